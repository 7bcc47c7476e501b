"""Every person in turn as the respondent: could the organisation judge them, and on whom does it hang?

Most people are bound to hardly anybody who judges, and to them in the same few ways: each way is walked once.

Source: this project's own; no published procedure says what happens when a case would be about its own bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.independence.arrays import Flags, Whole
from fairhearing.independence.bulk import Bulk, bulk
from fairhearing.independence.pairing import plausible
from fairhearing.independence.records import offices, recorded
from fairhearing.independence.rehearsed import OUTSIDE, CaseStep, Found, Passage, Rehearsal, Taken, Weak
from fairhearing.independence.walk import Signature, Walk, walk_of
from fairhearing.organisation import ConflictPolicy, Organisation

NOBODY_DECLARED: frozenset[PersonId] = frozenset()
_EVERY = 1000
"""After how many respondents it is told how far it is."""

_WORST = {"step": 0, "person": 1, "body": 1, "passed": 2}


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which cases go.

    Args:
        found: who takes each step.
        own: whether the organisation judges itself.
        needed: on whom it hangs, as `Walk.needed` says.
    """

    found: tuple[Found, ...]
    own: bool
    needed: tuple[tuple[str, str, str], ...]


def rehearse(
    organisation: Organisation,
    policy: ConflictPolicy,
    steps: Sequence[CaseStep],
    on: date,
    *,
    people: Collection[PersonId] | None = None,
    pairs: bool = False,
    declared: frozenset[PersonId] = NOBODY_DECLARED,
    progress: Callable[[int, int], None] | None = None,
) -> Rehearsal:
    """Take every person in turn as the respondent, and walk the steps of a case.

    Args:
        organisation: as of its records.
        policy: the rules of the procedure with those of the floor.
        steps: in order, with the kinds of bodies in each chain.
        on: the day as of which is judged.
        people: whom to take as respondents; None: everybody on the roll.
        pairs: whether each is taken with every plausible reporter (see `pairing.plausible`).
        declared: those who said that they may not judge.
        progress: is told how many respondents are done, and of how many.

    Raises:
        InputError: somebody in `people` is not on the roll.
    """
    asked = sorted(organisation.people if people is None else _on_the_roll(organisation, people))
    walk = walk_of(organisation, policy, steps, on)
    drawn = {person for pool in walk.pools() for person in pool.kinds}
    ready = bulk(
        organisation,
        policy,
        on,
        declared=declared,
        pairs=pairs,
        within=walk.officers() | drawn,
        softly=walk.officers(),
    )
    cases = _cases(organisation, asked, on, pairs=pairs)
    return _told(organisation, walk, ready, _counted(cases, len(asked), progress), on)


def _on_the_roll(organisation: Organisation, people: Iterable[PersonId]) -> set[PersonId]:
    unknown = sorted({*people} - organisation.people.keys())
    if unknown:
        raise InputError(
            f"'{unknown[0][:80]}' is not on the roll.",
            why="A rehearsal takes people of the organisation as respondents.",
            remedy="Give the id of somebody in the organisation's file.",
        )
    return {*people}


def _cases(
    organisation: Organisation, asked: Sequence[PersonId], on: date, *, pairs: bool
) -> Iterator[tuple[PersonId, tuple[PersonId | None, ...]]]:
    if not pairs:
        yield from ((respondent, (None,)) for respondent in asked)
        return
    reporters = plausible(organisation, on)
    yield from ((respondent, reporters(respondent)) for respondent in asked)


def _counted(
    cases: Iterable[tuple[PersonId, tuple[PersonId | None, ...]]],
    many: int,
    progress: Callable[[int, int], None] | None,
) -> Iterator[tuple[PersonId, PersonId | None]]:
    for done, (respondent, reporters) in enumerate(cases, 1):
        yield from ((respondent, reporter) for reporter in reporters)
        if progress is not None and (done % _EVERY == 0 or done == many):
            progress(done, many)


def _told(
    organisation: Organisation,
    walk: Walk,
    ready: Bulk,
    cases: Iterator[tuple[PersonId, PersonId | None]],
    on: date,
) -> Rehearsal:
    ways: dict[Signature, _Way] = {}
    often: Counter[Signature] = Counter()
    stuck: list[Passage] = []
    outside: list[Passage] = []
    reading = _Reading(walk, ready)
    for respondent, reporter in cases:
        case = reading.signature(respondent, reporter)
        if case not in ways:
            ways[case] = _way(walk, case)
        often[case] += 1
        passage = Passage(respondent, ways[case].found, ways[case].own, reporter)
        if not passage.own:
            (stuck if passage.stuck else outside).append(passage)
    return Rehearsal(
        respondents=often.total(),
        covered=sum(many for case, many in often.items() if ways[case].own),
        stuck=tuple(stuck),
        outside=tuple(outside),
        steps=tuple(_taken(walk, ways, often)),
        weakest=_weakest(walk, ways, often),
        offices=offices(organisation, on),
        coverage=recorded(organisation, walk.officers(), on),
        again=sum(many for case, many in often.items() if _again(walk, ways[case].found)),
    )


