"""The judgement of a case: a pure function of procedure, organisation, acts and a day."""

from __future__ import annotations

from datetime import date

from fairhearing.acts import Act, CaseFile, Due
from fairhearing.clock import Calendar
from fairhearing.identifiers import PersonId
from fairhearing.judging.accounts import differences, footing
from fairhearing.judging.durations import durations_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Judgement, Permitted
from fairhearing.judging.objections import Examined, examined, judge_standing
from fairhearing.judging.permitted import permitted_next
from fairhearing.judging.remarks import remarks_on
from fairhearing.judging.ways import answers_on
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure

_RUNNING = frozenset({"open", "overdue", "undetermined", "not-shown"})
_NOBODY: frozenset[PersonId] = frozenset()


def judge(
    procedure: Procedure,
    organisation: Organisation | None,
    case: CaseFile,
    as_of: date,
    *,
    calendar: Calendar | None = None,
    declared: frozenset[PersonId] = _NOBODY,
) -> Judgement:
    """Judge a case. The order of its acts decides nothing; the same input gives the same answer.

    Args:
        procedure: the rules, with the floor's under them.
        organisation: who sat where and who is tied to whom; None: nothing is said about standing.
        case: the dated acts.
        as_of: the day on which it is judged; acts that certainly came later are left out.
        calendar: in which limits are counted; None: the organisation's.
        declared: people who declared that they may not judge.

    Returns:
        The judgement: duties in the order of the procedure, what was barred in the order of the acts.
    """

    def lay(told: CaseFile) -> Matter:
        return Matter(procedure, organisation, told, as_of, calendar=calendar, declared=declared)

    matter = lay(case)
    duties = answers_on(matter)
    barred, conflicts, questions = judge_standing(matter)
    return Judgement(
        case=case.id,
        procedure=procedure.id,
        version=procedure.version,
        as_of=as_of,
        duties=duties,
        barred=barred,
        conflicts=conflicts,
        permitted=permitted_next(matter, duties),
        durations=durations_of(matter),
        contradictory_dates=matter.contradictions,
        accounts=differences(lay, matter, duties, barred),
        notes=(*remarks_on(matter), *questions, *footing(matter, barred)),
    )


def examine(
    procedure: Procedure,
    organisation: Organisation | None,
    case: CaseFile,
    proposed: Act,
    as_of: date,
    *,
    calendar: Calendar | None = None,
    declared: frozenset[PersonId] = _NOBODY,
) -> Examined:
    """Return what speaks against one proposed act now.

    A hard conflict is a refusal, a soft one where the procedure does not allow the kind to the softly
    conflicted; what is not known is no refusal.

    Args:
        procedure: the rules, with the floor's under them.
        organisation: as pinned for the case; None: nothing is said about conflicts.
        case: the acts so far.
        proposed: the act, with its author (or `capacity`) and fields; its day is the day of the proposal.
        as_of: the day on which it is judged.
        calendar: in which limits are counted; None: the organisation's.
        declared: people who declared that they may not judge.
    """
    matter = Matter(procedure, organisation, case, as_of, calendar=calendar, declared=declared)
    return examined(matter, proposed)


def permitted(
    procedure: Procedure,
    organisation: Organisation | None,
    case: CaseFile,
    as_of: date,
    *,
    calendar: Calendar | None = None,
    declared: frozenset[PersonId] = _NOBODY,
) -> tuple[Permitted, ...]:
    """Return what may be done next and by which roles, and why not yet.

    Args:
        procedure: the rules, with the floor's under them.
        organisation: as pinned for the case, if known.
        case: the acts so far.
        as_of: the day on which it is judged.
        calendar: in which limits are counted; None: the organisation's.
        declared: people who declared that they may not judge.
    """
    matter = Matter(procedure, organisation, case, as_of, calendar=calendar, declared=declared)
    return permitted_next(matter, answers_on(matter))


def due_after(procedure: Procedure, calendar: Calendar, case: CaseFile, as_of: date) -> tuple[Due, ...]:
    """Return all clocks that are open after the acts so far, for the public part of the newest act.

    Args:
        procedure: the rules, with the floor's under them.
        calendar: in which limits are counted.
        case: the acts so far, with their sealed part.
        as_of: the day on which the newest was done.

    Returns:
        One entry for each running clock with a last day, earliest first.
    """
    matter = Matter(procedure, None, case, as_of, calendar=calendar)
    found = {
        Due(str(answer.rule), answer.stage, answer.due.last)
        for answer in answers_on(matter)
        if answer.status in _RUNNING
        and answer.act is None
        and answer.due is not None
        and answer.due.last != date.max
    }
    return tuple(sorted(found, key=lambda one: (one.on, one.rule, one.stage)))
