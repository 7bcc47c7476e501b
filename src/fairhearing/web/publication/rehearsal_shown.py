"""The rehearsal as a page shows it: from what the worker kept, so that no page works it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.desk import Rehearsed, StepTaken
from fairhearing.web.house import house, rooms
from fairhearing.web.publication.rehearsal_words import about_office, in_short, weak_spot
from fairhearing.web.rehearsals import basis_of


@dataclass(frozen=True, slots=True)
class ShownRehearsal:
    """A rehearsal in sentences.

    Args:
        on: the day as of which it was worked out.
        stale: whether the roll, the procedure or the day changed since, and it is being worked out anew.
        short, offices, weak: a sentence each; the last two empty where too little is recorded to say so.
        steps: who would take each step, for how many people.
        told: the numbers.
    """

    on: date
    stale: bool
    short: tuple[str, ...]
    offices: tuple[str, ...]
    weak: tuple[str, ...]
    steps: tuple[StepTaken, ...]
    told: Rehearsed


def shown(kind: str) -> ShownRehearsal | None:
    """Return the newest rehearsal of a kind; None while the first is being worked out.

    Args:
        kind: from seats alone, or with the ties, as `web.rehearsals` calls it.
    """
    kept = rooms().rehearsals.newest(kind)
    if kept is None:
        return None
    told = kept.told
    return ShownRehearsal(
        on=told.on,
        stale=kept.basis != basis_of(house()),
        short=tuple(in_short(told)),
        offices=tuple(map(about_office, told.offices)) if told.can_say else (),
        weak=tuple(map(weak_spot, told.weak)) if told.can_say else (),
        steps=told.steps,
        told=told,
    )
