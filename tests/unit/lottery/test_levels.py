"""Chances when panels may have fractions of people."""

from __future__ import annotations

import pytest

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.instance import Instance, TypeBound
from fairhearing.lottery.levels import leximin, maximin
from tests.instances import IMPOSSIBLE, SMALL_20, fixture_22


def _chances(instance: Instance, relaxed=leximin) -> list[float]:
    cells = cells_of(instance, range(len(instance.bounds)))
    told: list[float] = []
    people = relaxed(cells, told.append)
    assert told
    return (people / cells.sizes).tolist()


def test_equal_chances_where_quotas_leave_room() -> None:
    """Everybody of 200 has one chance in ten."""
    assert _chances(SMALL_20) == pytest.approx([0.1, 0.1, 0.1])


def test_the_smallest_first_and_then_the_next() -> None:
    """Who can be raised beyond the smallest chance is raised, as evenly as the quotas allow."""
    instance = Instance(3, (10, 2, 2), (TypeBound(0, 1, (0,)), TypeBound(0, 1, (1, 0))))
    chances = _chances(instance)
    assert chances == pytest.approx([1 / 12, 1 / 12, 1.0])
    assert min(_chances(fixture_22())) == pytest.approx(1 / 11)


def test_nobody_has_more_than_certainty() -> None:
    """A type whose people all have to come stays there, and the others share what is left."""
    chances = _chances(Instance(4, (2, 8, 1), (TypeBound(3, 4, (0, 2)),)))
    assert chances == pytest.approx([1.0, 1 / 8])
    assert _chances(Instance(3, (2, 1), ())) == pytest.approx([1.0])
    assert _chances(Instance(3, (2, 1), ()), maximin) == pytest.approx([1.0])


def test_a_type_without_a_place_has_no_chance() -> None:
    """A maximum of 0 leaves no chance, exactly, and the rest goes on."""
    instance = Instance(2, (3, 4), (TypeBound(0, 0, (0,)),))
    assert _chances(instance) == [0.0, pytest.approx(0.5)]
    assert _chances(instance, maximin) == [0.0, pytest.approx(0.5)]


def test_maximin_lowers_the_largest() -> None:
    """Beyond the smallest chance, maximin only keeps the largest low."""
    chances = _chances(fixture_22(), maximin)
    assert min(chances) == pytest.approx(1 / 11)
    assert max(chances) < max(_chances(fixture_22())) - 0.1


@pytest.mark.parametrize("relaxed", [leximin, maximin])
def test_impossible_quotas(relaxed) -> None:
    """Where not even fractions keep the quotas, there are no chances."""
    assert relaxed(cells_of(IMPOSSIBLE, [0, 1]), lambda _done: None) is None
