"""The rehearsal as the site keeps it: numbers, bodies and offices, and nobody as the one complained about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairhearing.acts import Parties
from fairhearing.desk.ports import House
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import CaseStep, Passage, Rehearsal, Weak, conflicts, rehearse
from fairhearing.judging import steps_of
from fairhearing.organisation import ConflictPolicy, Organisation, bodies_of_kind, members_of, seats_of

MOST_TOLD = 12
"""So many offices and weak spots are kept, the worst first."""

_LEADERS, _OUTSIDE = "leadership", "outside"
_WORST = ("stuck", "outside", "itself")


@dataclass(frozen=True, slots=True)
class AboutOffice:
    """What would happen with a complaint about whoever holds an office.

    Args:
        office: the role of the seat; empty for a plain seat.
        body: the body's name.
        may_not: how many of those who sit on the bodies of the procedure may not judge it.
        of: how many these are, without whoever is complained about.
        goes: `itself`, `outside` (some step only by somebody outside), or `stuck` (some step by nobody).
    """

    office: str
    body: str
    may_not: int
    of: int
    goes: str


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """A weak spot as a fact about bodies.

    Args:
        what: `step` (nobody takes it), `person` (one holder of a seat, without whom nobody would), `body`
            (without which nobody would), or `passed` (it cannot take the step itself).
        body: the body's name; empty where nobody takes the step.
        step: the title of the step.
        respondents: for how many people.
    """

    what: str
    body: str
    step: str
    respondents: int


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Who would take a step, for how many people.

    Args:
        step: its title.
        bodies: name of the body, for how many.
        stuck: for how many nobody takes it.
    """

    step: str
    bodies: tuple[tuple[str, int], ...]
    stuck: int


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal of every person of the roll, as numbers.

    Args:
        on: the day as of which it was worked out.
        people: how many were taken as the one complained about; `covered`: for how many of them the organisation
            judges itself; `outside`, `stuck`: for how many some step is taken by somebody outside, by nobody.
        unknown: about the ties of how many of the people nothing is recorded.
        officers: who sits on a body of some step; `officers_unknown`: of them, about whom nothing is recorded.
        steps, weak, offices: see there; the last two the worst first.
    """

    on: date
    people: int
    covered: int
    outside: int
    stuck: int
    unknown: int
    officers: int
    officers_unknown: int
    steps: tuple[StepTaken, ...]
    weak: tuple[WeakSpot, ...]
    offices: tuple[AboutOffice, ...]

    @property
    def can_say(self) -> bool:
        """Whether enough is recorded of those who would judge to name weak spots."""
        return 2 * self.officers_unknown <= self.officers


def rehearse_roll(house: House, *, ties: bool) -> Rehearsed:
    """Rehearse a complaint about everybody of the roll by the procedure in force.

    Standing declarations are left out: they are said without a reason, for a time, and not to be worked out.

    Args:
        house: the ports; of a large organisation this takes long.
        ties: whether ties count; else only seats and who put whom there, which is no secret.
    """
    organisation, procedure = house.roll.current(), house.shelf.in_force()
    organisation = organisation if ties else replace(organisation, ties=())
    on = organisation.calendar.day(house.now())
    steps = steps_of(procedure)
    found = rehearse(organisation, procedure.conflicts, steps, on)
    return Rehearsed(
        on=on,
        people=found.respondents,
        covered=found.covered,
        outside=len(found.outside),
        stuck=len(found.stuck),
        unknown=found.coverage.unknown,
        officers=found.coverage.officers,
        officers_unknown=found.coverage.officers_unknown,
        steps=tuple(_steps(organisation, found)),
        weak=tuple(dict.fromkeys(_weak(organisation, found, one, on) for one in found.weakest))[:MOST_TOLD],
        offices=_offices(organisation, procedure.conflicts, steps, found, on),
    )


def _steps(organisation: Organisation, found: Rehearsal) -> Iterator[StepTaken]:
    for taken in found.steps:
        bodies = tuple((_name(organisation, body), many) for body, many in taken.bodies.items())
        yield StepTaken(taken.step.title, bodies, taken.stuck)


def _weak(organisation: Organisation, found: Rehearsal, weak: Weak, on: date) -> WeakSpot:
    taken = next(one for one in found.steps if one.step.name == weak.step)
    body = "" if weak.what == "step" else weak.id
    if weak.what == "person":
        sits = (one for one in taken.chain if weak.id in members_of(organisation, one, on))
        body = next(sits, taken.chain[0])
    return WeakSpot(weak.what, _name(organisation, body) if body else "", taken.step.title, weak.respondents)


def _offices(
    organisation: Organisation, policy: ConflictPolicy, steps: Sequence[CaseStep], found: Rehearsal, on: date
) -> tuple[AboutOffice, ...]:
    judges = _judges(organisation, steps, on)
    goes = {**_respondents(found.outside, "outside"), **_respondents(found.stuck, "stuck")}
    worst: dict[tuple[str, BodyId], AboutOffice] = {}
    for body in bodies_of_kind(organisation, _LEADERS):
        for person in members_of(organisation, body, on):
            asked = [one for one in judges if one != person]
            levels = conflicts(organisation, policy, Parties(respondent=(person,)), on, people=asked).values()
            may_not = sum(one.level == "hard" for one in levels)
            office = next((one.role for one in seats_of(organisation, person, on) if one.body == body), "")
            way = goes.get(person, "itself")
            told = AboutOffice(office, _name(organisation, body), may_not, len(asked), way)
            worst[office, body] = min(worst.get((office, body), told), told, key=_order)
    weak = (one for one in worst.values() if one.may_not or one.goes != "itself")
    return tuple(sorted(weak, key=_order)[:MOST_TOLD])


def _order(one: AboutOffice) -> tuple[int, int, str, str]:
    return _WORST.index(one.goes), -one.may_not, one.body, one.office


def _judges(organisation: Organisation, steps: Sequence[CaseStep], on: date) -> list[PersonId]:
    kinds = dict.fromkeys(kind for step in steps for kind in step.kinds if kind != _OUTSIDE)
    bodies = [body for kind in kinds for body in bodies_of_kind(organisation, kind)]
    return sorted({person for body in bodies for person in members_of(organisation, body, on)})


def _respondents(passages: Sequence[Passage], way: str) -> dict[PersonId, str]:
    return {one.respondent: way for one in passages}


def _name(organisation: Organisation, body: str) -> str:
    return organisation.bodies[BodyId(body)].name or body
