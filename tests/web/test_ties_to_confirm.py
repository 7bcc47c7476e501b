"""What waits for an overseer beside the clocks: ties that came up in mid-case, and contests of the roll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from fairhearing.acts import read_when
from fairhearing.desk import change_organisation, contest_edit
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie, contest_entry, name_of_tie
from fairhearing.web.house import Rooms
from tests.club import Club, organisation, settle

PAGE, CONFIRM = "/overseer/ties", "/overseer/ties/confirm"
TIE = Tie("friend", (PersonId("c04"), PersonId("c06")), since=read_when("2020"), disputed=True)
NAME = name_of_tie(TIE)


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club in the site's own house."""
    return settle(place.house)


def enter(club: Club, tie: Tie = TIE) -> None:
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, tie)), "secretary")


def test_a_tie_is_shown_without_any_case_and_confirmed(club: Club, as_role: Callable[[str], Client]) -> None:
    """Who is tied and since when; no case code, no party; confirmed after a second look."""
    _, code = club.report()
    _, other = club.report()
    enter(club)
    client = as_role("overseer")
    assert "1 tie waits to be confirmed." in client.get("/overseer").content.decode()
    page = client.get(PAGE).content.decode()
    assert "Dogwood Four and Fir Six are friends" in page
    assert "the roll does not say" in page
    assert code not in page
    assert other not in page
    check = client.post(CONFIRM, {"entry": NAME}).content.decode()
    assert "Confirm this tie?" in check
    assert club.house.roll.current().ties[-1].confirmed_by is None
    assert client.post(CONFIRM, {"entry": NAME, "step": "send"}).status_code == 302
    assert club.house.roll.current().ties[-1].confirmed_by == "c05"
    page = client.get(f"{PAGE}?done").content.decode()
    assert "The tie is confirmed." in page
    assert "Dogwood Four" not in page


def test_ties_that_do_not_wait_are_not_shown(club: Club, as_role: Callable[[str], Client]) -> None:
    """The ties that stood on the roll when the case came in stay unseen, and cannot be asked for."""
    club.report()
    enter(club)
    client = as_role("overseer")
    assert "Gorse Seven" not in client.get(PAGE).content.decode()
    known = name_of_tie(organisation().ties[1])
    there, never = client.post(CONFIRM, {"entry": known}), client.post(CONFIRM, {"entry": "tie kin, [a, b]"})
    assert there.status_code == never.status_code == 404
    assert there.content == never.content


def test_their_own_tie_is_for_another(club: Club, as_role: Callable[[str], Client]) -> None:
    """The page says so, and a form that is sent all the same is refused in words."""
    club.report()
    own = Tie(
        "donor", (PersonId("c05"),), to="committee", since=read_when("2020-02-03"), until=read_when("2020-02-03")
    )
    enter(club, own)
    client = as_role("overseer")
    page = client.get(PAGE).content.decode()
    assert "This tie is your own" in page
    assert "3 February 2020" in page
    answer = client.post(CONFIRM, {"entry": name_of_tie(own), "step": "send"})
    assert answer.status_code == 409
    assert "This tie is your own." in answer.content.decode()
    assert club.house.roll.current().ties[-1].confirmed_by is None


def test_contests_are_counted_in_days_and_told_no_more(
    club: Club, place: Rooms, as_role: Callable[[str], Client]
) -> None:
    """An overseer sees how long each has waited, not whose it is and not a word of it."""
    client = as_role("overseer")
    assert client.get(PAGE).content.decode().count("None waits.") == 2
    assert "none waits." in client.get("/overseer").content.decode()
    contest_edit(club.house, PersonId("c03"), "person c03", "A private word.")
    day = (place.house.now() - timedelta(days=12)).date().isoformat()
    aged = contest_entry(place.roll.current(), "person c09", PersonId("c09"), read_when(day), "Another word.")
    place.roll.put(
        replace(aged, contested=(*aged.contested, replace(aged.contested[0], on=None, entry="person c01")))
    )
    assert "3 contests of the roll wait" in client.get("/overseer").content.decode()
    page = client.get(PAGE).content.decode()
    assert "12 days ago" in page
    assert "0 days ago" in page
    assert "a day that is not known" in page
    for word in ("private", "Another word", "Cedar", "c03", "Ivy"):
        assert word not in page
