"""For how many people the roll says anything about whom they are bound to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairhearing.clock import Calendar
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, coverage, told_coverage

DAY = date(2023, 5, 1)


def test_for_whom_nothing_is_known_is_counted(demo: Organisation) -> None:
    """Overall and for each body; who left is nobody of whom anything must be known."""
    found = coverage(demo, DAY)
    assert found.unknown == ("p23", "p24")
    assert len(found.people) == 26
    assert round(found.share_known, 2) == 0.92
    assert coverage(demo, date(2024, 1, 1)).unknown == ("p23",)


def test_a_body_is_told_by_those_who_sit_on_it(demo: Organisation) -> None:
    """Whose seat names nobody who proposed it, and of whom nothing is known at all."""
    care = tuple(replace(seat, proposed_by=None) if seat.body == "care" else seat for seat in demo.seats)
    organisation = replace(demo, seats=care, ties=())
    found = {body.body: body for body in coverage(organisation, DAY).bodies}
    assert found["care"].members == ("p05", "p11", "p16")
    assert found["care"].unknown == found["care"].without_source == ("p05", "p11", "p16")
    assert found["board"].without_source == ()
    assert list(found) == sorted(demo.bodies)


def test_it_is_told_in_numbers(demo: Organisation) -> None:
    """Ids only of those who sit on a body; an empty body says so."""
    found = told_coverage(demo, coverage(demo, DAY))
    assert found[0].startswith("On 2023-05-01: 26 people; nothing is known about 2:")
    assert "Care team: 3 sit on it; nothing is known about 0; without a proposer 0." in found
    assert "Disputes commission: nobody sits on it." in found
    bare = replace(demo, seats=tuple(replace(seat, proposed_by=None) for seat in demo.seats), ties=())
    assert "nothing is known about 3 (p05, p11, p16); without a proposer 3 (p05, p11, p16)." in "\n".join(
        told_coverage(bare, coverage(bare, DAY))
    )


def test_where_nobody_is_nothing_is_missing() -> None:
    """An empty roll is wholly known."""
    empty = Organisation("x", "x", Calendar(), {}, {})
    assert coverage(empty, DAY).share_known == 1.0
    assert PersonId("p01") not in coverage(empty, DAY).people
