"""What binds people to every possible party, by rule, for all of them at once.

A bond is a mask: one bit a kind of tie that counts as soft, and `HARD`. Each party has the bonds of single
people, and the circles (a branch, a body, the signatories of a letter) all of whose people it is bound to
in the same way; so a branch of thousands is kept once and not once for each pair in it.

Source: RULES, "Conflict criteria in use"; CNCF code of conduct committee, conflict of interest policy
(two soft make a hard one).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fairhearing.independence.arrays import NOBODY, Arrays, Flags, Rows, Whole, rows_by
from fairhearing.independence.owed import owed
from fairhearing.independence.question import Question
from fairhearing.independence.working import workers_of
from fairhearing.organisation import TIE_KINDS, TieRule

Masks = NDArray[np.uint64]
HARD = np.uint64(1 << 63)
NOTHING = np.uint64(0)
_MOST_PAIRS = 40
"""Of more people than this a tie that binds all to all is kept as a circle."""


@dataclass(frozen=True, slots=True)
class Circle:
    """People to each of whom whoever stands in `towards` is bound in the same way."""

    towards: Whole
    people: Whole
    mask: np.uint64


@dataclass(frozen=True, slots=True)
class Bonds:
    """The bonds towards each party in one role.

    Args:
        starts: party → where its bonds begin in `people` and `masks`.
        circles: all circles; `circles_of`: party → places in it.
        itself: the mask of a party towards itself.
    """

    starts: Whole
    people: Whole
    masks: Masks
    circles: tuple[Circle, ...]
    circles_of: Rows
    itself: np.uint64

    def among(self, asked: Flags) -> Bonds:
        """Return the same without those who are not asked about."""
        keep = asked[self.people]
        kept = np.concatenate(([0], np.cumsum(keep)))
        return replace(
            self,
            starts=kept[self.starts],
            people=self.people[keep],
            masks=self.masks[keep],
            circles=tuple(replace(one, people=one.people[asked[one.people]]) for one in self.circles),
        )


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules that count towards one role, with the bit of each kind of tie."""

    question: Question
    role: str
    bits: Mapping[str, int]

    def of(self, tie: str) -> Iterator[TieRule]:
        yield from (rule for rule in self.question.rules.get(tie, ()) if self.role in rule.towards)

    def mask(self, rule: TieRule, steps: int = 1, *, disputed: bool = False) -> np.uint64:
        if steps > max(rule.steps, rule.soft_steps):
            return NOTHING
        soft = disputed or steps > rule.steps or rule.level != "hard"
        return np.uint64(1 << self.bits[rule.tie]) if soft else HARD


def bits_of(question: Question) -> dict[str, int]:
    """Return the bit of each kind of tie for which there is a rule."""
    return {tie: place for place, tie in enumerate(sorted(question.rules))}


def bonds_of(question: Question, arrays: Arrays, role: str) -> Bonds:
    """Return what binds everybody to each party in a role.

    Args:
        question: the rules and the day; its parties do not matter.
        arrays: the organisation.
        role: `respondent` or `reporter`.
    """
    rules = _Rules(question, role, bits_of(question))
    recorded = _recorded(rules, arrays)
    pairs = [*_of_two(arrays, recorded), *_of_more(arrays, recorded), *_owing(rules, arrays)]
    circles = tuple(
        circle
        for circle in (
            *_signed(arrays, recorded),
            *_branches(rules, arrays),
            *_bodies(rules, arrays),
            *_through(rules, arrays),
            *_employed(rules, arrays),
        )
        if circle.mask and len(circle.people) and len(circle.towards)
    )
    starts, people, masks = _gathered(pairs, len(arrays.names))
    return Bonds(
        starts=starts,
        people=people,
        masks=masks,
        circles=circles,
        circles_of=_circles_of(circles, len(arrays.names)),
        itself=_all(rules.mask(rule) for rule in rules.of("self")),
    )


_Pairs = tuple[Whole, Whole, Masks]
"""Parties, people, and the mask of each pair."""


def _all(masks: Iterator[np.uint64]) -> np.uint64:
    found = NOTHING
    for mask in masks:
        found |= mask
    return found


