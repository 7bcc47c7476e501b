"""The pool by type."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Candidate, LotteryError, People, Quota, TypeBound, Written, pool_of, written_out
from fairhearing.lottery.pool import apart

PEOPLE = People(("g", "b"), {("w", "n"): ["d", "a"], ("w", "s"): ["b"], ("m", "n"): ["c"], ("m", "s"): ["e"]})


def test_people_whom_no_quota_tells_apart_are_of_one_type() -> None:
    """Types stand in canonical order, their people sorted; a value without a bound is no value."""
    pool = pool_of(PEOPLE, [Quota("g", "w", 1, 3), Quota("b", "n", 0, 1)], 3)
    assert pool.types == (("", ""), ("", "n"), ("w", ""), ("w", "n"))
    assert pool.people == (("e",), ("c",), ("b",), ("a", "d"))
    assert pool.instance.sizes == (1, 1, 1, 2)
    assert pool.instance.bounds == (TypeBound(1, 3, (2, 3)), TypeBound(0, 1, (1, 3)))


def test_bounds_that_rule_nothing_out_split_nobody_into_a_type() -> None:
    """A maximum of all seats or more counts nobody; the quota stays on the list."""
    pool = pool_of(PEOPLE, [Quota("g", "w", 0, 9)], 3)
    assert (pool.types, pool.instance.bounds) == ((("", ""),), (TypeBound(0, 3, ()),))


def test_order_of_the_list_makes_no_difference() -> None:
    """The same people give the same pool."""
    turned = People(PEOPLE.features, {values: names[::-1] for values, names in reversed(PEOPLE.groups.items())})
    quotas = [Quota("g", "w", 1, 2)]
    assert pool_of(PEOPLE, quotas, 3, pairs=[("a", "c")]) == pool_of(turned, quotas, 3, pairs=[("a", "c")])


def test_people_who_may_not_sit_together_are_types_of_their_own() -> None:
    """A pair is a quota of at most one; who is not in the pool plays no part, and twice is once."""
    pool = pool_of(PEOPLE, [Quota("g", "w", 1, 2)], 3, pairs=[("a", "c"), ("c", "a"), ("a", "gone")])
    assert pool.people == (("e",), ("c",), ("b", "d"), ("a",))
    assert pool.quotas[1:] == (Quota("pair", "1", 0, 1),)
    assert pool.instance.bounds == (TypeBound(1, 2, (2, 3)), TypeBound(0, 1, (1, 3)))


@pytest.mark.parametrize("seats", [0, 6])
def test_a_pool_smaller_than_the_seats_is_refused(seats: int) -> None:
    """So is a panel without seats; both numbers are said."""
    with pytest.raises(LotteryError, match=f"5 people for {seats} seats"):
        pool_of(PEOPLE, [], seats)


def test_at_most_one_of_a_household_sits() -> None:
    """Values that two people have become numbers with a quota of one; others tell nobody apart."""
    people = People(
        ("g", "home"), {("w", "x"): ["a"], ("m", "x"): ["b"], ("w", "y"): ["c"], ("w", ""): ["d", "e"]}
    )
    left, quotas = apart(people, [Quota("g", "w", 1, 2)], "home")
    assert left.groups == {("w", "1"): ["a"], ("m", "1"): ["b"], ("w", ""): ["c", "d", "e"]}
    assert quotas == (Quota("g", "w", 1, 2), Quota("home", "1", 0, 1))


def test_apart_narrows_the_quotas_that_name_the_column_anyway() -> None:
    """Then the values keep their names."""
    left, quotas = apart(PEOPLE, [Quota("b", "n", 0, 3), Quota("g", "w", 1, 2)], "b")
    assert left is PEOPLE
    assert quotas == (Quota("b", "n", 0, 1), Quota("g", "w", 1, 2))


CANDIDATES = [
    Candidate("a", {"g": "w", "b": "n", "age": "40"}),
    Candidate("b", {"g": "m", "b": "s"}),
    Candidate("c", {"g": "m"}),
]


def test_each_bounds_every_value_without_bounds_of_its_own() -> None:
    """A value's own line goes before `each`; a missing value is no value; other traits play no part."""
    written: Written = {"b": {"each": {"max": 1}, "s": {"min": 1}}, "g": {"w": {"min": 1, "max": 2}}}
    people, quotas = written_out(CANDIDATES, written, 3)
    assert people.groups == {("n", "w"): ["a"], ("s", "m"): ["b"], ("", "m"): ["c"]}
    assert quotas == (Quota("b", "n", 0, 1), Quota("b", "s", 1, 3), Quota("g", "w", 1, 2))


@pytest.mark.parametrize("bounds", [{"min": -1}, {"max": "2"}, {"mim": 1}, {"min": True}, {"max": 1.5}])
def test_quota_that_is_none_is_refused(bounds: dict[str, int]) -> None:
    """The message names the trait and how a quota is written."""
    with pytest.raises(LotteryError, match="quota on g cannot be read"):
        written_out(CANDIDATES, {"g": {"w": bounds}}, 1)


def test_somebody_twice_is_refused() -> None:
    """Nobody has two chances."""
    with pytest.raises(LotteryError, match="somebody twice"):
        written_out([*CANDIDATES, Candidate("a")], {}, 1)
