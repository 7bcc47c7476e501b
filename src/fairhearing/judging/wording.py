"""How days, acts and sources read in the sentences of a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from fairhearing.acts import KINDS, Act, When
from fairhearing.identifiers import KindName
from fairhearing.procedure import Duty, Procedure, Rule, source_line
from fairhearing.wording import both, capital, either, say, say_many


def cite(procedure: Procedure, rule: Rule) -> str:
    """Return a rule's source on one line, with its mark where the full text was not simply followed."""
    return source_line(rule.source, procedure.sources)


def title_of(kind: str) -> str:
    """Return a kind in plain words; the kind itself where the list does not have it."""
    known = KINDS.get(KindName(kind))
    return say(known.title) if known else kind


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning, and nothing else changed."""
    return capital(text)


def kinds_text(kinds: Sequence[str]) -> str:
    """Return kinds as a reader says them: `report acknowledged` or `told where it stands`."""
    return _kinds_text(tuple(kinds))


@lru_cache(maxsize=1_024)
def _kinds_text(kinds: tuple[str, ...]) -> str:
    return either([say("“{title}”", title=title_of(kind).lower()) for kind in kinds])


def day_text(when: When) -> str:
    """Return a day, or the two days between which it lies, as a reader says them."""
    if when.certain:
        return say("on {day}", day=when.first)
    if when.first == date.min:
        return say("on an unknown day") if when.last == date.max else say("by {day}", day=when.last)
    if when.last == date.max:
        return say("after {day}", day=when.first)
    return say("between {first} and {last}", first=when.first, last=when.last)


def in_force_by_silence(duty: Duty, end: When) -> str:
    """Return that nobody sent back in time what a duty is about."""
    return say(
        "The time to send back {after} ended {last}: it is in force.",
        after=kinds_text(duty.after),
        last=day_text(end),
    )


def when_text(when: When) -> str:
    """Return a day as it stands in a list: `2023-03-04`, or `between 2023-05-01 and 2023-05-31`."""
    return str(when.first) if when.certain else day_text(when)


def days_text(days: tuple[int | None, int | None]) -> str:
    """Return a number of days, or the two between which it lies; None where an end of it is open."""
    least, most = days
    if most is None:
        return say("at least {days}", days=_counted(least)) if least else say("an unknown number of days")
    if least is None:
        return say("at most {days}", days=_counted(most))
    return _counted(most) if least == most else say("{least} to {most} days", least=least, most=most)


def _counted(days: int) -> str:
    return say_many("{n} day", "{n} days", days)


def act_text(act: Act) -> str:
    """Return `act 6 (on 2023-03-04)`."""
    return say("act {act} ({day})", act=act.id, day=day_text(act.when))


def towards(person: str, because: str) -> str:
    """Return a reason with the one of several towards whom it holds.

    Args:
        person: by id or slot.
        because: the reason, a sentence.
    """
    return say("{whose}: {because}", whose=sentence(say("towards {to}", to=person)), because=because)


__all__ = [
    "act_text",
    "both",
    "cite",
    "day_text",
    "days_text",
    "either",
    "in_force_by_silence",
    "kinds_text",
    "sentence",
    "title_of",
    "towards",
    "when_text",
]
