"""A case carried from report to close through the pages alone, by handlers and a panel."""

from __future__ import annotations

import re
from html import unescape

import pytest

from fairhearing.desk import Party, Proposal, open_mailbox, perform, take_up_letter
from fairhearing.identifiers import CaseCode, KindName
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

WORDS = re.compile(r'class="words">([^<]+)<')


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def take_in(site: Site, code: CaseCode) -> None:
    """Acknowledge, tell rights, set the category, make the safety plan."""
    site.club.clock.pass_days(1)
    site.do("c04", code, "report-acknowledged")
    site.do("c04", code, "rights-notified")
    site.do("c04", code, "category-set", value="bullying", reason="Again and again.")
    site.do("c04", code, "safety-plan-made", text="Apart at meetings.", with_affected="on")


def tell(site: Site, code: CaseCode) -> tuple[str, str]:
    """Tell the respondent, and return both halves of the code that the page shows."""
    told = site.try_to(
        "c04", code, "respondent-notified", what="What is put", when="2026-02", where="the hall", how="letter"
    )
    assert told.status_code == 200
    spoken, letter = (unescape(words).strip() for words in WORDS.findall(told.content.decode()))
    return letter, spoken


def hear(site: Site, code: CaseCode) -> None:
    """Let the respondent use the letter and deny it, in their own words."""
    taken = take_up_letter(site.club.house, *tell(site, code))
    answer = Proposal(KindName("response-received"), {"answer": "denies", "text": "It was not so."})
    perform(site.club.house, Party(read_receipt(taken.receipt)), code, answer)


def seat(site: Site, code: CaseCode) -> list[str]:
    """Ask for a panel, draw it, have those drawn answer, and return who sits."""
    site.do("c04", code, "panel-requested", text="Please.")
    page = f"/cases/{code}/seats/panel"
    client = site.officer("c04")
    assert "Fix the pool: " in site.page("c04", page)
    assert client.post(page, {"step": "fix"}).status_code == 302
    assert "seed is the next checkpoint" in site.page("c04", page)
    assert client.post(page, {"step": "draw"}).status_code == 409
    site.club.checkpoint()
    assert client.post(page, {"step": "draw"}).status_code == 302
    drawn = [person for person in site.club.officers if f"/cases/{code}/seat" in cases_of(site, person)]
    for person in drawn:
        asked = site.page(person, f"/cases/{code}/seat")
        assert "Fir Six" in asked
        assert "What happened, in own words." not in site.page(person, f"/cases/{code}")
        assert site.officer(person).post(f"/cases/{code}/seat", {"answer": "free"}).status_code == 302
    assert "Panel formed" in cases_of(site, "c04")
    return drawn


def cases_of(site: Site, person: str) -> str:
    """Return somebody's list of cases."""
    return site.page(person, "/cases")


@pytest.mark.django_db
def test_a_case_is_carried_from_report_to_close_through_the_pages(site: Site) -> None:
    """Handler, lot, panel and respondent do every step on a page, and each step is permitted in its turn."""
    words, code = site.club.report()
    assert "due by" in cases_of(site, "c04")
    take_in(site, code)
    hear(site, code)
    panel = seat(site, code)
    assert len(panel) == 3
    site.club.clock.pass_days(3)
    site.do("c04", code, "final-talk-held", text="Held.")
    votes = {"members": [f"panel-{place}" for place in (1, 2, 3)], "votes_for": "3", "votes_against": "0"}
    assert "It was not so." in site.page(panel[0], f"/cases/{code}/sides")
    found = {"finding": "substantiated", "standard": "more-likely-than-not", "reason": "Because."}
    site.do(panel[0], code, "finding-made", **found, **votes)
    site.do(panel[1], code, "decision-made", outcome="A warning", reason="Because.", **votes)
    site.do("c04", code, "outcome-notified", how="mailbox")
    site.do("c04", code, "respondent-outcome-notified", how="mailbox")
    site.club.clock.pass_days(31)
    site.do("c04", code, "case-closed", reason="All done.")
    assert "closed" in cases_of(site, "c04")
    mailbox = open_mailbox(site.club.house, read_receipt(words))
    (outcome,) = mailbox.done("outcome-notified")
    assert "A warning" in str(outcome.fields["text"])
    assert mailbox.row.closed


@pytest.mark.django_db
def test_an_appeal_is_decided_by_others_and_closes_the_case(site: Site) -> None:
    """Who hears the appeal is let in by a receiver's visit, reads both sides, decides, and both sides are told."""
    way = walk_to(site.club, "notified")
    appeal = Proposal(KindName("appeal-filed"), {"grounds": "procedure", "text": "Somebody was not free."})
    perform(site.club.house, Party(read_receipt(way.reporter)), way.code, appeal)
    assert "New readers were given access: appeal body" in cases_of(site, "c04")
    judge = next(person for person in ("x01", "x02", "x03") if way.code in cases_of(site, person))
    assert "Somebody was not free." in site.page(judge, f"/cases/{way.code}")
    assert "It was not so." in site.page(judge, f"/cases/{way.code}/sides")
    members = {"members": ["appeal-1", "appeal-2", "appeal-3"], "votes_for": "3", "votes_against": "0"}
    site.do(judge, way.code, "appeal-decided", value="dismissed", reason="Because.", **members)
    assert "Tell both sides the result first." in site.page("c04", f"/cases/{way.code}")
    site.do("c04", way.code, "appeal-notified")
    assert site.try_to("c04", way.code, "case-closed", reason="All done.").status_code == 409
    site.club.clock.pass_days(31)
    site.do("c04", way.code, "case-closed", reason="All done.")
    assert "closed" in cases_of(site, "c04")
