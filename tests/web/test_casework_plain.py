"""What an officer reads is said plainly: which case it is, who is meant, who is told, and what is to come."""

from __future__ import annotations

import pytest

from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, form_on, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The club with its site."""
    return stand(place, browser, monkeypatch)


def test_the_list_says_what_a_case_is_about_and_when_it_came(site: Site) -> None:
    """A code alone tells nobody which case it is; the category is shown to whom it is open."""
    walk_to(site.club, "acknowledged")
    assert "came in on " in (page := site.page("c04", "/cases"))
    assert "<strong>A quarrel" not in page
    way = walk_to(site.club, "categorised")
    title = site.page("c04", f"/cases/{way.code}").partition("<dt>Category</dt><dd><strong>")[2].partition("<")[0]
    assert title
    assert f"<strong>{title}</strong>" in site.page("c04", "/cases")


def test_reasons_name_people_and_no_ids(site: Site) -> None:
    """Why something cannot be done yet is said of a party by role and name."""
    way = walk_to(site.club, "told")
    page = site.page("c04", f"/cases/{way.code}/do/mediation-held")
    assert "no consent of respondent (" in page
    assert "no consent of c0" not in page


def test_closing_before_anybody_was_told_says_who_reads_it(site: Site) -> None:
    """A respondent who knows of nothing gets no word of it, and the receiver need not fear so."""
    way = walk_to(site.club, "acknowledged")
    path = f"/cases/{way.code}/do/case-closed"
    page = site.officer("c04").post(path, {**form_on(site.page("c04", path)), "reason": "x"}).content.decode()
    assert "The reporter's side reads it" in page
    assert "Both sides" not in page


def test_an_acknowledgement_does_not_announce_itself(site: Site) -> None:
    """What the letter itself is asked for by does not stand in it as something still to come."""
    _, code = site.club.report()
    text = str(form_on(site.page("c04", f"/cases/{code}/do/report-acknowledged"))["text"])
    assert "What comes next, and by when:" in text
    assert "set the category within seven days" in text
    assert "that the report arrived. (by" not in text
