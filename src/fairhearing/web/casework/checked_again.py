"""What turned out about a case after it had come in: acts by people of whom a conflict is known only since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.desk import OpenCase, found_since
from fairhearing.judging import Judgement
from fairhearing.web.act_choices import slot_title
from fairhearing.web.casework.wording import title_of
from fairhearing.web.house import house
from fairhearing.web.speaking import each_spoken


@dataclass(frozen=True, slots=True)
class FoundOut:
    """An act that turned out to be conflicted.

    Args:
        title: what was done; on: the day; by: by whom, with their role.
        path: the conflict, step by step.
        again: on which day somebody free did the same afterwards.
        mine: whether it is the reader's own conflict.
    """

    title: str
    on: date
    by: str
    path: tuple[str, ...]
    again: date | None
    mine: bool


def found_out(case: OpenCase, judgement: Judgement) -> tuple[FoundOut, ...]:
    """Return the acts that are conflicted by what counts only since intake, for a reader of the whole case.

    Args:
        case: as it opened; whoever reads only who is who, or only what, is told nothing.
        judgement: of the case, today.
    """
    if not (case.reads("who") and case.reads("what")):
        return ()
    slots = {entry.person: slot for slot, entry in case.slots.items() if entry.person}
    return tuple(
        FoundOut(
            title=title_of(one.act.kind),
            on=one.act.on,
            by=slot_title(case, slots.get(one.person, one.act.by)),
            path=each_spoken(one.conflict.reasons[0].path),
            again=one.again,
            mine=slots.get(one.person) == case.me,
        )
        for one in found_since(house(), case, judgement)
    )
