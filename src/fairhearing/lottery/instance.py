"""What the solver sees of a pool, and what it hands back: numbers of people by type, and no names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeBound:
    """How many people of some types may sit on one panel.

    Args:
        least: from 0.
        most: from 0; no bound is looser than the seats.
        types: indices of the types that count, sorted, each once.
    """

    least: int
    most: int
    types: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A pool by type, the seats and the quotas.

    Args:
        seats: of the panel, from 1.
        sizes: people of each type, each at least 1, in the canonical order of types.
        bounds: all of which a valid panel keeps.
    """

    seats: int
    sizes: tuple[int, ...]
    bounds: tuple[TypeBound, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """A valid composition of a panel and how often it lies in the urn.

    Args:
        weight: at least 1, out of `Lottery.total`.
        counts: type and how many of it, at least 1 each, sorted by type; they add up to the seats.
    """

    weight: int
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lottery:
    """An urn of valid compositions, and the chance that it gives each person.

    Args:
        algorithm: `leximin`, `maximin` or `uniform`.
        total: the sum of all weights.
        portfolio: the urn, sorted by `counts`, no composition twice.
        chances: by type, the chance of one person of it, 0 to 1: exactly the sum of weight times
            count over the portfolio, divided by total and size, as the nearest float.
        bound: by type, the chance that the relaxation gives: fractions of people allowed.
        gap: certified: the largest (bound - chance) / bound over the types that can be on a panel;
            0 where nobody's chance is below what fractional panels would allow.
        ruled_out: types that are on no valid panel, sorted.
    """

    algorithm: str
    total: int
    portfolio: tuple[Weighted, ...]
    chances: tuple[float, ...]
    bound: tuple[float, ...]
    gap: float
    ruled_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A quota written otherwise, so that a panel becomes possible.

    Args:
        bound: its index in `Instance.bounds`.
        side: `least` or `most`.
        value: what it would have to be.
    """

    bound: int
    side: str
    value: int
