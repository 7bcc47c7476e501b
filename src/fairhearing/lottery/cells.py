"""Types that the bounds looked at cannot tell apart are one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from fairhearing.lottery.instance import Instance
from fairhearing.lottery.program import Floats, Ints


@dataclass(frozen=True, slots=True)
class Cells:
    """An instance whose types are merged where the same bounds count them.

    Args:
        seats: of the panel.
        sizes: people of each cell.
        of: the cell of each type.
        rows: by bound that is looked at, its cells.
        least: by bound.
        most: by bound.
        room: by cell, the most of it that any panel may have; 0 where it is ruled out.
    """

    seats: int
    sizes: Ints
    of: Ints
    rows: tuple[Ints, ...]
    least: Ints
    most: Ints
    room: Ints

    def fill(self, counts: Floats) -> Floats:
        """Return how far each bound is filled.

        Args:
            counts: by cell.
        """
        return np.array([counts[row].sum() for row in self.rows])


def cells_of(
    instance: Instance, looked_at: Iterable[int], without: Iterable[int] = (), *, apart: bool = False
) -> Cells:
    """Return the cells of an instance.

    Args:
        instance: by type.
        looked_at: indices of the bounds that tell types apart.
        without: types that no panel has.
        apart: whether every type is a cell of its own all the same.

    Source: Flanigan et al., Nature 2021, supplementary information, on people with the same features.
    """
    chosen, shut = sorted(looked_at), set(without)
    types = range(len(instance.sizes))
    signatures: list[list[int]] = [[] for _ in types]
    for row, bound in enumerate(chosen):
        for each in instance.bounds[bound].types:
            signatures[each].append(row)
    numbers: dict[tuple[int, bool, tuple[int, ...]], int] = {}
    keys = [(each if apart else 0, each in shut, tuple(signatures[each])) for each in types]
    of = np.array([numbers.setdefault(key, len(numbers)) for key in keys])
    rows: list[list[int]] = [[] for _ in chosen]
    for (_, _, signature), cell in numbers.items():
        for row in signature:
            rows[row].append(cell)
    sizes = np.bincount(of, weights=np.array(instance.sizes), minlength=len(numbers)).astype(np.int64)
    closed = np.array([out for _, out, _ in numbers])
    return Cells(
        instance.seats,
        sizes,
        of,
        tuple(np.array(row, dtype=np.int64) for row in rows),
        np.array([instance.bounds[bound].least for bound in chosen], dtype=np.int64),
        np.array([instance.bounds[bound].most for bound in chosen], dtype=np.int64),
        np.where(closed, 0, np.minimum(sizes, instance.seats)),
    )
