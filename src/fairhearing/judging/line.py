"""Acts in the order of their days, and which of them came before another one, without asking each of them.

Acts that are ranked by the middle of their days lie almost in order: up to some place all days are surely earlier,
from some place on all are surely later, and only between the two does one have to look.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from fairhearing.acts import Act
from fairhearing.judging.order import before

_FEW = 8
"""Up to so many acts it is quicker to look at each."""


class Line:
    """Acts of a case in order; no act comes before itself.

    Args:
        acts: sorted by `rank`, each with an id of its own.
    """

    __slots__ = ("_first_from", "_last_until", "acts")

    def __init__(self, acts: Sequence[Act]) -> None:
        self.acts = list(acts)
        self._last_until: list[date] = []
        self._first_from: list[date] = []
        if len(self.acts) > _FEW:
            self._last_until = list(accumulate((act.when.last for act in self.acts), max))
            self._first_from = list(accumulate((act.when.first for act in reversed(self.acts)), min))[::-1]

    def overlap(self, act: Act) -> tuple[int, int]:
        """Return the places up to which all acts lie on earlier days, and from which all lie on later ones.

        Args:
            act: one of these acts or another.
        """
        if not self._last_until:
            return 0, len(self.acts)
        return bisect_left(self._last_until, act.when.first), bisect_right(self._first_from, act.when.last)

    def earlier(self, act: Act) -> list[Act]:
        """Return those that certainly came before `act` (the same day counts), in order."""
        start, end = self.overlap(act)
        found = (one for one in self.acts[start:end] if one.id != act.id and before(one, act))
        return [*self.acts[:start], *found]

    def perhaps_earlier(self, act: Act) -> list[Act]:
        """Return those that may have come before `act`, in order."""
        start, end = self.overlap(act)
        found = (one for one in self.acts[start:end] if one.id != act.id and before(one, act) is not False)
        return [*self.acts[:start], *found]

    def came_before(self, act: Act) -> bool | None:
        """Return whether one of them came before `act`; None where that is not known."""
        if not self.acts:
            return False
        start, end = self.overlap(act)
        if start:
            return True
        unknown = False
        for one in self.acts[:end]:
            order = before(one, act) if one.id != act.id else False
            if order:
                return True
            unknown = unknown or order is None
        return None if unknown else False

    def counts_before(self, act: Act) -> tuple[int, int]:
        """Return how many certainly came before `act`, and how many may have."""
        if not self.acts:
            return 0, 0
        start, end = self.overlap(act)
        least = most = start
        for one in self.acts[start:end]:
            order = before(one, act) if one.id != act.id else False
            least += order is True
            most += order is not False
        return least, most

    def latest_before(self, act: Act) -> Act | None:
        """Return the last of those that certainly came before `act`, if there is one."""
        if not self.acts:
            return None
        start, end = self.overlap(act)
        for one in reversed(self.acts[start:end]):
            if one.id != act.id and before(one, act):
                return one
        return self.acts[start - 1] if start else None

    def first_over(self, act: Act) -> Act | None:
        """Return the first of those that were certainly over when `act` was done, if there is one."""
        if not self.acts:
            return None
        start, end = self.overlap(act)
        if start:
            return self.acts[0]
        for one in self.acts[:end]:
            if one.id != act.id and before(act, one) is False:
                return one
        return None

    def places_since(self, day: date) -> range:
        """Return the places of all that may lie on this day or later, in order."""
        return range(bisect_left(self._last_until, day), len(self.acts))

    def first_from(self, place: int) -> date:
        """Return a day before which none lies from this place on."""
        return self._first_from[place] if self._first_from else date.min
