"""Where a case goes when a body cannot judge it: alternates, those who stand in, the next body, one outside.

Source: CNCF charter, "Alternates"; PSF conference procedures (a member of the board stands in); DESIGN, "the case
moves on to the next body that the procedure names, up to an outside one".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fairhearing.acts import Parties
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.conflict import NO_OTHERS, NOTHING_TOLD, conflicts
from fairhearing.independence.model import Reason, Viability
from fairhearing.independence.sentences import name_of
from fairhearing.independence.viability import viability
from fairhearing.organisation import (
    ConflictPolicy,
    Organisation,
    StandIn,
    bodies_of_kind,
    members_of,
    seats_of,
)
from fairhearing.wording import capital, enumerated, joined, say

ALTERNATE = "alternate"
"""The role of a seat whose holder takes part only where a regular member cannot."""

HOW = ("itself", "alternates", "stand-ins")
"""With whom a body is tried: its regular members, its alternates too, and those who stand in for one case."""


@dataclass(frozen=True, slots=True)
class Step:
    """One body of a chain, as it was tried.

    Args:
        body: the body's id.
        kind: its kind, as the procedure names it.
        how: of `HOW`.
        viability: whether it can judge so.
        because: why it was tried and how that ended, in a sentence or two.
        rule: the id of the rule by which others stand in; empty for the rest.
    """

    body: str
    kind: str
    how: str
    viability: Viability
    because: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The bodies of a role in the order in which they were tried, up to the first that can judge.

    Args:
        role: the role to be filled.
        steps: what was tried; empty where the organisation has no body of these kinds.
        found: the body that can judge; empty where none can.
    """

    role: str
    steps: tuple[Step, ...]
    found: str


def chain(
    organisation: Organisation,
    policy: ConflictPolicy,
    role: str,
    kinds: Iterable[str],
    parties: Parties,
    on: date,
    *,
    quorum: int | None = None,
    declared: frozenset[PersonId] = frozenset(),
    others: Mapping[str, tuple[str, ...]] = NO_OTHERS,
    told: Mapping[PersonId, tuple[Reason, ...]] = NOTHING_TOLD,
) -> Route:
    """Walk the bodies that may fill a role, to the first that can judge the case.

    Each body is tried with its regular members, then with its alternates, then with those whom a rule of
    the procedure lets stand in; only then comes the next body.

    Args:
        organisation: with its bodies.
        policy: the rules of the procedure with those of the floor.
        role: the role to be filled, for the answer.
        kinds: the kinds of body that may fill it, the last resort last.
        parties: who is who in the case.
        on: the day.
        quorum: how many must be left; None: as for `viability`.
        declared: those who said that they may not judge.
        others: further roles that rules may name → ids.
        told: person → reasons that no roll holds.
    """
    tried = _Tried(organisation, policy, parties, on, quorum, declared, others, told)
    steps: list[Step] = []
    for kind in kinds:
        for body in bodies_of_kind(organisation, kind):
            for step in tried.steps(body, kind):
                steps.append(replace(step, because=joined("", (_moved(organisation, steps, step), step.because))))
                if step.viability.viable:
                    return Route(role, tuple(steps), body)
    return Route(role, tuple(steps), "")


@dataclass(frozen=True, slots=True)
class _Tried:
    """What is asked of every body of a chain; the arguments of `chain`."""

    organisation: Organisation
    policy: ConflictPolicy
    parties: Parties
    on: date
    quorum: int | None
    declared: frozenset[PersonId]
    others: Mapping[str, tuple[str, ...]]
    told: Mapping[PersonId, tuple[Reason, ...]]

    def steps(self, body: BodyId, kind: str) -> Iterator[Step]:
        everybody = members_of(self.organisation, body, self.on)
        regular = tuple(one for one in everybody if not self._is_alternate(one, body))
        alternates = [one for one in everybody if one not in regular]
        found = self.ask(body, regular if alternates else None)
        yield Step(body, kind, "itself", found, found.because)
        sitting = regular
        if alternates:
            sitting = everybody
            found = self.ask(body, everybody)
            who = enumerated([name_of(self.organisation, one) for one in alternates])
            yield Step(
                body,
                kind,
                "alternates",
                found,
                say("Its alternates take part: {who}. {because}", who=who, because=found.because),
            )
        for rule in self.policy.stand_ins:
            if rule.on == kind:
                yield from self._stood_in(rule, body, kind, sitting)

    def ask(self, body: str, members: Iterable[PersonId] | None) -> Viability:
        return viability(
            *(self.organisation, self.policy, body, self.parties, self.on),
            quorum=self.quorum,
            declared=self.declared,
            others=self.others,
            told=self.told,
            members=members,
        )

    def free(self, people: Iterable[PersonId]) -> list[PersonId]:
        """Return who of these people has no hard conflict, the clearest first."""
        found = conflicts(
            *(self.organisation, self.policy, self.parties, self.on),
            people=people,
            declared=self.declared,
            others=self.others,
            told=self.told,
        )
        order = ("none", "unknown", "soft")
        clear = [one for one in found.values() if one.level in order]
        return [one.person for one in sorted(clear, key=lambda one: (order.index(one.level), one.person))]

    def _is_alternate(self, person: PersonId, body: BodyId) -> bool:
        held = [one for one in seats_of(self.organisation, person, self.on) if one.body == body]
        return bool(held) and all(one.role == ALTERNATE for one in held)

    def _stood_in(self, rule: StandIn, body: BodyId, kind: str, sitting: tuple[PersonId, ...]) -> Iterator[Step]:
        out = len(sitting) - len(self.free(sitting))
        if out <= rule.beyond:
            return
        sources = bodies_of_kind(self.organisation, rule.out_of)
        pool = {one for source in sources for one in members_of(self.organisation, source, self.on)}
        chosen = self.free(sorted(pool.difference(sitting)))[: rule.seats]
        if chosen:
            found = self.ask(body, (*sitting, *chosen))
            who = enumerated([name_of(self.organisation, one) for one in chosen])
            text = say(
                "{out} of its members are out, so these stand in: {who}. {because}",
                out=out,
                who=who,
                because=found.because,
            )
            yield Step(body, kind, "stand-ins", found, text, rule.id)


def _moved(organisation: Organisation, steps: list[Step], step: Step) -> str:
    if not steps or steps[-1].body == step.body:
        return ""
    return say("{body} cannot judge it, so it comes here. ", body=capital(name_of(organisation, steps[-1].body)))
