"""Candidates that somebody looked at: confirmed as a tie, or dismissed for good."""

from __future__ import annotations

import pytest

from fairhearing.acts import read_when
from fairhearing.errors import InputError
from fairhearing.organisation import (
    Dismissal,
    Organisation,
    confirm_candidate,
    dismiss_candidate,
    edits,
    read_organisation,
    write_organisation,
)

DAY = read_when("2024-03-01")


def test_a_dismissal_stays_in_the_file(demo: Organisation) -> None:
    """With who, when and why; a second one changes nothing; it is an edit like every other."""
    done = dismiss_candidate(demo, ("p23", "p17"), "secretary", DAY, " Two people \n of one name. ")
    assert done.dismissed == (Dismissal(("p17", "p23"), "secretary", DAY, "Two people of one name."),)
    assert read_organisation(write_organisation(done), "again.yaml") == done
    assert dismiss_candidate(done, ("p17", "p23"), "p01", DAY, "again") is done
    (sentence,) = edits(demo, done)
    assert sentence.startswith("Dismissed candidate people: [p17, p23], by: secretary, on: 2024-03-01")


def test_a_confirmed_candidate_is_a_tie(demo: Organisation) -> None:
    """Declared by whoever says so; confirming it again, also the other way round, changes nothing."""
    done = confirm_candidate(demo, ("p23", "p17"), "kin", "p17", DAY)
    tie = done.ties[-1]
    assert (tie.kind, tie.people, tie.declared_by) == ("kin", ("p23", "p17"), "p17")
    assert tie.note == "a candidate confirmed on 2024-03-01"
    assert confirm_candidate(done, ("p17", "p23"), "kin", "p17", DAY) is done
    assert read_organisation(write_organisation(done), "again.yaml") == done


@pytest.mark.parametrize(
    ("pair", "reason", "words"),
    [
        (("p17", "p99"), "why", "Nobody of the id 'p99' is on the roll."),
        (("p17", "p17"), "why", "A candidate is two different people."),
        (("p17", "p23"), "  ", "No reason is given."),
    ],
)
def test_a_dismissal_names_two_people_and_why(
    demo: Organisation, pair: tuple[str, str], reason: str, words: str
) -> None:
    """Who is not on the roll, one person alone, and a dismissal without a reason are refused."""
    with pytest.raises(InputError, match=words):
        dismiss_candidate(demo, pair, "p01", DAY, reason)


@pytest.mark.parametrize(
    ("kind", "by", "words"), [("kinn", "p17", "Did you mean 'kin'?"), ("kin", "secretary", "is on the roll")]
)
def test_a_confirmation_names_a_kind_and_a_person(demo: Organisation, kind: str, by: str, words: str) -> None:
    """Whoever declares a tie is somebody of the roll."""
    with pytest.raises(InputError) as error:
        confirm_candidate(demo, ("p17", "p23"), kind, by, DAY)
    assert words in error.value.diagnostics()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{people: [p17, p23], by: p01}", "'reason' is missing"),
        ("{people: [p17], by: p01, reason: x}", "two different people"),
        ("{people: [p17, p17], by: p01, reason: x}", "two different people"),
        ("{people: [p17, p99], by: p01, reason: x}", "'p99' is not a person of this file"),
        ("{people: [p17, p23], by: p01, reason: x, score: 3}", "a key of a dismissed candidate"),
    ],
)
def test_a_dismissal_in_the_file_is_read_strictly(demo: Organisation, entry: str, words: str) -> None:
    """With its line."""
    text = f"{write_organisation(demo)}dismissed:\n  - {entry}\n"
    with pytest.raises(InputError) as error:
        read_organisation(text, "roll.yaml")
    assert words in error.value.diagnostics()
    assert str(error.value.where).startswith("roll.yaml:")


def test_a_dismissal_without_a_day_is_read(demo: Organisation) -> None:
    """As of old."""
    text = f"{write_organisation(demo)}dismissed:\n  - {{people: [p17, p23], by: p01, reason: x}}\n"
    assert read_organisation(text, "roll.yaml").dismissed[0].on is None
