"""Single valid compositions, found by a whole-number program."""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.program import Floats, Ints, Program


class Pricing:
    """Asks for the valid composition that is worth most.

    Args:
        cells: with their bounds.

    Source: Gilmore and Gomory 1961 (column generation).
    """

    def __init__(self, cells: Cells) -> None:
        count = len(cells.sizes)
        every = np.arange(count)
        self._program = Program(
            np.zeros(count),
            np.zeros(count),
            cells.room.astype(float),
            [(row, np.ones(len(row))) for row in (every, *cells.rows)],
            np.array([cells.seats, *cells.least], dtype=float),
            np.array([cells.seats, *cells.most], dtype=float),
            integral=True,
        )

    def best(self, worth: Floats) -> Ints | None:
        """Return the counts by cell that are worth most, or None when nothing is valid.

        Args:
            worth: of one person of each cell, not all 0.
        """
        self._program.set_costs(worth / np.abs(worth).max())
        if not self._program.solve():
            return None
        return np.rint(self._program.columns).astype(np.int64)


def uncovered(cells: Cells, compositions: Ints) -> tuple[Ints, Ints]:
    """Cover the cells that no composition has.

    Args:
        cells: with their bounds.
        compositions: counts, shape (compositions, cells).

    Returns:
        The compositions with those that had to be added, and the cells that are on no valid panel.

    Source: Flanigan et al., Nature 2021, supplementary information, on agents on no feasible panel.
    """
    pricing = Pricing(cells)
    found, out = list(compositions), []
    covered = compositions.sum(axis=0) > 0
    for cell in np.flatnonzero(cells.room > 0):
        if covered[cell]:
            continue
        added = pricing.best((np.arange(len(cells.sizes)) == cell).astype(float))
        if added is None or not added[cell]:
            out.append(cell)
        else:
            found.append(added)
            covered |= added > 0
    return np.array(found).reshape(len(found), len(cells.sizes)), np.array(out, dtype=np.int64)
