"""When a limit ends that started on some day, perhaps only roughly known."""

from __future__ import annotations

from datetime import date, timedelta

from fairhearing.acts import When
from fairhearing.clock import Calendar, Duration

NEVER = When(date.max, date.max)
"""The end of a limit that does not end."""


def end_of(calendar: Calendar, start: When | None, limit: Duration) -> When | None:
    """Return the interval in which a limit ends.

    Args:
        calendar: the days in which it is counted.
        start: the interval in which it starts; None: nowhere.
        limit: hours are counted exactly where the instant is known; otherwise from the beginning of the first
            day to the end of the last.
    """
    if start is None:
        return None
    if limit.unit == "hours":
        return _end_of_hours(calendar, start, limit)
    first = _added(calendar, start.first, limit)
    return When(first, first if start.certain else calendar.add(start.last, limit))


def _added(calendar: Calendar, day: date, limit: Duration) -> date:
    """Return the end of a limit; what began nobody knows when ends nobody knows when, too."""
    return day if day == date.min else calendar.add(day, limit)


def _end_of_hours(calendar: Calendar, start: When, limit: Duration) -> When:
    if start.at is None:
        whole = Duration(limit.amount // 24, "days")
        return When(_added(calendar, start.first, whole), calendar.add(start.last, limit))
    try:
        end = start.at + timedelta(hours=limit.amount)
        return When(calendar.day(end), calendar.day(end), end)
    except OverflowError:
        return NEVER
