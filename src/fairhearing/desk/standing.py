"""Which organisation a case is judged by: the snapshot of its intake, and ties declared since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fairhearing.organisation import Organisation


def standing_organisation(
    pinned: Organisation, current: Organisation, parties: Collection[str] = ()
) -> Organisation:
    """Return the pinned organisation with what may be added to it since.

    A tie that appears mid-case counts when one of its own subjects declared it who is not a party: a
    party cannot throw a handler out by declaring a friendship. One that disappears frees nobody; people
    and seats that came since are known, so that a new officer can be judged.

    Args:
        pinned: the snapshot of the case's intake.
        current: the organisation in force.
        parties: the people on both sides, as far as they are known.
    """
    if pinned is current:
        return pinned
    had = {(tie.kind, tie.people, tie.to) for tie in pinned.ties}
    declared = tuple(
        tie
        for tie in current.ties
        if (tie.kind, tie.people, tie.to) not in had
        and tie.declared_by in tie.people
        and tie.declared_by not in parties
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
