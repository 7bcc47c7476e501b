"""The pool as quotas see it."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Candidate, LotteryError, Quotas
from fairhearing.lottery.pool import Bound, keeps, pool_of


def test_people_that_quotas_cannot_tell_apart_are_one_type() -> None:
    """Only values that a quota bounds make a difference."""
    people = [
        Candidate(name, {"gender": gender, "age": name}) for name, gender in zip("abcd", "wmxw", strict=True)
    ]
    pool = pool_of(people, {"gender": {"w": {"min": 1}}}, 2)
    assert pool.people == {("",): ("b", "c"), ("w",): ("a", "d")}


def test_each_bounds_every_value_without_bounds_of_its_own(pool: list[Candidate]) -> None:
    """A value's own bounds go before `each`; a missing or empty value is no value."""
    made = pool_of(pool, {"branch": {"each": {"max": 1}, "west": {"max": 2}}}, 3)
    assert made.bounds == (
        Bound("branch", "north", 0, 1),
        Bound("branch", "south", 0, 1),
        Bound("branch", "west", 0, 2),
    )
    assert made.people["",] == ("p08",)


def test_bounds_that_rule_nothing_out_are_left_away(pool: list[Candidate]) -> None:
    """A maximum of all seats splits nobody into a type."""
    assert pool_of(pool, {"gender": {"woman": {"max": 3}}}, 3).traits == ()


def test_order_of_the_file_makes_no_difference(pool: list[Candidate], quotas: Quotas) -> None:
    """The same people give the same pool."""
    assert pool_of(pool, quotas, 3) == pool_of(pool[::-1], quotas, 3)
    assert list(pool_of(pool, quotas, 3).people) == list(pool_of(pool[::-1], quotas, 3).people)


def test_panel_keeps_quotas_or_not(pool: list[Candidate], quotas: Quotas) -> None:
    """Minimum, maximum and number of seats are all looked at."""
    made = pool_of(pool, quotas, 3)
    types = {name: each for each, people in made.people.items() for name in people}
    for names, valid in (
        ("p01 p04 p07", True),
        ("p01 p04 p08", False),
        ("p04 p07 p08", False),
        ("p02 p05 p07", False),
        ("p01 p02 p04", False),
        ("p01 p04", False),
    ):
        assert keeps(made, [types[name] for name in names.split()]) is valid


@pytest.mark.parametrize("bounds", [{"min": -1}, {"max": "2"}, {"mim": 1}, {"min": True}, {"max": 1.5}])
def test_quota_that_is_none_is_refused(bounds: dict[str, int]) -> None:
    """The message names the trait and how a quota is written."""
    with pytest.raises(LotteryError, match="quota on gender cannot be read"):
        pool_of([Candidate("a", {"gender": "w"})], {"gender": {"w": bounds}}, 1)


def test_somebody_twice_or_no_seats_is_refused() -> None:
    """Nobody has two chances, and a panel has a seat."""
    with pytest.raises(LotteryError, match="somebody twice"):
        pool_of([Candidate("a"), Candidate("a")], {}, 1)
    with pytest.raises(LotteryError, match="no seats"):
        pool_of([Candidate("a")], {}, 0)
