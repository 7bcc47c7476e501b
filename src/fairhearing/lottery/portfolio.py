"""An urn of whole panels that gives each cell its average."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fairhearing.lottery.cells import Cells
from fairhearing.lottery.pricing import uncovered
from fairhearing.lottery.program import Floats, Ints
from fairhearing.lottery.sampling import compositions_near
from fairhearing.lottery.urn import Urn
from fairhearing.lottery.weighing import weights_for, whole

Tell = Callable[[str, float], None]
_TRIES = ((1.6, 40), (4.0, 200))
"""Compositions to sample: so many a cell, and so many more."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Compositions over cells and their tickets.

    Args:
        compositions: counts, shape (compositions, cells).
        tickets: whole weights, each at least 1.
        out: cells of which no valid panel has any; where there are some, compositions are not to be used.
    """

    compositions: Ints
    tickets: Ints
    out: Ints


def portfolio_of(cells: Cells, people: Floats, algorithm: str, tell: Tell) -> Portfolio:
    """Return an urn whose averages are those of the relaxation, or the best that panels can give.

    Args:
        cells: with their bounds.
        people: what the relaxation gives, by cell.
        algorithm: `leximin` or `maximin`, for where it cannot be given.
        tell: is given a step and the share of it that is done.

    Source: Flanigan et al., Nature 2021.
    """
    none = np.array([], dtype=np.int64)
    found = np.zeros((0, len(people)), dtype=np.int64)
    for turn, (each, more) in enumerate(_TRIES):
        tell("Making panels", turn / len(_TRIES))
        sampled = compositions_near(cells, people, int(each * len(people)) + more)
        tell("Weighing panels", turn / len(_TRIES))
        weights = weights_for(sampled, people)
        if weights is not None:
            return _issued(sampled, weights, none)
        found = np.unique(np.concatenate([found, sampled]), axis=0)
    found, out = uncovered(cells, found)
    if len(out):
        return Portfolio(found, none, out)
    urn = Urn(cells, found)
    if not urn.aim(people):
        levels = None if algorithm == "leximin" else 1
        urn.leximin(lambda done: tell("Raising chances panel by panel", done), levels=levels)
    return _issued(np.array(urn.compositions), urn.weights, none)


def _issued(compositions: Ints, weights: Floats, out: Ints) -> Portfolio:
    tickets = whole(weights)
    return Portfolio(compositions[tickets > 0], tickets[tickets > 0], out)
