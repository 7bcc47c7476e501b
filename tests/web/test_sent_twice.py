"""The same page sent again when no answer came: what it asked for is done once, whatever was on its way before."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from fairhearing.desk import open_case
from fairhearing.web.house import Rooms
from fairhearing.web.models import Act
from tests.club import Club, settle
from tests.walking import act, panel_of, walk_to
from tests.web.conftest import make_account, sign_in
from tests.web.filling import hidden, killed_before_it_was_marked, reported
from tests.web.officers import form_on, stand
from tests.web.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def club(transactional_db: None, place: Rooms) -> Club:
    """The club in a real house."""
    return settle(place.house)


@pytest.fixture
def handler(browser, club: Club) -> Client:
    """A receiver's browser, with their keys open."""
    client = browser()
    sign_in(client, make_account("c04", "c04"), club.officers["c04"].keys)
    return client


def count(kind: str) -> int:
    return Act.objects.filter(kind=kind).count()


def test_a_message_sent_again_after_a_crash_is_there_once(browser, club, tmp_path):
    """The process dies between the commit and the mark in the draft; the reporter presses the button again."""
    client = browser()
    client.post("/mailbox/open", {"words": reported(client)})
    page = "/mailbox/do/exhibit-added"
    draft = hidden(client.get(page), "draft")
    client.post(page, {"draft": draft, "text": "Look at this."})
    killed_before_it_was_marked(tmp_path, lambda: client.post(page, {"draft": draft, "step": "send"}))
    assert client.post(page, {"draft": draft, "step": "send"}).status_code == 302
    assert count("exhibit-added") == 1


def test_something_else_on_the_same_page_after_a_crash_is_another_act(browser, club, tmp_path):
    """Whoever goes back after the crash and writes something else has done two things."""
    client = browser()
    client.post("/mailbox/open", {"words": reported(client)})
    page = "/mailbox/do/message-sent"
    draft = hidden(client.get(page), "draft")
    client.post(page, {"draft": draft, "text": "The first."})
    (path,) = (path for path in (tmp_path / "drafts").iterdir() if path.name in draft)
    path.unlink()
    client.post(page, {"draft": draft, "text": "The second."})
    assert count("message-sent") == 2


def test_an_officers_act_sent_again_after_a_crash_is_there_once(handler, club, tmp_path):
    """The same for somebody with an account, whose page says that it is done."""
    _, code = club.report()
    page = f"/cases/{code}/do/report-acknowledged"
    fields = {"draft": hidden(handler.get(page), "draft"), "to": "reporter-1", "text": "It arrived."}
    handler.post(page, fields)
    sent = {"draft": fields["draft"], "step": "send"}
    killed_before_it_was_marked(tmp_path, lambda: handler.post(page, sent))
    assert handler.post(page, sent).status_code == 302
    assert count("report-acknowledged") == 1


@pytest.mark.parametrize("kind", ["message-sent", "exhibit-added"])
def test_a_button_pressed_twice_at_once_does_it_once(browser, club, kind):
    """Two processes take in the same page at the same moment; both answer, and there is one act."""
    client = browser()
    words = reported(client)
    client.post("/mailbox/open", {"words": words})
    other = browser()
    other.post("/mailbox/open", {"words": words})
    page = f"/mailbox/do/{kind}"
    draft = hidden(client.get(page), "draft")
    fields = {"draft": draft, "text": "I write to you."}
    if kind == "exhibit-added":
        client.post(page, fields)
        fields = {"draft": draft, "step": "send"}
    answers = at_once(*(lambda one=one: one.post(page, fields).status_code for one in (client, other)))
    assert answers == [302, 302]
    assert count(kind) == 1


def test_a_letter_asked_for_again_after_a_crash_has_the_same_words(handler, club, tmp_path):
    """The page with both halves of the code never arrived: pressed again, it shows the same, and they open."""
    _, code = club.report()
    act(club, club.officers["c04"], code, "category-set", value="bullying", reason="Again and again.")
    act(club, club.officers["c04"], code, "safety-plan-made", text="Apart at meetings.", with_affected=True)
    page = f"/cases/{code}/do/respondent-notified"
    fields = {
        "draft": hidden(handler.get(page), "draft"),
        "to": "respondent-1",
        "what": "What is put",
        "when": "2026-02",
        "where": "the hall",
        "text": "Letter",
        "how": "letter",
    }
    assert handler.post(page, fields).status_code == 200
    shown = []
    sent = {"draft": fields["draft"], "step": "send"}
    killed_before_it_was_marked(tmp_path, lambda: shown.append(handler.post(page, sent)))
    shown.append(handler.post(page, sent))
    first, second = (re.findall(r'class="words">([^<]+)<', one.content.decode()) for one in shown)
    assert first == second
    assert len(open_case(club.house, club.officers["c04"], code).done("respondent-notified")) == 1
    spoken, letter = (unescape(words).strip() for words in first)
    opened = handler.get("/letter")
    answer = handler.post("/letter", {"new": hidden(opened, "new"), "letter": letter, "spoken": spoken})
    assert answer.status_code == 200


def test_what_may_be_done_once_is_told_as_done_after_a_crash(
    place, transactional_db, browser, monkeypatch, tmp_path
):
    """A finding is permitted no more once it is made; whoever presses again hears that theirs is kept."""
    site = stand(place, browser, monkeypatch)
    way = walk_to(site.club, "formed")
    site.club.clock.pass_days(3)
    act(site.club, site.club.officers["c04"], way.code, "final-talk-held", text="Held.")
    member = next(iter(panel_of(site.club, way).values()))
    page, client = f"/cases/{way.code}/do/finding-made", site.officer(member)
    seats = [f"panel-{place}" for place in (1, 2, 3)]
    found = {"finding": "substantiated", "standard": "more-likely-than-not", "reason": "Because."}
    votes = {"members": seats, "votes_for": "3", "votes_against": "0"}
    sent = {**form_on(site.page(member, page)), **found, **votes}
    assert client.post(page, sent).status_code == 200
    sent = {"draft": str(sent["draft"]), "step": "send"}
    killed_before_it_was_marked(tmp_path, lambda: client.post(page, sent))
    assert client.post(page, sent)["Location"].endswith("?again=finding-made")
    assert count("finding-made") == 1
