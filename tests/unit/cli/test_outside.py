"""`fairhearing outside`, as somebody outside uses it."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess

import pytest
from typer.testing import CliRunner

from fairhearing.cli.outside import app, in_plain_signs
from fairhearing.desk import Upload, enter_outside_keys, make_packet, open_mailbox, take_reply
from fairhearing.errors import FairHearingError, InputError, NotYoursError, SealError
from fairhearing.procedure import load
from fairhearing.sealing import new_identity, outside_keys, read_public, read_receipt, write_public
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.packets import SITE, outward
from tests.shut_out import shut_out

RUN = CliRunner()


def outside(*words: str, typed: str = ""):
    """Run the command; an error of ours is raised."""
    result = RUN.invoke(app, [str(word) for word in words], input=typed)
    if isinstance(result.exception, FairHearingError):
        raise result.exception
    return result


@pytest.fixture
def club():
    made = settle(fake_house(organisation(), load("model-small"), START))
    with made.house.books.writing() as ledger:
        for person in ("x01", "x02", "x03"):
            del ledger.tables.keys[person]
    return made


@pytest.fixture
def key(club, tmp_path):
    """Somebody outside made their keys, and the organisation entered them."""
    path = tmp_path / "key.txt"
    printed = outside("keys", "-o", path)
    enter_outside_keys(club.house, "x01", printed.stdout.strip().splitlines()[-1])
    return path


@pytest.fixture
def case(club, key, tmp_path):
    """A case that lies with them, and its packet."""
    scan = Upload("../my scan.pdf", "application/pdf", b"scan")
    words, code = outward(club, files=(scan,))
    digests = list(club.house.blobs.files)
    (tmp_path / "packet.age").write_bytes(make_packet(club.house, SITE, "x01", digests))
    return words, code


def test_keys_are_made_once_and_are_their_owners_alone(tmp_path) -> None:
    """The public half is printed; the file opens with the ordinary tool's own format and is not overwritten."""
    path = tmp_path / "key.txt"
    printed = outside("keys", "-o", path).stdout
    read_public(printed.strip().splitlines()[-1])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert re.search(r"^AGE-SECRET-KEY-1", path.read_text(), re.MULTILINE)
    with pytest.raises(InputError, match="a file already"):
        outside("keys", "-o", path)


def test_the_ordinary_tool_opens_a_packet(case, key, tmp_path) -> None:
    """What is handed out opens with `age` alone; what is inside is sealed again, case by case."""
    if shutil.which("age") is None:
        pytest.fail("Debian's `age` is needed: apt-get install age")
    done = subprocess.run(
        ["age", "-d", "-i", key, tmp_path / "packet.age"], capture_output=True, check=True, timeout=60
    )
    assert b'"format":"fairhearing/packet@1"' in done.stdout
    assert b"What happened" not in done.stdout


def test_a_case_is_read_with_what_is_due_and_an_answer_to_fill_in(case, key, tmp_path) -> None:
    """The judgement is printed; the folder holds the case, its attachment and the answer."""
    _, code = case
    shown = outside("read", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "out").stdout
    assert f"Case {code}, you are receiver-1." in shown
    assert "WHAT MAY BE DONE NEXT" in shown
    folder = tmp_path / "out" / code
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["answer.yaml", "case.yaml", "file-1-..-my-scan.pdf", "judgement.txt", "organisation.yaml"]
    assert "What happened, in own words." in (folder / "case.yaml").read_text()
    assert (folder / "file-1-..-my-scan.pdf").read_bytes() == b"scan"
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_folder_nothing_is_written(case, key, tmp_path) -> None:
    """It is shown alone."""
    before = sorted(tmp_path.iterdir())
    outside("read", tmp_path / "packet.age", "-i", key)
    assert sorted(tmp_path.iterdir()) == before


def test_a_packet_without_a_case_for_them_says_so(club, key, tmp_path) -> None:
    """It is the usual thing."""
    club.report()
    (tmp_path / "packet.age").write_bytes(make_packet(club.house, SITE, "x01"))
    assert "No case in this packet" in outside("read", tmp_path / "packet.age", "-i", key).stdout


def test_an_attachment_that_was_left_out_is_asked_for(club, case, key, tmp_path) -> None:
    """The rest of the case is there."""
    (tmp_path / "packet.age").write_bytes(make_packet(club.house, SITE, "x01"))
    shown = outside("read", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "out").stdout
    assert "Attachment 1: A sealed file is not in this packet." in shown
    assert (tmp_path / "out" / case[1] / "case.yaml").exists()


