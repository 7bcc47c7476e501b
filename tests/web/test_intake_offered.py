"""What a party is offered fits them: in their own words, and nothing to take back that was never given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from fairhearing.web.house import Rooms
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.walking import walk_to
from tests.web.filling import do
from tests.web.test_intake_mailbox import seen, told_of

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club, ten days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=10))))


def opened(browser: Browser, receipt: str) -> Client:
    """Return a browser in which a mailbox is open."""
    client = browser()
    assert client.post("/mailbox/open", {"words": receipt}).status_code == 302
    return client


def test_a_respondent_answers_as_they_would_say_it(club: Club, browser: Browser) -> None:
    """The choices speak as they do, and nobody asks them to agree to their own being told."""
    client = opened(browser, told_of(club, walk_to(club, "told")))
    answering = client.get("/mailbox/do/response-received").content.decode()
    assert "It was not so." in answering
    assert "Denies" not in answering
    agreeing = client.get("/mailbox/do/consent-given").content.decode()
    assert 'value="mediation"' in agreeing
    assert 'value="tell-respondent"' not in agreeing


def test_nothing_is_taken_back_that_was_never_given(club: Club, browser: Browser) -> None:
    """Taking back stands among what can be done as soon as there is something to take back."""
    receipt, _ = club.report()
    client = opened(browser, receipt)
    for kind, given, fields in (
        ("statement-withdrawn", "statement-signed", {"text": "I saw it."}),
        ("consent-withdrawn", "consent-given", {"scope": "mediation"}),
    ):
        assert f"/mailbox/do/{kind}" not in seen(client)
        assert do(client, given, **fields).status_code == 302
        assert f"/mailbox/do/{kind}" in seen(client)
