"""Taking lists into the roll in force, and answering candidates and contests, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.desk import contest_edit
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import called
from fairhearing.web import commands
from fairhearing.web.house import Rooms

RUN = CliRunner()


def roll(*words: object, typed: str = "") -> Result:
    return RUN.invoke(commands.app, ["roll", *map(str, words)], input=typed)


@pytest.fixture
def ready(place: Rooms, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """A site whose database is at this version."""
    monkeypatch.setattr(commands, "_refuse_unmigrated", lambda: None)
    return place


@pytest.fixture
def words(tmp_path: Path) -> tuple[object, ...]:
    """A list of one new person, with a telephone that c02 has too."""
    (tmp_path / "list.csv").write_text("No,Name,Tel\nc02,Birch Two,555 0100\nc77,Kim Newcomer,5550100\n")
    (tmp_path / "map.yaml").write_text(
        "format: fairhearing/mapping@1\nrows: people\ncolumns: {id: No, name: Name}\n"
        "contacts: {telephone: Tel}\nabsent: kept\n"
    )
    return (tmp_path / "list.csv", "--mapping", tmp_path / "map.yaml")


def test_a_list_is_told_asked_for_and_put_in_force(ready: Rooms, words: tuple[object, ...]) -> None:
    """Whoever says no leaves all as it was; afterwards the same list changes nothing."""
    done = roll("import", "people", *words, "--as-of", "2026-03-01", typed="n\n")
    assert done.exit_code == 1
    assert "- Kim Newcomer (c77) is new." in done.output
    assert "Put this in force, as of 2026-03-01?" in done.output
    assert "c77" not in ready.roll.current().people
    assert "Changes put in force:" in roll("import", "people", *words, "--yes").output
    assert ready.roll.current().people[PersonId("c77")].name == "Kim Newcomer"
    assert "5550100" not in roll("show").output
    assert roll("import", "people", *words).output.endswith("Nothing to change.\n")


def test_a_mapping_for_another_list_is_refused(ready: Rooms, words: tuple[object, ...]) -> None:
    """With what was probably meant."""
    done = roll("import", "ties", *words)
    assert isinstance(done.exception, InputError)
    assert "The mapping is for people, not for ties." in done.exception.diagnostics()


def test_candidates_are_listed_and_answered(ready: Rooms, words: tuple[object, ...]) -> None:
    """A dismissed one stays dismissed; a confirmed one is a tie of the roll."""
    roll("import", "people", *words, "--yes")
    assert isinstance(roll("candidates", "--contacts", words[0]).exception, InputError)
    listed = ("candidates", "--contacts", *words, "--least", "80")
    assert "c02 Birch Two  c77 Kim Newcomer: the same telephone" in roll(*listed).output
    answer = ("c02", "c77", "--by", "c02")
    done = roll("dismiss", *answer, "--reason", "One office.")
    assert "Changes put in force: 1." in done.output
    assert "c77" not in roll(*listed).output
    roll("confirm", *answer, "--kind", "colleague")
    assert ready.roll.current().ties[-1].declared_by == "c02"
    assert roll("confirm", *answer, "--kind", "colleague").output == "Nothing to change.\n"
    assert "Candidates for a tie:" in roll("candidates").output


def test_what_is_known_is_shown(ready: Rooms) -> None:
    """In numbers, for everybody and for each body."""
    told = roll("show", "--coverage").output
    assert "nothing is known about" in told
    assert "sit on it" in told


def test_open_contests_are_listed_until_they_are_answered(ready: Rooms) -> None:
    """With who contests what, and how they are answered; nobody answers their own."""
    entry = next(
        name for name, people in called(ready.roll.current()).items() if name.startswith("tie") and "c03" in people
    )
    contest_edit(ready.house, PersonId("c03"), entry, "We never met.")
    listed = roll("edits").output
    assert "edit-contested" in listed
    assert f"- {entry}, by c03 on " in listed
    assert "We never met." in listed
    assert isinstance(roll("answer", entry, "--by", "c03").exception, RefusedError)
    assert "Answered." in roll("answer", entry, "--by", "c02", "--says", "Struck.").output
    assert ready.roll.current().answered[0].answer == "Struck."
    assert "We never met." not in roll("edits").output
