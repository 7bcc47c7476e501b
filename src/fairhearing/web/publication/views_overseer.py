"""What overseers see: that the procedure is kept, case by case, and never a name or a word of content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.desk import House, RefusalRow, Watched, ties_to_confirm, watch, watch_case
from fairhearing.identifiers import CaseCode
from fairhearing.judging import DutyAnswer
from fairhearing.procedure import Procedure
from fairhearing.web import keys
from fairhearing.web.access import overseer
from fairhearing.web.accounts.returning import whoever_returns
from fairhearing.web.house import house
from fairhearing.web.publication import wording
from fairhearing.web.speaking import in_words, spoken


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A duty with a clock: what, by whom, at which stage, until when, how late, and whether something lapsed."""

    says: str
    who: str
    stage: str
    on: date | None
    done: date | None
    overdue: bool
    late: str
    source: str
    lapsed: bool


@dataclass(frozen=True, slots=True)
class ActLine:
    """What happened, as the public part of an act tells it."""

    on: date
    title: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """What was refused, by which rule."""

    at: datetime
    title: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case for the overseers."""

    code: CaseCode
    closed: bool
    taken_in: date | None
    procedure: Procedure
    overdue: tuple[ClockLine, ...]
    running: tuple[ClockLine, ...]
    lapsed: tuple[ClockLine, ...]
    ended: tuple[ClockLine, ...]
    late: int
    handovers: tuple[ActLine, ...]
    acts: tuple[ActLine, ...]
    refusals: tuple[RefusalLine, ...]


@overseer
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Show every case by its code, what is overdue first."""
    place = house()
    lines = sorted(
        (_case(place, one) for one in watch(place)),
        key=lambda line: (line.closed, -len(line.overdue), _nearest(line), line.code),
    )
    overdue = sum(len(line.overdue) for line in lines)
    context = {
        "returns": whoever_returns(keys.member_of(request)),
        "cases": lines,
        "overdue": overdue,
        "ties": len(ties_to_confirm(place)),
        "contests": len(place.roll.current().contested),
    }
    return render(request, "publication/overseer.html", context)


@overseer
@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Show one case: its clocks, what happened, and what was refused."""
    place = house()
    line = _case(place, watch_case(place, CaseCode(code)))
    return render(request, "publication/overseer_case.html", {"case": line})


def _case(place: House, watched: Watched) -> CaseLine:
    row = watched.row
    procedure = place.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    today = place.roll.current().calendar.day(place.now())
    clocks = [(answer, _clock(procedure, answer, today)) for answer in watched.clocks]
    running = sorted((line for answer, line in clocks if answer.status in {"open", "overdue"}), key=_due)
    acts = tuple(
        ActLine(
            act.on,
            wording.title_of(act.kind),
            wording.slot_title(procedure, act.by),
            wording.reason(act.reason_class) if act.reason_class else "",
        )
        for act in watched.acts
    )
    return CaseLine(
        code=row.code,
        closed=row.closed,
        taken_in=watched.acts[0].on if watched.acts else None,
        procedure=procedure,
        overdue=tuple(line for line in running if line.overdue),
        running=tuple(line for line in running if not line.overdue),
        lapsed=tuple(line for _, line in clocks if line.lapsed),
        ended=tuple(line for answer, line in clocks if answer.status not in {"open", "overdue"}),
        late=sum(answer.status in {"late", "missed"} for answer in watched.clocks),
        handovers=tuple(act for act in acts if act.reason),
        acts=acts,
        refusals=tuple(_refusal(procedure, refusal) for refusal in watched.refusals),
    )


def _clock(procedure: Procedure, answer: DutyAnswer, today: date) -> ClockLine:
    on = answer.due.last if answer.due is not None and answer.due.last != date.max else None
    ended = answer.act is not None or answer.status == "missed"
    late = (answer.late_days[1] if answer.late_days else None) or 0
    return ClockLine(
        says=spoken(answer.says),
        who=", ".join(wording.role_title(procedure, role) for role in answer.who),
        stage=in_words(answer.stage),
        on=on,
        done=answer.done.last if answer.done is not None else None,
        overdue=answer.status in {"overdue", "missed"},
        late=wording.distance(on, today) if on and not ended else wording.days_late(late),
        source=answer.source,
        lapsed=answer.status == "lapsed",
    )


def _refusal(procedure: Procedure, row: RefusalRow) -> RefusalLine:
    known = {str(tie.id): tie.says for tie in procedure.conflicts.rules} | {
        str(rule.id): rule.says for rule in procedure.rules
    }
    says = spoken(known.get(row.rule, row.rule))
    return RefusalLine(row.at, wording.title_of(row.kind), says, wording.reason(row.reason_class))


def _due(line: ClockLine) -> date:
    return line.on or date.max


def _nearest(line: CaseLine) -> date:
    return min((_due(clock) for clock in (*line.overdue, *line.running)), default=date.max)
