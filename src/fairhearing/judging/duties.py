"""How each duty stands: one answer for each clock that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fairhearing.acts import Act, When
from fairhearing.identifiers import RuleId
from fairhearing.judging.anchors import Anchor
from fairhearing.judging.clocks import Due, anchors_of, due_of
from fairhearing.judging.duty_words import limit_text, nothing_text, open_text, others_text, since, whose
from fairhearing.judging.facts import holds
from fairhearing.judging.limits import NEVER
from fairhearing.judging.matter import Matter
from fairhearing.judging.meeting import Doing, Owed, doing_of, owed_singly
from fairhearing.judging.model import DutyAnswer
from fairhearing.judging.order import Days, any_of, before, lateness, none_or_over
from fairhearing.judging.rulebook import once_for_each
from fairhearing.judging.shown import gap
from fairhearing.judging.wording import (
    act_text,
    cite,
    day_text,
    days_text,
    in_force_by_silence,
    kinds_text,
    sentence,
)
from fairhearing.procedure import Duty, Procedure
from fairhearing.wording import joined, say


@dataclass(frozen=True, slots=True)
class Stand:
    """What was found about one clock: the variable part of a `DutyAnswer`."""

    status: str
    because: str
    act: Act | None = None
    due: When | None = None
    done: When | None = None
    late: Days | None = None


def duty_answers(matter: Matter) -> tuple[DutyAnswer, ...]:
    """Return how every duty of the procedure stands, in its order, a clock after the other.

    Args:
        matter: the case.
    """
    unstarted = _unstarted(matter.procedure)
    found: list[DutyAnswer] = []
    for duty in matter.procedure.duties:
        anchors = anchors_of(matter, duty)
        if anchors:
            found += _answers(matter, duty, anchors)
        else:
            found.append(unstarted[duty.id])
    return tuple(found)


def _answers(matter: Matter, duty: Duty, anchors: Iterable[Anchor]) -> Iterator[DutyAnswer]:
    for anchor in anchors:
        applies = holds(matter, duty.when, anchor.act)
        if applies is False:
            stand = Stand("not-due", say("It does not apply to this case as it stands."))
            yield _answer(matter.source_of(duty), duty, anchor.act, stand)
            continue
        for owed in owed_singly(matter, duty, anchor):
            stand = _stand(matter, duty, owed)
            if applies is None and stand.status != "met":
                stand = Stand(
                    "undetermined", say("Whether it applies depends on what is not known."), due=stand.due
                )
            yield _answer(matter.source_of(duty), duty, owed.anchor.act, stand, owed)


@once_for_each
def _unstarted(procedure: Procedure) -> dict[RuleId, DutyAnswer]:
    """Return for each duty what is said of it in every case in which nothing has started it."""
    return {
        duty.id: _answer(
            cite(procedure, duty),
            duty,
            None,
            Stand("not-due", say("Nothing has started it: no {after}.", after=kinds_text(duty.after))),
        )
        for duty in procedure.duties
    }


def _answer(source: str, duty: Duty, anchor: Act | None, stand: Stand, owed: Owed | None = None) -> DutyAnswer:
    to, by = (owed.to, owed.by) if owed else ("", "")
    return DutyAnswer(
        rule=duty.id,
        pack=duty.pack,
        source=source,
        says=duty.says,
        strength=duty.strength,
        stage=duty.stage,
        who=duty.who,
        to=to or duty.to,
        anchor=anchor.id if anchor else None,
        act=stand.act.id if stand.act else None,
        status=stand.status,
        due=stand.due,
        done=stand.done,
        late_days=stand.late,
        because=whose(by, to, stand.because),
        by=by or None,
    )


def _stand(matter: Matter, duty: Duty, owed: Owed) -> Stand:
    anchor = owed.anchor
    doing = doing_of(matter, duty, owed)
    due = due_of(matter, duty, anchor)
    barriers = _barriers(matter, duty, anchor)
    stand = _done(duty, anchor, doing, due, barriers) if doing.sure else None
    if stand is not None and stand.status == "met":
        return stand
    waiver = _waiver(matter, duty, anchor, stand)
    found = waiver or stand or _not_done(matter, duty, anchor, doing, due, barriers)
    if duty.by_silence and found.late is not None and found.late[0] > 0 and due.when is not None:
        return Stand("waived", in_force_by_silence(duty, due.when), due=due.when)
    return _lapsed(anchor, doing, due, found) if duty.lapses else found


def _lapsed(anchor: Anchor, doing: Doing, due: Due, found: Stand) -> Stand:
    end = due.when or NEVER
    waived = found.act if found.status == "waived" else None
    least, most = lateness(end, waived.when, by_hour=due.by_hour) if waived else (0, 0)
    if least == 0 and found.status not in {"late", "overdue"}:
        unsure = Stand(
            "undetermined", say("It may have lapsed before: it was due {end}.", end=day_text(end)), due=end
        )
        return unsure if none_or_over(most) else found
    what = act_text(anchor.act) if anchor.act else say("it")
    void = joined("", (say(" Act {act} {reason}.", act=act.id, reason=reason) for act, reason in doing.void))
    after = say(" {act} came after that.", act=sentence(act_text(found.act))) if found.act else ""
    return Stand(
        "lapsed",
        say(
            "{what} lapsed: nobody confirmed it by {end}.{after}{void}",
            what=sentence(what),
            end=end.last,
            after=after,
            void=void,
        ),
        due=end,
    )


def _barriers(matter: Matter, duty: Duty, anchor: Anchor) -> list[Act]:
    if not duty.before:
        return []
    line = matter.line(duty.before)
    acts = (line.acts[place] for place in line.places_since(anchor.soonest))
    return [act for act in acts if act is not anchor.act and anchor.comes_before(act) is not False]


def _done(duty: Duty, anchor: Anchor, doing: Doing, due: Due, barriers: list[Act]) -> Stand:
    act, done = _doing(anchor, doing)
    late = lateness(due.when, done, by_hour=due.by_hour) if due.when else None
    after = (
        say(", {when} after act {act}", when=days_text(since(anchor.when, done)), act=anchor.act.id)
        if anchor.when and anchor.act
        else ""
    )
    because = say(
        "{act}{after}{limit}.", act=sentence(act_text(act)), after=after, limit=limit_text(duty, due, anchor)
    )
    if not barriers and (late is None or late[1] == 0):
        return Stand("met", because, act, due.when, done, late)
    past = [_past(act, done, barrier) for barrier in barriers]
    limits = [days for days in (late, *past) if days is not None]
    missed = [barrier.id for barrier, days in zip(barriers, past, strict=True) if none_or_over(days[1])]
    if missed:
        because = say(
            "{because}; it was to come before act {missed}.", because=because.rstrip("."), missed=missed[0]
        )
    worst = _worst(limits)
    status = "late" if worst[0] > 0 else "met" if worst[1] == 0 else "undetermined"
    ending = say(" {late}", late=_by(worst)) if status == "late" else ""
    if status == "undetermined" and due.by_hour and worst[1] == 1 and done.certain:
        ending = say(" Whether that was in time depends on the hour, which is not known.")
    return Stand(status, because + ending, act, due.when or barriers[0].when, done, worst)


def _doing(anchor: Anchor, doing: Doing) -> tuple[Act, When]:
    """Return the act that met a clock, and when it was met: perhaps before that act, by another one."""
    if len(doing.sure) == 1 and not doing.perhaps:
        act, first = doing.sure[0], doing.sure[0].when.first
    else:
        act = min(doing.sure, key=lambda one: one.when.last)
        first = min(one.when.first for one in (*doing.sure, *doing.perhaps))
    if anchor.act is not None and first < anchor.act.when.first and anchor.when == anchor.act.when:
        first = anchor.act.when.first
    return act, act.when if first == act.when.first else When(min(first, act.when.last), act.when.last)


def _worst(limits: Sequence[Days]) -> Days:
    most = [days[1] for days in limits]
    known = [days for days in most if days is not None]
    return max(days[0] for days in limits), max(known) if len(known) == len(most) else None


def _past(act: Act, done: When, barrier: Act) -> Days:
    order = before(act, barrier)
    if order:
        return 0, 0
    least, most = lateness(barrier.when, done)
    far = None if most is None else max(1, most)
    return (max(1, least), far) if order is False else (0, far)


def _by(late: Days) -> str:
    return say("Late by {late}.", late=days_text(late))


def _waiver(matter: Matter, duty: Duty, anchor: Anchor, stand: Stand | None) -> Stand | None:
    line = matter.line(duty.unless)
    acts = (line.acts[place] for place in line.places_since(anchor.soonest))
    order: list[bool | None] = []
    for act in (one for one in acts if one is not anchor.act):
        after = anchor.comes_before(act)
        in_time = True if stand is None or stand.act is None else before(act, stand.act)
        both = False if after is False or in_time is False else True if after and in_time else None
        if both:
            return Stand("waived", say("{act} made it unnecessary.", act=sentence(act_text(act))), act)
        order.append(both)
    if any_of(order) is None:
        return Stand(
            "undetermined",
            say("{unless} may have made it unnecessary before.", unless=sentence(kinds_text(duty.unless))),
        )
    return None


def _not_done(matter: Matter, duty: Duty, anchor: Anchor, doing: Doing, due: Due, barriers: list[Act]) -> Stand:
    end = due.when
    if doing.perhaps:
        names = ", ".join(act.id for act in doing.perhaps)
        return Stand("undetermined", say("Whether act {names} met it is not known.", names=names), due=end)
    if due.paused is not None:
        return Stand("open", sentence(due.notes[-1]) + ".")
    # what can lapse does so at the end of its limit, whether the case is closed before or not
    ends = () if duty.closed else matter.of_kinds(matter.procedure.end)
    endings = () if duty.lapses else (*barriers, *ends)
    closing = next((act for act in endings if _closes(matter, anchor, act)), None)
    over = end is not None and matter.as_of > end.last
    if closing is None and not over:
        if end is not None and matter.as_of > end.first:
            return Stand("undetermined", say("It was due {end}: it may be overdue.", end=day_text(end)), due=end)
        return Stand("open", open_text(duty, end, anchor, due), due=end)
    return _silence(matter, duty, anchor, doing, end or (closing.when if closing else None), closing, over=over)


def _closes(matter: Matter, anchor: Anchor, act: Act) -> bool:
    # a clock that the close itself starts is not ended by it
    if act is anchor.act:
        return False
    return act.when.last <= matter.as_of and bool(anchor.comes_before(act))


def _silence(
    matter: Matter, duty: Duty, anchor: Anchor, doing: Doing, end: When | None, closing: Act | None, *, over: bool
) -> Stand:
    reached = end.last if end is not None else matter.as_of
    start = anchor.when.first if anchor.when else _beginning(matter, reached)
    nothing, others = nothing_text(duty), others_text(anchor, doing)
    unseen = gap(matter, duty.who, anchor.act, min(start, reached), reached)
    if unseen is not None:
        return Stand(
            "not-shown",
            say(
                "{nothing}, but that shows nothing: {unseen}{others}.",
                nothing=nothing,
                unseen=unseen,
                others=others,
            ),
            due=end,
        )
    late = lateness(end, When(matter.as_of, matter.as_of)) if end is not None else None
    if closing is not None:
        return Stand(
            "missed",
            say("{nothing} before {closing}{others}.", nothing=nothing, closing=act_text(closing), others=others),
            due=end,
            late=late if over else None,
        )
    limit = say("; it was due {end}", end=day_text(end)) if end is not None and over else ""
    return Stand("overdue", joined("", (nothing, limit, others, ".")), due=end, late=late)


def _beginning(matter: Matter, last: date) -> date:
    starts: Iterable[Act] = matter.of_kinds(matter.procedure.start)
    return min((act.when.first for act in starts), default=last)
