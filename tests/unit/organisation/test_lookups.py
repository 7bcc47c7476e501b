"""Questions to an organisation as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.acts import read_when
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation import (
    Organisation,
    Seat,
    bodies_of_kind,
    is_member,
    latest_day,
    match_name,
    members_of,
    possibly,
    register,
    seats_of,
)

DAY = date(2023, 4, 22)


def test_members_are_those_whose_seat_possibly_covers_the_day(lakeland: Organisation) -> None:
    """A seat held until some day of 2023 is possibly held in April and in December, and not in 2024."""
    assert members_of(lakeland, "board", DAY) == ("p01", "p02", "p03", "p09", "p20")
    assert "p20" in members_of(lakeland, "board", date(2023, 12, 31))
    assert "p20" not in members_of(lakeland, "board", date(2024, 1, 1))
    assert members_of(lakeland, "board", date(2009, 12, 31)) == ()


def test_a_branch_has_its_people_as_members(lakeland: Organisation) -> None:
    """The members of a branch are those of it who joined and did not leave; nobody is of the branch none."""
    assert members_of(lakeland, "east", DAY) == ("p20", "p21", "p22", "p23", "p24")
    assert members_of(lakeland, "east", date(2023, 9, 1)) == ("p20", "p21", "p22", "p23")
    assert members_of(lakeland, "none", DAY) == ()


def test_a_body_of_which_nothing_is_known_has_no_members(lakeland: Organisation) -> None:
    """Neither a panel that was never drawn nor a word that names nothing has members."""
    assert members_of(lakeland, "commission", DAY) == members_of(lakeland, "nothing", DAY) == ()


def test_who_certainly_left_sits_nowhere(lakeland: Organisation) -> None:
    """A seat without an end ends with its holder's leaving; one of somebody off the roll does not."""
    gone = Seat(PersonId("p24"), BodyId("care"))
    outsider = Seat(PersonId("x01"), BodyId("neighbour"))
    changed = replace(lakeland, seats=(gone, outsider))
    assert members_of(changed, "care", date(2023, 8, 31)) == ("p24",)
    assert members_of(changed, "care", date(2023, 9, 1)) == ()
    assert seats_of(changed, "p24", date(2023, 8, 31)) == (gone,)
    assert seats_of(changed, "p24", date(2023, 9, 1)) == ()
    assert members_of(changed, "neighbour", DAY) == ("x01",)
    assert seats_of(changed, "x01", DAY) == (outsider,)


def test_seats_are_those_of_the_day(lakeland: Organisation) -> None:
    """Only the seats that are possibly held on the day are told."""
    assert [seat.body for seat in seats_of(lakeland, "p01", DAY)] == ["secretariat", "board"]
    assert [seat.body for seat in seats_of(lakeland, "p01", date(2010, 6, 1))] == ["board"]
    assert seats_of(lakeland, "p15", DAY) == ()


def test_bodies_of_one_kind_come_sorted(lakeland: Organisation) -> None:
    """All bodies of a kind are told, by id."""
    assert bodies_of_kind(lakeland, "leadership") == ("board", "secretariat")
    assert bodies_of_kind(lakeland, "oversight") == ()


def test_an_interval_with_uncertain_ends_touches_what_it_can_touch() -> None:
    """The beginning counts from its first possible day, the end to its last; what is open does not bound."""
    since, until = read_when("2020"), read_when("2021-05")
    assert possibly(since, until, date(2020, 1, 1))
    assert possibly(since, until, date(2021, 5, 31))
    assert not possibly(since, until, date(2019, 12, 31))
    assert not possibly(since, until, date(2021, 6, 1))
    assert possibly(since, until, date(2019, 1, 1), date(2020, 1, 1))
    assert possibly(None, None, date.min)


def test_somebody_off_the_roll_is_no_member(lakeland: Organisation) -> None:
    """Membership begins with joining and ends with leaving, and needs an entry."""
    assert is_member(lakeland.people[PersonId("p24")], DAY)
    assert not is_member(lakeland.people[PersonId("p24")], date(2021, 2, 28))
    assert not is_member(None, DAY)


@pytest.mark.parametrize("typed", ["Ash Four", "  ASH\u00a0 four ", "\uff21sh Four"])
def test_a_name_matches_whatever_its_form(lakeland: Organisation, typed: str) -> None:
    """Case, spaces and the forms of Unicode do not matter; anything else does."""
    named = replace(lakeland.people[PersonId("p04")], name="Ash Four")
    changed = replace(lakeland, people={**lakeland.people, named.id: named})
    assert match_name(changed, typed) == ("p04",)


def test_a_name_that_two_share_gives_both_and_an_unknown_one_nobody(lakeland: Organisation) -> None:
    """A name is no id: it may be that of two people, of one, or of nobody."""
    two = {PersonId(one): replace(lakeland.people[PersonId(one)], name="Pine") for one in ("p17", "p05")}
    changed = replace(lakeland, people={**lakeland.people, **two})
    assert match_name(changed, "pine") == ("p05", "p17")
    assert match_name(changed, "pin") == match_name(changed, " ") == ()
    assert match_name(changed, "p05") == ()
    assert match_name(changed, "P06") == ("p06",)


def test_an_index_is_built_once_and_knows_whom_something_is_known_of(lakeland: Organisation) -> None:
    """The same organisation gives the same register; a tie or a proposer makes somebody known."""
    assert register(lakeland) is register(lakeland)
    assert {"p04", "p20", "p13"} <= register(lakeland).known
    assert not {"p15", "p17", "p19", "p22", "p23", "p24"} & register(lakeland).known


def test_the_latest_day_is_the_latest_beginning_of_a_date(lakeland: Organisation) -> None:
    """A year alone reaches its first day; without any date there is none."""
    assert latest_day(lakeland) == date(2023, 8, 1)
    bare = {one.id: replace(one, joined=None, left=None) for one in lakeland.people.values()}
    assert latest_day(replace(lakeland, people=bare, seats=(), ties=())) is None
