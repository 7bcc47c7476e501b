"""The public part of an act as an act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from fairhearing.acts import PublicAct, public_to_act
from fairhearing.clock import Calendar
from fairhearing.identifiers import ActId, KindName, SlotName

DUBLIN = Calendar("Europe/Dublin", "IE")
LATE = PublicAct(
    ActId("a1"),
    "case",
    0,
    KindName("report-acknowledged"),
    SlotName("receiver-1"),
    SlotName("reporter"),
    datetime(2023, 5, 6, 23, 30, tzinfo=UTC),
    date(2023, 5, 7),
)


def test_slots_stand_for_people_and_give_the_role() -> None:
    """Who it was is not known, only in which role."""
    act = public_to_act(LATE, DUBLIN)
    assert (act.by, act.to, act.capacity) == (("receiver-1",), ("reporter",), "receiver")
    assert public_to_act(replace(LATE, to=None), DUBLIN).to == ()


def test_the_instant_is_known_where_it_was_entered_when_it_was_done() -> None:
    """Its day is that of the organisation's own place."""
    assert public_to_act(LATE, DUBLIN).when.at == LATE.at
    assert public_to_act(LATE, DUBLIN).when.first == date(2023, 5, 7)


def test_what_was_entered_later_has_only_its_day() -> None:
    """The instant at which somebody typed it says nothing of when it was done."""
    when = public_to_act(replace(LATE, on=date(2023, 5, 1)), DUBLIN).when
    assert (when.at, when.first, when.last) == (None, date(2023, 5, 1), date(2023, 5, 1))
