"""`fairhearing record`: what it says and how it exits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.acts import Due, PublicAct
from fairhearing.cli.record import app
from fairhearing.identifiers import ActId, KindName, SlotName
from fairhearing.record import (
    COSIGNATURE,
    Checkpoint,
    FolderStore,
    Log,
    canonical,
    cosign,
    prove,
    public_key,
    seal_entry,
    sign_checkpoint,
    write_proof,
)

ORIGIN = "club.example/record"
SECRET = bytes(range(32))
KEY = str(public_key(ORIGIN, SECRET))
WITNESS_SECRET = bytes(range(32, 64))
WITNESS = str(public_key("witness.example", WITNESS_SECRET, COSIGNATURE))
ACT = PublicAct(
    id=ActId("a1"),
    case="c1",
    seq=0,
    kind=KindName("report"),
    by=SlotName("reporter-1"),
    to=None,
    at=datetime(2024, 3, 1, 9, 30, tzinfo=UTC),
    on=date(2024, 3, 1),
    due=(Due(rule="acknowledge", stage="intake", on=date(2024, 3, 4)),),
)


def _publish(log: Log) -> str:
    note = sign_checkpoint(Checkpoint(ORIGIN, log.size, log.root()), SECRET)
    log.publish(note)
    return note


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a record of 300 entries, an earlier checkpoint beside it, and a proof of entry 7."""
    log = Log(FolderStore(tmp_path / "record"))
    salt = bytes(32)
    log.append([bytes([at]) * 32 for at in range(7)] + [seal_entry(salt, canonical(ACT))])
    (tmp_path / "earlier").write_text(_publish(log), encoding="utf-8")
    log.append([bytes([at % 256]) * 32 for at in range(292)])
    note = _publish(log)
    (tmp_path / "proof.json").write_text(write_proof(prove(log, 7, salt, canonical(ACT), note)), encoding="utf-8")
    return tmp_path


def _run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_sound_record_says_what_it_shows_and_what_not(folder: Path) -> None:
    """Exit 0; the limits of the check stand in the answer."""
    done = _run("verify", folder / "record", "--key", KEY, "--since", folder / "earlier")
    assert done.exit_code == 0
    assert "The record club.example/record adds up: 300 entries, as signed." in done.output
    assert "the first 8 entries are the same" in done.output
    assert "Not witnessed" in done.output
    assert "cannot show that everything that happened was recorded" in done.output


@pytest.mark.parametrize(
    ("at", "says"), [(1_700_000_000, "2023-11-14 22:13 UTC"), (2**62, f"second {2**62} after 1970")]
)
def test_witness_is_named_with_the_time(folder: Path, at: int, says: str) -> None:
    """Whoever cosigned is named, even at a time that no calendar has."""
    file = folder / "record" / "checkpoint"
    file.write_text(
        cosign(file.read_text(encoding="utf-8"), "witness.example", WITNESS_SECRET, at), encoding="utf-8"
    )
    done = _run("verify", folder / "record", "--key", KEY, "--witness", WITNESS)
    assert done.exit_code == 0
    assert f"Cosigned by witness.example at {says}." in done.output
    assert "Not witnessed" not in done.output


def test_edited_record_exits_with_1(folder: Path) -> None:
    """A contradiction is told with why and what now."""
    file = folder / "record" / "tile" / "entries" / "000"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    done = _run("verify", folder / "record", "--key", KEY)
    assert done.exit_code == 1
    assert "do not give the root that was signed" in done.output
    assert "what now:" in done.output


@pytest.mark.parametrize("since", ["nothing", "record"])
def test_file_that_cannot_be_read_exits_with_2(folder: Path, since: str) -> None:
    """A missing file or a folder in its place is bad input."""
    done = _run("verify", folder / "record", "--key", KEY, "--since", folder / since)
    assert done.exit_code == 2
    assert f"{since} cannot be read" in done.output


def test_wrong_folder_and_wrong_key_exit_with_2(folder: Path) -> None:
    """They are told apart from a record that contradicts itself."""
    assert _run("verify", folder, "--key", KEY).exit_code == 2
    assert _run("verify", folder / "record", "--key", "nonsense").exit_code == 2
    assert _run("verify", folder / "record").exit_code == 2


def test_proof_shows_its_act(folder: Path) -> None:
    """Whoever holds the file and the key sees what was recorded, and where."""
    done = _run("prove-check", folder / "proof.json", "--key", KEY)
    assert done.exit_code == 0
    assert "This act is entry 7 of the 300 entries of club.example/record:" in done.output
    assert "  kind: report" in done.output
    assert "  due:\n    on 2024-03-04, rule acknowledge, stage intake" in done.output
    assert "{" not in done.output
    assert "reason_class" not in done.output
    assert "Not witnessed" in done.output


def test_altered_proof_exits_with_1(folder: Path) -> None:
    """An act that was not recorded like this contradicts the checkpoint."""
    file = folder / "proof.json"
    file.write_text(file.read_text(encoding="utf-8").replace("reporter-1", "reporter-2"), encoding="utf-8")
    done = _run("prove-check", file, "--key", KEY)
    assert done.exit_code == 1
    assert "not in the tree" in done.output


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}"])
def test_proof_that_is_none_exits_with_2(folder: Path, data: bytes) -> None:
    """Bytes that are no text, or no proof, are bad input."""
    (folder / "proof.json").write_bytes(data)
    assert _run("prove-check", folder / "proof.json", "--key", KEY).exit_code == 2
