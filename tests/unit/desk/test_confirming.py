"""An overseer confirms a tie, so that it counts in cases that were under way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import change_organisation, confirm_tie, contest_edit, open_case, ties_to_confirm
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, bodies_of_kind, members_of, name_of_tie
from fairhearing.procedure import load
from tests.club import START, organisation, settle
from tests.fakes import fake_house

OVERSEER = members_of(organisation(), bodies_of_kind(organisation(), "oversight")[0], START.date())[0]
TIE = Tie("friend", (PersonId("c04"), PersonId("c06")))
NAME = name_of_tie(TIE)


@pytest.fixture
def club():
    return settle(fake_house(organisation(), load("model-small"), START))


def enter(club, tie=TIE):
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, tie)), "secretary")


def test_a_tie_that_came_up_counts_once_an_overseer_confirmed_it(club):
    """Before, a tie that a third person entered does not reach a case under way."""
    _, code = club.report()
    enter(club)
    before = open_case(club.house, club.officers["c04"], code).organisation
    assert NAME not in {name_of_tie(tie) for tie in before.ties}
    confirm_tie(club.house, OVERSEER, NAME)
    after = open_case(club.house, club.officers["c04"], code).organisation
    assert NAME in {name_of_tie(tie) for tie in after.ties}


def test_it_is_an_edit_once(club):
    """Confirming it again changes nothing."""
    enter(club)
    for _ in range(2):
        confirm_tie(club.house, OVERSEER, NAME)
    with club.house.books.reading() as ledger:
        assert [edit.kind for edit in ledger.edits()].count("tie-confirmed") == 1


def test_nobody_else_can_say_that_an_overseer_confirmed_it(club):
    """Neither in a file that is loaded, nor somebody who oversees nothing."""
    enter(club, replace(TIE, confirmed_by=OVERSEER))
    assert club.house.roll.current().ties[-1].confirmed_by is None
    with pytest.raises(RefusedError, match="Only an overseer"):
        confirm_tie(club.house, PersonId("c04"), NAME)


def test_nobody_confirms_their_own_tie(club):
    """They declare it, or another overseer confirms it."""
    own = Tie("friend", (OVERSEER, PersonId("c06")))
    enter(club, own)
    with pytest.raises(RefusedError, match="your own"):
        confirm_tie(club.house, OVERSEER, name_of_tie(own))


def test_a_tie_that_is_not_there_is_told(club):
    """With the one that it resembles."""
    enter(club)
    with pytest.raises(InputError) as error:
        confirm_tie(club.house, OVERSEER, NAME.replace("c06", "c07"))
    assert f"Did you mean '{NAME}'?" in error.value.diagnostics()


def waiting(club):
    return [name_of_tie(tie) for tie in ties_to_confirm(club.house)]


def test_a_tie_waits_while_a_case_is_under_way_that_was_there_before_it(club):
    """Not before there is a case, not one that stood on the roll at intake, and no longer once it is confirmed."""
    enter(club)
    assert waiting(club) == []
    club.report()
    assert waiting(club) == []
    other = Tie("kin", (PersonId("c08"), PersonId("c09")))
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, TIE, other)), "secretary")
    assert waiting(club) == [name_of_tie(other)]
    confirm_tie(club.house, OVERSEER, name_of_tie(other))
    assert waiting(club) == []


def test_nothing_waits_for_a_case_that_is_closed(club):
    """What comes up afterwards counts in cases that come in from then on, as every tie does."""
    _, code = club.report()
    enter(club)
    assert waiting(club) == [NAME]
    with club.house.books.writing() as ledger:
        ledger.close_case(code, closed=True)
    assert waiting(club) == []


def test_what_one_of_the_tied_declared_does_not_wait_unless_they_deny_it(club):
    """Whoever keeps the file could have written that they declared it."""
    club.report()
    enter(club, replace(TIE, declared_by="c04"))
    assert waiting(club) == []
    contest_edit(club.house, PersonId("c04"), NAME, "I never said so.")
    assert waiting(club) == [NAME]
    confirm_tie(club.house, OVERSEER, NAME)
    assert waiting(club) == []
