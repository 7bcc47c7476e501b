"""Weights that give a set of compositions the averages wanted: the most even ones, then as whole numbers.

No square matrix is built, and nothing is left to a library of several threads, which on a busy machine wait
for each other: thousands of compositions are weighed in a moment.
"""

from __future__ import annotations

import numpy as np

from fairhearing.lottery.program import Floats, Ints

TOTAL = 1 << 48
"""Tickets in the urn: so many that whole tickets change no chance by a billionth of itself."""
_STEPS, _SEARCHES = 30, 400
_CLOSE = 1e-9
_FORCING = 1e-4
_FLAT, _LOST = 1e-9, 1e6
_FULL = 1 / 16
"""Where more of a table than this is not 0, lists of what is not 0 take longer than the table."""


class Scales:
    """Compositions on a scale, each cell's count in units of how much it varies.

    Args:
        compositions: counts, shape (compositions, cells).
        people: the averages wanted, by cell.

    Source: Dembo, Eisenstat and Steihaug 1982 (inexact Newton); Hestenes and Stiefel 1952.
    """

    def __init__(self, compositions: Ints, people: Floats) -> None:
        spread = np.sqrt(np.maximum((compositions**2).mean(axis=0) - compositions.mean(axis=0) ** 2, 0.0))
        units = np.where(spread > 0, spread, 1.0)
        self.wanted = people / units
        self.close = _CLOSE * self.wanted
        self._which, self._cell = np.nonzero(compositions)
        self._value = compositions[self._which, self._cell] / units[self._cell]
        self._shape = compositions.shape
        full = len(self._value) > _FULL * compositions.size
        self._table = compositions / units if full else None

    def powers(self, slopes: Floats) -> Floats:
        """Return how far a direction lifts each composition."""
        if self._table is None:
            return _sums(self._which, self._value * slopes[self._cell], self._shape[0])
        lifted: Floats = np.einsum("ij,j->i", self._table, slopes)
        return lifted

    def averages(self, weights: Floats) -> Floats:
        """Return the averages under weights, in the same units as `wanted`."""
        if self._table is None:
            return _sums(self._cell, self._value * weights[self._which], self._shape[1])
        found: Floats = np.einsum("ij,i->j", self._table, weights)
        return found

    def step(self, weights: Floats, averages: Floats) -> Floats:
        """Return the direction in which weights bring the averages nearest to those wanted."""
        rest = averages - self.wanted
        found, way = np.zeros_like(rest), rest.copy()
        before = left = float(rest @ rest)
        searches = 0
        while _FORCING**2 * before < left < _LOST * before and searches < _SEARCHES:
            bent = self.averages(weights * self.powers(way)) - averages * (averages @ way)
            length = left / max(float(way @ bent), _FLAT * left)
            found += way * length
            rest -= bent * length
            left, last = float(rest @ rest), left
            way = rest + way * (left / last)
            searches += 1
        return found


def _sums(places: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(places, values, count).astype(np.float64, copy=False)


def weights_for(compositions: Ints, people: Floats) -> Floats | None:
    """Return the weights of largest entropy whose averages are given.

    Args:
        compositions: counts, shape (compositions, cells).
        people: the averages wanted, by cell.

    Returns:
        Weights that add up to 1, all above 0, or None when these compositions cannot give the averages,
        or only with some of them left out.

    Source: Agmon, Alhassid and Levine 1979 (the distribution of maximal entropy, by its dual).
    """
    if not len(compositions) or (compositions.any(axis=0) != (people > 0)).any():
        return None
    scales = Scales(compositions, people)
    slopes = np.zeros(len(people))
    height, weights = _dual(scales, slopes)
    for _ in range(_STEPS):
        averages = scales.averages(weights)
        off = averages - scales.wanted
        if (np.abs(off) <= scales.close).all():
            return weights
        step = scales.step(weights, averages)
        slopes, height, weights = _walk(scales, slopes, step, height, float(off @ step))
    return None


def _walk(
    scales: Scales, slopes: Floats, step: Floats, height: float, fall: float
) -> tuple[Floats, float, Floats]:
    """Go along a step as far as the dual falls; return where that is, how high, and the weights there."""
    share = 1.0
    value, weights = _dual(scales, slopes - step)
    while value > height - _FORCING * share * fall + _CLOSE and share > _FORCING:
        share /= 2
        value, weights = _dual(scales, slopes - share * step)
    return slopes - share * step, value, weights


def _dual(scales: Scales, slopes: Floats) -> tuple[float, Floats]:
    powers = scales.powers(slopes)
    top = powers.max()
    raised = np.exp(powers - top)
    total = raised.sum()
    return float(top + np.log(total) - scales.wanted @ slopes), raised / total


def whole(weights: Floats) -> Ints:
    """Return weights as whole numbers that add up to `TOTAL`, the largest remainders rounded up.

    Args:
        weights: from 0, adding up to about 1.

    Source: Hamilton's method of apportionment.
    """
    exact = weights / weights.sum() * TOTAL
    tickets: Ints = np.floor(exact).astype(np.int64)
    missing = TOTAL - int(tickets.sum())
    order = np.argsort(tickets - exact, kind="stable")
    for at in range(abs(missing)):
        tickets[order[at % len(order)]] += 1 if missing > 0 else -1
    return tickets
