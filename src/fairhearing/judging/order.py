"""Which of two acts came first, when their days are only roughly known: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairhearing.acts import Act, When
from fairhearing.clock import Duration

DAY_SECONDS = 86_400

Days = tuple[int, int | None]
"""The least and the most days by which something is late; None where the most is not known at all."""


def natural(name: str) -> tuple[int, int, str]:
    """Return a key that sorts `2` before `10`, and numbers before words."""
    return (0, int(name), "") if name.isdecimal() else (1, 0, name)


def rank(act: Act) -> tuple[int, date, float, tuple[int, int, str]]:
    """Return the key that puts acts in order of the middle of their days, whatever their order in the file."""
    when = act.when
    middle = when.first.toordinal() + when.last.toordinal()
    return middle, when.first, when.at.timestamp() if when.at else 0.0, natural(act.id)


def before(one: Act, other: Act) -> bool | None:
    """Return whether `one` came before `other`; on the same day counts as before.

    Args:
        one: the act that should come first.
        other: the act that should come second.

    Returns:
        True or False where it is certain; None where the days overlap and nobody wrote the order.
    """
    a, b = one.when, other.when
    if a.at is not None and b.at is not None:
        return a.at <= b.at
    if a.last <= b.first:
        return True
    if a.first > b.last:
        return False
    if one.constraints or other.constraints:
        return _written(one, other)
    return None


def _written(one: Act, other: Act) -> bool | None:
    if _says(one, "before", other) or _says(other, "after", one):
        return True
    if _says(one, "after", other) or _says(other, "before", one):
        return False
    return None


def _says(act: Act, relation: str, other: Act) -> bool:
    return any(one.relation == relation and one.act == other.id for one in act.constraints)


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Return True when one is True, else None when one is None, else False (Kleene's or)."""
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def days_between(start: When, end: When) -> tuple[int, int]:
    """Return the least and the most days from `start` to `end`; negative where `end` may come first.

    Args:
        start: an interval of days.
        end: likewise.
    """
    return (end.first - start.last).days, (end.last - start.first).days


def measured(start: When, end: When) -> tuple[int | None, int | None]:
    """Return the least and the most days from `start` to `end`; None where an open end leaves that unknown.

    Args:
        start: an interval of days.
        end: likewise.
    """
    least, most = days_between(start, end)
    return (
        None if date.max == start.last or date.min == end.first else least,
        None if date.min == start.first or date.max == end.last else most,
    )


def lateness(due: When, done: When, *, by_hour: bool = False) -> Days:
    """Return the least and the most days by which `done` lies after `due`, 0 where it does not.

    Where both instants are known, a started day counts as one.

    Args:
        due: when the limit ends.
        done: when it was done.
        by_hour: whether the limit ends within its last day and not with it; then what was done on that day,
            at an hour that is not known, may be late by less than a day.
    """
    if due.at is not None and done.at is not None:
        late = max(0, -int((due.at - done.at).total_seconds() // DAY_SECONDS))
        return late, late
    least, most = measured(due, done)
    return max(0, least or 0), None if most is None else max(0, most + by_hour)


def none_or_over(most: int | None) -> bool:
    """Return whether something may be late: by some days, or by nobody knows how many.

    Args:
        most: of an answer of `lateness`.
    """
    return most is None or most > 0


def earliest(whens: Iterable[When]) -> When:
    """Return the interval in which the first of several events lies.

    Args:
        whens: at least one interval.
    """
    known = tuple(whens)
    if len(known) == 1:
        return known[0]
    first, last = min(one.first for one in known), min(one.last for one in known)
    instants = [one.at for one in known if one.at is not None]
    return When(first, last, min(instants) if len(instants) == len(known) else None)


def is_over(end: When, done: When) -> bool:
    """Return whether a time that is waited for was certainly over when something was done.

    Args:
        end: the last day of the time.
        done: when it was done.
    """
    if end.at is not None and done.at is not None:
        return done.at >= end.at
    return done.first > end.last


def is_within(end: When, done: When, limit: Duration | None) -> bool:
    """Return whether a time that is waited for certainly still ran when something was done.

    Args:
        end: the last day of the time.
        done: when it was done.
        limit: the time; on the day on which some hours end, an act of unknown hour may come before or after.
    """
    if end.at is not None and done.at is not None:
        return done.at < end.at
    if limit is not None and limit.unit == "hours":
        return done.last < end.first
    return done.last <= end.first
