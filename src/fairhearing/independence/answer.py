"""The whole answer to "who could judge this": people, bodies, panels, where the case goes, and what it rests on.

Source: DESIGN, "When too few are left, the case moves on to the next body that the procedure names".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from fairhearing.acts import Parties
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.chain import Route, chain
from fairhearing.independence.conflict import NO_OTHERS, conflicts
from fairhearing.independence.coverage import Coverage, coverage
from fairhearing.independence.model import Conflict, Panels, Viability
from fairhearing.independence.panels import drawable, free_panels
from fairhearing.independence.viability import viability
from fairhearing.organisation import ConflictPolicy, Organisation, members_of

NOBODY: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """By whose rules it is answered.

    Args:
        procedure: its id.
        version: its version.
        policy: its rules about conflicts, with those of the floor.
        roles: role → the kinds of body that may fill it, in order; parties have none.
        others: role → the further roles that rules may name for it (`approver`) → ids.
    """

    procedure: str
    version: int
    policy: ConflictPolicy
    roles: Mapping[str, tuple[str, ...]]
    others: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who could judge a case about somebody, before it is written down in one form or another.

    Args:
        organisation, rules, parties, on: what was asked.
        people: everybody, or those of the one body that was asked about.
        bodies: whether each can still judge.
        panels: for each body that is filled by lot, whether a free panel exists.
        routes: for each role, the bodies that were tried.
        coverage: of how many of the people anything is known.
    """

    organisation: Organisation
    rules: Rules
    parties: Parties
    on: date
    people: tuple[Conflict, ...]
    bodies: tuple[Viability, ...]
    panels: tuple[Panels, ...]
    routes: tuple[Route, ...]
    coverage: Coverage


def answer(
    organisation: Organisation,
    rules: Rules,
    parties: Parties,
    on: date,
    *,
    body: str | None = None,
    declared: frozenset[PersonId] = NOBODY,
    seated: bool = False,
) -> Answer:
    """Ask everybody and every body at once.

    Args:
        organisation: as of its records.
        rules: by which it is answered.
        parties: who is who in the case.
        on: the day.
        body: only this body and its people; None: everybody, and where the case would go.
        declared: those who said that they may not judge at all.
        seated: of a large organisation only the bodies that the rules name and who sits on them are asked;
            nothing is said of bodies filled by lot, whose pool is everybody, and of roles that they fill.

    Raises:
        InputError: there is no such body.
    """
    policy = rules.policy
    asked = _bodies(organisation, rules, seated=seated) if body is None else (BodyId(body),)
    bodies = tuple(viability(organisation, policy, one, parties, on, declared=declared) for one in asked)
    drawn = _drawn(organisation, asked)
    people: tuple[PersonId, ...] = tuple(organisation.people)
    if seated or body is not None:
        people = tuple(dict.fromkeys(who for one in asked for who in members_of(organisation, one, on)))
        people = people or (drawable(organisation, on) if drawn else ())
    found = conflicts(organisation, policy, parties, on, people=people, declared=declared)
    return Answer(
        organisation=organisation,
        rules=rules,
        parties=parties,
        on=on,
        people=tuple(found.values()),
        bodies=bodies,
        panels=tuple(free_panels(organisation, policy, one, parties, on, declared=declared) for one in drawn),
        routes=_routes(organisation, rules, parties, on, declared, seated=seated) if body is None else (),
        coverage=coverage(organisation, people),
    )


def _drawn(organisation: Organisation, asked: Iterable[BodyId]) -> tuple[BodyId, ...]:
    bodies = (organisation.bodies[one] for one in asked)
    return tuple(body.id for body in bodies if body.filled_by == "lottery" and body.size)


def _bodies(organisation: Organisation, rules: Rules, *, seated: bool) -> tuple[BodyId, ...]:
    every = tuple(sorted(organisation.bodies))
    if not seated:
        return every
    named = {kind for kinds in rules.roles.values() for kind in kinds}
    drawn = set(_drawn(organisation, every))
    return tuple(one for one in every if organisation.bodies[one].kind in named and one not in drawn)


def _routes(
    organisation: Organisation,
    rules: Rules,
    parties: Parties,
    on: date,
    declared: frozenset[PersonId],
    *,
    seated: bool,
) -> tuple[Route, ...]:
    drawn = {organisation.bodies[one].kind for one in _drawn(organisation, organisation.bodies)} if seated else ()
    return tuple(
        chain(
            *(organisation, rules.policy, role, kinds, parties, on),
            declared=declared,
            others=rules.others.get(role, NO_OTHERS),
        )
        for role, kinds in rules.roles.items()
        if kinds and not set(kinds).intersection(drawn)
    )


def as_table(found: Answer) -> dict[str, object]:
    """Return an answer as values that JSON can hold.

    Args:
        found: the answer.

    Source: RFC 8259.
    """
    return {
        "organisation": found.organisation.id,
        "procedure": found.rules.procedure,
        "version": found.rules.version,
        "on": found.on.isoformat(),
        "about": {role: list(ids) for role, ids in asdict(found.parties).items() if ids},
        "coverage": asdict(found.coverage),
        "people": [asdict(person) for person in found.people],
        "bodies": [asdict(body) for body in found.bodies],
        "panels": [asdict(panels) for panels in found.panels],
        "chain": [asdict(route) for route in found.routes],
    }
