"""Packets out and replies in, on the command line of a real site with a real database."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.cli.outside import app as outside_app
from fairhearing.desk import Report, Upload, file_report, open_case, open_mailbox
from fairhearing.errors import FairHearingError, InputError, NotYoursError, RefusedError, SealError
from fairhearing.machine import OsRandomness
from fairhearing.sealing import make_receipt, read_receipt
from fairhearing.web import commands
from fairhearing.web.house import Rooms

RUN = CliRunner()


def ran(app, *words: object) -> Result:
    result = RUN.invoke(app, [str(word) for word in words])
    if isinstance(result.exception, FairHearingError):
        raise result.exception
    return result


def packets(*words: object) -> Result:
    return ran(commands.app, "packets", *words)


@pytest.fixture
def ready(place: Rooms, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """A site whose database is at this version."""
    monkeypatch.setattr(commands, "_refuse_unmigrated", lambda: None)
    return place


@pytest.fixture
def key(ready: Rooms, tmp_path: Path) -> Path:
    """Somebody outside made their keys, and they were entered."""
    path = tmp_path / "key.txt"
    words = ran(outside_app, "keys", "-o", path).stdout.strip().splitlines()[-1]
    packets("enter", "x03", *words.split())
    return path


@pytest.fixture
def case(ready: Rooms, key: Path) -> tuple[str, str]:
    """A report about a receiver, with a file: nobody inside is free."""
    words = make_receipt(OsRandomness())
    scan = Upload("scan.pdf", "application/pdf", b"scan")
    report = Report(words, "What happened.", respondents=("Cedar Three",), files=(scan,))
    return words, file_report(ready.house, report).case


def sent(tmp_path: Path, *options: str) -> Path:
    file = tmp_path / f"packet-{len(list(tmp_path.iterdir()))}.age"
    packets("out", "x03", "-o", file, *options)
    return file


def replied(tmp_path: Path, key: Path, packet: Path, code: str, act: str) -> Path:
    answer, reply = tmp_path / f"{packet.stem}.yaml", tmp_path / f"{packet.stem}-reply.age"
    answer.write_text(f"format: fairhearing/answer@1\ncase: {code}\nacts:\n  - {act}\n")
    ran(outside_app, "reply", answer, "-p", packet, "-i", key, "-o", reply, "--yes")
    return reply


ACKNOWLEDGED = "{act: report-acknowledged, to: reporter-1, text: It is with us.}"


def test_a_case_goes_out_and_the_answer_comes_back(ready, case, key, tmp_path) -> None:
    """From the report to the answer in the mailbox, with nobody inside who could have read it."""
    words, code = case
    reply = replied(tmp_path, key, sent(tmp_path), code, ACKNOWLEDGED)
    assert "Taken in: 1 acts." in packets("in", reply).stdout
    assert "Taken in: 1 acts." in packets("in", reply).stdout
    box = open_mailbox(ready.house, read_receipt(words))
    assert box.done("report-acknowledged")[0].fields["text"] == "It is with us."
    assert len(box.acts) == 2


def test_the_letter_is_the_same_whatever_is_in_the_packet(case, key, tmp_path) -> None:
    """It says how to open it and how to answer, with the digest to compare; no case and no party is in it."""
    _, code = case
    packet = sent(tmp_path)
    letter = packet.with_suffix(".txt").read_text()
    assert hashlib.sha256(packet.read_bytes()).hexdigest() in letter
    assert f"fairhearing outside read {packet.name}" in letter
    assert code not in letter
    assert "Cedar" not in letter
    assert stat.S_IMODE(packet.stat().st_mode) == 0o600


def test_attachments_go_with_it_or_not(case, key, tmp_path) -> None:
    """Which of them belong to which case is told by nothing, so all go or none."""
    folder = tmp_path / "out"
    ran(outside_app, "read", sent(tmp_path), "-i", key, "-o", folder / "with")
    ran(outside_app, "read", sent(tmp_path, "--no-attachments"), "-i", key, "-o", folder / "without")
    assert [path.name for path in (folder / "with" / case[1]).glob("file-*")] == ["file-1-scan.pdf"]
    assert list((folder / "without" / case[1]).glob("file-*")) == []


def test_a_reply_over_an_old_packet_is_refused_and_the_same_answer_is_taken_over_a_new_one(
    case, key, tmp_path
) -> None:
    """Something came in meanwhile; nothing that was written outside is lost."""
    _, code = case
    old = sent(tmp_path)
    packets("in", replied(tmp_path, key, sent(tmp_path), code, ACKNOWLEDGED))
    late = "{act: category-set, value: bullying, reason: Again and again.}"
    with pytest.raises(RefusedError, match="moved on"):
        packets("in", replied(tmp_path, key, old, code, late))
    assert "Taken in: 1 acts." in packets("in", replied(tmp_path, key, sent(tmp_path), code, late)).stdout


def test_keys_are_entered_once_and_only_for_people_of_the_roll(key) -> None:
    """A second time, for somebody unknown, or mistyped, they are refused."""
    words = ran(outside_app, "keys", "-o", key.with_name("other.txt")).stdout.strip().splitlines()[-1].split()
    with pytest.raises(RefusedError, match="keys already"):
        packets("enter", "x03", *words)
    with pytest.raises(InputError, match="on the roll"):
        packets("enter", "nobody", *words)
    with pytest.raises(SealError, match="public key"):
        packets("enter", "c14", words[0])


def test_who_signs_in_gets_no_packet(ready) -> None:
    """Nor does somebody without keys; whoever runs the site is told why, and what to do."""
    with pytest.raises(InputError, match="no keys to which"):
        packets("out", "c01", "-o", "nowhere.age")


def test_nothing_is_overwritten_and_a_missing_file_is_named(case, key, tmp_path) -> None:
    """Each with what can be done."""
    packet = sent(tmp_path)
    with pytest.raises(InputError, match="a file already"):
        packets("out", "x03", "-o", packet)
    with pytest.raises(InputError, match="cannot be written"):
        packets("out", "x03", "-o", tmp_path / "no" / "folder.age")
    with pytest.raises(InputError, match="cannot be read"):
        packets("in", tmp_path / "missing.age")


def test_the_rows_do_not_tell_that_a_case_was_answered_from_outside(ready, case, key, tmp_path) -> None:
    """An act that came by a reply looks like one that was made at the site."""
    _, code = case
    packets("in", replied(tmp_path, key, sent(tmp_path), code, ACKNOWLEDGED))
    with ready.house.books.reading() as ledger:
        act = ledger.acts(code)[-1]
        others = [one for one in ledger.all_keys() if one.person == "x03"]
    assert (act.public.by, act.index, len(act.salt)) == ("receiver-1", None, 32)
    assert others[0].sealed == b""
    with pytest.raises(NotYoursError):
        open_case(ready.house, _stranger(), code)


def _stranger():
    from fairhearing.desk import Officer
    from fairhearing.sealing import new_person_keys

    return Officer("c02", new_person_keys(OsRandomness()))
