"""What a judgement says: every answer names its rule, its pack, its source and the fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fairhearing.acts import When
from fairhearing.identifiers import ActId, KindName, ProcedureId, RoleName, RuleId
from fairhearing.independence import Conflict

STATUSES = (
    "met",
    "late",
    "open",
    "overdue",
    "missed",
    "lapsed",
    "waived",
    "not-due",
    "not-shown",
    "undetermined",
)


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """How one duty stands, for one anchor.

    Args:
        rule, pack, source, says, strength, stage: from the rule; `source` as one line.
        who: the roles that owe it; `to`: whom to, of several of one party the one by name.
        anchor: the act that started the clock, if any; `act`: the act that met it, if any.
        status: one of `STATUSES`; `lapsed`: the act that started the clock holds no longer, as nobody
            confirmed it in time.
        due: the interval of days on which the limit ends; None where no limit or no anchor.
        done: when it was done, if it was.
        late_days: [least, most] days late; None where nothing is or can be late; 0 where in time. The most is
            None where an open date leaves it unknown.
        because: why this status, in one sentence.
        by: of several of one party who owe it, each by themselves, the one whose clock it is.
    """

    rule: RuleId
    pack: ProcedureId
    source: str
    says: str
    strength: str
    stage: str
    who: tuple[RoleName, ...]
    to: str | None
    anchor: ActId | None
    act: ActId | None
    status: str
    due: When | None
    done: When | None
    late_days: tuple[int, int | None] | None
    because: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Barred:
    """An act that was or would be against a rule.

    Args:
        status: `barred`, `unconsented`, `unconfirmed`, `conflicted`, `too-early`, `without-power`,
            `without-quorum`, `not-separate` or `undetermined`.
        because: the fact, in one sentence; never a conflict's path (that is in `conflicts`).
        remedy: what can be done instead.
        reason_class: what may stand in the public part.
    """

    rule: RuleId
    pack: ProcedureId
    source: str
    says: str
    act: ActId | None
    kind: KindName
    status: str
    because: str
    remedy: str
    reason_class: str = ""


@dataclass(frozen=True, slots=True)
class ActConflict:
    """Somebody who took part in an act although conflicted, or nothing is known of their ties."""

    act: ActId | None
    person: str
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Permitted:
    """What may be done next and by whom, or why not yet.

    Args:
        kind: the kind of act.
        who: roles that may.
        now: whether it is permitted now.
        because: the rule that gives the power, or the reasons why not yet, each a sentence.
        duties: ids of open duties that it would meet.
    """

    kind: KindName
    who: tuple[RoleName, ...]
    now: bool
    because: tuple[str, ...]
    duties: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountDifference:
    """What changes when only this account (and what nobody doubts) is followed."""

    asserted_by: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole answer. Deterministic: same input, same answer, in the same order."""

    case: str
    procedure: ProcedureId
    version: int
    as_of: date
    duties: tuple[DutyAnswer, ...]
    barred: tuple[Barred, ...]
    conflicts: tuple[ActConflict, ...]
    permitted: tuple[Permitted, ...]
    durations: Mapping[str, object] = field(default_factory=dict)
    contradictory_dates: tuple[str, ...] = ()
    accounts: tuple[AccountDifference, ...] = ()
    notes: tuple[str, ...] = ()
    """What cannot be decided, and questions that somebody independent should ask."""
