"""The authority outside, on the reporter's page; and measures that both sides read and can object to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.procedure import load
from fairhearing.web import house as furnishing
from fairhearing.web.house import Rooms
from tests.fakes import FakeShelf
from tests.walking import walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import do
from tests.web.officers import Site, form_on, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def test_whoever_reported_can_turn_outside_at_any_time_and_takes_a_copy_along(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so without being asked, one step notes it, and the handlers go on as before."""
    furnished = furnishing.rooms()
    site.club.house = replace(site.club.house, shelf=FakeShelf(load("eu-directive")))
    monkeypatch.setattr(furnishing, "rooms", lambda: replace(furnished, house=site.club.house))
    words, code = site.club.report()
    party = site.browser()
    hold_receipt(party, words)
    page = party.get("/mailbox").content.decode()
    assert "You can turn to the competent authority at any time" in page
    copy = party.get("/mailbox/copy.txt")
    assert "attachment" in copy["Content-Disposition"]
    assert "What happened, in own words." in copy.content.decode()
    assert do(party, "external-channel-used").status_code == 302
    assert "The reporter turned to an authority outside" in site.page("c04", f"/cases/{code}")
    site.do("c04", code, "report-acknowledged")
    site.do("c04", code, "feedback-given")
    assert "Told where it stands" in party.get("/mailbox").content.decode()


def test_both_sides_read_what_binds_them_meanwhile_and_why(site: Site) -> None:
    """A measure with its reason and its date lies in both mailboxes, the check page says so, and its end too."""
    way = walk_to(site.club, "answered")
    page = site.officer("c04")
    given = {"reason": "Two evenings, so that nobody meets.", "review_on": "2026-04-01"}
    path = f"/cases/{way.code}/do/interim-measure-set"
    checked = page.post(path, {**form_on(site.page("c04", path)), **given})
    assert "Both sides read it in their mailboxes." in checked.content.decode()
    site.do("c04", way.code, "interim-measure-set", **given)
    for receipt in (way.reporter, way.respondent.receipt):
        party = site.browser()
        hold_receipt(party, receipt)
        assert "Two evenings, so that nobody meets." in party.get("/mailbox").content.decode()
