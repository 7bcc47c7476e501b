"""Quotas that cannot be met: the smallest changes that would make a panel possible, in words."""

from __future__ import annotations

from fairhearing.errors import Where
from fairhearing.lottery.instance import Change
from fairhearing.lottery.model import LotteryError, Quota
from fairhearing.lottery.pool import PAIR, Pool
from fairhearing.lottery.solving import smallest_changes


def refuse_impossible(pool: Pool, *, kept_apart: str = "") -> None:
    """Refuse a pool from which no panel keeps the quotas.

    Args:
        pool: by type.
        kept_apart: the feature of which no two may have the same value; empty: none.

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
        why=" ".join(_short(pool, change, kept_apart) for change in changes),
        remedy="The smallest changes that make a panel possible: "
        f"{'; '.join(_said(pool, change, kept_apart) for change in changes)}. Change them by the "
        "procedure's own way, widen the pool, or hand on to the next body.",
        where=first.where if isinstance(first.where, Where) else None,
    )


def _short(pool: Pool, change: Change, kept_apart: str) -> str:
    quota, bound = pool.quotas[change.bound], pool.instance.bounds[change.bound]
    there = sum(pool.instance.sizes[at] for at in bound.types)
    if quota.feature == PAIR:
        return f"{_both(pool, change)} may not sit together; with the other rules that leaves no panel."
    if _is_apart(quota, change, kept_apart):
        return (
            f"At most one with {quota.feature} '{quota.value}' may sit, as no two may with the same "
            f"{quota.feature}; the pool has {there} of them, and with the other rules that leaves no panel."
        )
    return f"The quota {quota} cannot be kept together with the others; the pool has {there} of them."


def _is_apart(quota: Quota, change: Change, kept_apart: str) -> bool:
    return quota.feature == kept_apart and change.side == "most" and quota.most == 1


def _both(pool: Pool, change: Change) -> str:
    return " and ".join(pool.people[at][0] for at in pool.instance.bounds[change.bound].types)


def _said(pool: Pool, change: Change, kept_apart: str) -> str:
    quota = pool.quotas[change.bound]
    if quota.feature == PAIR:
        return f"let {_both(pool, change)} sit together"
    if _is_apart(quota, change, kept_apart):
        return f"let {change.value} with {quota.feature} '{quota.value}' sit together"
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
