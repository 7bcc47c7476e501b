"""Ties struck off the roll in mid-case: kept apart where they could count, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import read_when
from fairhearing.errors import InputError
from fairhearing.organisation import (
    Organisation,
    Tie,
    contest_entry,
    edits,
    name_of_tie,
    read_organisation,
    snapshot_digest,
    with_struck,
    write_organisation,
)

OWN = Tie("friend", ("p10", "p22"), declared_by="p10")
CONFIRMED = Tie("kin", ("p11", "p22"), confirmed_by="p21")
ENTERED = Tie("kin", ("p12", "p22"), declared_by="p01")


@pytest.fixture
def before(demo: Organisation) -> Organisation:
    """One tie that its subject declared, one that an overseer confirmed, one that somebody else entered."""
    return replace(demo, ties=(OWN, CONFIRMED, ENTERED))


def test_what_could_count_is_kept_apart(before: Organisation) -> None:
    """Declared by its subject or confirmed: not what somebody else entered, which never counted."""
    kept = with_struck(before, replace(before, ties=()), keep=True)
    assert kept.struck == (OWN, CONFIRMED)
    assert with_struck(kept, replace(kept, struck=()), keep=True).struck == (OWN, CONFIRMED)
    assert with_struck(kept, before, keep=True).struck == ()
    assert with_struck(kept, kept, keep=False).struck == ()
    assert with_struck(before, before, keep=True) is before


def test_another_end_is_a_loss_too(before: Organisation) -> None:
    """The tie as it stood is kept beside the one that was written in its place; a dispute changes nothing."""
    shortened = replace(OWN, until=read_when("2001"))
    assert with_struck(before, replace(before, ties=(shortened, CONFIRMED)), keep=True).struck == (OWN,)
    assert (
        with_struck(before, replace(before, ties=(replace(OWN, disputed=True), CONFIRMED)), keep=True).struck == ()
    )


def test_what_its_own_subject_denied_is_not_kept(before: Organisation) -> None:
    """Somebody else had written that they declared it."""
    denied = contest_entry(before, name_of_tie(OWN), "p10", read_when("2024"), "I never said so.")
    assert with_struck(denied, replace(denied, ties=()), keep=True).struck == (CONFIRMED,)


def test_whom_it_names_stays_on_the_roll(before: Organisation) -> None:
    """Else the file could not be read again."""
    people = {name: person for name, person in before.people.items() if name not in {"p10", "p21"}}
    kept = with_struck(before, replace(before, people=people, ties=()), keep=True)
    assert {"p10", "p21"} <= kept.people.keys()
    assert read_organisation(write_organisation(kept), "again.yaml") == kept
    assert snapshot_digest(kept, b"x") != snapshot_digest(replace(kept, struck=()), b"x")
    assert edits(kept, replace(kept, struck=())) == ()


def test_a_struck_tie_of_nobody_is_refused(before: Organisation) -> None:
    """As a tie is."""
    text = f"{write_organisation(before)}struck:\n  - {{kind: kin, people: [p01, p99]}}\n"
    with pytest.raises(InputError, match="'p99' is not a person of this file"):
        read_organisation(text, "roll.yaml")
