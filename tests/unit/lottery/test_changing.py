"""Quotas that cannot be met."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.lottery.changing import ruled_out_by, smallest_changes
from fairhearing.lottery.instance import Change, Instance, TypeBound
from tests.instances import CROSSED, IMPOSSIBLE, SHUT, compositions


def test_bounds_that_rule_a_type_out() -> None:
    """The bounds named rule the type out together, and none of them could be left out."""
    assert ruled_out_by(SHUT, 5) == (0, 1, 2, 3, 4)
    assert ruled_out_by(SHUT, 0) == ()


def test_a_bound_that_rules_out_alone_is_named_alone() -> None:
    """A maximum of 0 is the answer by itself; a bound on others is, when it takes every seat."""
    instance = Instance(2, (2, 2, 3), (TypeBound(0, 2, (0, 1)), TypeBound(0, 0, (1,)), TypeBound(2, 2, (2,))))
    assert ruled_out_by(instance, 1) == (1,)
    assert ruled_out_by(instance, 0) == (2,)


def test_a_pool_smaller_than_the_panel_is_no_bound() -> None:
    """When people are too few, no bound is to blame."""
    assert ruled_out_by(Instance(3, (1, 1), (TypeBound(0, 2, (0,)),)), 0) == ()


@pytest.mark.parametrize("instance", [IMPOSSIBLE, CROSSED], ids=["asks for too much", "crosses"])
def test_the_smallest_changes_make_a_panel_possible(instance: Instance) -> None:
    """One step in one bound is enough, and with it there is a valid panel."""
    (change,) = smallest_changes(instance)
    bounds = list(instance.bounds)
    bounds[change.bound] = replace(bounds[change.bound], **{change.side: change.value})
    old = getattr(instance.bounds[change.bound], change.side)
    assert abs(change.value - old) == 1
    assert not compositions(instance)
    assert compositions(replace(instance, bounds=tuple(bounds)))


def test_both_sides_of_a_bound_can_be_changed() -> None:
    """A minimum above the people there is lowered, a maximum that leaves seats empty is raised."""
    assert smallest_changes(Instance(3, (1, 9), (TypeBound(3, 3, (0,)),))) == (Change(0, "least", 1),)
    assert smallest_changes(Instance(3, (9,), (TypeBound(0, 1, (0,)),))) == (Change(0, "most", 3),)


def test_nothing_to_change() -> None:
    """Where there is a valid panel, or people are too few for any, no bound is changed."""
    assert smallest_changes(SHUT) == ()
    assert smallest_changes(Instance(3, (1, 1), (TypeBound(0, 2, (0,)),))) == ()
