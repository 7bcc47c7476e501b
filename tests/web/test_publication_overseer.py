"""The overseers' pages: every case by its clocks, and never a name or a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from fairhearing.errors import RefusedError
from fairhearing.web.house import Rooms
from tests.club import START, Club, organisation, settle
from tests.fakes import FakeClock
from tests.walking import act, walk_to

PLANTED = (
    "What happened, in own words.",
    "It arrived.",
    "Again and again.",
    "Apart at meetings.",
    "What is put",
    "It was not so.",
    "Because.",
    "A warning",
    "bullying",
)
"""Words that the walk of a case puts into reports, letters, plans, answers, findings and decisions."""


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club in the site's own house, on a clock that the tests move."""
    return settle(replace(place.house, clock=FakeClock(START)))


def test_a_case_shows_its_clocks_and_no_name_or_word(club: Club, as_role: Callable[[str], Client]) -> None:
    """Neither what people wrote nor any name of the roll is on the overseers' pages, after every kind of act."""
    way = walk_to(club, "closed")
    client = as_role("overseer")
    pages = [client.get(path).content.decode() for path in ("/overseer", f"/overseer/{way.code}")]
    names = [person.name for person in organisation().people.values()]
    found = [word for word in (*PLANTED, *names, way.reporter) for page in pages if word in page]
    assert found == []
    assert "Finding made" in pages[1]
    assert "done on" in pages[1]


def test_what_is_overdue_comes_first_in_words(club: Club, as_role: Callable[[str], Client]) -> None:
    """The case with more overdue duties stands above the one with fewer, and closed ones last."""
    closed = walk_to(club, "closed").code
    one = walk_to(club, "acknowledged").code
    _, more = club.report()
    page = as_role("overseer").get("/overseer").content.decode()
    assert page.index(more) < page.index(one) < page.index(closed)
    assert "days overdue" in page
    assert "duties are overdue" in page


def test_nothing_overdue_is_said_too(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """An empty house is told to be empty."""
    page = as_role("overseer").get("/overseer").content.decode()
    assert "Nothing is overdue." in page
    assert "There is no case yet." in page


def test_a_refusal_is_shown_with_its_rule(club: Club, as_role: Callable[[str], Client]) -> None:
    """Whoever tried what a bar forbids left the rule's sentence and a class of reason, and nothing more."""
    way = walk_to(club, "acknowledged")
    officer = club.officers["c04"]
    act(club, officer, way.code, "category-set", value="threats", reason="Afraid.")
    with pytest.raises(RefusedError):
        act(club, officer, way.code, "mediation-proposed", text="A talk?")
    page = as_role("overseer").get(f"/overseer/{way.code}").content.decode()
    assert "Mediation proposed" in page
    assert "barred for this category" in page
    assert "A talk?" not in page


def test_to_others_no_case_exists(club: Club, as_role: Callable[[str], Client]) -> None:
    """A handler of the case gets the same 404 for it as for one that never was."""
    _, code = club.report()
    client = as_role("handler")
    there, never = client.get(f"/overseer/{code}"), client.get(f"/overseer/{'a' * 26}")
    assert there.status_code == never.status_code == 404
    assert there.content == never.content
    assert as_role("overseer").get(f"/overseer/{'a' * 26}").status_code == 404
