"""Going back to a page that was sent: what is written there anew is not lost, and the same is not done twice."""

from __future__ import annotations

import pytest

from fairhearing.web.house import Rooms
from fairhearing.web.models import Case
from tests.club import Club, settle
from tests.web.filling import check, hidden, reported, sending, words


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club with everybody's keys in the directory."""
    return settle(place.house)


def test_another_report_on_the_same_page_is_another_report(browser, club):
    """Whoever goes back and writes something else gets a check page and a receipt of its own."""
    client = browser()
    first = check(client)
    receipt = words(client.post("/report", sending(first)))
    draft = {"draft": hidden(first, "draft"), "respondents": "Fir Six", "course": "proceed"}
    second = client.post("/report", {**draft, "text": "Something else that happened."})
    assert hidden(second, "draft") != draft["draft"]
    assert words(client.post("/report", sending(second))) != receipt
    assert Case.objects.count() == 2


def test_the_same_report_on_the_same_page_is_the_same_report(browser, club):
    """Whoever only sends the page again sees their receipt again."""
    client = browser()
    first = check(client)
    receipt = words(client.post("/report", sending(first)))
    again = {"draft": hidden(first, "draft"), "text": "What happened, in my words."}
    assert words(client.post("/report", {**again, "respondents": "Fir Six", "course": "proceed"})) == receipt
    assert Case.objects.count() == 1


def test_another_message_on_the_same_page_is_kept_as_well(browser, club):
    """Whoever goes back after a message and writes another one has sent two."""
    client = browser()
    client.post("/mailbox/open", {"words": reported(client)})
    draft = hidden(client.get("/mailbox/do/message-sent"), "draft")
    for text in ("The first.", "The first.", "The second."):
        client.post("/mailbox/do/message-sent", {"draft": draft, "text": text})
    page = client.get("/mailbox").content.decode()
    assert (page.count("The first."), page.count("The second.")) == (1, 1)
