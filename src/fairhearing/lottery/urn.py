"""Leximin over real panels, for quotas under which fractions of people promise more than panels can give.

The chances that compositions give are raised level after level as in `levels`; whenever the prices say that
a composition is missing, the one worth most is added.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.pricing import Pricing
from fairhearing.lottery.program import FREE, Floats, Ints, Program

Tell = Callable[[float], None]
_SLACK = 1e-9
_WORTH = 1e-8
_PRICED = 1e-6


class Urn:
    """The program over compositions; chances are counted in units of seats by people.

    Args:
        cells: with their bounds.
        compositions: counts, shape (compositions, cells), covering each cell that can be covered.

    Source: Flanigan et al., Nature 2021 (leximin by column generation).
    """

    def __init__(self, cells: Cells, compositions: Ints) -> None:
        self._pricing = Pricing(cells)
        self._even = cells.sizes * (cells.seats / cells.sizes.sum())
        self._held = cells.room == 0
        self._count = len(cells.sizes)
        self.compositions = list(compositions)
        share = np.where(self._held, 0.0, 1.0)
        rows = [
            (
                np.append(0, 1 + (at := np.flatnonzero(counts))),
                np.append(-share[cell], counts[at] / self._even[cell]),
            )
            for cell, counts in enumerate(compositions.T)
        ]
        rows.append((1 + np.arange(len(compositions)), np.ones(len(compositions))))
        width = 1 + len(compositions)
        costs = np.append(1.0, np.zeros(width - 1))
        sides = np.append(np.zeros(self._count), 1.0), np.append(np.full(self._count, FREE), 1.0)
        self._program = Program(costs, np.zeros(width), np.full(width, FREE), rows, *sides)

    @property
    def weights(self) -> Floats:
        """The weights of the compositions in the last solution."""
        return np.maximum(self._program.columns[1:], 0.0)

    def aim(self, people: Floats) -> bool:
        """Try to give averages exactly, and return whether that was possible.

        Args:
            people: averages by cell.
        """
        self._ask(np.where(self._held, 0.0, people / self._even))
        reached, _ = self._raise()
        return reached > 1 - _WORTH

    def leximin(self, tell: Tell, *, levels: int | None = None) -> None:
        """Raise the smallest chance, and then the next.

        Args:
            tell: is given the share of people whose chance is known.
            levels: to stop after so many; None for all.
        """
        self._ask(np.where(self._held, 0.0, 1.0))
        while not self._held.all() and levels != 0:
            level, prices = self._raise()
            prices[self._held] = 0.0
            tight = ~self._held & (prices >= _PRICED * prices.max())
            for cell in np.flatnonzero(tight):
                self._program.set_entry(int(cell), 0, 0.0)
                self._program.set_row(int(cell), level - _SLACK, FREE)
            self._held = self._held | tight
            levels = None if levels is None else levels - 1
            tell(float(self._held.mean()))

    def _ask(self, shares: Floats) -> None:
        for cell, share in enumerate(shares):
            self._program.set_entry(cell, 0, -share)

    def _raise(self) -> tuple[float, Floats]:
        """Return the level that is reached with all compositions, and the price of each cell's chance."""
        while True:
            self._program.solve()
            prices = np.maximum(-self._program.prices[:-1], 0.0)
            worth = prices / self._even
            best = self._pricing.best(worth)
            level = float(self._program.columns[0])
            promised = self._program.prices[-1]
            if best is None or best @ worth <= promised + _WORTH * (1 + abs(level)):
                return level, prices
            self.compositions.append(best)
            used = np.flatnonzero(best)
            column = np.append(best[used] / self._even[used], 1.0)
            self._program.add_column(np.append(used, self._count), column)
