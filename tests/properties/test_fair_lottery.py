"""The fairest lottery on random instances: panels valid, chances exact, and nothing left to improve."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fairhearing.lottery import LotteryError
from fairhearing.lottery.instance import Instance, Lottery, TypeBound
from fairhearing.lottery.solving import ruled_out_by, smallest_changes, solve
from tests.instances import LOOSE, compositions, leximin_chances, listed


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Draw a small pool with bounds that may cross, bind, or rule out."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6))
    seats = draw(st.integers(1, min(4, sum(sizes))))
    types = st.sets(st.integers(0, len(sizes) - 1), min_size=1)
    bounds = []
    for _ in range(draw(st.integers(0, 6))):
        least = draw(st.integers(0, min(2, seats)))
        bounds.append(TypeBound(least, draw(st.integers(least, seats)), tuple(sorted(draw(types)))))
    return Instance(seats, tuple(sizes), tuple(bounds) + (LOOSE if draw(st.booleans()) else ()))


def _solved(instance: Instance, algorithm: str = "leximin") -> Lottery:
    assume(compositions(instance))
    return solve(instance, algorithm)


@settings(max_examples=25)
@given(instances(), st.sampled_from(["leximin", "maximin"]))
def test_every_composition_is_valid(instance: Instance, algorithm: str) -> None:
    """Each composition in the urn keeps every bound, comes once, and has at least one ticket."""
    lottery = _solved(instance, algorithm)
    found = listed(lottery, len(instance.sizes))
    assert set(found) <= set(compositions(instance))
    assert len(set(found)) == len(found)
    assert [one.counts for one in lottery.portfolio] == sorted(one.counts for one in lottery.portfolio)
    assert min(one.weight for one in lottery.portfolio) >= 1
    assert sum(one.weight for one in lottery.portfolio) == lottery.total


@settings(max_examples=25)
@given(instances())
def test_chances_are_those_of_the_urn(instance: Instance) -> None:
    """The chance stated for each type is the urn's own, exactly; who has none is named, and nobody else."""
    lottery = _solved(instance)
    for at, size in enumerate(instance.sizes):
        held = sum(one.weight * dict(one.counts).get(at, 0) for one in lottery.portfolio)
        assert lottery.chances[at] == float(Fraction(held, lottery.total * size))
    never = [at for at in range(len(instance.sizes)) if not any(one[at] for one in compositions(instance))]
    assert list(lottery.ruled_out) == never
    assert all(bool(ruled_out_by(instance, at)) == (at in never) for at in range(len(instance.sizes)))


@settings(max_examples=25)
@given(instances())
def test_leximin_cannot_be_improved(instance: Instance) -> None:
    """The chances are those that a list of all valid compositions gives, level by level."""
    assert _solved(instance).chances == pytest.approx(leximin_chances(instance), abs=1e-6)


@settings(max_examples=25)
@given(instances())
def test_maximin_has_the_largest_smallest_chance(instance: Instance) -> None:
    """No lottery gives the least likely person who can be drawn at all a better chance."""
    chances = [one for one in _solved(instance, "maximin").chances if one]
    best = leximin_chances(instance)
    assert best is not None
    assert min(chances) == pytest.approx(min(one for one in best if one > 1e-9), abs=1e-6)


@settings(max_examples=25)
@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_types_decides_nothing(instance: Instance, chance) -> None:
    """With types and bounds in another order, everybody has the same chance."""
    order = list(range(len(instance.sizes)))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    turned = Instance(
        instance.seats,
        tuple(instance.sizes[old] for old in order),
        tuple(
            TypeBound(bound.least, bound.most, tuple(sorted(place[at] for at in bound.types)))
            for bound in reversed(instance.bounds)
        ),
    )
    chances = _solved(instance).chances
    assert [solve(turned).chances[place[at]] for at in range(len(order))] == pytest.approx(chances, abs=1e-6)


@settings(max_examples=25)
@given(instances())
def test_quotas_that_cannot_be_met_are_refused_with_the_way_out(instance: Instance) -> None:
    """There are changes exactly when there is no panel, and with them there is one."""
    changes = smallest_changes(instance)
    assert bool(changes) == (not compositions(instance))
    if not changes:
        return
    with pytest.raises(LotteryError):
        solve(instance)
    bounds = list(instance.bounds)
    for one in changes:
        old = bounds[one.bound]
        least, most = (one.value, old.most) if one.side == "least" else (old.least, one.value)
        bounds[one.bound] = TypeBound(least, most, old.types)
    assert compositions(Instance(instance.seats, instance.sizes, tuple(bounds)))
