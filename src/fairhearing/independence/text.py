"""The answer to "who could judge this" in plain words.

Source: DESIGN, "a person about whose ties nothing is known is `unknown`, never `clear`".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.answer import Answer
from fairhearing.independence.chain import Route
from fairhearing.independence.model import LEVELS, Conflict, Panels

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "hard": "May not take part (hard conflict)",
        "soft": "May take part only in what the procedure leaves open (soft conflict)",
        "unknown": "Not known: nothing is recorded about their ties, they must declare first",
        "none": "Free: no conflict is recorded",
    }
)
"""What each level means, in words."""


def to_text(found: Answer) -> str:
    """Return an answer as text: the hardest conflicts first, each with its path and what would remove it.

    Args:
        found: the answer.
    """
    rules = f"{found.rules.procedure}, version {found.rules.version}, with the floor beneath it"
    lines = (
        f"{asked_of(found)}. As of {found.on}.",
        f"Rules: {rules}.",
        found.coverage.sentence(),
        *_people(found),
        *_bodies(found),
        *_routes(found),
    )
    return "\n".join(lines)


def asked_of(found: Answer) -> str:
    """Return who is who in the case that was asked about.

    Args:
        found: the answer.
    """
    parties = asdict(found.parties)
    return "; ".join(f"{role} {listed(found, ids)}" for role, ids in parties.items() if ids)


def listed(found: Answer, ids: Sequence[str]) -> str:
    """Return people or bodies with their names, separated by commas.

    Args:
        found: the answer.
        ids: their ids.
    """
    return ", ".join(called(found, one) for one in ids)


def called(found: Answer, name: str) -> str:
    """Return an id with the name that the roll gives it.

    Args:
        found: the answer.
        name: an id.
    """
    person = found.organisation.people.get(PersonId(name))
    if person is not None:
        return f"{name} ({person.name})" if person.name else name
    body = found.organisation.bodies.get(BodyId(name))
    return body.name if body is not None and body.name else name


def summed(conflict: Conflict) -> bool:
    """Return whether soft conflicts count as hard only together.

    Args:
        conflict: of one person.
    """
    return conflict.level == "hard" and all(reason.level == "soft" for reason in conflict.reasons)


def _people(found: Answer) -> Iterator[str]:
    for level in reversed(LEVELS):
        those = [one for one in found.people if one.level == level]
        if not those:
            continue
        yield f"\n{HEADINGS[level]}: {len(those)}"
        if not any(one.reasons for one in those):
            yield f"  {listed(found, [one.person for one in those])}"
            continue
        for one in those:
            yield from _person(found, one)


def _person(found: Answer, conflict: Conflict) -> Iterator[str]:
    together = ": soft conflicts that together count as hard" if summed(conflict) else ""
    yield f"  {called(found, conflict.person)}{together}"
    for reason in conflict.reasons:
        towards = f" towards the {reason.towards}" if reason.party else ""
        yield f"    {reason.tie}, {reason.level}{towards}: {'; '.join(reason.path)}."
        yield f"      rule: {reason.pack}/{reason.rule} ({reason.source})"
        yield f"      what would remove it: {reason.mends}"


def _bodies(found: Answer) -> Iterator[str]:
    yield "\nBodies"
    for body in found.bodies:
        yield f"  {body.body}: {'can judge' if body.viable else 'cannot judge'}. {body.because}"
    for panels in found.panels:
        there = "there is one" if panels.exists else "there is none"
        yield f"\nA panel of {panels.size} for {panels.body}: {there}."
        yield f"  {panels.because}"
        yield from (f"  {line}" for line in _panel(found, panels))


def _panel(found: Answer, panels: Panels) -> Iterator[str]:
    if panels.exists:
        yield f"For example: {listed(found, panels.example)}."
    if panels.eligible:
        yield f"Who could be drawn: {listed(found, panels.eligible)}."


def _routes(found: Answer) -> Iterator[str]:
    if found.routes:
        yield "\nWhere the case goes, role by role"
    for route in found.routes:
        yield f"  {route.role}: {ends_at(found, route)}"
        for step in route.steps:
            can = "can judge" if step.viability.viable else "cannot judge"
            yield f"    {step.body}: {can}. {step.because}"


def ends_at(found: Answer, route: Route) -> str:
    """Return where a role is filled from in the end, as a sentence.

    Args:
        found: the answer.
        route: of one role.
    """
    if route.found:
        return f"{called(found, route.found)}."
    if route.steps:
        return "nobody; none of the bodies that the procedure names can judge it."
    return "nobody; the organisation has no body of the kinds that the procedure names."
