"""Somebody who stands by a party reads along in their mailbox."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from fairhearing.web.house import Rooms
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.walking import Way, act, walk_to

pytestmark = pytest.mark.django_db
PAGE, END = "/mailbox/support", "/mailbox/support/end"
Opened = Callable[[str], Client]


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club, ten days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=10))))


@pytest.fixture
def way(club: Club) -> Way:
    """A case that was acknowledged."""
    return walk_to(club, "acknowledged")


@pytest.fixture
def opened(browser: Callable[..., Client]) -> Opened:
    """Return a browser in which a mailbox is open."""

    def make(receipt: str) -> Client:
        client = browser()
        assert client.post("/mailbox/open", {"words": receipt}).status_code == 302
        return client

    return make


def words_of(client: Client) -> tuple[str, str]:
    """Invite somebody; return the words that the form carried and the page that shows them."""
    found = re.search(r'name="new" value="([^"]+)"', client.get(PAGE).content.decode())
    assert found is not None
    answer = client.post(PAGE, {"new": found[1]})
    assert answer.status_code == 200
    return found[1], answer.content.decode()


def test_a_support_person_is_let_in_reads_and_is_ended(club: Club, way: Way, opened: Opened) -> None:
    """Their words open the mailbox for reading, until the party ends it; the party's own go on."""
    party = opened(way.reporter)
    assert PAGE in party.get("/mailbox").content.decode()
    words, shown = words_of(party)
    assert all(f">{word}<" in shown or f">{word} <" in shown for word in words.split())
    assert words not in party.get(PAGE).content.decode()
    along = opened(words)
    page = along.get("/mailbox").content.decode()
    assert "You read along" in page
    assert "It arrived." in page
    assert "/mailbox/do/" not in page
    assert PAGE not in page
    assert "support-1" in party.get(PAGE).content.decode()
    assert party.get(END, {"slot": "support-1"}).status_code == 200
    assert "It is ended" in party.post(END, {"slot": "support-1"}, follow=True).content.decode()
    act(club, club.officers["c04"], way.code, "message-sent", text="Only for you.")
    assert "Only for you." in party.get("/mailbox").content.decode()
    assert along.get("/mailbox").status_code == 404
    assert along.post("/mailbox/open", {"words": words}).status_code == 422


def test_a_support_person_can_send_nothing(way: Way, opened: Opened) -> None:
    """Not even a form that was made up: nothing is kept, and nobody else can be let in by them."""
    words, _ = words_of(opened(way.reporter))
    along = opened(words)
    for path, fields in (
        (PAGE, {}),
        (END, {"slot": "support-1"}),
        ("/mailbox/do/message-sent", {"text": "Mine."}),
    ):
        assert along.post(path, fields).status_code in {404, 409}
    assert along.get(PAGE).status_code == 404
    assert "Mine." not in opened(way.reporter).get("/mailbox").content.decode()


def test_the_page_sent_twice_lets_one_person_in(way: Way, opened: Opened) -> None:
    """The words are carried in the form: a lost answer is shown again."""
    party = opened(way.reporter)
    words, _ = words_of(party)
    assert party.post(PAGE, {"new": words}).status_code == 200
    page = party.get(PAGE).content.decode()
    assert "support-1" in page
    assert "support-2" not in page


def test_a_place_that_is_nobodys_is_not_there(way: Way, opened: Opened) -> None:
    """Ending asks only about somebody who reads along."""
    party = opened(way.reporter)
    for answer in (party.get(END, {"slot": "support-7"}), party.post(END, {"slot": "receiver-1"}), party.get(END)):
        assert answer.status_code == 404
