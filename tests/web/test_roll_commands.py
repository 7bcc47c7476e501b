"""Entering, showing and listing the organisation on the command line."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.desk import append_record, declare
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.web import commands
from fairhearing.web.house import Rooms
from tests.web.conftest import CLUB

RUN = CliRunner()


def roll(*words: str, typed: str = "") -> Result:
    return RUN.invoke(commands.app, ["roll", *words], input=typed)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The club under another name."""
    file = tmp_path / "new.yaml"
    file.write_text(CLUB.read_text().replace("name: The Club", "name: The Old Club"))
    return file


@pytest.fixture
def ready(place: Rooms, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """A site whose database is at this version."""
    monkeypatch.setattr(commands, "_refuse_unmigrated", lambda: None)
    return place


def test_what_would_change_is_told_before_it_is_asked(ready: Rooms, changed: Path) -> None:
    """Whoever says no leaves everything as it was."""
    done = roll("load", str(changed), typed="n\n")
    assert done.exit_code == 1
    assert "The Club" in done.output
    assert "The Old Club" in done.output
    assert ready.roll.current().name == "The Club"


def test_a_confirmed_change_is_in_force_and_in_the_record(ready: Rooms, changed: Path) -> None:
    """The edit waits for the record, then has its entry; who made it stands in the sealed state alone."""
    assert roll("load", str(changed), "--by", "the secretary", typed="y\n").exit_code == 0
    assert ready.roll.current().name == "The Old Club"
    listed = roll("edits").output.splitlines()
    assert [line.split()[2] for line in listed] == ["organisation-edited"] * 2
    assert "waits for the record" in listed[-1]
    append_record(ready.house)
    listed = roll("edits").output.splitlines()
    assert listed[-1].endswith("entry 1")
    assert str(ready.roll.state()) in listed[-1]
    assert "secretary" not in "".join(listed)


def test_what_is_shown_can_be_loaded(ready: Rooms, tmp_path: Path) -> None:
    """Showing names the state and who put it in force; loading it again changes nothing."""
    shown = roll("show").output
    assert shown.startswith(f"# state {ready.roll.state()}, put in force by: not said\n")
    file = tmp_path / "shown.yaml"
    file.write_text(shown)
    assert roll("load", str(file), "--yes").output == "Nothing to change.\n"


def test_the_first_load_counts_too(ready: Rooms, tmp_path: Path) -> None:
    """An empty house says what to do; the first organisation is an edit like every other."""
    (tmp_path / "roll" / "current").unlink()
    assert "roll load FILE" in roll("show").output
    assert roll("load", str(CLUB), "--yes").exit_code == 0
    assert len(roll("edits").output.splitlines()) == 1


def test_a_file_that_is_not_there_is_named(ready: Rooms, tmp_path: Path) -> None:
    """With its place."""
    done = roll("load", str(tmp_path / "none.yaml"))
    assert isinstance(done.exception, InputError)
    assert "none.yaml" in done.exception.diagnostics()


def test_declarations_are_listed_without_a_person(ready: Rooms) -> None:
    """An edit of the kind, a digest, and nothing else."""
    declare(ready.house, PersonId("c09"), ready.house.now().date() + timedelta(days=30))
    (line,) = roll("edits").output.splitlines()
    words = re.split(r"\b[0-9a-f]{64}\b", line)  # a digest can have any three signs in it
    assert len(words) == 2
    assert "declaration-made" in " ".join(words)
    assert "c09" not in " ".join(words)


def test_help_needs_no_database(place: Rooms) -> None:
    """The help of a command is there before anything else is."""
    assert "roll load" in roll("load", "--help").output
