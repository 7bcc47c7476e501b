"""A long list of cases comes page by page: each case once, and only those of the page are opened."""

from __future__ import annotations

import re

import pytest

from fairhearing.web.casework import views_cases
from fairhearing.web.house import Rooms
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(views_cases, "AT_ONCE", 2)
    return stand(place, browser, monkeypatch)


def shown(page: str) -> list[str]:
    """Return the codes that a page leads to, in order."""
    return list(dict.fromkeys(re.findall(r'href="/cases/([a-z0-9]{26})"', page)))


def test_each_case_is_on_one_page_and_the_nearest_clock_on_the_first(site: Site) -> None:
    """Links lead on and back; a page that is not there is the last one, and nonsense the first."""
    codes = []
    for _ in range(5):
        codes.append(site.club.report()[1])
        site.club.clock.pass_days(1)
    pages = [site.page("c04", path) for path in ("/cases", "/cases?page=2", "/cases?page=3")]
    assert [shown(page) for page in pages] == [codes[:2], codes[2:4], codes[4:]]
    assert "Cases 1 to 2 of 5" in pages[0]
    assert [re.findall(r'href="\?page=(\d)"', page) for page in pages] == [["2"], ["3", "1"], ["2"]]
    assert shown(site.page("c04", "/cases?page=77")) == codes[4:]
    assert shown(site.page("c04", "/cases?page=x")) == codes[:2]


def test_a_question_to_somebody_drawn_is_on_the_first_page(site: Site) -> None:
    """However many cases with near clocks they have besides."""
    way = walk_to(site.club, "drawn")
    asked = min(panel_of(site.club, way).values())
    assert shown(site.page(asked, "/cases"))[0] == way.code
    assert "Say whether you are free to sit" in site.page(asked, "/cases")


def test_a_short_list_has_no_pages(site: Site) -> None:
    """Nor has an empty one."""
    site.club.report()
    for person in ("c04", "c09"):
        assert "?page=" not in site.page(person, "/cases")
