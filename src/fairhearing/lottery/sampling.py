"""Many valid compositions around given averages, made at once: dealt out evenly, then mended until they are valid.

Along a line on which each cell has the length of its average, a panel takes what lies at whole steps
from its own start. So the averages are kept to one seat, and what lies together on the line is spread
evenly. A panel that breaks bounds then gives up one seat after the other for one that breaks fewer; among
equals those cells come in that lie furthest below their average.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.program import Floats, Ints

_STREAM = 20_260_714
"""Any number: the same instance is to give the same panels."""
_TRADES, _PATIENCE = 300, 25
_REST = 0.05
_FAINT = 0.02
"""Chance decides among seats that break equally many bounds, and no others."""
Table32 = NDArray[np.int32]
Floats32 = NDArray[np.float32]
_NOT = np.float32(1e6)
_PIECE = 900_000


def compositions_near(cells: Cells, people: Floats, count: int) -> Ints:
    """Return valid compositions that keep a bound exactly where the averages lie on it.

    Args:
        cells: with their bounds.
        people: averages by cell, adding up to the seats.
        count: how many to try for.

    Returns:
        Counts by composition and cell, shape (at most count, cells), no row twice.

    Source: Madow 1949 (systematic sampling); Selman, Kautz and Cohen 1994 (noise in local search).
    """
    table = Table(cells, people, count)
    table.trade()
    table.mend()
    return table.valid()


class Table:
    """Panels side by side, as counts by cell.

    Args:
        cells: with their bounds.
        people: averages by cell.
        count: of panels.

    Source: as `compositions_near`.
    """

    def __init__(self, cells: Cells, people: Floats, count: int) -> None:
        filled = cells.fill(people)
        near = 1e-7 * (1 + filled)
        self._most = np.where(filled <= cells.least + near, cells.least, cells.most)
        self._least = np.where(filled >= cells.most - near, cells.most, cells.least)
        self._room = np.where(people > 0, cells.room, 0)
        self._always = people >= cells.room * (1 - 1e-9)
        self._counting = np.zeros((len(cells.rows), len(people)), dtype=np.float32)
        for at, row in enumerate(cells.rows):
            self._counting[at, row] = 1
        self._columns = np.ascontiguousarray(self._counting.T).astype(np.int32)
        self._wanted = people * count
        self._chance = np.random.Generator(np.random.PCG64(_STREAM + count))
        noise = self._chance.gumbel(size=(count + 64, len(people)))
        self._noise = (noise * -_FAINT).astype(np.float32)
        self._counts = self._deal(people, cells.seats, count)
        self._filled = np.rint(self._counts.astype(np.float32) @ self._counting.T).astype(np.int32)

    def _deal(self, people: Floats, seats: int, count: int) -> NDArray[np.int32]:
        order = np.lexsort((np.arange(len(people)), *self._counting[::-1]))
        ends = np.cumsum(people[order])
        ends *= seats / ends[-1]
        starts = (np.arange(count) + 0.5) / count
        places = np.searchsorted(ends, starts[:, None] + np.arange(seats), side="right")
        chosen = order[np.minimum(places, len(order) - 1)] + np.arange(count)[:, None] * len(people)
        counts = np.bincount(chosen.ravel(), minlength=count * len(people))
        return counts.reshape(count, -1).astype(np.int32)

    def _broken(self) -> Ints:
        """Return by how many people each panel breaks bounds."""
        over = np.maximum(self._filled - self._most, 0) + np.maximum(self._least - self._filled, 0)
        broken: Ints = over.sum(axis=1)
        return broken

    def trade(self) -> None:
        """Let panels that break bounds trade seats in pairs, which changes no average."""
        for turn in range(_TRADES):
            broken = self._broken() > 0
            if broken.sum() <= _REST * len(broken):
                break
            order = self._chance.permutation(len(broken))
            if turn % 2:
                order = order[broken[order]]
            half = len(order) // 2
            one, other = order[:half], order[half : 2 * half]
            some = broken[one] | broken[other]
            self._trade(one[some], other[some])

    def _trade(self, one: Ints, other: Ints) -> None:
        """Trade one seat in each pair of panels, so that as few bounds are broken as one trade allows."""
        change = self._fewer(self._filled[one], self._counts[one])
        change += self._more(self._filled[other], self._counts[other]) + self._stir(len(one))
        given = change.argmin(axis=1)
        able = change[np.arange(len(one)), given] < _NOT / 2
        one, other, given = one[able], other[able], given[able]
        ours, theirs = self._counts[one], self._counts[other]
        filled, there = self._filled[one], self._filled[other]
        at = np.arange(len(one))
        ours[at, given] -= 1
        theirs[at, given] += 1
        filled -= self._columns[given]
        there += self._columns[given]
        got = (self._more(filled, ours) + self._fewer(there, theirs) + self._stir(len(one))).argmin(axis=1)
        ours[at, got] += 1
        theirs[at, got] -= 1
        filled += self._columns[got]
        there -= self._columns[got]
        self._counts[one], self._counts[other] = ours, theirs
        self._filled[one], self._filled[other] = filled, there

    def mend(self) -> None:
        """Let panels that break bounds change a seat, until none is left or nothing comes of it."""
        fewest, since = len(self._counts) + 1, 0
        broken = np.flatnonzero(self._broken())
        while len(broken) and since <= _PATIENCE:
            since = 0 if len(broken) < fewest else since + 1
            fewest = min(fewest, len(broken))
            missing = self._wanted - self._counts.sum(axis=0)
            ease = 0.25 * self._wanted + 1e-9
            self._change(broken, ease - missing, ease + missing)
            broken = np.flatnonzero(self._broken())

    def _change(self, panels: Ints, leaving: Floats, coming: Floats) -> None:
        """Change one seat of each panel, so that as few bounds are broken as one change allows.

        Cells leave and come in with chances as given, where that breaks equally many bounds.
        """
        filled, counts = self._filled[panels], self._counts[panels]
        at = np.arange(len(panels))
        out = (self._fewer(filled, counts) + self._stir(len(panels), leaving)).argmin(axis=1)
        counts[at, out] -= 1
        filled -= self._columns[out]
        into = (self._more(filled, counts) + self._stir(len(panels), coming)).argmin(axis=1)
        counts[at, into] += 1
        filled += self._columns[into]
        self._filled[panels], self._counts[panels] = filled, counts

    def _fewer(self, filled: Table32, counts: Table32) -> Floats32:
        """Return how many bounds more are broken by one fewer of each cell."""
        change = self._by_cell((filled <= self._least).astype(np.float32) - (filled > self._most))
        change[(counts == 0) | self._always] = _NOT
        return change

    def _more(self, filled: Table32, counts: Table32) -> Floats32:
        """Return how many bounds more are broken by one more of each cell."""
        change = self._by_cell((filled >= self._most).astype(np.float32) - (filled < self._least))
        change[counts >= self._room] = _NOT
        return change

    def _by_cell(self, steps: Floats32) -> Floats32:
        """Return the sums of what a step costs in the bounds that count a cell.

        It is worked out in pieces so small that one thread does them: several would wait for each other.
        """
        sums = np.empty((len(steps), self._counting.shape[1]), dtype=np.float32)
        stride = max(1, _PIECE // (self._counting.size + 1))
        for at in range(0, len(steps), stride):
            np.matmul(steps[at : at + stride], self._counting, out=sums[at : at + stride])
        return sums

    def _stir(self, count: int, weights: Floats | None = None) -> Floats32:
        """Return what makes an even choice fall on each cell with a chance as its weight."""
        start = int(self._chance.integers(64))
        noise = self._noise[start : start + count]
        if weights is None:
            return noise
        return noise - (_FAINT * np.log(np.maximum(weights, 1e-6))).astype(np.float32)

    def valid(self) -> Ints:
        """Return the valid compositions, each once."""
        within = (self._counts <= self._room) & (self._counts >= np.where(self._always, self._room, 0))
        return np.unique(self._counts[(self._broken() == 0) & within.all(axis=1)], axis=0).astype(np.int64)
