"""Pools: whether a panel is left when a few are gone."""

from __future__ import annotations

from fairhearing.identifiers import PersonId
from fairhearing.independence.pools import Pool, pool_of
from fairhearing.organisation import Quotas
from tests.unit.independence.building import club

A, B, C, D = (PersonId(name) for name in "abcd")
ONE_A_BRANCH: Quotas = {"branch": {"each": {"max": 1}}}


def _pool(size: int, quotas: Quotas | None = None) -> Pool:
    organisation = club()
    return pool_of(organisation, organisation.people, size, quotas or {})


def _gone(*people: PersonId) -> frozenset[PersonId]:
    return frozenset(people)


def test_a_panel_is_left_while_there_are_enough() -> None:
    """Of four, three can be drawn without one of them and not without two."""
    pool = _pool(3)
    assert pool.exists(_gone())
    assert pool.exists(_gone(A))
    assert not pool.exists(_gone(A, B))
    assert not pool.exists(_gone(A, B))


def test_another_panel_is_looked_for_within_the_quotas() -> None:
    """Three of three branches: a can be replaced by b, c by nobody."""
    pool = _pool(3, ONE_A_BRANCH)
    assert pool.exists(_gone(A))
    assert not pool.exists(_gone(C))
    assert not pool.exists(_gone(A, B))


def test_those_are_needed_without_whom_no_panel_is_left() -> None:
    """With a gone, everybody else is; while a and b can stand in for one another, neither of them is."""
    pool = _pool(3, ONE_A_BRANCH)
    assert pool.needed(_gone()) == (C, D)
    assert pool.needed(_gone(A)) == (B, C, D)
    assert pool.needed(_gone(C)) == ()


def test_only_scarce_people_are_missed() -> None:
    """Who is gone is told only where not a whole panel and one more of their kind is left."""
    assert _pool(1).telling([A]) == _gone()
    assert _pool(3).telling([A, PersonId("stranger")]) == _gone(A)
    assert _pool(3).of([A, PersonId("stranger")]) == _gone(A)
