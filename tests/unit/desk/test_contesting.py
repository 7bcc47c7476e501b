"""Contesting the roll: by whom an entry concerns, as an edit in the record, until somebody else answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import answer_edit, change_organisation, contest_edit, open_case, withdraw_edit
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import called, name_of_tie
from fairhearing.procedure import load
from tests.club import START, organisation, settle
from tests.fakes import fake_house

C03 = PersonId("c03")
TIE = next(name for name, people in called(organisation()).items() if "c03" in people and name.startswith("tie"))


@pytest.fixture
def club():
    return settle(fake_house(organisation(), load("model-small"), START))


def kinds(club):
    with club.house.books.reading() as ledger:
        return [edit.kind for edit in ledger.edits()]


def disputed(roll):
    return [tie.disputed for tie in roll.ties if name_of_tie(tie) == TIE]


def test_a_contest_is_an_edit_and_stands_in_the_roll(club):
    """With who, when and what; the tie counts as disputed; the edit tells of no person."""
    contest_edit(club.house, C03, TIE, "We never met.")
    roll = club.house.roll.current()
    assert [(one.entry, one.by, one.says) for one in roll.contested] == [(TIE, "c03", "We never met.")]
    assert roll.contested[0].on.first == START.date()
    assert disputed(roll) == [True]
    assert kinds(club) == ["organisation-edited", "edit-contested"]
    with club.house.books.reading() as ledger:
        assert "c03" not in repr(ledger.edits())


def test_contesting_the_same_in_the_same_words_is_no_edit(club):
    """Sending a form twice does nothing more."""
    for _ in range(2):
        contest_edit(club.house, C03, TIE, "We never met.")
    assert kinds(club).count("edit-contested") == 1


def test_nobody_contests_what_concerns_others(club):
    """Nothing is kept of it."""
    with pytest.raises(RefusedError, match="concerns somebody else"):
        contest_edit(club.house, PersonId("c01"), TIE, "It is not so.")
    assert club.house.roll.current().contested == ()


def test_a_whole_new_roll_does_not_answer_it(club):
    """It stands until it is answered, and the tie stays disputed, whatever is loaded."""
    contest_edit(club.house, C03, TIE, "We never met.")
    change_organisation(club.house, replace(organisation(), name="Another name"), "secretary")
    roll = club.house.roll.current()
    assert (roll.name, len(roll.contested), disputed(roll)) == ("Another name", 1, [True])


def test_somebody_else_answers_it(club):
    """Nobody answers themselves; what is contested is changed by an edit like every other."""
    contest_edit(club.house, C03, TIE, "We never met.")
    with pytest.raises(RefusedError):
        answer_edit(club.house, TIE, "c03")
    answer_edit(club.house, TIE, "c02", "You were seen.")
    assert club.house.roll.current().contested == ()
    (answer,) = club.house.roll.current().answered
    assert (answer.answered_by, answer.answer, answer.on.first) == ("c02", "You were seen.", START.date())
    assert kinds(club)[-1] == "contest-answered"


def test_it_can_be_withdrawn(club):
    """By whoever contested it; without a contest nothing happens."""
    contest_edit(club.house, C03, TIE, "We never met.")
    withdraw_edit(club.house, C03, TIE)
    withdraw_edit(club.house, C03, TIE)
    assert club.house.roll.current().contested == ()
    assert kinds(club).count("contest-withdrawn") == 1


def test_the_loss_of_an_entry_is_contested_with_the_snapshot_that_held_it(club):
    """Without it there is nothing to be contested."""
    pinned = club.house.roll.pin()
    change_organisation(club.house, replace(organisation(), ties=()), "secretary")
    with pytest.raises(InputError):
        contest_edit(club.house, C03, TIE, "It was there.")
    contest_edit(club.house, C03, TIE, "It was there.", snapshot=pinned)
    assert [one.entry for one in club.house.roll.current().contested] == [TIE]


def test_a_case_under_way_keeps_what_it_pinned(club):
    """Contesting a tie frees nobody in a case that was taken in before."""
    _, code = club.report()
    contest_edit(club.house, C03, TIE, "We never met.")
    case = open_case(club.house, club.officers["c04"], code)
    assert disputed(case.organisation) == [False]
