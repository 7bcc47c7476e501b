"""Days and instants by which a source is measured against the plan."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from fairhearing.errors import Where
from fairhearing.lottery.model import LotteryError

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(text: str) -> bool:
    """Return whether a text is written as a day, without an hour.

    Args:
        text: as it was read.

    Source: ISO 8601.
    """
    return _DAY.fullmatch(text) is not None


def instant_of(text: str, where: Where) -> datetime:
    """Return the instant that a text says; of a day, its beginning in UTC.

    Args:
        text: as 2024-05-31, or in UTC 2024-05-31T18:00Z.
        where: for the message.

    Raises:
        LotteryError: it is neither.

    Source: ISO 8601.
    """
    try:
        if _DAY.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise LotteryError(
        f"'{text[:40]}' is neither a day nor an instant.",
        why="It is compared with the day on which the plan was committed to.",
        remedy="Write 2024-05-31, or in UTC 2024-05-31T18:00Z.",
        where=where,
    )


def check_day(text: str, where: Where, *, later_than: str = "") -> None:
    """Refuse what is neither a day nor an instant, or lies before another.

    Args:
        text: as 2024-05-31, or in UTC 2024-05-31T18:00Z.
        where: for the message.
        later_than: a day or instant; the same day is late enough. Empty: any.

    Raises:
        LotteryError: it cannot be read, or lies before.

    Source: ISO 8601.
    """
    day = instant_of(text, where).date()
    if later_than and day < instant_of(later_than, where).date():
        raise LotteryError(
            "The draw lies before its plan.",
            why=f"It was drawn on {text}; the plan was committed to on {later_than}.",
            remedy="Make the plan first and publish it, then draw.",
            where=where,
        )
