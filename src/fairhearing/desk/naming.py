"""Where the seed of a draw will come from: named with the pool, before anybody can know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from fairhearing.errors import InputError, Where
from fairhearing.lottery import Announced, Plan, round_at, round_of, time_of
from fairhearing.wording import say

RECORD = "the first checkpoint of this site's record after the pool was fixed"
"""The source where the receiver names none."""
HAT = "names from a hat, before two observers"
"""What stands in the place of a source where the names are drawn by hand."""
MOST = 3
"""How many public numbers can be named."""
INSTANT = "%Y-%m-%dT%H:%M:%SZ"
_NOON = time(12, tzinfo=UTC)
_LONGEST = 200

How = Literal["record", "numbers", "beacon", "hat"]


@dataclass(frozen=True, slots=True)
class Naming:
    """How a receiver wants the seed to come.

    Args:
        how: from the record, public numbers, a round of a beacon, or by hand.
        numbers: up to three, each with the day on which it will be published; one without a fallback is
            given a round of the beacon on the day after.
        beacon: the day of the round; it is the first at noon UTC.
    """

    how: How = "record"
    numbers: tuple[Announced, ...] = ()
    beacon: date | None = None


BY_THE_RECORD = Naming()


def announced_by(naming: Naming, committed: datetime) -> tuple[Announced, ...]:
    """Return what a plan announces, so that it is committed to with the pool.

    Args:
        naming: as the receiver entered it.
        committed: the instant of the plan, in UTC.

    Raises:
        InputError: a source is missing, named twice, or may be known already.
    """
    if naming.how == "record":
        return (Announced(RECORD, committed.strftime(INSTANT)),)
    if naming.how == "hat":
        return (Announced(HAT, committed.strftime(INSTANT)),)
    if naming.how == "beacon":
        return (_beacon(naming.beacon, committed),)
    return _numbers(naming.numbers, committed)


def how_of(plan: Plan) -> How:
    """Return how the seed of a plan comes.

    Args:
        plan: of a case; one that names nothing is drawn by the record.
    """
    first = plan.sources[0] if plan.sources else Announced(RECORD, "")
    if first.name == HAT:
        return "hat"
    if first.name == RECORD:
        return "record"
    alone = len(plan.sources) == 1 and round_of(first.name, Where(first.name)) is not None
    return "beacon" if alone else "numbers"


def last_expected(sources: Sequence[Announced]) -> str:
    """Return the latest day or instant on which a source is expected; days compare with instants as text.

    Args:
        sources: at least one.
    """
    return max(one.expected for one in sources)


def fallback_on(day: date, place: int) -> str:
    """Return the round that takes the place of a source for which nothing was named: on the day after, at noon.

    Args:
        day: on which the source is expected.
        place: of the source, from 0, so that each has a round of its own.
    """
    return _round(day + timedelta(days=1), place)


def _round(day: date, place: int = 0) -> str:
    return f"drand quicknet round {round_at(datetime.combine(day, _NOON)) + place}"


def _beacon(day: date | None, committed: datetime) -> Announced:
    if day is None:
        raise _refused(say("The day of the beacon's round is missing."), say("Choose a day after today."))
    name = _round(day)
    number = round_of(name, Where(name)) or 1
    appears = time_of(number)
    if appears <= committed:
        raise _refused(
            say("The round of {day} at noon (UTC) is known already.", day=day), say("Choose a later day.")
        )
    return Announced(name, appears.strftime(INSTANT), fallback_on(day, 0))


def _numbers(numbers: Sequence[Announced], committed: datetime) -> tuple[Announced, ...]:
    if not 0 < len(numbers) <= MOST:
        raise _refused(
            say("{count} public numbers are named.", count=len(numbers)),
            say("Name one to {most}, or let the seed come from the record.", most=MOST),
        )
    found = []
    for place, one in enumerate(numbers):
        day = _day(one, committed)
        name, fallback = one.name.strip(), one.fallback.strip() or fallback_on(day, place)
        for text in (name, fallback):
            _check_name(text)
        found.append(Announced(name, day.isoformat(), fallback))
    names = [text for one in found for text in (one.name, one.fallback)]
    if len(set(names)) != len(names):
        raise _refused(say("A source is named twice."), say("Name each number and each fallback once."))
    return tuple(found)


def _day(one: Announced, committed: datetime) -> date:
    try:
        day = date.fromisoformat(one.expected)
    except ValueError:
        raise _refused(
            say("The day of '{number}' is missing.", number=one.name[:80]),
            say("Write the day on which it will be known."),
        ) from None
    if day <= committed.date():
        raise _refused(
            say("'{number}' may be known already.", number=one.name[:80]),
            say("Name a number of a day after today."),
        )
    return day


def _check_name(text: str) -> None:
    if not text or len(text) > _LONGEST or text in {RECORD, HAT}:
        raise _refused(
            say("'{text}' cannot be the name of a public number.", text=text[:80]),
            say("Name it in up to {longest} signs, so that a stranger would find it.", longest=_LONGEST),
        )
    round_of(text, Where(text))


def _refused(what: str, remedy: str) -> InputError:
    return InputError(
        what,
        why="Each source is named before its value is known, so that nobody can choose it to suit the draw.",
        remedy=remedy,
    )


__all__ = [
    "BY_THE_RECORD",
    "HAT",
    "INSTANT",
    "MOST",
    "RECORD",
    "How",
    "Naming",
    "announced_by",
    "fallback_on",
    "how_of",
    "last_expected",
]
