"""The rehearsal on the members' and the overseers' pages: kept by the worker, without a name, without a tie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from fairhearing.desk import AboutOffice, Rehearsed, StepTaken, WeakSpot
from fairhearing.organisation import Tie
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.publication.rehearsal_words import about_office, weak_spot
from fairhearing.web.rehearsals import SEATS, WHOLE, Kept, bring_up_to_date
from fairhearing.web.worker import Worker
from tests.club import organisation

WAITS = "That is being worked out."


def work(place: Rooms) -> None:
    Worker(place, 60).rehearse()


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_no_page_works_it_out(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Until the worker did, both pages say that it is being worked out."""
    assert WAITS in page(as_role("member"), "/open")
    assert WAITS in page(as_role("overseer"), "/overseer/rehearsal")
    assert place.rehearsals.newest(SEATS) is None


def test_members_see_what_follows_from_seats_and_no_name(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The same whatever ties are on the roll; not one name of the roll stands on it."""
    client = as_role("member")
    told = []
    for ties in (organisation().ties, (Tie("kin", ("c04", "c01")), Tie("partner", ("c03", "c02")))):
        place.roll.put(replace(organisation(), ties=ties))
        work(place)
        told.append(page(client, "/open"))
    assert told[0] == told[1]
    assert "people on the roll the organisation could judge a complaint itself." in told[0]
    assert [person.name for person in organisation().people.values() if person.name in told[0]] == []


def test_overseers_see_it_with_ties_in_numbers(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """By body and office: no name, and no path."""
    work(place)
    told = page(as_role("overseer"), "/overseer/rehearsal")
    assert "Who would take each step" in told
    assert "Receivers" in told
    for word in ("friends", "household", *(person.name for person in organisation().people.values())):
        assert word not in told


def test_it_is_worked_out_anew_when_the_roll_changes(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """And only then; in between the page shows the old one and says so."""
    work(place)
    first = place.rehearsals.newest(WHOLE)
    work(place)
    assert place.rehearsals.newest(WHOLE) is first
    place.roll.put(replace(organisation(), seats=organisation().seats[:3]))
    client = as_role("member")
    assert "It is being worked out anew." in page(client, "/open")
    work(place)
    assert "It is being worked out anew." not in page(client, "/open")
    assert place.rehearsals.newest(WHOLE) != first


def test_what_is_kept_is_sealed_and_read_again(place: Rooms) -> None:
    """Under the key of the installation: no body's name lies open on the disk."""
    told = Rehearsed(
        on=date(2026, 3, 2),
        people=3,
        covered=1,
        outside=1,
        stuck=1,
        unknown=2,
        officers=2,
        officers_unknown=1,
        steps=(StepTaken("Receiver", (("Receivers", 2),), 1),),
        weak=(WeakSpot("step", "", "Receiver", 1),),
        offices=(AboutOffice("chair", "Committee", 1, 2, "stuck"),),
    )
    place.rehearsals.keep(SEATS, Kept("x", told))
    rooms.cache_clear()
    assert rooms().rehearsals.newest(SEATS) == Kept("x", told)
    lying = [path.read_bytes() for path in place.rehearsals._folder.iterdir()]
    assert lying
    assert all(b"Committee" not in data for data in lying)


def test_without_a_roll_there_is_nothing_to_rehearse(place: Rooms) -> None:
    """And no error either."""
    house = replace(place.house, roll=_NoRoll(place.house.roll))
    bring_up_to_date(house, place.rehearsals)
    assert place.rehearsals.newest(SEATS) is None


class _NoRoll:
    def __init__(self, roll: object) -> None:
        self._roll = roll

    def state(self) -> None:
        return None

    def current(self) -> object:
        return organisation()


def test_too_little_is_said_to_be_too_little(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """Where nothing is known of most who would judge, no weak spot is named."""
    seats = tuple(replace(seat, proposed_by=None) for seat in organisation().seats)
    place.roll.put(replace(organisation(), seats=seats))
    work(place)
    told = page(as_role("member"), "/open")
    assert "That is too many to say where it is weak." in told
    assert "Weak spots" not in told


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (AboutOffice("chair", "Committee", 2, 6, "stuck"), "Of 6 people who could judge, 2 may not judge"),
        (AboutOffice("", "Committee", 2, 6, "outside"), "somebody who sits on this body: Committee"),
        (AboutOffice("chair", "Committee", 2, 6, "itself"), "whoever is chair (Committee)."),
        (WeakSpot("step", "", "Appeal", 1), "In a case about 1 person nobody could take this step: Appeal."),
        (WeakSpot("passed", "Care", "Receiver", 3), "any of 3 people Care could not take this step"),
        (WeakSpot("person", "Care", "Receiver", 3), "a single one of those who sit there: Care (Receiver)"),
        (WeakSpot("body", "Care", "Receiver", 3), "would hang on one body, Care"),
    ],
)
def test_facts_about_offices_in_words(one: AboutOffice | WeakSpot, words: str) -> None:
    """Worded as facts, never as a charge."""
    assert words in (about_office(one) if isinstance(one, AboutOffice) else weak_spot(one))
