"""Resigning in the middle of a case, on the pages: a side, a handler, one of the panel and all of it."""

from __future__ import annotations

import pytest

from fairhearing.desk import draw_panel, fix_pool, open_case
from fairhearing.errors import NotYoursError
from fairhearing.web.house import Rooms
from tests.walking import act, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def test_a_respondent_who_resigns_is_told_and_heard_as_before(site: Site) -> None:
    """The page says so beforehand, the case goes on, and what is sent afterwards opens in their mailbox."""
    way = walk_to(site.club, "answered")
    party = site.browser()
    hold_receipt(party, way.respondent.receipt)
    assert "The case goes on when you resign" in party.get("/mailbox/do/resigned").content.decode()
    assert do(party, "resigned", text="I have had enough.").status_code == 302
    site.do("c04", way.code, "respondent-message-sent", text="You can still add something.")
    mailbox = party.get("/mailbox").content.decode()
    assert "You can still add something." in mailbox
    assert do(party, "response-added-to", text="One thing more.").status_code == 302
    site.do("c04", way.code, "panel-requested", text="Please.")


def test_a_handler_who_resigns_hands_on(site: Site) -> None:
    """The last of the receivers resigns: the next body reads everything, and goes on."""
    way = walk_to(site.club, "answered")
    site.do("c04", way.code, "resigned")
    assert "You stood aside." in site.page("c04", f"/cases/{way.code}")
    assert "What happened, in own words." in site.page("x01", f"/cases/{way.code}")
    site.do("x01", way.code, "panel-requested", text="Please.")


def test_a_whole_panel_that_resigns_in_deliberation_is_drawn_anew(site: Site) -> None:
    """Alternates come first; with nobody left a new round is drawn, which hears what was heard and no notes."""
    way = walk_to(site.club, "formed")
    first = panel_of(site.club, way)
    speaker = site.club.officers[min(first.values())]
    act(site.club, speaker, way.code, "deliberation-noted", text="Between the first of us.")
    for person in first.values():
        site.do(person, way.code, "resigned")
    assert "The outcome" not in site.page("c04", "/cases")
    state = site.page("c04", f"/cases/{way.code}/seats/panel")
    assert "Fix the pool" in state or "asked, no answer yet" in state
    while (asked := _asked(site, way)) and len(asked) < 3:
        for person in asked:
            site.officer(person).post(f"/cases/{way.code}/seat", {"answer": "aside"})
        site.page("c04", "/cases")
    if not asked:
        fix_pool(site.club.house, site.club.officers["c04"], way.code)
        site.club.checkpoint()
        draw_panel(site.club.house, site.club.officers["c04"], way.code)
        asked = _asked(site, way)
    for person in asked:
        site.officer(person).post(f"/cases/{way.code}/seat", {"answer": "free"})
    site.page("c04", "/cases")
    new = open_case(site.club.house, site.club.officers[min(asked)], way.code)
    assert new.reads("what")
    (note,) = new.done("deliberation-noted")
    assert note.fields == {}
    assert "It was not so." in site.page(min(asked), f"/cases/{way.code}/sides")


def _asked(site: Site, way) -> list[str]:
    found = []
    for person, officer in site.club.officers.items():
        try:
            case = open_case(site.club.house, officer, way.code)
        except NotYoursError:
            continue
        answered = {one.public.by for one in case.done("seat-accepted", "seat-declined", "resigned")}
        if case.me.startswith("panel") and case.me not in answered:
            found.append(person)
    return found
