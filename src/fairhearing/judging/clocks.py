"""Clocks as intervals of days: where they start, how long they run, and what moves their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairhearing.acts import Act, When, read_when
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName
from fairhearing.judging.anchors import WHOLE, Anchor, Opening, openings_of
from fairhearing.judging.facts import text_of_field
from fairhearing.judging.limits import NEVER, end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import any_of, before, days_between, earliest
from fairhearing.judging.receipt import arrived
from fairhearing.judging.roles import addressed, roles_of
from fairhearing.procedure import Duty, Extension
from fairhearing.wording import say


@dataclass(frozen=True, slots=True)
class Due:
    """Where a clock ends.

    Args:
        when: the last day in time; None where no limit is written.
        notes: what moved it, a sentence each.
        paused: the act since which it stands still, if it does.
        by_hour: whether it ends at some hour of its last day, and not with that day.
    """

    when: When | None
    notes: tuple[str, ...] = ()
    paused: Act | None = None
    by_hour: bool = False


def anchors_of(matter: Matter, duty: Duty) -> list[Anchor]:
    """Return what started the duty's clocks; empty where nothing did yet.

    Args:
        matter: the case.
        duty: the rule.
    """
    if not duty.after and duty.fallback is None:
        return [Anchor(None, None)]
    if duty.each:
        acts = matter.of_kinds(dict.fromkeys(duty.after) if len(duty.after) > 1 else duty.after)
        anchors = [Anchor(act, act.when) for act in acts]
        return anchors if duty.fallback is None else [*anchors, *_fallback(matter, duty, acts)]
    return [anchor for one in openings_of(matter) for anchor in _once_in(matter, duty, one)]


def _once_in(matter: Matter, duty: Duty, opening: Opening) -> list[Anchor]:
    found = (opening.inside(matter.of_kinds((kind,))) for kind in duty.after)
    return next((_first(acts) for acts in found if acts), []) or _fallback(matter, duty, (), opening)


def _first(acts: Sequence[Act]) -> list[Anchor]:
    return [Anchor(acts[0], earliest(act.when for act in acts), tuple(acts[1:]))]


def _fallback(matter: Matter, duty: Duty, anchors: Sequence[Act], opening: Opening = WHOLE) -> list[Anchor]:
    every = opening.inside(matter.of_kinds((duty.fallback,))) if duty.fallback else []
    acts = [one for one in every if not any(_answers(matter, anchor, one) for anchor in anchors)]
    start = [Anchor(act, act.when) for act in acts] if duty.each else _first(acts) if acts else []
    if duty.fallback_for is not None:
        note = say("nothing else started it, so it is counted from the end of that time, with what was added")
        return [
            replace(one, when=due_of(matter, matter.duties[duty.fallback_for], one).when, note=note)
            for one in start
        ]
    if duty.fallback_after is None:
        return start
    after = duty.fallback_after
    note = say("nothing else started it, so it is counted from {after} after that", after=after)
    return [replace(one, when=end_of(matter.calendar, one.when, after), note=note) for one in start]


def _answers(matter: Matter, anchor: Act, start: Act) -> bool:
    return before(start, anchor) is not False and addressed(matter, anchor, start.by)


def due_of(matter: Matter, duty: Duty, anchor: Anchor, by: Act | None = None) -> Due:
    """Return where one clock of a duty ends, with what moved it.

    Args:
        matter: the case.
        duty: the rule.
        anchor: what started it.
        by: what moved it after this act does not count; None: everything counts.
    """
    start, note = arrived(matter, anchor, by) if duty.on_receipt else (anchor.when, "")
    if duty.on_receipt and start is None:
        return Due(NEVER, (note,), anchor.act)
    end = end_of(matter.calendar, start, duty.within) if duty.within else None
    due = Due(end, (note,) if note else ())
    if duty.until is not None and anchor.act is not None:
        due = _named(anchor.act, duty.until, end)
    due = _moved_by_all(matter, duty, anchor, due, by)
    if duty.within is None or duty.within.unit != "hours" or end is None or due.when is None:
        return due
    # a day that somebody named ends with the day; where it may not count, the hours still do
    return Due(due.when, due.notes, due.paused, due.when.first == end.first)


def _moved_by_all(matter: Matter, duty: Duty, anchor: Anchor, due: Due, by: Act | None) -> Due:
    end = due.when
    if end is None or (not duty.pauses and duty.extension is None):
        return due
    paused = _paused(matter, duty, anchor, end, by)
    return _extended(matter, duty, anchor, Due(paused.when, (*due.notes, *paused.notes), paused.paused), by)


def _named(act: Act, field: str, end: When | None) -> Due:
    """Return the end of a limit that the act which started it may name, if that is earlier."""
    day = day_in(act, field)
    if day is None:
        return Due(end, () if end else (say("act {act} names no day", act=act.id),))
    if end is None:
        return Due(When(day.first, day.last, day.at), (say("act {act} names the day", act=act.id),))
    earlier = (say("act {act} names an earlier day", act=act.id),) if day.first < end.first else ()
    return Due(earliest((day, end)), earlier)


def _known(matter: Matter, kinds: Sequence[KindName], by: Act | None) -> list[Act]:
    if not kinds:
        return []
    return matter.of_kinds(kinds) if by is None else matter.perhaps_earlier(kinds, by)


def _surely(one: Act, by: Act | None) -> bool:
    return by is None or bool(before(one, by))


def _paused(matter: Matter, duty: Duty, anchor: Anchor, end: When, by: Act | None) -> Due:
    resumes = _known(matter, duty.resumes, by)
    notes: list[str] = []
    free_from: Act | None = None
    over: When | None = None
    for pause in _known(matter, duty.pauses, by):
        running = free_from is None or not before(pause, free_from)
        running = running and (over is None or pause.when.first >= over.first)
        started = anchor.act is not None and anchor.comes_before(pause) is not False
        if not running or not started or pause.when.first > end.last:
            continue
        sure = bool(anchor.comes_before(pause)) and _surely(pause, by) and pause.when.last <= end.first
        later = [act for act in resumes if act.id != pause.id and before(pause, act) is not False]
        free_from = next((act for act in later if before(pause, act)), None)
        over = end_of(matter.calendar, pause.when, duty.pause_most) if duty.pause_most else None
        if sure and not later and over is None:
            return Due(NEVER, (*notes, say("the clock stands still since act {act}", act=pause.id)), pause)
        surely = _ends_of([free_from] if free_from else [], over)
        end = _moved(end, pause, _ends_of(later, over), surely, sure=sure)
        until = _until(free_from, over, duty)
        notes.append(say("the clock stood still from act {act}{until}", act=pause.id, until=until))
    return Due(end, tuple(notes))


def _ends_of(resumed: Sequence[Act], over: When | None) -> list[When]:
    """Return when a pause may have ended: as somebody resumed it, and at the latest by itself."""
    if over is None:
        return [act.when for act in resumed]
    return [earliest((act.when, over)) for act in resumed] or [over]


def _until(free_from: Act | None, over: When | None, duty: Duty) -> str:
    if free_from is not None and (over is None or free_from.when.first <= over.last):
        return say(" to act {act}", act=free_from.id)
    return "" if over is None else say(", and no longer than {most}", most=duty.pause_most)


def _moved(end: When, pause: Act, ends: Sequence[When], sure_ends: Sequence[When], *, sure: bool) -> When:
    least = min((days_between(pause.when, one)[0] for one in ends), default=0)
    first = _later(end.first, max(0, least)) if sure else end.first
    if not sure_ends:
        return When(first, date.max)
    return When(first, _later(end.last, days_between(pause.when, sure_ends[0])[1]))


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def _extended(matter: Matter, duty: Duty, anchor: Anchor, due: Due, by: Act | None) -> Due:
    if duty.extension is None or due.when is None:
        return due
    end, notes = due.when, list(due.notes)
    most = end_of(matter.calendar, end, duty.extension.most) if duty.extension.most else None
    for act in _known(matter, (duty.extension.act,), by):
        if text_of_field(act, "rule") != duty.id or anchor.comes_before(act) is False:
            continue
        approved = _approved(matter, duty, duty.extension, act, by)
        fault = _fault(matter, duty.extension, act) or (say("nobody approved it") if approved is False else "")
        until = day_in(act, "until") or most
        if fault or until is None:
            fault = fault or say("it names no day")
            notes.append(say("act {act} does not move it: {fault}", act=act.id, fault=fault))
            continue
        capped = until if most is None else When(min(until.first, most.first), min(until.last, most.last))
        sure = anchor.comes_before(act) and _surely(act, by) and approved
        first = max(end.first, capped.first) if sure else end.first
        end = When(first, max(end.last, capped.last))
        cut = (capped.first, capped.last) != (until.first, until.last)
        notes.append(
            say("moved by act {act}", act=act.id) + (say(" to the most that the rule allows") if cut else "")
        )
    return Due(end, tuple(notes), due.paused)


def day_in(act: Act, field: str) -> When | None:
    """Return the day that an act names in one of its fields; None where it names none.

    Args:
        act: the act.
        field: the field's name.
    """
    text = text_of_field(act, field)
    try:
        return read_when(text) if text else None
    except InputError:
        return None


def _fault(matter: Matter, extension: Extension, act: Act) -> str:
    if extension.reason and not text_of_field(act, "reason"):
        return say("it gives no reason")
    roles = roles_of(matter, act)
    if extension.who and roles is not None and roles.isdisjoint(extension.who):
        return say("it was not given by who may give it")
    return ""


def _approved(matter: Matter, duty: Duty, extension: Extension, act: Act, by: Act | None) -> bool | None:
    """Return whether somebody who may approved what moves a limit; None where that is not known."""
    if extension.approval is None:
        return True
    return any_of(
        _approves(matter, extension, act, one) and (_surely(one, by) or None)
        for one in _known(matter, (extension.approval,), by)
        if text_of_field(one, "rule") in {"", duty.id} and (not one.about or act.id in one.about)
    )


def _approves(matter: Matter, extension: Extension, act: Act, one: Act) -> bool | None:
    roles = roles_of(matter, one)
    if roles is not None and roles.isdisjoint(extension.approver):
        return False
    follows = one.id != act.id and before(act, one)
    return None if follows and roles is None else follows
