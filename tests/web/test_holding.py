"""What holds for a limited time: officers, parties and overseers see when it lapses, and that it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from fairhearing.identifiers import CaseCode
from fairhearing.web.house import Rooms
from tests.walking import act, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def take(site: Site, code: CaseCode) -> None:
    """Keep two people apart, as a receiver."""
    act(
        site.club,
        site.club.officers["c04"],
        code,
        "protective-act-taken",
        value="keep-apart",
        reason="A bus tonight.",
    )


def mailbox(site: Site, words: str) -> str:
    """Return a mailbox's page."""
    client = site.browser()
    hold_receipt(client, words)
    return client.get("/mailbox").content.decode()


def test_a_protective_act_says_until_when_it_holds_and_that_it_lapsed(site: Site) -> None:
    """Officer and reporter see the very hour; afterwards that it holds no longer, and the officer what to do."""
    way = walk_to(site.club, "acknowledged")
    take(site, way.code)
    pages = (site.page("c04", f"/cases/{way.code}"), mailbox(site, way.reporter))
    assert all("In force until 6 March 2026, 09:00, and no longer unless it is ratified" in page for page in pages)
    assert "A bus tonight." not in pages[1]
    site.club.clock.at += timedelta(hours=72, seconds=1)
    handled, mailed = site.page("c04", f"/cases/{way.code}"), mailbox(site, way.reporter)
    lapsed = "Lapsed on 6 March 2026, 09:00: nobody ratified it in time. It holds no longer."
    assert lapsed in handled
    assert lapsed in mailed
    assert "take it anew" in handled
    assert "take it anew" not in mailed
    assert site.try_to("c04", way.code, "protective-act-ratified", reason="Late.").status_code == 409


def test_the_respondent_sees_it_too_once_told(site: Site) -> None:
    """What is in force is in force for them, and what lapsed binds them no longer."""
    way = walk_to(site.club, "answered")
    take(site, way.code)
    assert way.respondent is not None
    assert "In force until" in mailbox(site, way.respondent.receipt)
    site.club.clock.pass_days(4)
    assert "Lapsed on" in mailbox(site, way.respondent.receipt)


def test_ratified_it_holds_until_it_is_ended(site: Site) -> None:
    """Then it is in force without a day, and gone from the page once it was ended."""
    way = walk_to(site.club, "acknowledged")
    take(site, way.code)
    act(site.club, site.club.officers["c04"], way.code, "protective-act-ratified", reason="Needed.")
    site.club.clock.pass_days(9)
    assert "In force: it was ratified" in site.page("c04", f"/cases/{way.code}")
    act(site.club, site.club.officers["c04"], way.code, "protective-act-ended", reason="Over.")
    assert "In force" not in site.page("c04", f"/cases/{way.code}")


def test_overseers_see_that_it_lapsed(site: Site, as_role: Callable[[str], Client]) -> None:
    """On the overview and on the case, by its clock and without a word, also after it was taken anew."""
    way = walk_to(site.club, "acknowledged")
    take(site, way.code)
    site.club.clock.pass_days(4)
    overseer = as_role("overseer")
    for path in ("/overseer", f"/overseer/{way.code}"):
        page = overseer.get(path).content.decode()
        assert "lapsed after" in page, path
        assert "A bus tonight." not in page
    take(site, way.code)
    assert "lapsed after" in overseer.get("/overseer").content.decode()


def test_an_entered_day_has_no_hour(site: Site) -> None:
    """Where somebody enters it a day later, the day alone is known, and the whole last day counts."""
    way = walk_to(site.club, "acknowledged")
    site.club.clock.pass_days(1)
    day = (site.club.clock.at - timedelta(days=1)).date()
    site.do("c04", way.code, "protective-act-taken", value="keep-apart", reason="A bus.", on=day.isoformat())
    assert "In force until 6 March 2026, and no longer" in site.page("c04", f"/cases/{way.code}")
