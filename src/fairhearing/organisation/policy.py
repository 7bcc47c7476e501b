"""What ties mean for judging: written in a procedure, applied by `independence`.

It lives here because rooms on the floor above may not know one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fairhearing.clock import Duration
from fairhearing.errors import Where
from fairhearing.identifiers import KindName, RoleName


@dataclass(frozen=True, slots=True)
class TieRule:
    """What one kind of tie does.

    Args:
        id: the rule's id in its pack.
        tie: kind of tie; also the derived kinds `self` (is the party), `owes-seat` (holds a seat that
            the party, or a body on which the party then sat, proposed or filled), `assigned-by` (the other
            way round: the party holds a seat that the person gave, or works under the person), `body-mate`
            (sits on a body with the party), `same-employer` (both work for one person or body),
            `same-branch`, `seated` (the party, a body, seated this person), `member-of` (the party is a body
            and the person sits on it), `answers-to` (the party is a body, and the person's body answers to
            it or was filled by it), `approves` (sits on a body that has to approve the outcome, or on the
            one to which that body answers), `through-body` (a party is tied to a body, e.g. as donor, and
            the person sits on that body), `excluded` (by the reporter), `declared` ("may not judge").
        level: `soft` or `hard`.
        towards: which parties count: of `respondent`, `reporter`, `affected`, `decider` (who decides after
            them), `fellow` (who acts with them), `approver` (a body that approves the outcome), `former-decider`.
        steps: how many steps a derived tie may take (1 = direct); a longer one up to `soft_steps` is soft.
        soft_steps: 0: longer ones do not count.
        after: how long after its end the tie still counts; None: for ever for a recorded tie, and no longer
            than the seats and ties it rests on for a derived one.
        says: the rule in a plain sentence.
        source: where it is written.
        pack: id of the pack that it comes from (`floor`, `model-small` …).
    """

    id: str
    tie: str
    level: str
    towards: tuple[str, ...]
    says: str
    source: str
    pack: str
    steps: int = 1
    soft_steps: int = 0
    after: Duration | None = None
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A rule about independence that speaks of no tie.

    Args:
        id: the rule's id in its pack.
        says: the rule in a plain sentence.
        source: where it is written, with its mark.
        pack: id of the pack that it comes from.
    """

    id: str
    says: str
    source: str
    pack: str
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Clause):
    """Who was asked by name and does not answer in time counts as conflicted.

    Args:
        asked: kinds of acts that ask somebody.
        within: how long they have; None: until the day that the asking itself names.
    """

    asked: tuple[KindName, ...]
    within: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedRecusal(Clause):
    """The others can send one of them out of a case.

    Args:
        votes: how many of the others must agree: `unanimous`, `two-thirds` or `majority`.
    """

    votes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Clause):
    """A party can ask that somebody does not judge them.

    Args:
        by: the roles that can.
        cause: whether a reason is given and somebody rules on it; without one, the challenge itself is enough.
        most: how many each person has; 0: no number is written.
        after: kinds of acts of which the latest starts the time; empty: at any time.
        within: how long it can be made; None: no time is written.
        ruled_by: the roles that rule on it; the one who was challenged never does.
    """

    by: tuple[str, ...]
    cause: bool = True
    most: int = 0
    after: tuple[KindName, ...] = ()
    within: Duration | None = None
    ruled_by: tuple[RoleName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn(Clause):
    """Who sits for a time on a body of which too many are conflicted.

    Args:
        on: the kind of body that is filled up.
        out_of: the kind of body that they come from.
        beyond: how many may be conflicted before; one more, and they sit.
        seats: how many sit.
    """

    on: str
    out_of: str
    beyond: int = 0
    seats: int = 1


@dataclass(frozen=True, slots=True)
class ConflictPolicy:
    """All tie rules of a procedure with those of the floor beneath it.

    Args:
        rules: later rules for the same tie do not replace earlier ones: the strictest holds.
        soft_sum: how many soft ties make a hard one; 0: never.
        soft_may: act kinds that a softly conflicted person may still do.
        hard_may: act kinds that somebody with a hard conflict may do all the same, for safety; they lapse
            unless somebody free of conflict ratifies them.
        min_clear: how many members with no conflict at all a body needs.
        min_without_hard: how many without a hard one.
        undisclosed: that nobody is asked why they may not judge.
        silence: what it means not to answer.
        forced: how the others send somebody out.
        challenges: whom a party can challenge, and who rules on it.
        no_waiver: that nobody can set a conflict aside; a body can only find that there is none.
        stand_ins: who fills up a body for one case.
    """

    rules: tuple[TieRule, ...]
    soft_sum: int = 2
    soft_may: tuple[str, ...] = ()
    hard_may: tuple[str, ...] = ()
    min_clear: int = 1
    min_without_hard: int = 1
    undisclosed: tuple[Clause, ...] = ()
    silence: tuple[Silence, ...] = ()
    forced: tuple[ForcedRecusal, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    no_waiver: tuple[Clause, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()

    def clauses(self) -> tuple[Clause, ...]:
        """Return every rule that speaks of no tie, in the order of the fields."""
        return (
            *self.undisclosed,
            *self.silence,
            *self.forced,
            *self.challenges,
            *self.no_waiver,
            *self.stand_ins,
        )
