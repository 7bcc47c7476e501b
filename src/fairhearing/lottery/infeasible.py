"""Why no panel can be drawn: the quota that rules it out, in words."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.lottery.compositions import Compositions
from fairhearing.lottery.model import Candidate, LotteryError, Quotas
from fairhearing.lottery.pool import Bound, Pool, pool_of


def feasible(candidates: Sequence[Candidate], quotas: Quotas, seats: int) -> bool:
    """Return whether there is any valid panel.

    Args:
        candidates: in any order.
        quotas: as a body has them.
        seats: from 1.

    Returns:
        True when at least one panel keeps all quotas.

    Raises:
        LotteryError: pool or quotas cannot be read.

    Source: as `draw`, whose count of panels this is.
    """
    return Compositions(pool_of(candidates, quotas, seats)).panels > 0


def infeasible(candidates: Sequence[Candidate], quotas: Quotas, seats: int) -> LotteryError:
    """Return the error for a pool without a valid panel, naming the quota that rules it out.

    Args:
        candidates: in any order.
        quotas: that cannot be met.
        seats: from 1.

    Source: Flanigan et al., Nature 2021, on quotas that a pool cannot meet.
    """
    pool = pool_of(candidates, quotas, seats)
    return LotteryError(
        "No panel can be drawn from this pool.",
        why=_few(pool) or _bound(pool) or _sum(pool) or _alone(candidates, quotas, seats),
        remedy="Change that quota by the procedure's own way, widen the pool, or hand on to the next body.",
    )


def _few(pool: Pool) -> str:
    people = sum(map(len, pool.people.values()))
    return "" if people >= pool.seats else f"It has {people} people for {pool.seats} seats."


def _bound(pool: Pool) -> str:
    for bound in pool.bounds:
        if bound.least > bound.most:
            return f"The quota {bound} asks for more than it, or the panel, has room for."
        if bound.least > (there := _there(pool, bound)):
            return f"The quota {bound} cannot be met: the pool has {there} of them."
    return ""


def _sum(pool: Pool) -> str:
    for at, trait in enumerate(pool.traits):
        bounds = [bound for bound in pool.bounds if bound.trait == trait]
        least = sum(bound.least for bound in bounds)
        most = sum(min(bound.most, _there(pool, bound)) for bound in bounds)
        most += sum(len(people) for each, people in pool.people.items() if not each[at])
        if least > pool.seats:
            return f"The quotas on {trait} ask for {least} people together; there are {pool.seats} seats."
        if most < pool.seats:
            return f"The quotas on {trait} allow {most} people together; there are {pool.seats} seats."
    return ""


def _alone(candidates: Sequence[Candidate], quotas: Quotas, seats: int) -> str:
    """Name the traits without whose quota there would be a panel."""
    without = {trait: {name: quota for name, quota in quotas.items() if name != trait} for trait in quotas}
    named = [trait for trait, rest in without.items() if feasible(candidates, rest, seats)]
    if not named:
        return f"The quotas on {', '.join(sorted(quotas))} cannot be met together."
    return f"The quota on {' or on '.join(sorted(named))} cannot be met together with the others."


def _there(pool: Pool, bound: Bound) -> int:
    at = pool.traits.index(bound.trait)
    return sum(len(people) for each, people in pool.people.items() if each[at] == bound.value)
