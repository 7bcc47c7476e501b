"""How days, acts and sources read in the sentences of a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from fairhearing.acts import KINDS, Act, When
from fairhearing.identifiers import KindName
from fairhearing.procedure import Procedure, Rule, source_line


def cite(procedure: Procedure, rule: Rule) -> str:
    """Return a rule's source on one line, with its mark where the full text was not simply followed."""
    return source_line(rule.source, procedure.sources)


def title_of(kind: str) -> str:
    """Return a kind in plain words; the kind itself where the list does not have it."""
    known = KINDS.get(KindName(kind))
    return known.title if known else kind


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]


def kinds_text(kinds: Sequence[str]) -> str:
    """Return kinds as a reader says them: `report acknowledged` or `told where it stands`."""
    return _kinds_text(tuple(kinds))


@lru_cache(maxsize=1_024)
def _kinds_text(kinds: tuple[str, ...]) -> str:
    return either([f"“{title_of(kind).lower()}”" for kind in kinds])


def either(words: Sequence[str]) -> str:
    """Join words with commas and a last `or`."""
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def both(words: Sequence[str]) -> str:
    """Join words with commas and a last `and`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def day_text(when: When) -> str:
    """Return a day, or the two days between which it lies, as a reader says them."""
    if when.certain:
        return f"on {when.first}"
    if when.first == date.min:
        return "on an unknown day" if when.last == date.max else f"by {when.last}"
    return f"after {when.first}" if when.last == date.max else f"between {when.first} and {when.last}"


def when_text(when: When) -> str:
    """Return a day as it stands in a list: `2023-03-04`, or `between 2023-05-01 and 2023-05-31`."""
    return day_text(when).removeprefix("on ")


def days_text(days: tuple[int | None, int | None]) -> str:
    """Return a number of days, or the two between which it lies; None where an end of it is open."""
    least, most = days
    if most is None:
        return f"at least {_counted(least)}" if least else "an unknown number of days"
    if least is None:
        return f"at most {_counted(most)}"
    return _counted(most) if least == most else f"{least} to {most} days"


def _counted(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


def act_text(act: Act) -> str:
    """Return `act 6 (on 2023-03-04)`."""
    return f"act {act.id} ({day_text(act.when)})"
