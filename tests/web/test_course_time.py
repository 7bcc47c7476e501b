"""More time and pauses on the pages: what is left of the most, and what both sides see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.formats import date_format

from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def test_the_form_says_how_much_is_left_and_refuses_more(site: Site) -> None:
    """The last day stands beside the rule; a later one is refused with it; both sides read until when and why."""
    way = walk_to(site.club, "told")
    told = site.club.clock.now().date()
    most = told + timedelta(days=28)
    page = site.page("c04", f"/cases/{way.code}/do/extension-granted")
    assert f"until {date_format(most, 'j F Y')} at most" in page
    late = {"rule": "answer", "until": str(most + timedelta(days=1)), "reason": "They are ill."}
    refused = site.try_to("c04", way.code, "extension-granted", **late)
    assert refused.status_code == 422
    assert "Choose that day or an earlier one" in refused.content.decode()
    site.do("c04", way.code, "extension-granted", **{**late, "until": str(most)})
    assert f"until {date_format(most, 'j F Y')} at most" in site.page(
        "c04", f"/cases/{way.code}/do/extension-granted"
    )
    party = site.browser()
    hold_receipt(party, way.reporter)
    mailbox = party.get("/mailbox").content.decode()
    assert "They are ill." in mailbox


def test_a_pause_runs_out_by_itself(site: Site) -> None:
    """Nobody lets the clock run again: after thirty days it does, and the day stands on the page."""
    way = walk_to(site.club, "told")
    told = site.club.clock.now().date()
    site.do("c04", way.code, "clock-paused", reason="They are in hospital.")
    page = site.page("c04", f"/cases/{way.code}")
    assert date_format(told + timedelta(days=44), "j F Y") in page
    assert "and no longer than 30 days" in page
