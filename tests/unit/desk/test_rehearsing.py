"""The rehearsal as the site keeps it: numbers, bodies and offices, and nobody by name."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.desk import AboutOffice, StepTaken, WeakSpot, rehearse_roll
from fairhearing.independence import rehearse
from fairhearing.judging import steps_of
from fairhearing.organisation import Seat, Tie
from fairhearing.procedure import load
from tests.club import START, organisation
from tests.fakes import fake_house


def told(roll, *, ties=True):
    return rehearse_roll(fake_house(roll, load("model-small"), START), ties=ties)


def test_the_numbers_are_those_of_the_rehearsal():
    """As `fairhearing rehearse` gives them."""
    rules = load("model-small")
    found = rehearse(organisation(), rules.conflicts, steps_of(rules), START.date())
    kept = told(organisation())
    assert (kept.on, kept.people, kept.covered) == (START.date(), found.respondents, found.covered)
    assert (kept.outside, kept.stuck) == (len(found.outside), len(found.stuck))
    assert (kept.unknown, kept.officers_unknown) == (found.coverage.unknown, found.coverage.officers_unknown)
    assert kept.can_say
    assert sum(many for _, many in kept.steps[0].bodies) + kept.steps[0].stuck == kept.people


def test_without_ties_only_seats_tell():
    """Whatever ties the roll holds, the numbers for everybody are the same."""
    other = replace(organisation(), ties=(Tie("kin", ("c04", "c01")),))
    assert told(organisation(), ties=False) == told(other, ties=False)
    assert told(organisation()) != told(other)


def test_an_office_is_told_with_how_many_may_not_judge_its_holder():
    """Both receivers owe their seat to the committee, of which the chair is one; the worst comes first."""
    seats = tuple(
        replace(seat, proposed_by="committee", appointed_by="committee", chosen="acclamation")
        if seat.body == "receivers"
        else seat
        for seat in organisation().seats
    )
    kept = told(replace(organisation(), seats=seats), ties=False)
    chair = next(one for one in kept.offices if one.office == "chair")
    assert (chair.body, chair.goes) == ("Committee", "outside")
    assert chair.may_not >= 2
    assert kept.offices[0].goes in {"stuck", "outside"}


def test_a_seat_in_two_roles_and_two_holders_is_told_once():
    """Of several holders of one office the worst is told."""
    more = (*organisation().seats, Seat("c09", "committee", proposed_by="meeting", chosen="contested"))
    plain = [one for one in told(replace(organisation(), seats=more)).offices if not one.office]
    assert len(plain) <= 1


def test_nobody_is_named():
    """Neither as the one complained about nor as the one on whom it hangs."""
    kept = repr(told(organisation()))
    assert [person.name for person in organisation().people.values() if person.name in kept] == []
    assert [name for name in organisation().people if f"'{name}'" in kept] == []


def test_what_hangs_on_somebody_is_told_as_the_body_where_they_sit():
    """Without anybody outside, two receivers are needed, and about a friend of one of them nobody receives."""
    bodies = {**organisation().bodies}
    bodies["neighbour"] = replace(bodies["neighbour"], kind="appeal", name="Appeals")
    kept = told(replace(organisation(), bodies=bodies))
    whats = {one.what: one for one in kept.weak}
    assert whats["person"].body == "Receivers"
    assert whats["step"].body == ""
    assert kept.stuck >= whats["step"].respondents


def test_where_too_little_is_recorded_nothing_can_be_said():
    """More than half of those who would judge have no proposer and no tie."""
    seats = tuple(replace(seat, proposed_by=None) for seat in organisation().seats)
    kept = told(replace(organisation(), seats=seats), ties=False)
    assert kept.officers_unknown == kept.officers
    assert not kept.can_say


def test_the_parts_are_plain_values():
    """As the site writes them down."""
    assert AboutOffice("chair", "Committee", 1, 2, "stuck").goes == "stuck"
    assert WeakSpot("step", "", "Receiver", 1).step == "Receiver"
    assert StepTaken("Receiver", (("Receivers", 3),), 0).bodies[0][1] == 3
