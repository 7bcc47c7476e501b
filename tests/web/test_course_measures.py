"""What binds somebody for the time being, and what is owed by a day: its review, its end, and what follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.formats import date_format

from fairhearing.desk import watch_case
from fairhearing.web.house import Rooms
from tests.walking import Way, walk_on, walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db
AGAIN = "A measure for the time being is looked at again on the day that was named"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def mailboxes(site: Site, way: Way) -> tuple[str, str]:
    """Return what the reporter and the respondent see in theirs."""
    assert way.respondent is not None
    pages = []
    for words in (way.reporter, way.respondent.receipt):
        client = site.browser()
        hold_receipt(client, words)
        pages.append(client.get("/mailbox").content.decode())
    return pages[0], pages[1]


def overdue(site: Site, way: Way) -> set[str]:
    """Return the rules of a case of which the overseers see that their time is over."""
    return {str(clock.rule) for clock in watch_case(site.club.house, way.code).overdue}


def set_one(site: Site, way: Way, until: date) -> None:
    """Set a measure that is looked at again on a day."""
    site.do("c04", way.code, "interim-measure-set", reason="Two evenings.", review_on=until.isoformat())


def test_a_measure_is_looked_at_again_on_its_day_and_at_least_every_thirty(site: Site) -> None:
    """Handlers have it on their list, the overseers see when nobody did, and both sides read what came of it."""
    way = walk_to(site.club, "answered")
    refused = site.try_to("c04", way.code, "interim-measure-set", reason="Two evenings.")
    assert refused.status_code == 422
    day = site.club.clock.now().date() + timedelta(days=10)
    set_one(site, way, day)
    shown = site.page("c04", "/cases")
    assert AGAIN in shown
    assert date_format(day, "j F Y") in shown
    site.club.clock.pass_days(11)
    assert "review-measures" in overdue(site, way)
    assert "overdue" in site.page("c04", "/cases")
    site.do("c04", way.code, "interim-measure-reviewed", reason="It stays: nothing has changed.")
    assert "review-measures" not in overdue(site, way)
    assert all("It stays: nothing has changed." in page for page in mailboxes(site, way))
    site.club.clock.pass_days(31)
    assert "review-measures" in overdue(site, way)
    site.do("c04", way.code, "interim-measure-ended", reason="They meet nowhere any more.")
    assert "review-measures" not in overdue(site, way)
    assert all("They meet nowhere any more." in page for page in mailboxes(site, way))


def test_a_measure_ends_with_the_outcome_that_takes_its_place(site: Site) -> None:
    """Within seven days; the overseers see when nobody ends it, which can be done after the close as well."""
    way = walk_to(site.club, "answered")
    set_one(site, way, site.club.clock.now().date() + timedelta(days=28))
    walk_on(site.club, way, "notified")
    assert "Measures for the time being end within seven days of the outcome" in site.page("c04", "/cases")
    site.club.clock.pass_days(8)
    assert "end-measures" in overdue(site, way)
    walk_on(site.club, way, "closed")
    assert "When a case is closed, measures for the time being end with it" in site.page("c04", "/cases")
    site.do("c04", way.code, "interim-measure-ended", reason="The case is over.")
    assert "close-ends-measures" not in overdue(site, way)
    assert all("The case is over." in page for page in mailboxes(site, way))


def test_a_pause_has_an_end_that_both_sides_read(site: Site) -> None:
    """At most thirty days, and once: when it is over the time runs on by itself, and is stopped no more."""
    way = walk_to(site.club, "told")
    told = site.club.clock.now().date()
    site.do("c04", way.code, "clock-paused", reason="They are in hospital.")
    reporter = site.browser()
    hold_receipt(reporter, way.reporter)
    assert "They are in hospital." in reporter.get("/mailbox").content.decode()
    page = site.page("c04", f"/cases/{way.code}/do/clock-paused")
    assert "The time to answer is stopped once for each respondent who was told." in page
    assert "Give more time with a reason, as far as the rule allows." in page
    site.club.clock.pass_days(43)
    assert "answer" not in overdue(site, way)
    assert date_format(told + timedelta(days=44), "j F Y") in site.page("c04", "/cases")
    site.club.clock.pass_days(2)
    assert "answer" in overdue(site, way)
    site.do("c04", way.code, "panel-requested", text="Nobody answered.")


def condition_of(site: Site, way: Way) -> str:
    """Return the id of the only condition of a case."""
    with site.club.house.books.reading() as ledger:
        (one,) = [act for act in ledger.acts(way.code) if act.public.kind == "condition-set"]
    return str(one.public.id)


def test_a_condition_that_is_not_met_yet_has_another_day_and_then_the_panel_decides(site: Site) -> None:
    """More time has an end and a reason, the respondent reads both; what is not met waits for no one for ever."""
    way = walk_to(site.club, "decided")
    until = site.club.clock.now().date() + timedelta(days=40)
    site.do("c04", way.code, "condition-set", text="A course on leading groups", until=until.isoformat())
    walk_on(site.club, way, "closed")
    site.club.clock.pass_days(8)
    checked = {"condition": condition_of(site, way), "value": "not-yet", "reason": "The course was full."}
    refused = site.try_to("c04", way.code, "condition-checked", **checked)
    assert refused.status_code == 409
    assert "by when it is looked at again" in refused.content.decode()
    later = site.club.clock.now().date() + timedelta(days=60)
    site.do("c04", way.code, "condition-checked", **checked, until=later.isoformat())
    assert "check-condition" not in overdue(site, way)
    page = mailboxes(site, way)[1]
    assert "The course was full." in page
    assert date_format(later, "j F Y") in page
    site.club.clock.pass_days(61)
    assert "check-condition-later" in overdue(site, way)
    site.do("c04", way.code, "condition-checked", **{**checked, "value": "not-met", "reason": "No paper came."})
    assert "check-condition-later" not in overdue(site, way)
    assert "the panel looks at the outcome again within 60 days" in site.page("c04", "/cases")
    site.club.clock.pass_days(61)
    assert "review-when-not-met" in overdue(site, way)
