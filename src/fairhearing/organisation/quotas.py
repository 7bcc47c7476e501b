"""Quotas of a body: which values of a trait it must and may hold, and whether a panel keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from fairhearing.organisation.lookups import NO_BRANCH
from fairhearing.organisation.model import Person
from fairhearing.wording import say

Quotas = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Trait → value → {"min": n, "max": n}; the value `each` bounds every value that has no line of its own."""


def trait_of(person: Person, trait: str) -> str:
    """Return a person's value for a trait that quotas count; empty where they have none.

    Args:
        person: from the roll.
        trait: `branch` is where they belong (`none` is no branch); others stand in their traits.
    """
    if trait == "branch":
        return "" if person.branch in NO_BRANCH else person.branch
    return person.traits.get(trait, "")


def bounds(quotas: Quotas, trait: str, value: str) -> tuple[int, int | None]:
    """Return the least and the most that a panel may hold of a value; None: no upper bound.

    Args:
        quotas: of the body.
        trait: one of theirs, or another.
        value: empty for people who have none; only a line of its own would bound that.
    """
    lines = quotas.get(trait, {})
    line = lines.get(value, lines.get("each", {}) if value else {})
    return line.get("min", 0), line.get("max")


def broken_quotas(quotas: Quotas, people: Iterable[Person]) -> tuple[str, ...]:
    """Return each quota that a panel of exactly these people breaks, as a sentence; none: it is valid.

    Args:
        quotas: of the body; `each` with a `min` binds the values that occur among the people.
        people: the panel.
    """
    panel = tuple(people)
    found: list[str] = []
    for trait in sorted(quotas):
        counts = Counter(trait_of(person, trait) for person in panel)
        for value in sorted({*counts, *quotas[trait]} - {"", "each"}):
            least, most = bounds(quotas, trait, value)
            if counts[value] < least:
                found.append(
                    say(
                        "{trait} {value}: {counts} where at least {least} must be.",
                        trait=trait,
                        value=value,
                        counts=counts[value],
                        least=least,
                    )
                )
            if most is not None and counts[value] > most:
                found.append(
                    say(
                        "{trait} {value}: {counts} where at most {most} may be.",
                        trait=trait,
                        value=value,
                        counts=counts[value],
                        most=most,
                    )
                )
    return tuple(found)
