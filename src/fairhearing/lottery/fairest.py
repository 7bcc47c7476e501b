"""The algorithms by name: relaxation, urn, people by type, and the certificate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from fairhearing.lottery import levels
from fairhearing.lottery.cells import Cells, cells_of
from fairhearing.lottery.instance import Instance, Lottery, Weighted
from fairhearing.lottery.model import LotteryError
from fairhearing.lottery.portfolio import portfolio_of
from fairhearing.lottery.program import Floats
from fairhearing.lottery.refining import refined, tickets_by_type

Tell = Callable[[str, float], None]
_FEW = 64
"""So many bounds are looked at from the start, whatever they ask for."""
_RELAXED: dict[str, Callable[[Cells, Callable[[float], None]], Floats | None]] = {
    "leximin": levels.leximin,
    "maximin": levels.maximin,
}


def fairest(instance: Instance, algorithm: str, tell: Tell) -> Lottery:
    """Return the lottery of `leximin` or `maximin`.

    Args:
        instance: seats, people by type and bounds.
        algorithm: one of the two.
        tell: is given a step and the share of it that is done.

    Raises:
        LotteryError: no panel is valid.

    Source: as `fairhearing.lottery.solving.solve`.
    """
    sizes = np.array(instance.sizes)
    looked_at, shut, apart = _binding(instance), set[int](), False
    while True:
        cells = cells_of(instance, looked_at, shut, apart=apart)
        people = _RELAXED[algorithm](cells, lambda done: tell("Finding even chances", done))
        if people is None or not cells.room.any():
            raise _no_panel()
        chances = (people / cells.sizes)[cells.of]
        if broken := _close(instance, chances * sizes) - looked_at:
            looked_at |= broken
            continue
        urn = portfolio_of(cells, people, algorithm, tell)
        if len(urn.out):
            shut |= set(np.flatnonzero(np.isin(cells.of, urn.out)).tolist())
            continue
        tell("Seating people", 0.0)
        portfolio, broken = refined(instance, cells, urn)
        if not broken:
            return _certified(instance, algorithm, portfolio, chances.tolist())
        apart = broken <= looked_at
        looked_at |= broken


def _binding(instance: Instance) -> set[int]:
    """Return the bounds that are more than caps far above what even chances would fill."""
    every = set(range(len(instance.bounds)))
    if len(every) <= _FEW:
        return every
    even = np.array(instance.sizes) * (instance.seats / sum(instance.sizes))
    return {at for at in every if instance.bounds[at].least} | _close(instance, even, share=0.5)


def _close(instance: Instance, people: Floats, share: float = 0.75) -> set[int]:
    """Return the bounds that are filled on average to more than a share of what they allow."""
    filled = [people[list(bound.types)].sum() for bound in instance.bounds]
    return {at for at, bound in enumerate(instance.bounds) if filled[at] > share * bound.most or not bound.most}


def uniform(instance: Instance, _tell: Tell) -> Lottery:
    """Return the lottery in which everybody has exactly the same chance.

    Args:
        instance: whose bounds rule nothing out.

    Raises:
        LotteryError: a bound rules a panel out, or there are fewer people than seats.

    Source: Madow 1949 (systematic sampling).
    """
    people, seats = sum(instance.sizes), instance.seats
    if people < seats:
        raise _no_panel()
    for bound in instance.bounds:
        there = sum(instance.sizes[each] for each in bound.types)
        if bound.most < min(seats, there) or bound.least > max(0, seats - (people - there)):
            raise LotteryError(
                "Equal chances for everybody cannot be promised under quotas.",
                why="'uniform' is for a pool of which any panel is valid; these quotas rule some out.",
                remedy="Use leximin: it gives equal chances wherever the quotas leave room for them.",
            )
    ends = np.cumsum(instance.sizes) * seats
    starts = np.unique(np.append(0, ends % people))
    lengths = np.diff(np.append(starts, people))
    weights: dict[tuple[tuple[int, int], ...], int] = {}
    for start, length in zip(starts, lengths, strict=True):
        chosen = np.searchsorted(ends, start + people * np.arange(seats), side="right")
        types, counts = np.unique(chosen, return_counts=True)
        key = tuple(zip(types.tolist(), counts.tolist(), strict=True))
        weights[key] = weights.get(key, 0) + int(length)
    portfolio = tuple(Weighted(weights[counts], counts) for counts in sorted(weights))
    return _certified(instance, "uniform", portfolio, [seats / people] * len(instance.sizes))


def _certified(
    instance: Instance, algorithm: str, portfolio: tuple[Weighted, ...], bound: Sequence[float]
) -> Lottery:
    total = sum(each.weight for each in portfolio)
    tickets = tickets_by_type(portfolio, len(instance.sizes))
    chances = tuple(held / (total * size) for held, size in zip(tickets, instance.sizes, strict=True))
    gap = max((allowed - has) / allowed for allowed, has in zip(bound, chances, strict=True) if has > 0)
    ruled_out = tuple(each for each, chance in enumerate(chances) if not chance)
    return Lottery(algorithm, total, portfolio, chances, tuple(bound), max(gap, 0.0), ruled_out)


def _no_panel() -> LotteryError:
    return LotteryError(
        "No panel keeps all these quotas.",
        why="The pool has too few people, or too few of some kind, to meet them together.",
        remedy="Change a quota by the procedure's own way, or widen the pool.",
    )


ALGORITHMS: dict[str, Callable[[Instance, Tell], Lottery]] = {
    "leximin": lambda instance, tell: fairest(instance, "leximin", tell),
    "maximin": lambda instance, tell: fairest(instance, "maximin", tell),
    "uniform": uniform,
}
"""By the name that a plan is written with."""
