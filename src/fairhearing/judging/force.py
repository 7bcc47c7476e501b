"""Whether what holds for a limited time is in force at an instant: for now, confirmed, lapsed or ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from fairhearing.acts import Act, CaseFile, When
from fairhearing.clock import Calendar
from fairhearing.identifiers import ActId, RuleId
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import DutyAnswer
from fairhearing.judging.order import before
from fairhearing.organisation import Organisation
from fairhearing.procedure import Duty, Procedure

FORCES = ("for-now", "confirmed", "lapsed", "ended", "unknown")


@dataclass(frozen=True, slots=True)
class Force:
    """How one act stands that lapses unless others confirm it.

    Args:
        act: the act.
        status: one of `FORCES`; `for-now` and `confirmed` hold.
        until: when it lapses, or lapsed, without being confirmed.
        remedy: what can be done where it lapsed.
    """

    act: ActId
    status: str
    until: When | None
    remedy: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is in force."""
        return self.status in {"for-now", "confirmed"}


def forces(
    procedure: Procedure, organisation: Organisation | None, case: CaseFile, now: datetime, *, calendar: Calendar
) -> tuple[Force, ...]:
    """Return how each act stands that lapses by itself, in the order of the rules and then of the acts.

    Args:
        procedure: the rules, with the floor's under them.
        organisation: as pinned for the case, if known.
        case: the acts so far; their public part is enough.
        now: the instant, aware; a limit in hours ends at its very second.
        calendar: in which limits are counted.
    """
    rules = {duty.id: duty for duty in procedure.duties if duty.lapses}
    matter = Matter(procedure, organisation, case, calendar.day(now), calendar=calendar)
    return tuple(_forces(matter, rules, now)) if rules else ()


def _forces(matter: Matter, rules: Mapping[RuleId, Duty], now: datetime) -> Iterator[Force]:
    for answer in duty_answers(matter):
        duty = rules.get(answer.rule)
        act = matter.by_id.get(answer.anchor) if answer.anchor else None
        if duty is not None and act is not None and answer.status != "not-due":
            yield Force(act.id, _status(matter, duty, act, answer, now), answer.due, duty.remedy)


def _status(matter: Matter, duty: Duty, act: Act, answer: DutyAnswer, now: datetime) -> str:
    if answer.status == "open":
        over = answer.due is not None and answer.due.at is not None and now > answer.due.at
        return "lapsed" if over else "for-now"
    if answer.status == "met":
        ended = [before(act, one) for one in matter.of_kinds(duty.unless)] if duty.unless else []
        return "ended" if any(ended) else "unknown" if None in ended else "confirmed"
    return {"lapsed": "lapsed", "waived": "ended"}.get(answer.status, "unknown")
