"""Everybody's chance, worked out exactly from the urn, and how unequal the chances are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

Urn = Iterable[tuple[int, Iterable[tuple[int, int]]]]


def taken_of(urn: Urn, types: int) -> tuple[int, ...]:
    """Return how often each type sits, over all compositions in the urn with their weights.

    Args:
        urn: weight, and type and number; all types below `types`.
        types: how many there are.

    Returns:
        A whole number a type.

    Source: Flanigan et al., Nature 2021: a lottery over panels and the chances that follow.
    """
    taken = [0] * types
    for weight, composition in urn:
        for at, number in composition:
            taken[at] += weight * number
    return tuple(taken)


def chances_of(taken: Sequence[int], sizes: Sequence[int], total: int) -> tuple[float, ...]:
    """Return the chance of one person of each type: the float nearest to the exact fraction.

    Args:
        taken: as `taken_of` gives it.
        sizes: people of each type, from 1.
        total: the sum of all weights, from 1.

    Returns:
        0 to 1 each.

    Source: Flanigan et al., Nature 2021.
    """
    return tuple(number / (size * total) for number, size in zip(taken, sizes, strict=True))


def gini_of(taken: Sequence[int], sizes: Sequence[int]) -> float:
    """Return how unequal the chances are: 0 where all have the same, close to 1 where one has all.

    Args:
        taken: as `taken_of` gives it, not all 0.
        sizes: people of each type, from 1.

    Source: Gini 1912, over people in the order of their chance; as in Flanigan et al., Nature 2021.
    """
    people, above, before = sum(sizes), 0, 0
    for number, size in sorted(zip(taken, sizes, strict=True), key=lambda one: Fraction(one[0], one[1])):
        above += number * (2 * before + size - people)
        before += size
    return above / (people * sum(taken))
