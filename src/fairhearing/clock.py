"""The clock, durations and the calendar in which limits are counted."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays

from fairhearing.errors import InputError
from fairhearing.wording import say

UNITS = ("hours", "days", "business-days", "weeks", "months", "years")
_WRITTEN = re.compile(r"([0-9]{1,4}) ?(h|d|bd|w|m|y)")
_ISO = re.compile(r"P(?:([0-9]{1,4})([YMWD])|T([0-9]{1,4})(H))")
_COUNTRY = re.compile(r"[A-Z]{2}")
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
    """Read `3 d`, `48 h`, `5 bd` (business days), `2 w`, `3 m`, `1 y` or ISO 8601 `P3D`, `PT48H`.

    Args:
        text: as written in a procedure; from 0 to 9,999 of one unit.

    Raises:
        InputError: it is none of these; the message says which are.

    Source: ISO 8601-1 for the `P…` form.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match:
        return Duration(int(match[1]), _SHORT[match[2]])
    match = _ISO.fullmatch(text.strip())
    if match:
        return Duration(int(match[1] or match[3]), _SHORT[(match[2] or match[4]).lower()])
    raise InputError(
        say("'{text}' is not a limit.", text=text.strip()[:40]),
        why="A limit is one number with one unit; hours stay hours and days stay days.",
        remedy="Write 48 h, 3 d, 5 bd (business days), 2 w, 3 m, 1 y, or P3D, PT48H.",
    )


@cache
def _holidays_of(country: str) -> holidays.HolidayBase:
    try:
        if _COUNTRY.fullmatch(country):
            return holidays.country_holidays(country)
    except NotImplementedError:
        pass
    raise InputError(
        say("No holidays are known for '{country}'.", country=country[:40]),
        why="Limits in business days leave out public holidays.",
        remedy="Write the country's two letters (ISO 3166), such as IE, or leave it out.",
    )


@cache
def _zone_of(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise InputError(
            say("'{name}' is not a time zone.", name=name[:40]),
            why="The day of an act is that of the organisation's own place.",
            remedy="Write its name in the IANA list, such as Europe/Dublin, or UTC.",
        ) from None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The organisation's days: its time zone and its holidays.

    Args:
        timezone: IANA name, such as `Europe/Dublin`.
        country: ISO 3166 code whose public holidays are no business days; None: only weekends.
        closed: further days on which the organisation does no business.

    Raises:
        InputError: the time zone or the country is not known.
    """

    timezone: str = "UTC"
    country: str | None = None
    closed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _zone_of(self.timezone)
        if self.country is not None:
            _holidays_of(self.country)

    def day(self, instant: datetime) -> date:
        """Return the local day of an aware instant."""
        return instant.astimezone(_zone_of(self.timezone)).date()

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
    if year > 9999:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
