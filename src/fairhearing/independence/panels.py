"""Whether a panel within quotas can be put together out of those who are free; one example, if so.

Source: DESIGN, "When too few are left, the case moves on to the next body that the procedure names".
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fairhearing.acts import Parties
from fairhearing.errors import InputError
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.composition import within_quotas
from fairhearing.independence.conflict import conflicts
from fairhearing.independence.model import Conflict, Panels
from fairhearing.organisation import (
    Body,
    ConflictPolicy,
    Organisation,
    Quotas,
    is_member,
    register,
    seats_of,
)
from fairhearing.wording import say

OFF_THE_PANELS = ("leadership", "intake", "oversight", "appeal", "outside")
"""Kinds of body whose members are not drawn: who leads, receives, oversees or hears appeals does not also find."""


def drawable(organisation: Organisation, on: date, *, exclude: Collection[str] = ()) -> tuple[PersonId, ...]:
    """Return who can be drawn for a panel at all, sorted by id.

    Args:
        organisation: its roll, as of `on`.
        on: the day; who possibly was a member then counts.
        exclude: further people who are left out (the panel, where an appeal body is drawn).

    Returns:
        All members but those who possibly sit on a body of `OFF_THE_PANELS`.
    """
    off = {body.id for body in organisation.bodies.values() if body.kind in OFF_THE_PANELS}
    seated = {person for body in off for person in _ever_seated(organisation, body)}
    return tuple(
        person
        for person in sorted(organisation.people)
        if is_member(organisation.people[person], on)
        and person not in exclude
        and not (person in seated and any(seat.body in off for seat in seats_of(organisation, person, on)))
    )


def _ever_seated(organisation: Organisation, body: BodyId) -> tuple[PersonId, ...]:
    return tuple(seat.person for seat in register(organisation).seated.get(body, ()))


def free_panels(
    organisation: Organisation,
    policy: ConflictPolicy,
    body: str,
    parties: Parties,
    on: date,
    *,
    size: int | None = None,
    quotas: Quotas | None = None,
    declared: frozenset[PersonId] = frozenset(),
    exclude: Collection[str] = (),
) -> Panels:
    """Return whether a body that is filled by lot has any panel free of hard conflict.

    Args:
        organisation: with the body.
        policy: the rules about ties.
        body: its id.
        parties: who is who in the case.
        on: the day.
        size: how many sit; None: as the body says.
        quotas: None: the body's own.
        declared: those who said that they may not judge.
        exclude: further people who are left out.

    Raises:
        InputError: there is no such body, or nobody says how many sit.
    """
    entry = body_of(organisation, body)
    seats = size or entry.size
    if not seats:
        raise InputError(
            say("How many sit on '{body}' is not known.", body=body),
            why="Without a size no panel can be put together.",
            remedy="Give the body a 'size' in the organisation's file.",
            where=entry.where,
        )
    pool = drawable(organisation, on, exclude=exclude)
    levels = conflicts(organisation, policy, parties, on, people=pool, declared=declared)
    example, eligible = fill(organisation, levels, seats, entry.quotas if quotas is None else quotas)
    unknown = tuple(person for person in eligible if levels[person].level == "unknown")
    because = _because(entry, len(eligible), len(unknown), seats, bool(example))
    return Panels(entry.id, seats, bool(example), example, eligible, unknown, because)


def body_of(organisation: Organisation, body: str) -> Body:
    """Return a body.

    Raises:
        InputError: the organisation has none of that id.
    """
    entry = organisation.bodies.get(BodyId(body))
    if entry is None:
        raise InputError(
            say("There is no body '{body}'.", body=body),
            why="Only a body of the organisation can be asked about.",
            remedy=say(
                "One of: {bodies}.", bodies=", ".join(sorted(organisation.bodies)) or say("none is recorded")
            ),
        )
    return entry


def fill(
    organisation: Organisation, levels: dict[PersonId, Conflict], size: int, quotas: Quotas
) -> tuple[tuple[PersonId, ...], tuple[PersonId, ...]]:
    """Return one panel within quotas, and all who could sit on one as far as conflicts go.

    Args:
        organisation: for the traits.
        levels: those who are asked about.
        size: how many sit, at least 1.
        quotas: trait → value → bounds.

    Returns:
        The panel (of people without any conflict where that is possible, then of unknown, then soft
        ones; empty where there is none) and the eligible, both sorted.
    """
    eligible = tuple(sorted(person for person, one in levels.items() if one.level != "hard"))
    for allowed in ({"none"}, {"none", "unknown"}, {"none", "unknown", "soft"}):
        people = [organisation.people[one] for one in eligible if levels[one].level in allowed]
        panel = within_quotas(people, size, quotas)
        if panel:
            return panel, eligible
    return (), eligible


def _because(body: Body, eligible: int, unknown: int, size: int, exists: bool) -> str:
    declare = (
        say(" ({unknown} must declare first, as nothing is known of their ties)", unknown=unknown)
        if unknown
        else ""
    )
    count = say("Could be drawn: {eligible}{declare}", eligible=eligible, declare=declare)
    if exists:
        return say("{count}; a panel of {size} within the quotas is among them.", count=count, size=size)
    if eligible < size:
        return say("{count}, and {size} must sit.", count=count, size=size)
    return say(
        "{count}, but no {size} of them keep the quotas of {body}.",
        count=count,
        size=size,
        body=body.name or body.id,
    )
