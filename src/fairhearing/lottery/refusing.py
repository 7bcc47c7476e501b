"""Quotas that cannot be met: the smallest changes that would make a panel possible, in words."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.errors import Where
from fairhearing.lottery.instance import Change
from fairhearing.lottery.model import LotteryError, Quota
from fairhearing.lottery.pool import Pool
from fairhearing.lottery.solving import smallest_changes


def refuse_impossible(pool: Pool) -> None:
    """Refuse a pool from which no panel keeps the quotas.

    Args:
        pool: by type.

    Raises:
        LotteryError: there is no such panel; with the smallest changes that would make one possible.

    Source: Flanigan et al., Nature 2021, on quotas that a pool cannot meet and their relaxation.
    """
    changes = smallest_changes(pool.instance)
    if not changes:
        return
    first = pool.quotas[changes[0].bound]
    raise LotteryError(
        "No panel can be drawn from this pool that keeps the quotas.",
        why=" ".join(_short(pool, change) for change in changes),
        remedy=f"The smallest changes that make a panel possible: {_listed(pool, changes)}. Change them by the "
        "procedure's own way, widen the pool, or hand on to the next body.",
        where=first.where if isinstance(first.where, Where) else None,
    )


def _short(pool: Pool, change: Change) -> str:
    quota, bound = pool.quotas[change.bound], pool.instance.bounds[change.bound]
    there = sum(pool.instance.sizes[at] for at in bound.types)
    return f"The quota {quota} cannot be kept together with the others; the pool has {there} of them."


def _listed(pool: Pool, changes: Sequence[Change]) -> str:
    return "; ".join(_said(pool.quotas[change.bound], change) for change in changes)


def _said(quota: Quota, change: Change) -> str:
    side, old = ("min", quota.least) if change.side == "least" else ("max", quota.most)
    flex = quota.least_flex if change.side == "least" else quota.most_flex
    beyond = flex is not None and (change.value < flex if change.side == "least" else change.value > flex)
    allowed = (
        ""
        if flex is None
        else f" (beyond its {side}_flex of {flex})"
        if beyond
        else f" (its {side}_flex allows it)"
    )
    place = "" if quota.where is None else f", {quota.where}"
    return f"{quota.feature} '{quota.value}' {side} {old} → {change.value}{allowed}{place}"
