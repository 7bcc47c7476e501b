"""Levels of everybody towards any party, one question after another: the same as `conflicts`, without the paths.

Source: CNCF code of conduct committee, conflict of interest policy (hard and soft conflicts; two soft make
a hard one).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence.arrays import Arrays, Flags, Whole, arrays_of
from fairhearing.independence.bonds import HARD, NOTHING, Bonds, Masks, bits_of, bonds_of
from fairhearing.independence.conflict import NO_OTHERS, level_of
from fairhearing.independence.model import LEVELS
from fairhearing.independence.owed import MOST_STEPS
from fairhearing.independence.question import Question, ask
from fairhearing.organisation import TIE_KINDS, ConflictPolicy, Organisation

Levels = NDArray[np.int8]
"""Places in `LEVELS`."""
NONE, UNKNOWN, SOFT, HARD_LEVEL = range(len(LEVELS))

VECTORISED = frozenset(TIE_KINDS) | {
    *("self", "declared", "excluded", "body-mate", "same-branch", "through-body", "owes-seat", "same-employer"),
    # these speak of parties that are bodies, and here every party is a person
    *("seated", "member-of", "answers-to", "approves"),
}
"""Kinds of ties that are worked out for all at once; where a rule names another one, each pair is asked singly."""

ROLES = ("respondent", "reporter")


@dataclass(frozen=True, slots=True)
class Bulk:
    """An organisation made ready for questions about everybody.

    Args:
        question: rules and day.
        arrays: the organisation.
        bonds: role → what binds people to each party in it.
        declared: the mask of everybody's own declaration.
        free: for everybody, `NONE` or `UNKNOWN`.
        within: those who are asked about; `softly`: those of them for whom a soft conflict is told too.
        singly: parties, by number, about whom each person is asked singly.
        scratch: a row for each role, all zero between two questions.
    """

    question: Question
    arrays: Arrays
    bonds: tuple[Bonds, ...]
    declared: Masks
    free: Levels
    within: Flags
    softly: Flags
    singly: Flags
    scratch: Masks

    def bound(self, parties: Sequence[int]) -> tuple[Whole, Flags]:
        """Return who is bound to the parties, sorted, and of each whether hard; all others are free.

        Args:
            parties: the respondent, and after them the reporter, if any; as numbers.
        """
        if self.singly[list(parties)].any():
            return self._asked_singly(parties)
        return self._summed(parties)

    def levels(self, parties: Sequence[int]) -> Levels:
        """Return the level of everybody, a place in `LEVELS` for each number; whoever is not asked about is free.

        Args:
            parties: as in `bound`.
        """
        found = self.free.copy()
        people, hard = self.bound(parties)
        found[people] = np.where(hard, HARD_LEVEL, SOFT)
        return found

    def _summed(self, parties: Sequence[int]) -> tuple[Whole, Flags]:
        touched = [np.flatnonzero(self.declared)]
        for row, bonds, party in zip(self.scratch, self.bonds, parties, strict=False):
            begin, end = bonds.starts[party], bonds.starts[party + 1]
            people = bonds.people[begin:end]
            row[people] = bonds.masks[begin:end]
            touched.append(people)
            for place in bonds.circles_of.of(party):
                circle = bonds.circles[place]
                row[circle.people] |= circle.mask
                touched.append(circle.people)
            row[party] = bonds.itself
            touched.append(np.array([party]))
        everybody = np.concatenate(touched)
        masks = self.scratch[:, everybody]
        self.scratch[:, everybody] = NOTHING
        hard, soft = self._counted(everybody, masks)
        people, places = np.unique(everybody[hard | soft], return_index=True)
        return people, hard[hard | soft][places]

    def _counted(self, people: Whole, masks: Masks) -> tuple[Flags, Flags]:
        if len(self.bonds) == 1:
            masks[0] |= self.declared[people]
            every, sums = masks[0], np.bitwise_count(masks[0] & ~HARD)
        else:
            # a kind of tie counts once for each party, a declaration once
            declared = self.declared[people]
            every = np.bitwise_or.reduce(masks, axis=0) | declared
            sums = np.bitwise_count(masks & ~HARD).sum(axis=0) + np.bitwise_count(declared & ~HARD)
        hard = every >= HARD
        least = self.question.policy.soft_sum
        if least > 0:
            hard |= sums >= least
        return hard & self.within[people], (sums > 0) & self.softly[people]

    def _asked_singly(self, parties: Sequence[int]) -> tuple[Whole, Flags]:
        question = self._question(parties)
        asked = np.flatnonzero(self.within)
        found = [LEVELS.index(level_of(question, PersonId(self.arrays.names[one]))) for one in asked]
        levels = np.array(found, dtype=np.int8)
        bound = (levels == HARD_LEVEL) | ((levels == SOFT) & self.softly[asked])
        return asked[bound], levels[bound] == HARD_LEVEL

    def _question(self, parties: Sequence[int]) -> Question:
        named = [(self.arrays.names[party],) for party in parties]
        case = Parties(**dict(zip(ROLES, named, strict=False)))
        asked = self.question
        return ask(asked.organisation, asked.policy, case, asked.on, asked.declared, NO_OTHERS)


def bulk(
    organisation: Organisation,
    policy: ConflictPolicy,
    on: date,
    *,
    declared: frozenset[PersonId] = frozenset(),
    pairs: bool = False,
    within: Collection[str] | None = None,
    softly: Collection[str] | None = None,
) -> Bulk:
    """Make an organisation ready for questions about everybody.

    Args:
        organisation: as of its records.
        policy: the rules of the procedure with those of the floor.
        on: the day as of which is judged.
        declared: those who said that they may not judge.
        pairs: whether reporters will be asked about too.
        within: who is asked about; None: everybody.
        softly: for whom a soft conflict by itself is told too; None: for all who are asked about.

    Returns:
        What answers with `bound` and `levels`, about people of the roll as parties.
    """
    arrays = arrays_of(organisation)
    question = ask(organisation, policy, Parties(), on, declared, NO_OTHERS)
    size = len(arrays.names)
    asked = _flags(arrays, within)
    known = np.array([name in question.book.known for name in arrays.names], dtype=np.bool_)
    roles = ROLES if pairs else ROLES[:1]
    return Bulk(
        question=question,
        arrays=arrays,
        bonds=tuple(bonds_of(question, arrays, role).among(asked) for role in roles),
        declared=_declarations(question, arrays),
        free=np.where(known, NONE, UNKNOWN).astype(np.int8),
        within=asked,
        softly=asked if softly is None else asked & _flags(arrays, softly),
        singly=_singly(question, arrays),
        scratch=np.zeros((len(roles), size), dtype=np.uint64),
    )


def _flags(arrays: Arrays, people: Collection[str] | None) -> Flags:
    if people is None:
        return np.ones(len(arrays.names), dtype=np.bool_)
    found = np.zeros(len(arrays.names), dtype=np.bool_)
    found[[arrays.number[person] for person in people if person in arrays.number]] = True
    return found


def _declarations(question: Question, arrays: Arrays) -> Masks:
    found = np.zeros(len(arrays.names), dtype=np.uint64)
    people = [arrays.number[person] for person in question.declared if person in arrays.number]
    for rule in question.rules["declared"]:
        found[people] |= HARD if rule.level == "hard" else np.uint64(1 << bits_of(question)["declared"])
    return found


def _singly(question: Question, arrays: Arrays) -> Flags:
    """Return the parties about whom sums cannot answer: all where a rule towards them is of another kind."""
    counting = {
        tie for tie, rules in question.rules.items() if any(set(ROLES) & {*rule.towards} for rule in rules)
    }
    others = counting - VECTORISED
    found = np.full(len(arrays.names), bool(others) or question.depth("owes-seat") > MOST_STEPS)
    # who is called like a body or a branch is both at once
    for column in (arrays.seat_body, arrays.tie_to, arrays.branch):
        found[column[column >= 0]] = True
    found[[arrays.number[body] for body in question.organisation.bodies if body in arrays.number]] = True
    return found
