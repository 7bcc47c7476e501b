"""A body as respondent: nobody who sits on it judges it, and one of them answers for all of it."""

from __future__ import annotations

import pytest

from fairhearing.web.house import Rooms
from tests.walking import Way, panel_of, walk_on, walk_to
from tests.web.conftest import Browser
from tests.web.filling import do
from tests.web.officers import Site, stand
from tests.web.test_casework_people import let_in, mailbox

pytestmark = pytest.mark.django_db

TOLD = {"what": "That it spent what it had not", "text": "Letter", "how": "letter"}
COMMITTEE = {"c01", "c02"}


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


@pytest.fixture
def way(site: Site) -> Way:
    return walk_to(site.club, "planned", respondents=("Committee",))


def test_who_sits_on_it_is_named_to_whoever_tells_it(site: Site, way: Way) -> None:
    """One of them answers for it; the handlers are told who sits on it now. Of a person it says nothing."""
    page = site.page("c04", f"/cases/{way.code}/do/respondent-notified")
    assert "Committee is a body" in page
    assert "Beech Two" in page
    assert "Cedar Three" not in page
    assert "Committee" in site.page("c04", f"/cases/{way.code}")
    other = walk_to(site.club, "planned")
    assert "is a body" not in site.page("c04", f"/cases/{other.code}/do/respondent-notified")


def test_one_answers_for_all_of_it_and_nobody_on_it_is_drawn(site: Site, browser: Browser, way: Way) -> None:
    """The mailbox is the body's, and whoever is asked to sit reads its name, not its id."""
    answering = let_in(site, browser, way.code, "respondent-notified", **TOLD)
    assert TOLD["what"] in mailbox(answering)
    do(answering, "response-received", answer="denies", text="The meeting had agreed to it.")
    assert "The meeting had agreed to it." in site.page("c04", f"/cases/{way.code}")
    way.done += ["told", "answered"]
    walk_on(site.club, way, "drawn")
    members = [str(person) for person in panel_of(site.club, way).values()]
    assert COMMITTEE.isdisjoint(members)
    holder = next(person for person in members if person in site.club.officers)  # c06 has no keys
    asked = site.page(holder, f"/cases/{way.code}/seat")
    assert "Committee" in asked


def test_a_body_that_takes_in_reports_does_not_take_in_the_one_about_itself(site: Site) -> None:
    """It goes to the next body, and to those who sit on the first the case is not there."""
    _words, code = site.club.report(respondents=("Receivers",))
    assert "respondent (Receivers)" in site.page("x01", f"/cases/{code}")
    for person in ("c03", "c04"):
        assert site.officer(person).get(f"/cases/{code}").status_code == 404
