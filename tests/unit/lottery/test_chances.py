"""Chances and their inequality."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from fairhearing.lottery import chances_of, gini_of, taken_of

URN = [(3, [(0, 2), (1, 1)]), (1, [(1, 3)])]


def test_chances_follow_from_the_urn() -> None:
    """Weight times number, over all compositions, divided by total and size."""
    taken = taken_of(URN, 3)
    assert taken == (6, 6, 0)
    assert chances_of(taken, (4, 3, 2), 4) == (6 / 16, 6 / 12, 0.0)


@pytest.mark.parametrize(("taken", "sizes"), [((6, 6, 0), (4, 3, 2)), ((1, 1), (5, 5)), ((0, 7), (9, 1))])
def test_gini_is_that_of_the_definition(taken: tuple[int, ...], sizes: tuple[int, ...]) -> None:
    """Half the mean difference between any two people, relative to the mean."""
    people = [Fraction(number, size) for number, size in zip(taken, sizes, strict=True) for _ in range(size)]
    mean = sum(people) / len(people)
    between = sum(abs(one - other) for one, other in product(people, people))
    assert gini_of(taken, sizes) == float(between / (2 * len(people) ** 2 * mean))
