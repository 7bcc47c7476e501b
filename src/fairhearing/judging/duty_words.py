"""The sentences in which an answer about a duty says what it rests on."""

from __future__ import annotations

from fairhearing.acts import Act, When
from fairhearing.judging.anchors import Anchor
from fairhearing.judging.clocks import Due
from fairhearing.judging.meeting import Doing
from fairhearing.judging.order import Days, measured
from fairhearing.judging.wording import day_text, days_text, kinds_text, sentence, towards
from fairhearing.procedure import Duty
from fairhearing.wording import joined, say


def whose(by: str, to: str, because: str) -> str:
    """Return a reason with whose clock it speaks of, where one of several owes it or is owed it.

    Args:
        by: who owes it; empty: whoever can.
        to: to whom; empty: to nobody in particular.
        because: the reason.
    """
    if not by and not to:
        return because
    if not by:
        return towards(to, because)
    one = say("by {by}", by=by)
    both = say("by {by} towards {to}", by=by, to=to) if to else one
    return say("{whose}: {because}", whose=sentence(both), because=because)


def limit_text(duty: Duty, due: Due, anchor: Anchor) -> str:
    """Return the limit and what moved it, each after a semicolon; empty where none is written."""
    parts: list[str] = [say("the limit is {within}", within=duty.within)] if duty.within else []
    parts += [note for note in (anchor.note, *due.notes) if note]
    return joined("", (say("; {note}", note=part) for part in parts))


def open_text(duty: Duty, end: When | None, anchor: Anchor, due: Due) -> str:
    """Return until when a duty is open.

    Args:
        duty: the rule.
        end: of its limit; None: it has none.
        anchor: what started it.
        due: its limit with what moved it.
    """
    if end is not None:
        return say("Due {end}{limit}.", end=day_text(end), limit=limit_text(duty, due, anchor))
    if duty.before:
        return say("Due before {before}.", before=kinds_text(duty.before))
    return sentence(due.notes[0]) + "." if due.notes else say("No limit is written.")


def nothing_text(duty: Duty) -> str:
    """Return the beginning of a sentence: that the file has nothing that meets a duty."""
    act = kinds_text(duty.act)
    if duty.to:
        return say("No {act} to the {to} is in the file", act=act, to=say(duty.to))
    return say("No {act} is in the file", act=act)


def others_text(anchor: Anchor, doing: Doing) -> str:
    """Return what was done instead, to others or without force, each after a semicolon."""
    elsewhere = (
        say("; act {act}{later} was done to somebody else", act=act.id, later=_later_text(anchor, act))
        for act in doing.elsewhere[:2]
    )
    void = (say("; act {act} {reason}", act=act.id, reason=reason) for act, reason in doing.void[:2])
    return joined("", (*elsewhere, *void))


def since(start: When | None, done: When) -> Days:
    """Return how many days lie between two days, none less than 0.

    Args:
        start: the first; None: the other itself.
        done: the second.
    """
    least, most = measured(start or done, done)
    return max(0, least or 0), None if most is None else max(0, most)


def _later_text(anchor: Anchor, act: Act) -> str:
    return say(", {when} later,", when=days_text(since(anchor.when, act.when))) if anchor.when else ""