def test_an_answer_becomes_a_reply_that_the_site_takes_in(club, case, key, tmp_path) -> None:
    """What was written outside stands in the reporter's mailbox."""
    words, code = case
    answer = tmp_path / "answer.yaml"
    answer.write_text(
        f"format: fairhearing/answer@1\ncase: {code}\nacts:\n"
        "  - {act: report-acknowledged, to: reporter-1, text: It arrived with us.}\n"
    )
    club.clock.pass_days(2000)
    shown = outside(
        *("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age"), typed="y\n"
    ).stdout
    assert "- report-acknowledged to reporter-1" in shown
    take_reply(club.house, SITE, (tmp_path / "reply.age").read_bytes())
    box = open_mailbox(club.house, read_receipt(words))
    assert box.done("report-acknowledged")[0].fields["text"] == "It arrived with us."


def test_whoever_cannot_be_let_in_keeps_no_reply_back(club, case, key, tmp_path) -> None:
    """What is wrong with it is said, and the acts of the answer are in the reply all the same."""
    words, code = case
    shut_out(club, words, code)
    enter_outside_keys(club.house, "x02", write_public(outside_keys(new_identity(club.house.randomness))))
    (tmp_path / "packet.age").write_bytes(make_packet(club.house, SITE, "x01"))
    answer = tmp_path / "answer.yaml"
    answer.write_text(
        f"format: fairhearing/answer@1\ncase: {code}\nacts:\n  - {{act: exhibit-added, text: A letter.}}\n"
    )
    club.clock.pass_days(2000)
    shown = outside(
        *("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age", "--yes")
    ).stdout
    assert "This part of the case is not open to you." in shown
    assert "The reply is in" in shown
    (taken,) = take_reply(club.house, SITE, (tmp_path / "reply.age").read_bytes())
    assert taken.public.kind == "exhibit-added"


def test_the_code_of_a_respondents_letter_is_shown_once(club, case, key, tmp_path) -> None:
    """Half for the letter, half to be spoken."""
    answer = tmp_path / "answer.yaml"
    answer.write_text(
        f"""format: fairhearing/answer@1
case: {case[1]}
acts:
  - {{act: category-set, value: bullying, reason: Again and again.}}
  - {{act: safety-plan-made, text: Apart, with_affected: true}}
  - {{act: respondent-notified, what: It, when: 2026-02, where: the hall, text: Letter, how: letter}}
"""
    )
    shown = outside(
        *("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age", "--yes")
    ).stdout
    assert "In the letter: " in shown
    assert "To be spoken: " in shown


def test_an_answer_that_was_not_filled_in_makes_no_reply(case, key, tmp_path) -> None:
    """It says what to do with it."""
    outside("read", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "out")
    answer = tmp_path / "out" / case[1] / "answer.yaml"
    with pytest.raises(InputError, match="Nothing is to be done"):
        outside("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age", "--yes")


def test_whoever_says_no_sends_nothing(case, key, tmp_path) -> None:
    """Nothing is written."""
    answer = tmp_path / "answer.yaml"
    answer.write_text(f"format: fairhearing/answer@1\ncase: {case[1]}\nacts:\n  - {{act: recused}}\n")
    done = outside(
        *("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age"), typed="n\n"
    )
    assert done.exit_code == 1
    assert not (tmp_path / "reply.age").exists()


def test_somebody_elses_packet_or_case_stays_shut(case, key, tmp_path) -> None:
    """Another key opens nothing; a case that is not theirs is not there."""
    outside("keys", "-o", tmp_path / "other.txt")
    with pytest.raises(SealError, match="does not open"):
        outside("read", tmp_path / "packet.age", "-i", tmp_path / "other.txt")
    answer = tmp_path / "answer.yaml"
    answer.write_text("format: fairhearing/answer@1\ncase: nowhere\nacts:\n  - {act: recused}\n")
    with pytest.raises(NotYoursError):
        outside("reply", answer, "-p", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "reply.age", "--yes")


def test_a_name_that_somebody_else_gave_a_file_is_no_hindrance(club, key, tmp_path) -> None:
    """Eighty signs of four bytes each are too long for a disk; one respondent could shut the case with them."""
    scan = Upload("\N{MATHEMATICAL BOLD CAPITAL A}" * 80 + "\u202efdp.exe", "application/pdf", b"scan")
    _, code = outward(club, files=(scan,))
    packet = make_packet(club.house, SITE, "x01", list(club.house.blobs.files))
    (tmp_path / "packet.age").write_bytes(packet)
    outside("read", tmp_path / "packet.age", "-i", key, "-o", tmp_path / "cases")
    (kept,) = (tmp_path / "cases" / code).glob("file-1-*")
    assert kept.name.isascii()
    assert kept.read_bytes() == b"scan"


def test_a_terminal_is_told_nothing_by_a_packet() -> None:
    """What whoever runs the site wrote into it moves no cursor and hides no line."""
    assert in_plain_signs("a\x1b[2Jb\x9bc\rd\u202ee\nf") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffde\nf"
