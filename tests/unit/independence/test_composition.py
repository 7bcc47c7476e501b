"""Whether people can be put together so that the quotas are kept."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairhearing.identifiers import PersonId
from fairhearing.independence.composition import within_quotas
from fairhearing.organisation import Organisation, Person, Quotas, broken_quotas

QUOTAS: Quotas = {
    "gender": {"woman": {"min": 1}, "man": {"max": 2}},
    "trained": {"investigator": {"min": 1}},
    "branch": {"each": {"max": 1}},
}


def _person(number: int, gender: str, branch: str, trained: str) -> Person:
    return Person(PersonId(f"p{number:02}"), branch=branch, traits={"gender": gender, "trained": trained})


people = some.lists(
    some.tuples(
        some.sampled_from(["woman", "man", ""]),
        some.sampled_from(["north", "south", "west", "none"]),
        some.sampled_from(["investigator", ""]),
    ),
    max_size=7,
).map(lambda rows: [_person(number, *row) for number, row in enumerate(rows)])


@given(people, some.integers(1, 4))
def test_a_panel_is_found_exactly_where_trying_all_finds_one(pool: list[Person], size: int) -> None:
    """The count agrees with going through every panel, and what it gives keeps the quotas."""
    tried = [panel for panel in combinations(pool, size) if not broken_quotas(QUOTAS, panel)]
    found = within_quotas(pool, size, QUOTAS)
    assert bool(found) == bool(tried)
    if found:
        assert broken_quotas(QUOTAS, [one for one in pool if one.id in found]) == ()
        assert len(set(found)) == size


def test_without_quotas_the_first_are_taken(lakeland: Organisation) -> None:
    """Nothing but the number counts."""
    assert within_quotas(list(lakeland.people.values()), 2, {}) == ("p01", "p02")
    assert within_quotas([], 1, {}) == ()


@pytest.mark.parametrize("least", [1, 2])
def test_a_value_that_nobody_has_cannot_be_had(lakeland: Organisation, least: int) -> None:
    """A quota for a value that no candidate has is never kept."""
    everybody = list(lakeland.people.values())
    assert within_quotas(everybody, 3, {"trained": {"lawyer": {"min": least}}}) == ()


def test_a_pool_of_thousands_in_many_branches_is_no_trouble() -> None:
    """Two thousand people in a hundred branches: a panel of seven, and the proof that there is none."""
    pool = [_person(number, "man", f"b{number % 100}", "") for number in range(2_000)]
    assert within_quotas(pool, 7, {"gender": {"man": {"max": 6}}, "branch": {"each": {"max": 1}}}) == ()
    assert len(within_quotas(pool, 7, {"branch": {"each": {"max": 1}}})) == 7
