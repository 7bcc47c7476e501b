"""What the cheapest change would mend: found by search, and rehearsed again before it is told.

Source: G. Nemhauser, L. Wolsey, M. Fisher, "An analysis of approximations for maximizing submodular set
functions" (1978), for the greedy part; the small exact part tries every pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.changes import Change, changed, changes_for
from fairhearing.independence.rehearsal import NOBODY_DECLARED, rehearse
from fairhearing.independence.rehearsed import OUTSIDE, CaseStep, Passage, Rehearsal
from fairhearing.organisation import ConflictPolicy, Organisation

MOST_RESPONDENTS = 200
"""On so many of those who are not covered a change is tried; what is told was rehearsed on everybody."""
MOST_REMEDIES = 3
MOST_TIES = 20_000
_MOST_IN_PAIRS = 6
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Remedy:
    """Changes and what they would mend, as rehearsed on the changed organisation.

    Args:
        changes: one or several, decided together.
        cost: the sum of their costs.
        covered: for how many respondents the organisation could then judge itself.
        stuck: for how many nobody could take some step.
        mends: how many steps and cases less are wanting: steps that nobody takes, cases that the house does not
            judge itself.
    """

    changes: tuple[Change, ...]
    cost: int
    covered: int
    stuck: int
    mends: int


@dataclass(frozen=True, slots=True)
class _Trial:
    """The search in one organisation: tries changes on those who are not covered.

    Args:
        run: rehearses with changes.
        now: how they fare without.
    """

    run: Callable[[Sequence[Change]], Rehearsal]
    now: Rehearsal

    def gain(self, changes: Sequence[Change]) -> int:
        return _wanting(self.now) - _wanting(self.run(changes))


def remedies(
    organisation: Organisation,
    policy: ConflictPolicy,
    steps: Sequence[CaseStep],
    on: date,
    rehearsal: Rehearsal,
    *,
    declared: frozenset[PersonId] = NOBODY_DECLARED,
    most_ties: int = MOST_TIES,
) -> tuple[Remedy, ...]:
    """Return the changes that mend most for what they cost, the best first; none where nothing is to be mended.

    Args:
        organisation: as it is.
        policy: the rules of the procedure with those of the floor.
        steps: as they were rehearsed.
        on: the day.
        rehearsal: the answer for the organisation as it is, for everybody on the roll and without pairs.
        declared: those who said that they may not judge.
        most_ties: with more ties than this, changes are tried with those alone that concern the respondents on
            whom they are tried; what is told was rehearsed with all.
    """
    worse = (*rehearsal.stuck, *rehearsal.outside)
    people = _some(worse)
    if not people:
        return ()

    def run(changes: Sequence[Change], records: Organisation, asked: Sequence[PersonId]) -> Rehearsal:
        later = changed(records, changes, on)
        return rehearse(later, policy, steps, on, people=asked, declared=declared)

    part = _concerning(organisation, people, most_ties)
    trial = _Trial(lambda changes: run(changes, part, people), run((), part, people))
    everybody = sorted(organisation.people)
    candidates = tuple(changes_for(organisation, steps, _failing(organisation, rehearsal), on))
    found = [
        _remedy(changes, rehearsal, run(changes, organisation, everybody))
        for changes in _chosen(trial, candidates)
    ]
    told = [one for one in found if one.mends > 0 and not any(_better(other, one) for other in found)]
    return tuple(sorted(told, key=lambda one: (-one.mends / one.cost, one.cost, _names(one.changes))))


def _concerning(organisation: Organisation, people: Sequence[PersonId], most_ties: int) -> Organisation:
    if len(organisation.ties) <= most_ties:
        return organisation
    asked = {*people}
    ties = tuple(tie for tie in organisation.ties if tie.to is not None or not asked.isdisjoint(tie.people))
    return replace(organisation, ties=ties)


def _some(passages: Sequence[Passage]) -> tuple[PersonId, ...]:
    """Return some of the respondents, spread evenly over all of them."""
    people = sorted({one.respondent for one in passages})
    step = -(-len(people) // MOST_RESPONDENTS) or 1
    return tuple(people[::step])


def _failing(organisation: Organisation, rehearsal: Rehearsal) -> set[str]:
    """Return the steps that nobody takes, or an outside body although it need not."""
    steps = {taken.step.name: taken for taken in rehearsal.steps}
    found = {
        one.step
        for passage in (*rehearsal.stuck, *rehearsal.outside)
        for one in passage.found
        if not one.body
        or (organisation.bodies[BodyId(one.body)].kind == OUTSIDE and not steps[one.step].always_outside)
    }
    # an organisation that has no body of its own at all begins with some step
    return found or set(steps)


def _wanting(rehearsal: Rehearsal) -> int:
    """Return what is wanting: each step that nobody takes, and each case that the house does not judge itself."""
    steps = sum(len(passage.stuck) for passage in rehearsal.stuck)
    return steps + rehearsal.respondents - rehearsal.covered


def _chosen(trial: _Trial, candidates: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    """Yield what is worth telling: the best single changes, the best pair, and what greed builds up."""
    gains: dict[tuple[Change, ...], int] = {(one,): trial.gain((one,)) for one in candidates}
    singly = sorted(
        (one for one in gains if gains[one] > 0),
        key=lambda one: (-gains[one] / one[0].cost, one[0].cost, one[0].says),
    )
    told: dict[tuple[Change, ...], None] = dict.fromkeys(_different(singly))
    best = sorted(gains, key=lambda one: (-gains[one], one[0].cost, one[0].says))[:_MOST_IN_PAIRS]
    pairs = [(*one, *other) for one, other in combinations(best, 2) if one[0].body != other[0].body]
    gains.update({pair: trial.gain(pair) for pair in pairs})
    most = max(gains.values(), default=0)
    whole = [one for one in gains if gains[one] == most > 0]
    if whole:
        told[min(whole, key=lambda one: (sum(change.cost for change in one), _names(one)))] = None
    if most < _wanting(trial.now):
        told[_greedy(trial, candidates)] = None
    yield from (changes for changes in told if changes)


def _different(singly: Sequence[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
    """Return the best change of each body, a few."""
    by_body: dict[str, tuple[Change, ...]] = {}
    for one in singly:
        by_body.setdefault(one[0].body, one)
    return list(by_body.values())[:MOST_REMEDIES]


def _greedy(trial: _Trial, candidates: Sequence[Change]) -> tuple[Change, ...]:
    chosen: tuple[Change, ...] = ()
    gained = 0
    for _ in range(_MOST_STEPS):
        others = [one for one in candidates if one.body not in {change.body for change in chosen}]
        tried = {one: trial.gain((*chosen, one)) for one in others}
        best = max(others, key=lambda one: ((tried[one] - gained) / one.cost, one.says), default=None)
        if best is None or tried[best] <= gained:
            break
        chosen, gained = (*chosen, best), tried[best]
    return chosen


def _remedy(changes: tuple[Change, ...], before: Rehearsal, after: Rehearsal) -> Remedy:
    cost = sum(one.cost for one in changes)
    return Remedy(changes, cost, after.covered, len(after.stuck), _wanting(before) - _wanting(after))


def _better(one: Remedy, other: Remedy) -> bool:
    """Return whether a remedy costs no more than another, mends no less, and is better in one of these."""
    return (one.cost <= other.cost and one.covered >= other.covered and one.stuck <= other.stuck) and (
        (one.cost, one.covered, one.stuck) != (other.cost, other.covered, other.stuck)
    )


def _names(changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(one.says for one in changes)
