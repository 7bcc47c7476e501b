"""The algorithms by name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fairhearing.lottery import LotteryError
from fairhearing.lottery.fairest import fairest, uniform
from fairhearing.lottery.instance import Instance, Lottery, TypeBound
from tests.instances import (
    IMPOSSIBLE,
    LOOSE,
    ODD,
    SHUT,
    SMALL_20,
    compositions,
    fixture_22,
    leximin_chances,
    listed,
)


def _leximin(instance: Instance) -> Lottery:
    return fairest(instance, "leximin", lambda _step, _done: None)


def test_the_documents_own_figures() -> None:
    """10.0 % for everybody in small-20, and 1/11 for the least likely in fixture-22; no gap."""
    small, fixture = _leximin(SMALL_20), _leximin(fixture_22())
    assert small.chances == pytest.approx([0.1, 0.1, 0.1], abs=1e-9)
    assert min(fixture.chances) == pytest.approx(1 / 11, abs=1e-9)
    assert max(small.gap, fixture.gap) < 1e-8


def test_the_gap_tells_what_panels_cannot_give() -> None:
    """Where whole people give less than fractions, the gap says by how much."""
    lottery = _leximin(ODD)
    assert lottery.chances == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1.0])
    assert lottery.bound == pytest.approx([1 / 2] * 4)
    assert lottery.gap == pytest.approx(1 / 3)


def test_types_of_no_valid_panel() -> None:
    """A type that is on no valid panel is named, has no chance, and takes nothing from the others."""
    lottery = _leximin(SHUT)
    assert lottery.ruled_out == (5,)
    assert lottery.chances == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1.0, 1.0, 0.0])


def test_maximin_has_the_same_smallest_chance() -> None:
    """Raising the smallest chance alone gives the same smallest chance."""
    lottery = fairest(fixture_22(), "maximin", lambda _step, _done: None)
    assert lottery.algorithm == "maximin"
    assert min(lottery.chances) == pytest.approx(1 / 11, rel=1e-6)


@pytest.mark.parametrize(
    "instance",
    [
        Instance(
            2,
            (3, 2, 1, 3, 3, 1, 2),
            (
                TypeBound(1, 2, (1, 3, 5, 6)),
                TypeBound(0, 1, (0, 2, 4)),
                TypeBound(0, 2, (0, 1, 4)),
                TypeBound(0, 1, (3, 6)),
                TypeBound(0, 1, (2, 5)),
                *LOOSE,
            ),
        ),
        Instance(3, (2, 2, 2, 9), (TypeBound(0, 1, (0, 1)), TypeBound(0, 1, (2,)), *LOOSE)),
        Instance(3, (1, 2, 37), (TypeBound(2, 3, (0, 1)), TypeBound(0, 1, (1,)), *LOOSE)),
    ],
    ids=["looked at when trades fail", "kept by trades", "filled by the others"],
)
def test_many_bounds_far_from_binding(instance: Instance) -> None:
    """Bounds that seem far from binding are kept all the same, and chances are as if all were looked at."""
    lottery = _leximin(instance)
    assert set(listed(lottery, len(instance.sizes))) <= set(compositions(instance))
    assert lottery.chances == pytest.approx(leximin_chances(instance), abs=1e-6)


@pytest.mark.parametrize("instance", [IMPOSSIBLE, Instance(3, (1, 1), ())], ids=["quotas", "people"])
def test_no_valid_panel(instance: Instance) -> None:
    """Without a valid panel there is no lottery, and the message says what can be done."""
    with pytest.raises(LotteryError, match="No panel keeps all these quotas") as refused:
        _leximin(instance)
    assert "widen the pool" in refused.value.remedy


def test_uniform_chances_are_equal_exactly() -> None:
    """Without quotas everybody has the same chance, as a fraction and not only nearly."""
    lottery = uniform(Instance(5, (3, 1, 7), (TypeBound(0, 3, (0,)),)), lambda _step, _done: None)
    for at, size in enumerate((3, 1, 7)):
        held = sum(one.weight * dict(one.counts).get(at, 0) for one in lottery.portfolio)
        assert Fraction(held, lottery.total * size) == Fraction(5, 11)
    assert lottery.gap == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("bound", [TypeBound(0, 2, (0,)), TypeBound(1, 5, (1,))], ids=["most", "least"])
def test_uniform_refuses_quotas(bound: TypeBound) -> None:
    """Under a quota that rules a panel out, equal chances are not promised; leximin is named instead."""
    with pytest.raises(LotteryError, match="Equal chances") as refused:
        uniform(Instance(5, (3, 1, 7), (bound,)), lambda _step, _done: None)
    assert "leximin" in refused.value.remedy


def test_uniform_needs_people() -> None:
    """A pool smaller than the panel has no lottery."""
    with pytest.raises(LotteryError, match="No panel"):
        uniform(Instance(5, (3,), ()), lambda _step, _done: None)
