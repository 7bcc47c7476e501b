"""Quotas that cannot be met: what stands in the way, and the least that would have to change."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from fairhearing.lottery.instance import Change, Instance
from fairhearing.lottery.program import FREE, Program


def ruled_out_by(instance: Instance, type_index: int) -> tuple[int, ...]:
    """Return bounds that together keep a type off every valid panel.

    Args:
        instance: seats, people by type and bounds.
        type_index: the type.

    Returns:
        Indices of bounds, sorted, none of which could be left out; () when the type can be on a panel.

    Source: Chinneck and Dravnieks 1991 (deletion filter for an irreducible infeasible set).
    """
    own = {at for at, bound in enumerate(instance.bounds) if type_index in bound.types}
    for at in sorted(own):
        if not instance.bounds[at].most:
            return (at,)
    kept = sorted(range(len(instance.bounds)), key=lambda at: (at in own, at))
    if _possible(instance, kept, type_index):
        return ()
    size = len(kept)
    while size:
        for first in range(len(kept) - 1, -1, -size):
            fewer = kept[: max(0, first - size + 1)] + kept[first + 1 :]
            if not _possible(instance, fewer, type_index):
                kept = fewer
        size //= 2
    return tuple(sorted(kept))


def _possible(instance: Instance, bounds: Iterable[int], type_index: int) -> bool:
    """Whether one of a type can be on a panel that keeps these bounds."""
    lower = np.zeros(len(instance.sizes))
    lower[type_index] = 1.0
    chosen = [instance.bounds[at] for at in bounds]
    every = np.arange(len(instance.sizes))
    rows = [every, *(np.array(bound.types, dtype=np.int64) for bound in chosen)]
    return Program(
        np.zeros(len(instance.sizes)),
        lower,
        np.array(instance.sizes, dtype=float),
        [(row, np.ones(len(row))) for row in rows],
        np.array([instance.seats, *(bound.least for bound in chosen)], dtype=float),
        np.array([instance.seats, *(bound.most for bound in chosen)], dtype=float),
        integral=True,
    ).solve()


def smallest_changes(instance: Instance) -> tuple[Change, ...]:
    """Return the changes of bounds, least in sum, that make a panel possible.

    Args:
        instance: seats, people by type and bounds.

    Returns:
        Changes by bound; () when there is a valid panel, or when no change of bounds helps because
        there are fewer people than seats.

    Source: Flanigan et al., Nature 2021, on quotas that a pool cannot meet.
    """
    types, bounds = len(instance.sizes), instance.bounds
    lowered, raised = types + np.arange(len(bounds)), types + len(bounds) + np.arange(len(bounds))
    rows = [(np.arange(types), np.ones(types))]
    for at, bound in enumerate(bounds):
        counted = np.array(bound.types, dtype=np.int64)
        rows.append((np.append(counted, lowered[at]), np.ones(len(counted) + 1)))
        rows.append((np.append(counted, raised[at]), np.append(np.ones(len(counted)), -1.0)))
    room = [side for bound in bounds for side in ((bound.least, FREE), (-FREE, bound.most))]
    program = Program(
        np.append(np.zeros(types), -np.ones(2 * len(bounds))),
        np.zeros(types + 2 * len(bounds)),
        np.append(np.array(instance.sizes, dtype=float), np.full(2 * len(bounds), FREE)),
        rows,
        np.array([instance.seats, *(low for low, _ in room)], dtype=float),
        np.array([instance.seats, *(high for _, high in room)], dtype=float),
        integral=True,
    )
    if not program.solve():
        return ()
    found = np.rint(program.columns).astype(int).tolist()
    changes = []
    for at, bound in enumerate(bounds):
        if found[lowered[at]]:
            changes.append(Change(at, "least", bound.least - found[lowered[at]]))
        if found[raised[at]]:
            changes.append(Change(at, "most", bound.most + found[raised[at]]))
    return tuple(changes)
