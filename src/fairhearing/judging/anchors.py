"""What starts a clock, and the times in which a case was open: from its beginning, and from each reopening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fairhearing.acts import REOPENED, Act, When
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import any_of, before


@dataclass(frozen=True, slots=True)
class Anchor:
    """What starts a clock.

    Args:
        act: the act; None for a duty that exists from the beginning.
        when: the day from which the limit is counted; None likewise.
        others: acts of the same kind, where the first of them starts the clock.
        note: how it came to be the anchor, where it is a fallback; otherwise empty.
    """

    act: Act | None
    when: When | None
    others: tuple[Act, ...] = ()
    note: str = ""

    @property
    def soonest(self) -> date:
        """The first day on which it can have started; the first of all days where it always ran."""
        if self.act is None:
            return date.min
        if not self.others:
            return self.act.when.first
        return min(one.when.first for one in (self.act, *self.others))

    def comes_before(self, act: Act) -> bool | None:
        """Return whether the clock had started when `act` was done; None where that is not known."""
        if self.act is None:
            return True
        if not self.others:
            return before(self.act, act)
        return any_of(before(one, act) for one in (self.act, *self.others))


@dataclass(frozen=True, slots=True)
class Opening:
    """A time in which a case was open.

    Args:
        start: what opened the case again; None: its beginning.
        end: what opened it again after that; None: nothing so far.
    """

    start: Act | None = None
    end: Act | None = None

    def inside(self, acts: Iterable[Act]) -> list[Act]:
        """Return those of some acts that belong to this time, also what was done after the close in it."""
        since = (one for one in acts if self.start is None or before(self.start, one))
        return [one for one in since if self.end is None or one is self.end or not before(self.end, one)]


WHOLE = Opening()
"""The time in which a case was open that nothing opened again."""


def openings_of(matter: Matter) -> tuple[Opening, ...]:
    """Return the times in which a case was open, in order.

    Args:
        matter: the case.
    """
    again = matter.of_kinds((REOPENED,))
    if not again:
        return (WHOLE,)
    return tuple(Opening(start, end) for start, end in zip((None, *again), (*again, None), strict=True))
