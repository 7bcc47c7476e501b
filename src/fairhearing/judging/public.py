"""What overseers and the worker see: the clocks of a case from the public part of its acts alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fairhearing.acts import Due, PublicAct, When
from fairhearing.clock import Calendar
from fairhearing.identifiers import RuleId
from fairhearing.judging.model import DutyAnswer
from fairhearing.judging.wording import cite, in_force_by_silence
from fairhearing.procedure import Duty, Procedure
from fairhearing.wording import say


def judge_clocks(
    procedure: Procedure, calendar: Calendar, acts: Sequence[PublicAct], as_of: date
) -> tuple[DutyAnswer, ...]:
    """Judge the clocks of a case from what every act left open; nothing sealed is read.

    The list of open clocks in the newest act is authoritative. A clock that an earlier act left open and
    the next one does not was met, if that act is of a kind that meets it; otherwise it was waived or
    moved by it, or missed where it had run out and the procedure does not say that this act ends it.

    Args:
        procedure: the version pinned at intake.
        calendar: not read, as every act carries the last day itself; given so that callers judge the
            same everywhere.
        acts: the public acts of one case, in any order.
        as_of: the day on which it is judged.

    Returns:
        The clocks that ended, in the order of the acts that ended them, then those that are open.
    """
    del calendar
    rules = {str(duty.id): duty for duty in procedure.duties}
    answers: list[DutyAnswer] = []
    running: dict[Due, PublicAct] = {}
    for act in sorted(acts, key=_sequence):
        if act.due == tuple(running):
            continue
        now = dict.fromkeys(act.due, act)
        ended = [(due, start) for due, start in running.items() if due not in now]
        moved = _rules(due for due in now if due not in running)
        for due, start in ended:
            duty = rules.get(due.rule)
            # What lapsed does not come back with what was done anew: that has a clock of its own.
            if duty is not None and (act.kind in duty.act or due.rule not in moved or _past(duty, due, act)):
                answers.append(_ended(procedure, duty, due, start, act))
        running = {due: running.get(due, act) for due in now}
    open_now = ((rules[due.rule], due, start) for due, start in running.items() if due.rule in rules)
    return (*answers, *(_open(procedure, duty, due, start, as_of) for duty, due, start in open_now))


def _sequence(act: PublicAct) -> int:
    return act.seq


def _rules(dues: Iterable[Due]) -> frozenset[str]:
    return frozenset(due.rule for due in dues)


def _past(duty: Duty, due: Due, act: PublicAct) -> bool:
    return (duty.lapses or duty.by_silence) and act.on > due.on


def _ended(procedure: Procedure, duty: Duty, due: Due, start: PublicAct, act: PublicAct) -> DutyAnswer:
    if _past(duty, due, act):
        return _over(procedure, duty, due, start)
    late = max(0, (act.on - due.on).days)
    if act.kind in duty.act:
        text = say("Done on {done}, due by {due}.", done=act.on, due=due.on)
        return _answer(procedure, duty, due, start, act, "late" if late else "met", (late, late), text)
    if late and act.kind not in duty.unless:
        text = say(
            "It was due by {due}, and not done before another act ended it on {ended}.", due=due.on, ended=act.on
        )
        return _answer(procedure, duty, due, start, None, "missed", (late, late), text)
    return _answer(procedure, duty, due, start, act, "waived", None, say("It was no longer open after that act."))


def _open(procedure: Procedure, duty: Duty, due: Due, start: PublicAct, as_of: date) -> DutyAnswer:
    if as_of <= due.on:
        return _answer(procedure, duty, due, start, None, "open", None, say("Due by {on}.", on=due.on))
    if duty.lapses or duty.by_silence:
        return _over(procedure, duty, due, start)
    late = (as_of - due.on).days
    return _answer(
        procedure, duty, due, start, None, "overdue", (late, late), say("It was due by {on}.", on=due.on)
    )


def _over(procedure: Procedure, duty: Duty, due: Due, start: PublicAct) -> DutyAnswer:
    if duty.by_silence:
        text = in_force_by_silence(duty, When(due.on, due.on))
        return _answer(procedure, duty, due, start, None, "waived", None, text)
    text = say("It lapsed: nobody confirmed it by {on}.", on=due.on)
    return _answer(procedure, duty, due, start, None, "lapsed", None, text)


def _answer(
    procedure: Procedure,
    duty: Duty,
    due: Due,
    start: PublicAct,
    act: PublicAct | None,
    status: str,
    late: tuple[int, int | None] | None,
    because: str,
) -> DutyAnswer:
    return DutyAnswer(
        RuleId(due.rule),
        duty.pack,
        cite(procedure, duty),
        duty.says,
        duty.strength,
        due.stage,
        duty.who,
        duty.to,
        start.id,
        act.id if act else None,
        status,
        When(due.on, due.on),
        When(act.on, act.on) if act and late is not None else None,
        late,
        because,
    )
