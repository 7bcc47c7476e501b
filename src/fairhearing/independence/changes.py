"""Changes of an organisation that a congress can decide, and the organisation as it would be with them.

Source: this project's own: a seat that is contested, drawn by lot or outside is owed to nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.rehearsed import OUTSIDE, CaseStep
from fairhearing.organisation import Body, Organisation, Person, Seat, bodies_of_kind, members_of

MOST_ELECTED = 4
"""Nobody is proposed to elect more people than this at once."""
_PANEL = 3
"""How many sit on a body that is founded, or drawn, where nothing else is recorded."""
_BY_LOT = ("panel", "appeal")


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Args:
        what: `elect` (further members), `found` (a new body with members), `by-lot` (a body is drawn anew for
            each case), `outside` (an outside body is named).
        body: the body; for `found` and `outside` the id that it gets here.
        kind: its kind.
        people: how many are elected, or drawn.
        name: what the body is called.
    """

    what: str
    body: str
    kind: str
    people: int
    name: str

    @property
    def cost(self) -> int:
        """What it costs, for comparison: one for each person to be found, one for a decision about a body."""
        return {"elect": self.people, "found": self.people + 1}.get(self.what, 2)

    @property
    def says(self) -> str:
        """The change as a sentence that can be put to a vote."""
        members = "one further member" if self.people == 1 else f"{self.people} further members"
        free = "people without ties to those whom it may have to judge"
        return {
            "elect": f"Elect {members} to {self.name} in a contested election: {free}.",
            "found": f"Found a further body ({self.kind}) of {self.people} members, elected in a contest: {free}.",
            "by-lot": f"Fill {self.name} by lot, anew for each case, with {self.people} members.",
            "outside": "Name an outside body that takes a case when nobody inside can.",
        }[self.what]


def changes_for(
    organisation: Organisation, steps: Sequence[CaseStep], failing: Collection[str], on: date
) -> Iterator[Change]:
    """Yield the changes that can mend a step.

    Args:
        organisation: as it is.
        steps: of the rehearsal.
        failing: names of the steps that nobody, or only an outside body, takes in some case.
        on: the day.
    """
    found: dict[Change, None] = {}
    for step in steps:
        for kind in step.kinds if step.name in failing else ():
            bodies = [organisation.bodies[body] for body in bodies_of_kind(organisation, kind)]
            if kind == OUTSIDE:
                found.update(dict.fromkeys(_outside_bodies(organisation, bodies)))
            elif step.drawn:
                found.update(dict.fromkeys(_drawn_bodies(organisation, step, kind, bodies)))
            else:
                found.update(dict.fromkeys(_elected_bodies(organisation, kind, bodies, on)))
    yield from found


def _outside_bodies(organisation: Organisation, bodies: Sequence[Body]) -> Iterator[Change]:
    if not bodies:
        yield Change("outside", _new(organisation, "outside-body"), OUTSIDE, 0, "an outside body")


def _drawn_bodies(
    organisation: Organisation, step: CaseStep, kind: str, bodies: Sequence[Body]
) -> Iterator[Change]:
    if not bodies:
        yield Change(
            "by-lot", _new(organisation, f"new-{kind}"), kind, step.seats or _PANEL, f"a new body ({kind})"
        )
    for body in bodies:
        if body.filled_by != "lottery":
            yield _lot(body, step.seats or body.size or _PANEL)


def _elected_bodies(organisation: Organisation, kind: str, bodies: Sequence[Body], on: date) -> Iterator[Change]:
    # a body's members are bound to one another: for a case about one of them there must be a second one,
    # which the chain comes to after the first
    name = f"{bodies[-1].id}-second" if bodies else f"new-{kind}"
    yield Change("found", _new(organisation, name), kind, _PANEL, f"a new body ({kind})")
    for body in bodies:
        if body.filled_by == "lottery" and not members_of(organisation, body.id, on):
            continue
        for people in range(1, MOST_ELECTED + 1):
            yield Change("elect", body.id, body.kind, people, f"the {body.name or body.id}")
        if body.kind in _BY_LOT:
            yield _lot(body, body.size or _PANEL)


def _lot(body: Body, people: int) -> Change:
    return Change("by-lot", body.id, body.kind, people, f"the {body.name or body.id}")


def _new(organisation: Organisation, name: str) -> str:
    names = {*organisation.bodies, *organisation.people, *(one.branch for one in organisation.people.values())}
    while name in names:
        name += "-x"
    return name


def changed(organisation: Organisation, changes: Sequence[Change], on: date) -> Organisation:
    """Return the organisation as it would be.

    Args:
        organisation: as it is.
        changes: applied in order; members who are elected are new people about whom nothing is recorded, on
            a body that grows with them where all its seats are taken.
        on: the day from which they sit.
    """
    for change in changes:
        organisation = _APPLIED[change.what](organisation, change, on)
    return organisation


def _elect(organisation: Organisation, change: Change, on: date) -> Organisation:
    body = organisation.bodies[BodyId(change.body)]
    people = [
        PersonId(_new(organisation, f"elected-{change.body}-{number + 1}")) for number in range(change.people)
    ]
    size = body.size and max(body.size, len(members_of(organisation, body.id, on)) + change.people)
    return replace(
        organisation,
        people={**organisation.people, **{one: Person(one) for one in people}},
        bodies={**organisation.bodies, body.id: replace(body, size=size)},
        seats=(*organisation.seats, *(Seat(one, body.id, chosen="contested") for one in people)),
    )


def _found(organisation: Organisation, change: Change, on: date) -> Organisation:
    return _elect(_with_body(organisation, change), change, on)


def _outside(organisation: Organisation, change: Change, _on: date) -> Organisation:
    return _with_body(organisation, change)


def _with_body(organisation: Organisation, change: Change) -> Organisation:
    body = Body(BodyId(change.body), change.name, change.kind)
    bodies: Mapping[BodyId, Body] = {**organisation.bodies, body.id: body}
    return replace(organisation, bodies=bodies)


def _by_lot(organisation: Organisation, change: Change, _on: date) -> Organisation:
    name = BodyId(change.body)
    body = organisation.bodies.get(name, Body(name, change.name, change.kind))
    drawn = replace(body, filled_by="lottery", size=change.people)
    return replace(
        organisation,
        bodies={**organisation.bodies, name: drawn},
        seats=tuple(seat for seat in organisation.seats if seat.body != name),
    )


_APPLIED = {"elect": _elect, "found": _found, "by-lot": _by_lot, "outside": _outside}
