"""Dates that are only roughly known: read as the interval of days on which they can lie, and written.

What is read, beside a plain `2023`, `2023-05` or `2023-05-06`:

- `2023-02~` (about): one unit of the smallest part written more on either side, so January to March;
- `2023-02?` (not sure): the writer's doubt is kept in the text and widens nothing;
- `2023-02%` (both): widened like `~`;
- `202X`, `2023-XX`, `2023-05-2X`: digits that are not known;
- `2023-21` to `2023-24`: spring, summer, autumn, winter as in the northern half of the world (winter
  begins in December of that year); `25` to `28` say so expressly, `29` to `32` are the southern ones;
  `33` to `36` are quarters, `37` to `39` thirds, `40` and `41` halves of a year;
- `2023-05/2023-07-15`, `../2023`, `2023/..`: from, to, open ends;
- `2023-05-06T14:30:00+02:00`: an exact instant; its day is that of the place where it was written.

Source: ISO 8601-2:2019, EDTF levels 0 and 1, and of level 2 unspecified digits and sub-year groupings.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from fairhearing.acts.model import When
from fairhearing.acts.words import shortened
from fairhearing.errors import InputError, Where

_FORMS = "2023, 2023-05, 2023-05-06, 2023-05~ (about), 2023-05-2X, 2023-05/2023-07, ../2023 or 2023/.."
_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([~?%])?")
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?")
_DAY = timedelta(days=1)

_Span = tuple[date, date]

_NORTH = {1: (3, 3), 2: (6, 3), 3: (9, 3), 4: (12, 3)}
_GROUPS: dict[int, tuple[int, int]] = {
    **{20 + season: group for season, group in _NORTH.items()},
    **{24 + season: group for season, group in _NORTH.items()},
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
"""Code of a part of the year: its first month and how many months it has."""


def read_when(text: str, *, where: Where | None = None) -> When:
    """Read a date as somebody wrote it.

    Args:
        text: EDTF, as this file's heading lists it.
        where: the place in the file, for the message.

    Returns:
        The interval of days, with the text kept.

    Raises:
        InputError: it is no such date; the message says what would be right.

    Source: ISO 8601-2:2019.
    """
    try:
        return _read(text)
    except InputError as error:
        raise InputError(error.what, why=error.why, remedy=error.remedy, where=where) from None


def write_when(when: When) -> str:
    """Write a date so that `read_when` reads the same days and the same instant.

    Args:
        when: its text, if it has one, is given back as it was written.

    Returns:
        EDTF, as short as it can be.
    """
    if when.text:
        return when.text
    if when.at is not None:
        return _with_day(when.at, when.first).isoformat()
    if when.first == when.last:
        return when.first.isoformat()
    for text in (f"{when.first.year:04}", f"{when.first.year:04}-{when.first.month:02}"):
        if _date(text) == (when.first, when.last):
            return text
    first = ".." if when.first == date.min else when.first.isoformat()
    last = ".." if when.last == date.max else when.last.isoformat()
    return f"{first}/{last}"


def when_of(instant: datetime, day: date) -> When:
    """Return an exact instant as a date.

    Args:
        instant: aware.
        day: its day in the organisation's calendar.
    """
    return When(day, day, instant)


@lru_cache(maxsize=65_536)
def _read(text: str) -> When:
    match = _INSTANT.fullmatch(text)
    if match:
        at = _instant(text, match[2])
        return When(at.date(), at.date(), at, text)
    start, slash, end = text.partition("/")
    if not slash:
        first, last = _date(text)
        return When(first, last, None, text)
    first = date.min if start == ".." else _date(start)[0]
    last = date.max if end == ".." else _date(end)[1]
    if last < first:
        raise InputError(
            f"'{text}' ends before it begins.",
            why="The day before the '/' is the earlier one.",
            remedy=f"Write {end}/{start}, if that is meant.",
        )
    return When(first, last, None, text)


def _date(text: str) -> _Span:
    match = _DATE.fullmatch(text)
    if not match:
        raise _unread(text)
    year, month, day, mark = match.groups()
    group = _GROUPS.get(int(month)) if month and day is None and month.isdigit() else None
    if group:
        first, months = date(_years(year, text)[0], group[0], 1), group[1]
        span = (first, _last_before(_months_on(first, months)))
        _only_whole(year, text)
    else:
        span = _plain(year, month, day, text)
        months = 0 if day else 1 if month else 12
    return _widened(span, months) if mark in {"~", "%"} else span


def _plain(year: str, month: str | None, day: str | None, text: str) -> _Span:
    """Return the days of a year, month or day, with or without unspecified digits."""
    first_year, last_year = _years(year, text)
    first_month, last_month = _digits(month or "XX", 1, 12, text)
    longest = monthrange(first_year, first_month)[1] if first_month == last_month else 31
    if first_year != last_year and month not in {None, "XX"}:
        raise _unread(text)
    if first_month != last_month and day not in {None, "XX"}:
        raise _unread(text)
    first_day, last_day = _digits(day or "XX", 1, longest, text)
    if first_month != last_month:
        last_day = monthrange(last_year, last_month)[1]
    return date(first_year, first_month, first_day), date(last_year, last_month, last_day)


def _years(text: str, whole: str) -> tuple[int, int]:
    return _digits(text, 1, 9999, whole)


def _only_whole(year: str, text: str) -> None:
    if "X" in year:
        raise _unread(text)


def _digits(part: str, least: int, most: int, text: str) -> tuple[int, int]:
    """Return the bounds of a number whose last digits may be unspecified, within least and most."""
    known = part.rstrip("X")
    if "X" in known:
        raise _unread(text)
    first = max(int(known + "0" * (len(part) - len(known))), least)
    last = min(int(known + "9" * (len(part) - len(known))), most)
    if first > last:
        raise InputError(
            f"'{text}' is no date: {part} is not one of {least} to {most}.",
            why="There is no such year, month or day.",
            remedy="Check year, month and day; a rough date can be written as 2023-05 or 2023-05~.",
        )
    return first, last


def _widened(span: _Span, months: int) -> _Span:
    """Return the days with one unit more on either side: `months`, or a day where that is 0."""
    first, last = span
    if not months:
        first = first if first == date.min else first - _DAY
        return first, last if last == date.max else last + _DAY
    after = date.max if last == date.max else _months_on(last + _DAY, months)
    return _months_on(first, -months), _last_before(after)


def _months_on(day: date, months: int) -> date:
    """Return the first of the month so many months on, or the calendar's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < 1:
        return date.min
    return date.max if year > 9999 else date(year, month + 1, 1)


def _last_before(day: date) -> date:
    return day if day == date.max else day - _DAY


def _instant(text: str, offset: str | None) -> datetime:
    if offset is None:
        raise InputError(
            f"'{text}' is an instant without its offset.",
            why="The same hour is another instant elsewhere.",
            remedy=f"Write {text}Z for UTC, {text}+02:00 for two hours ahead of it, or the day alone.",
        )
    try:
        at = datetime.fromisoformat(text)
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _unread(text) from None
    return at


def _with_day(instant: datetime, day: date) -> datetime:
    """Return the same instant with an offset at which it falls on `day`."""
    if instant.date() == day:
        return instant
    hours = range(-23, 24)
    offsets = sorted((timezone(timedelta(hours=count)) for count in hours), key=lambda at: abs(at.utcoffset(None)))
    return next((shifted for at in offsets if (shifted := instant.astimezone(at)).date() == day), instant)


def _unread(text: str) -> InputError:
    return InputError(
        f"'{shortened(text)}' is not a date.",
        why="Dates are written year first, so that everybody reads the same day (ISO 8601-2, EDTF).",
        remedy=f"Write one of {_FORMS}, or 2023-05-06T14:30:00+02:00.",
    )