class _Reading:
    """Reads out of the arrays what of a case decides how it goes."""

    def __init__(self, walk: Walk, ready: Bulk) -> None:
        self._walk, self._ready = walk, ready
        self._officer = np.zeros(len(ready.arrays.names), dtype=np.bool_)
        self._officer[[ready.arrays.number[person] for person in walk.officers()]] = True
        self._pools = walk.pools()
        # as long as fewer are gone than this, a whole panel is left of every kind, and nothing is to be read
        kinds = [len(people) - pool.size for pool in self._pools for people in pool.people.values()]
        self._spare = min(kinds, default=0)

    def signature(self, respondent: PersonId, reporter: PersonId | None) -> Signature:
        number = self._ready.arrays.number
        parties = [number[one] for one in (respondent, reporter) if one is not None]
        people, hard = self._ready.bound(parties)
        return Signature(self._levels(people, hard), self._gone(people[hard]))

    def _levels(self, people: Whole, hard: Flags) -> frozenset[tuple[PersonId, str]]:
        officer = self._officer[people]
        if not officer.any():
            return frozenset()
        names = self._ready.arrays.names
        return frozenset(
            (PersonId(names[one]), "hard" if level else "soft")
            for one, level in zip(people[officer].tolist(), hard[officer].tolist(), strict=True)
        )

    def _gone(self, people: Whole) -> frozenset[PersonId]:
        if not self._pools or len(people) < self._spare:
            return frozenset()
        gone = [PersonId(self._ready.arrays.names[one]) for one in people.tolist()]
        return frozenset().union(*(pool.telling(gone) for pool in self._pools))


def _way(walk: Walk, case: Signature) -> _Way:
    found = walk.walk(case)
    own = all(one.body for one in found) and any(_own_bodies(walk))
    for one, has_own in zip(found, _own_bodies(walk), strict=True):
        own &= not has_own or not _is_outside(walk, one.body)
    return _Way(found, own, tuple(walk.needed(case, found)))


def _own_bodies(walk: Walk) -> tuple[bool, ...]:
    """Return for each step whether the organisation has a body of its own that may take it at all."""
    first: dict[str, str] = {}
    for step, chain in zip(walk.steps, walk.chains, strict=True):
        taken = {first.get(name) for name in step.apart}
        own = [place.body.id for place in chain if place.body.kind != OUTSIDE and place.body.id not in taken]
        first[step.name] = own[0] if own else ""
    return tuple(bool(body) for body in first.values())


def _is_outside(walk: Walk, body: str) -> bool:
    return any(place.body.id == body and place.body.kind == OUTSIDE for chain in walk.chains for place in chain)


def _again(walk: Walk, found: Sequence[Found]) -> bool:
    bodies = {one.step: one.body for one in found}
    return any(
        bodies[step.name] and bodies[step.name] == bodies.get(name) for step in walk.steps for name in step.apart
    )


def _taken(walk: Walk, ways: dict[Signature, _Way], often: Counter[Signature]) -> Iterator[Taken]:
    for place, (step, chain, own) in enumerate(zip(walk.steps, walk.chains, _own_bodies(walk), strict=True)):
        bodies: Counter[str] = Counter()
        for case, many in often.items():
            bodies[ways[case].found[place].body] += many
        stuck = bodies.pop("", 0)
        order = {str(one.body.id): bodies[one.body.id] for one in chain if bodies[one.body.id]}
        yield Taken(step, tuple(one.body.id for one in chain), order, stuck, not own)


def _weakest(walk: Walk, ways: dict[Signature, _Way], often: Counter[Signature]) -> tuple[Weak, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for case, many in often.items():
        for one in (*ways[case].needed, *_weak(walk, ways[case].found)):
            counts[one] += many
    found = [Weak(what, name, step, many) for (what, name, step), many in counts.items()]
    return tuple(sorted(found, key=lambda weak: (_WORST[weak.what], -weak.respondents, weak.id, weak.step)))


def _weak(walk: Walk, found: Sequence[Found]) -> Iterator[tuple[str, str, str]]:
    for one, chain in zip(found, walk.chains, strict=True):
        if not one.body:
            yield "step", one.step, one.step
        passed = chain[: one.down]
        yield from (("passed", place.body.id, one.step) for place in passed if place.body.kind != OUTSIDE)
