"""Which organisation a case is judged by: the snapshot of its intake, and ties declared since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fairhearing.organisation import Organisation, Tie, name_of_tie


def standing_organisation(
    pinned: Organisation, current: Organisation, parties: Collection[str] = ()
) -> Organisation:
    """Return the pinned organisation with what may be added to it since.

    A tie that appears mid-case counts when one of its own subjects declared it who is not a party, as a
    party cannot throw a handler out by declaring a friendship; or when an overseer confirmed it (see
    `confirm_tie`, which alone can say so) who is not a party either. A declaration that its own subject
    contests was somebody else's doing and does not count. One that disappears frees nobody, whether it was
    there at intake or came since; people and seats that came since are known, so that a new officer can be
    judged.

    Args:
        pinned: the snapshot of the case's intake.
        current: the organisation in force.
        parties: the people on both sides, as far as they are known.
    """
    if pinned is current:
        return pinned
    struck = [tie for tie in current.struck if tie not in pinned.struck]
    had = {(tie.kind, tie.people, tie.to) for tie in pinned.ties}
    denied = {(one.entry, str(one.by)) for one in current.contested}
    declared = tuple(
        tie
        for tie in (*current.ties, *struck)
        if (tie.kind, tie.people, tie.to) not in had
        and (_declared(tie, parties, denied) or _confirmed(tie, parties))
    )
    seats = {(seat.person, seat.body, seat.role) for seat in pinned.seats}
    return replace(
        pinned,
        people={**current.people, **pinned.people},
        bodies={**current.bodies, **pinned.bodies},
        seats=pinned.seats
        + tuple(seat for seat in current.seats if (seat.person, seat.body, seat.role) not in seats),
        ties=pinned.ties + declared,
    )


def _declared(tie: Tie, parties: Collection[str], denied: Collection[tuple[str, str]]) -> bool:
    by = str(tie.declared_by)
    return by in tie.people and by not in parties and (name_of_tie(tie), by) not in denied


def _confirmed(tie: Tie, parties: Collection[str]) -> bool:
    return tie.confirmed_by is not None and tie.confirmed_by not in parties
