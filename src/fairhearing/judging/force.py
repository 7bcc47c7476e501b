"""What is in force at an instant: what lapses unless others confirm it, and what waits until others approve it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from fairhearing.acts import Act, CaseFile, When
from fairhearing.clock import Calendar
from fairhearing.identifiers import ActId, RoleName, RuleId
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.facts import holds
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import DutyAnswer
from fairhearing.judging.order import before
from fairhearing.judging.roles import roles_of
from fairhearing.organisation import Organisation
from fairhearing.procedure import Duty, Procedure, Ratification

LAPSING = ("for-now", "confirmed", "lapsed", "ended", "unknown")
"""How an act can stand that lapses unless others confirm it."""
APPROVAL = ("awaited", "overdue", "approved", "unopposed", "sent-back", "returned", "unknown")
"""How a decision can stand that others have to approve: nobody answered yet; the time for it is over and it waits
still; they approved; nobody sent it back in time; they sent it back; it went back as nobody answered in time."""
FORCES = (*LAPSING, *(status for status in APPROVAL if status not in LAPSING))


@dataclass(frozen=True, slots=True)
class Force:
    """How one act stands that lapses unless others confirm it, or is in force only once they approved it.

    Args:
        act: the act.
        status: one of `FORCES`; `for-now`, `confirmed`, `approved` and `unopposed` hold.
        until: the end of the time to confirm or to approve it; None: no limit is written, or nobody was asked yet.
        remedy: what can be done where it lapsed.
        who: the roles that have to approve it; empty: it needs no approval.
        silence: what it means when they do not, one of `procedure.vocabulary.SILENCES`; empty likewise.
        answer: the act by which they answered.
    """

    act: ActId
    status: str
    until: When | None
    remedy: str = ""
    who: tuple[RoleName, ...] = ()
    silence: str = ""
    answer: ActId | None = None

    @property
    def holds(self) -> bool:
        """Whether it is in force."""
        return self.status in {"for-now", "confirmed", "approved", "unopposed"}


def forces(
    procedure: Procedure, organisation: Organisation | None, case: CaseFile, now: datetime, *, calendar: Calendar
) -> tuple[Force, ...]:
    """Return what is in force: each act that lapses by itself, and the last decision that others have to approve.

    Both come in the order of the rules, and then of the acts.

    Args:
        procedure: the rules, with the floor's under them.
        organisation: as pinned for the case, if known.
        case: the acts so far; their public part is enough.
        now: the instant, aware; a limit in hours ends at its very second.
        calendar: in which limits are counted.
    """
    rules = {duty.id: duty for duty in procedure.duties if duty.lapses or duty.ratifies}
    matter = Matter(procedure, organisation, case, calendar.day(now), calendar=calendar)
    if not rules:
        return ()
    ways = tuple(matter.ways.values()) or (matter,)
    return tuple(dict.fromkeys(one for way in ways for one in _forces(way, rules, now)))


def _forces(matter: Matter, rules: Mapping[RuleId, Duty], now: datetime) -> Iterator[Force]:
    clocks = [answer for answer in duty_answers(matter) if answer.rule in rules and answer.status != "not-due"]
    approvals = (_approval(matter, duty, duty.ratifies, clocks, now) for duty in rules.values() if duty.ratifies)
    yield from _lapsing(matter, rules, clocks, now)
    yield from (one for one in approvals if one is not None)


def _lapsing(
    matter: Matter, rules: Mapping[RuleId, Duty], clocks: Iterable[DutyAnswer], now: datetime
) -> Iterator[Force]:
    for answer in clocks:
        duty = rules[answer.rule]
        act = matter.by_id.get(answer.anchor) if answer.anchor else None
        if act is not None and duty.ratifies is None:
            yield Force(act.id, _status(matter, duty, act, answer, now), answer.due, duty.remedy)


def _status(matter: Matter, duty: Duty, act: Act, answer: DutyAnswer, now: datetime) -> str:
    if answer.status == "open":
        return "lapsed" if _over(matter, answer.due, now) else "for-now"
    if answer.status == "met":
        ended = [before(act, one) for one in matter.of_kinds(duty.unless)] if duty.unless else []
        return "ended" if any(ended) else "unknown" if None in ended else "confirmed"
    return {"lapsed": "lapsed", "waived": "ended"}.get(answer.status, "unknown")


def _over(matter: Matter, end: When | None, now: datetime) -> bool:
    if end is None:
        return False
    return now > end.at if end.at is not None else matter.calendar.day(now) > end.last


def _theirs(matter: Matter, duty: Duty, act: Act) -> bool:
    # a side that objects sends nothing back
    roles = roles_of(matter, act)
    return roles is None or not roles.isdisjoint(duty.who)


def _approval(
    matter: Matter, duty: Duty, ratifies: Ratification, clocks: Iterable[DutyAnswer], now: datetime
) -> Force | None:
    decided = matter.of_kinds((ratifies.act,))
    # an earlier one that was sent back, or that a later one replaced, is out of force
    if not decided or holds(matter, duty.when, decided[-1]) is False:
        return None
    act = decided[-1]
    order = [(one, before(act, one)) for one in matter.of_kinds(duty.act) if _theirs(matter, duty, one)]
    answer = next((one for one, later in order if later), None)
    anchors = [(clock, matter.by_id[clock.anchor]) for clock in clocks if clock.rule == duty.id and clock.anchor]
    until = next((clock.due for clock, anchor in reversed(anchors) if before(act, anchor)), None)
    if any(later is None for _, later in order):
        status = "unknown"
    elif answer is not None:
        status = "sent-back" if answer.kind in ratifies.sends_back else "approved"
    elif _over(matter, until, now):
        status = {"returns": "returned", "stands": "unopposed"}.get(ratifies.silence, "overdue")
    else:
        status = "awaited"
    return Force(
        act.id, status, until, duty.remedy, duty.who, ratifies.silence, answer.id if answer is not None else None
    )