def _gathered(pairs: Sequence[_Pairs], size: int) -> tuple[Whole, Whole, Masks]:
    party, person, mask = (np.concatenate(column) for column in zip(*pairs, strict=True))
    apart = party != person
    keys, mask = party[apart] * size + person[apart], mask[apart]
    order = np.argsort(keys, kind="stable")
    keys, begins = np.unique(keys[order], return_index=True)
    masks = np.bitwise_or.reduceat(mask[order], begins) if len(keys) else mask
    starts = np.searchsorted(keys // size, np.arange(size + 1))
    return starts, keys % size, masks


def _circles_of(circles: Sequence[Circle], size: int) -> Rows:
    towards = [circle.towards for circle in circles]
    places = np.repeat(np.arange(len(circles)), [len(one) for one in towards])
    found = rows_by(np.concatenate((*towards, np.zeros(0, dtype=np.int64))), size)
    return Rows(found.starts, places[found.rows])


def _recorded(rules: _Rules, arrays: Arrays) -> Masks:
    """Return the mask of each tie between people, as far as it counts on the day."""
    found = np.zeros(len(arrays.tie_kind), dtype=np.uint64)
    question = rules.question
    for place, kind in enumerate(arrays.kinds):
        for rule in rules.of(kind):
            holds = arrays.tie_spans.hold(question.on, rule.after, question.organisation.calendar, lasting=True)
            holds &= (arrays.tie_kind == place) & (arrays.tie_to == NOBODY)
            found[holds & arrays.disputed] |= rules.mask(rule, disputed=True)
            found[holds & ~arrays.disputed] |= rules.mask(rule)
    return found


def _of_two(arrays: Arrays, recorded: Masks) -> Iterator[_Pairs]:
    starts, people = arrays.tie_people.starts, arrays.tie_people.rows
    rows = np.flatnonzero((recorded > 0) & (np.diff(starts) == 2))
    one, other = people[starts[rows]], people[starts[rows] + 1]
    yield one, other, recorded[rows]
    yield other, one, recorded[rows]


def _of_more(arrays: Arrays, recorded: Masks) -> Iterator[_Pairs]:
    for row in np.flatnonzero((recorded > 0) & (np.diff(arrays.tie_people.starts) > 2)):
        people = np.unique(arrays.tie_people.of(int(row)))
        if TIE_KINDS[arrays.kinds[arrays.tie_kind[row]]].directed:
            first = np.full(len(people), arrays.tie_people.of(int(row))[0])
            one, other = np.concatenate((first, people)), np.concatenate((people, first))
        elif len(people) <= _MOST_PAIRS:
            one, other = np.repeat(people, len(people)), np.tile(people, len(people))
        else:
            continue
        yield one, other, np.full(len(one), recorded[row])


def _signed(arrays: Arrays, recorded: Masks) -> Iterator[Circle]:
    for row in np.flatnonzero((recorded > 0) & (np.diff(arrays.tie_people.starts) > 2)):
        people = np.unique(arrays.tie_people.of(int(row)))
        if len(people) > _MOST_PAIRS and not TIE_KINDS[arrays.kinds[arrays.tie_kind[row]]].directed:
            yield Circle(people, people, recorded[row])


def _owing(rules: _Rules, arrays: Arrays) -> Iterator[_Pairs]:
    nothing = np.zeros(0, dtype=np.int64)
    yield nothing, nothing, np.zeros(0, dtype=np.uint64)
    depth = rules.question.depth("owes-seat")
    if not any(rules.of("owes-seat")):
        return
    for part in owed(arrays, rules.question.on, depth):
        for rule in rules.of("owes-seat"):
            holds = _seats_that_hold(rules, arrays, rule)[part.seat]
            for disputed in (False, True):
                rows = np.flatnonzero(holds & (part.disputed == disputed))
                mask = rules.mask(rule, part.steps, disputed=disputed)
                yield part.party[rows], arrays.seat_person[part.seat[rows]], np.full(len(rows), mask)


def _seats_that_hold(rules: _Rules, arrays: Arrays, rule: TieRule) -> Flags:
    question = rules.question
    return arrays.seat_spans.hold(question.on, rule.after, question.organisation.calendar, lasting=False)


def _branches(rules: _Rules, arrays: Arrays) -> Iterator[Circle]:
    people = rows_by(arrays.branch, len(arrays.names))
    for rule in rules.of("same-branch"):
        for branch in np.unique(arrays.branch[arrays.branch >= 0]):
            yield Circle(people.of(int(branch)), people.of(int(branch)), rules.mask(rule))


def _bodies(rules: _Rules, arrays: Arrays) -> Iterator[Circle]:
    for rule in rules.of("body-mate"):
        seated = _seated(rules, arrays, rule)
        for body in rules.question.organisation.bodies.values():
            place = arrays.number.get(body.id)
            if place is not None and body.kind != "assembly":
                people = np.unique(arrays.seat_person[seated.of(place)])
                if len(people) > 1:
                    yield Circle(people, people, rules.mask(rule))


def _seated(rules: _Rules, arrays: Arrays, rule: TieRule) -> Rows:
    holds = _seats_that_hold(rules, arrays, rule)
    return rows_by(np.where(holds, arrays.seat_body, NOBODY), len(arrays.names))


def _through(rules: _Rules, arrays: Arrays) -> Iterator[Circle]:
    question = rules.question
    branches = rows_by(arrays.branch, len(arrays.names))
    for rule in rules.of("through-body"):
        seated = _seated(rules, arrays, rule)
        holds = arrays.tie_spans.hold(question.on, rule.after, question.organisation.calendar, lasting=False)
        for disputed in (False, True):
            ties = np.flatnonzero(holds & (arrays.tie_to >= 0) & (arrays.disputed == disputed))
            mask = rules.mask(rule, disputed=disputed)
            for target in np.unique(arrays.tie_to[ties]):
                givers = arrays.tie_people.join(ties[arrays.tie_to[ties] == target])[1]
                people = np.concatenate((branches.of(int(target)), arrays.seat_person[seated.of(int(target))]))
                yield Circle(np.unique(givers[givers != target]), np.unique(people), mask)


def _employed(rules: _Rules, arrays: Arrays) -> Iterator[Circle]:
    """Yield those who work for one person or body, where both ties hold."""
    question = rules.question
    tie, worker, employer = workers_of(arrays)
    for rule in rules.of("same-employer"):
        spans, calendar = arrays.tie_spans, question.organisation.calendar
        holds = spans.hold(question.on, rule.after, calendar, lasting=False)[tie]
        holds &= worker != employer
        employed = rows_by(np.where(holds, employer, NOBODY), len(arrays.names))
        for one in np.unique(employer[holds]):
            rows = employed.of(int(one))
            calm = np.unique(worker[rows][~arrays.disputed[tie[rows]]])
            doubtful = np.unique(worker[rows][arrays.disputed[tie[rows]]])
            if len(rows) > 1:
                yield Circle(calm, calm, rules.mask(rule))
                yield Circle(doubtful, np.unique(worker[rows]), rules.mask(rule, disputed=True))
                yield Circle(calm, doubtful, rules.mask(rule, disputed=True))


__all__ = ["HARD", "NOTHING", "Bonds", "Circle", "Masks", "bits_of", "bonds_of"]
