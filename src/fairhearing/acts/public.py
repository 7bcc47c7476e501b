"""The public part of an act, seen as an act: enough to judge clocks, never to judge who."""

from __future__ import annotations

from fairhearing.acts.edtf import when_of
from fairhearing.acts.model import Act, PublicAct, When
from fairhearing.clock import Calendar
from fairhearing.identifiers import role_of


def public_to_act(public: PublicAct, calendar: Calendar) -> Act:
    """Return what everybody who sees the public part can know of an act.

    Args:
        public: as it stands in the record's table.
        calendar: the organisation's; it says on which day the instant lies.

    Returns:
        The act with slots for people and the author's role as the capacity. Where it was entered on
        another day than it was done, only the day is known.
    """
    entered_then = calendar.day(public.at) == public.on
    return Act(
        id=public.id,
        kind=public.kind,
        when=when_of(public.at, public.on) if entered_then else When(public.on, public.on),
        by=(public.by,),
        to=() if public.to is None else (public.to,),
        capacity=role_of(public.by),
    )
