"""What an act is, whatever file it stands in."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Act, read_when
from fairhearing.errors import Where
from fairhearing.identifiers import ActId, KindName


def test_a_date_is_certain_when_it_is_one_day() -> None:
    """A month is not certain, a day is."""
    assert read_when("2023-05-06").certain
    assert not read_when("2023-05").certain


def test_the_same_act_in_another_line_is_the_same_act() -> None:
    """Where it stood is for messages, not part of what was done."""
    act = Act(ActId("1"), KindName("contact"), read_when("2023"))
    assert replace(act, where=Where("f", 3)) == act
    assert act.fields == {}
