"""Checking a case again: acts of people of whom a conflict is known only since, and nothing that disappears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import read_when
from fairhearing.desk import change_organisation, confirm_tie, found_since, open_case
from fairhearing.errors import RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, name_of_tie
from fairhearing.procedure import load
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act, walk_to

OWN = Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")


@pytest.fixture
def club():
    return settle(fake_house(organisation(), load("model-small"), START))


def enter(club, *ties):
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, *ties)), "secretary")


def since(club, code, person="c04"):
    case = open_case(club.house, club.officers[person], code)
    return found_since(club.house, case, case.judgement(case.calendar.day(club.house.now())))


def test_what_its_subject_declares_reaches_back(club):
    """Every act that c04 did before is shown with its day and the path of the conflict."""
    way = walk_to(club, "categorised")
    assert since(club, way.code) == ()
    enter(club, OWN)
    found = since(club, way.code)
    assert [one.act.kind for one in found] == ["report-acknowledged", "rights-notified", "category-set"]
    assert {one.person for one in found} == {"c04"}
    assert all("friends" in one.conflict.reasons[0].path[0] for one in found)
    assert {one.again for one in found} == {None}


def test_what_an_overseer_confirms_reaches_back(club):
    """Entered by a third person it does not; confirmed it does."""
    way = walk_to(club, "acknowledged")
    enter(club, replace(OWN, declared_by=None))
    assert since(club, way.code) == ()
    confirm_tie(club.house, PersonId("c05"), name_of_tie(OWN))
    assert len(since(club, way.code)) == 2


def test_a_tie_that_disappears_frees_nobody(club):
    """A tie of the intake that is struck off: nothing changes, for whoever it kept out and for what is shown."""
    way = walk_to(club, "acknowledged")
    change_organisation(club.house, replace(organisation(), ties=()), "secretary")
    assert since(club, way.code) == ()
    case = open_case(club.house, club.officers["c04"], way.code)
    assert case.organisation.ties == organisation().ties


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_tie_that_came_since_and_disappears_frees_nobody_either(club, confirmed):
    """Declared or confirmed in mid-case, then struck off or given another end: it still counts."""
    way = walk_to(club, "acknowledged")
    enter(club, replace(OWN, declared_by=None) if confirmed else OWN)
    if confirmed:
        confirm_tie(club.house, PersonId("c05"), name_of_tie(OWN))
    for later in ((), (replace(OWN, until=read_when("1999")),), ()):
        enter(club, *later)
        assert len(since(club, way.code)) == 2
        with pytest.raises(RefusedError):
            act(club, club.officers["c04"], way.code, "category-set", value="threats", reason="Mine.")


def test_a_new_tie_that_binds_to_nobody_in_the_case_shows_nothing(club):
    """It is checked again all the same."""
    way = walk_to(club, "acknowledged")
    enter(club, Tie("friend", (PersonId("c04"), PersonId("c12")), declared_by="c04"))
    assert since(club, way.code) == ()


def test_a_tie_that_begins_only_afterwards_does_not_reach_back(club):
    """Each act is judged as of its own day."""
    way = walk_to(club, "acknowledged")
    later = club.house.now().date().replace(year=club.house.now().year + 1).isoformat()
    enter(club, replace(OWN, since=read_when(later)))
    assert since(club, way.code) == ()


def test_what_somebody_free_did_again_is_told(club):
    """The category set anew by the outside body's receiver, who is not bound to anybody."""
    way = walk_to(club, "categorised")
    enter(club, OWN)
    assert since(club, way.code)[-1].again is None
    act(club, club.officers["c04"], way.code, "recused")
    assert since(club, way.code, "x01")[-1].again is None
    act(club, club.officers["x01"], way.code, "category-set", value="threats", reason="Read again.")
    (one,) = [one for one in since(club, way.code, "x01") if one.act.kind == "category-set"]
    assert one.again == club.house.now().date()


def test_who_does_not_know_who_is_who_finds_nothing(club):
    """A reader without names has nobody to find a conflict of."""
    way = walk_to(club, "acknowledged")
    enter(club, OWN)
    case = open_case(club.house, club.officers["c04"], way.code)
    blind = replace(case, secrets={place: key for place, key in case.secrets.items() if place[0] != "who"})
    assert found_since(club.house, blind, case.judgement(START.date())) == ()
