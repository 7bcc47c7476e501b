"""The walk of a case through its steps: along each chain of bodies to the first that can judge.

Source: CNCF code of conduct committee, jurisdiction and conflicts (a body that is not viable hands the case
over); DESIGN, "When too few are left, the case moves on to the next body that the procedure names".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fairhearing.acts import Parties
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.chain import ALTERNATE
from fairhearing.independence.model import Conflict, Viability
from fairhearing.independence.panels import drawable
from fairhearing.independence.pools import Pool, pool_of
from fairhearing.independence.rehearsed import OUTSIDE, CaseStep, Found
from fairhearing.independence.viability import counted, without_members
from fairhearing.organisation import (
    Body,
    ConflictPolicy,
    Organisation,
    StandIn,
    bodies_of_kind,
    members_of,
    register,
    seats_of,
)
from fairhearing.wording import either, joined, say

_CLEAREST = ("none", "unknown", "soft")


@dataclass(frozen=True, slots=True)
class Signature:
    """What of a case decides how it goes: two cases with the same one go the same way.

    Args:
        levels: who of the officers is bound, and how.
        gone: who cannot be drawn, as far as it matters.
    """

    levels: frozenset[tuple[PersonId, str]] = frozenset()
    gone: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A body in the chain of a step.

    Args:
        body: the body.
        members: who sits on it on the day, its alternates included.
        alternates: those of them who take part only where a regular member cannot.
        pool: out of whom it is drawn; None: it is not drawn.
        stand_ins: the rules by which others sit for one case, and out of whom.
    """

    body: Body
    members: tuple[PersonId, ...]
    alternates: tuple[PersonId, ...] = ()
    pool: Pool | None = None
    stand_ins: tuple[tuple[StandIn, tuple[PersonId, ...]], ...] = ()

    @property
    def people(self) -> frozenset[PersonId]:
        """Everybody on whose ties it depends, but those who are drawn."""
        return frozenset(self.members).union(*(people for _, people in self.stand_ins))


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps of a case in an organisation on a day, made ready to be walked many times.

    Args:
        organisation: with its bodies; `policy`: the rules.
        steps: in order; `chains`: for each, the places of its chain.
        known: those about whose ties something is recorded.
        answers: what was worked out before.
    """

    organisation: Organisation
    policy: ConflictPolicy
    steps: tuple[CaseStep, ...]
    chains: tuple[tuple[Place, ...], ...]
    known: frozenset[str]
    answers: dict[object, tuple[bool, str]] = field(default_factory=dict)

    def officers(self) -> frozenset[PersonId]:
        """Return everybody who sits on a body of some chain."""
        return frozenset(person for chain in self.chains for place in chain for person in place.people)

    def pools(self) -> tuple[Pool, ...]:
        """Return the pools of all chains."""
        return tuple(place.pool for chain in self.chains for place in chain if place.pool is not None)

    def walk(self, case: Signature, without: PersonId | BodyId | None = None) -> tuple[Found, ...]:
        """Return who takes each step.

        Args:
            case: who is bound.
            without: a person who is not there, or a body.
        """
        found: dict[str, Found] = {}
        for step, chain in zip(self.steps, self.chains, strict=True):
            found[step.name] = self._first(step, chain, case, without, found)
        return tuple(found.values())

    def needed(self, case: Signature, found: Sequence[Found]) -> Iterator[tuple[str, str, str]]:
        """Yield on whom alone the case hangs: `person` or `body`, the id, and the step that would fail.

        Args:
            case: who is bound.
            found: its walk; nothing is yielded where it fails already.
        """
        if not all(one.body for one in found):
            return
        bodies = {one.body for one in found}
        places = [place for chain in self.chains for place in chain if place.body.id in bodies]
        several = {person for place in places for person in self._scarce(place, case)}
        for what, names in (("body", sorted(bodies)), ("person", sorted(several))):
            for name in names:
                stuck = next((one for one in self.walk(case, PersonId(name)) if not one.body), None)
                if stuck is not None:
                    yield what, name, stuck.step

    def _scarce(self, place: Place, case: Signature) -> Iterator[PersonId]:
        if place.pool is not None:
            yield from place.pool.needed(place.pool.of(case.gone))
            return
        for person in sorted(place.people):
            if not self._answer(place, case, person)[0]:
                yield person

    def _first(
        self,
        step: CaseStep,
        chain: Sequence[Place],
        case: Signature,
        without: str | None,
        earlier: Mapping[str, Found],
    ) -> Found:
        taken = {earlier[name].body for name in step.apart if name in earlier}
        reasons: list[str] = []
        for down, place in enumerate(chain):
            name = place.body.name or place.body.id
            because: str
            if place.body.id == without:
                viable, because = False, say("It is left out.")
            elif place.body.id in taken and place.body.kind != OUTSIDE:
                viable, because = False, say("It took an earlier step of the case, and this one is for others.")
            else:
                viable, because = self._answer(place, case, without)
            if viable:
                return Found(step.name, place.body.id, down, joined(" ", reasons))
            reasons.append(joined(": ", (name, because)))
        nobody = say("No body is recorded of the kind {kinds}.", kinds=either(step.kinds))
        return Found(step.name, "", len(chain), joined(" ", reasons) or nobody)

    def _answer(self, place: Place, case: Signature, without: str | None) -> tuple[bool, str]:
        key: object
        if place.pool is not None:
            key = (place.body.id, place.pool.size, self._gone(place.pool, case, without))
        else:
            levels = frozenset(one for one in case.levels if one[0] in place.people)
            key = (place.body.id, 0, levels, without if without in place.people else None)
        if key not in self.answers:
            self.answers[key] = self._work_out(place, case, without)
        return self.answers[key]

    def _work_out(self, place: Place, case: Signature, without: str | None) -> tuple[bool, str]:
        if place.pool is not None:
            viable = place.pool.exists(self._gone(place.pool, case, without))
            template = (
                say(
                    "A panel of {size} within the quotas can be drawn of those who are free.", size=place.pool.size
                )
                if viable
                else say(
                    "No panel of {size} within the quotas can be drawn of those who are free.",
                    size=place.pool.size,
                )
            )
            return viable, template
        if not place.members:
            answer = without_members(place.body, Parties())
            return answer.viable, answer.because
        bound = dict(case.levels)
        levels = {}
        for person in place.people:
            level = "hard" if person == without else bound.get(person, "")
            levels[person] = Conflict(person, level or ("none" if person in self.known else "unknown"))
        viable, because = False, ""
        for sitting in _sittings(place, levels):
            if not viable:
                answer = self._sit(place.body, sitting, levels)
                viable, because = answer.viable, answer.because
        return viable, because

    def _sit(self, body: Body, people: Sequence[PersonId], levels: Mapping[PersonId, Conflict]) -> Viability:
        if not people:
            return without_members(body, Parties())
        return counted(self.organisation, self.policy, body, {one: levels[one] for one in sorted(people)})

    def _gone(self, pool: Pool, case: Signature, without: str | None) -> frozenset[PersonId]:
        return pool.of(case.gone if without is None else case.gone | {PersonId(without)})


def _sittings(place: Place, levels: Mapping[PersonId, Conflict]) -> Iterator[Sequence[PersonId]]:
    """Yield who could sit, as `chain` tries it: the regular members, all of them, and with those who stand in."""
    if place.alternates:
        yield [one for one in place.members if one not in place.alternates]
    yield place.members
    out = sum(levels[one].level == "hard" for one in place.members)
    for rule, people in place.stand_ins:
        free = [one for one in people if one not in place.members and levels[one].level != "hard"]
        free.sort(key=lambda one: (_CLEAREST.index(levels[one].level), one))
        if out > rule.beyond and free:
            yield [*place.members, *free[: rule.seats]]


def walk_of(organisation: Organisation, policy: ConflictPolicy, steps: Sequence[CaseStep], on: date) -> Walk:
    """Make the steps of a case ready to be walked.

    Args:
        organisation: with its bodies and seats.
        policy: the rules of the procedure with those of the floor.
        steps: in order.
        on: the day.
    """
    free = drawable(organisation, on)
    pools: dict[tuple[str, int], Pool] = {}

    def place(step: CaseStep, body: BodyId) -> Place:
        entry = organisation.bodies[body]
        members = members_of(organisation, body, on)
        size = (step.seats if step.drawn else 0) or entry.size or 0
        if members or entry.filled_by != "lottery" or not size:
            alternates = tuple(one for one in members if _is_alternate(organisation, one, body, on))
            return Place(entry, members, alternates, None, _stand_ins(organisation, policy, entry, on))
        if (body, size) not in pools:
            pools[body, size] = pool_of(organisation, free, size, entry.quotas)
        return Place(entry, (), pool=pools[body, size])

    chains = tuple(
        tuple(place(step, body) for kind in step.kinds for body in bodies_of_kind(organisation, kind))
        for step in steps
    )
    return Walk(organisation, policy, tuple(steps), chains, register(organisation).known)


def _is_alternate(organisation: Organisation, person: PersonId, body: BodyId, on: date) -> bool:
    held = [seat for seat in seats_of(organisation, person, on) if seat.body == body]
    return all(seat.role == ALTERNATE for seat in held)


def _stand_ins(
    organisation: Organisation, policy: ConflictPolicy, body: Body, on: date
) -> tuple[tuple[StandIn, tuple[PersonId, ...]], ...]:
    found = []
    for rule in policy.stand_ins:
        if rule.on == body.kind:
            bodies = bodies_of_kind(organisation, rule.out_of)
            people = {person for source in bodies for person in members_of(organisation, source, on)}
            found.append((rule, tuple(sorted(people))))
    return tuple(found)
