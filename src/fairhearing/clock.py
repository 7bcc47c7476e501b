"""The clock, durations and the calendar in which limits are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays
from isodate import Duration as IsoDuration
from isodate import parse_duration

from fairhearing.errors import InputError

UNITS = ("hours", "days", "business-days", "weeks", "months", "years")
_WRITTEN = re.compile(r"(\d{1,4}) ?(h|d|bd|w|m|y)")
_SHORT = {"h": "hours", "d": "days", "bd": "business-days", "w": "weeks", "m": "months", "y": "years"}


class Clock(Protocol):
    """Where the time comes from; an argument below the web."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Duration:
    """A limit as procedures write it.

    Args:
        amount: 0 to 9,999.
        unit: one of `UNITS`.
    """

    amount: int
    unit: str

    def __str__(self) -> str:
        word = self.unit.replace("-", " ")
        return f"{self.amount} {word[:-1] if self.amount == 1 else word}"


def parse_duration_text(text: str) -> Duration:
    """Read `3 d`, `48 h`, `5 bd` (business days), `2 w`, `3 m`, `1 y` or ISO 8601 `P3D`.

    Args:
        text: as written in a procedure.

    Raises:
        InputError: it is none of these; the message says which are.

    Source: ISO 8601-1 for the `P…` form.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match:
        return Duration(int(match[1]), _SHORT[match[2]])
    try:
        read = parse_duration(text.strip())
    except (ValueError, TypeError, OverflowError):
        read = None
    parts: list[Duration] = []
    if isinstance(read, IsoDuration):
        parts += [Duration(int(read.years), "years")] if read.years else []
        parts += [Duration(int(read.months), "months")] if read.months else []
        read = read.tdelta
    if isinstance(read, timedelta) and read > timedelta(0):
        hours, rest = divmod(read, timedelta(hours=1))
        whole = hours % 24 == 0
        parts += [Duration(hours // 24, "days") if whole else Duration(hours, "hours")] if not rest else []
    if len(parts) != 1:
        raise InputError(
            f"'{text}' is not a limit.",
            why="A limit is one number with one unit.",
            remedy="Write 48 h, 3 d, 5 bd (business days), 2 w, 3 m, 1 y, or P3D.",
        )
    return parts[0]


@cache
def _holidays_of(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The organisation's days: its time zone and its holidays.

    Args:
        timezone: IANA name, such as `Europe/Dublin`.
        country: ISO 3166 code whose public holidays are no business days; None: only weekends.
        closed: further days on which the organisation does no business.
    """

    timezone: str = "UTC"
    country: str | None = None
    closed: tuple[date, ...] = ()

    def day(self, instant: datetime) -> date:
        """Return the local day of an aware instant."""
        return instant.astimezone(ZoneInfo(self.timezone)).date()

    def is_business_day(self, day: date) -> bool:
        """Return whether `day` is neither weekend nor holiday nor closed."""
        if day.weekday() >= 5 or day in self.closed:
            return False
        return self.country is None or day not in _holidays_of(self.country)

    def add(self, day: date, limit: Duration) -> date:
        """Return the last day of a limit that starts on `day` (which itself is not counted).

        Args:
            day: the anchor's day.
            limit: hours count as started days; months and years end on the same day of the month,
                or on the month's last day (RFC 3339 calendars have no 31 February).

        Returns:
            The day, or date.max where it would lie beyond the calendar.
        """
        try:
            return self._add(day, limit)
        except OverflowError:
            return date.max

    def _add(self, day: date, limit: Duration) -> date:
        if limit.unit == "business-days":
            left = limit.amount
            while left:
                day += timedelta(days=1)
                left -= self.is_business_day(day)
            return day
        if limit.unit in {"months", "years"}:
            months = limit.amount * (12 if limit.unit == "years" else 1)
            return _add_months(day, months)
        days = {"hours": -(-limit.amount // 24), "days": limit.amount, "weeks": 7 * limit.amount}
        return day + timedelta(days=days[limit.unit])


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    last = 31
    while True:
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            last -= 1
