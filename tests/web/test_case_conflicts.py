"""Who could judge a case, by which path, for its roster alone; and what is known only since."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from fairhearing.desk import change_organisation, confirm_tie, open_case, serve
from fairhearing.identifiers import PersonId
from fairhearing.independence import answer
from fairhearing.judging import rules_of
from fairhearing.organisation import Tie, name_of_tie
from fairhearing.web.casework import views_conflicts
from fairhearing.web.house import Rooms
from tests.club import organisation
from tests.walking import act, panel_of, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

OWN = Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The club with its people enrolled."""
    return stand(place, browser, monkeypatch)


def enter(site: Site, *ties: Tie) -> None:
    change_organisation(site.club.house, replace(organisation(), ties=(*organisation().ties, *ties)), "secretary")


def test_the_page_holds_the_whole_answer_of_the_command(site: Site) -> None:
    """Everybody with every path, what would remove it, every body and step of the chain, coverage, a picture."""
    way = walk_to(site.club, "acknowledged")
    page = unescape(site.page("c04", f"/cases/{way.code}/conflicts"))
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    today = case.calendar.day(site.club.house.now())
    found = answer(case.organisation, rules_of(case.organisation, case.procedure), case.parties(), today)
    for one in found.people:
        for reason in one.reasons:
            assert all(step in page for step in reason.path)
            assert reason.mends in page
            assert f"{reason.pack}/{reason.rule}" in page
    assert all(step.because in page for route in found.routes for step in route.steps)
    assert found.coverage.sentence() in page
    assert "<svg" in page
    assert "style=" not in page
    assert "<style" not in page
    assert "<script" not in page
    assert f"/cases/{way.code}/conflicts" in site.page("c04", f"/cases/{way.code}")


def test_only_the_roster_sees_a_path(site: Site) -> None:
    """Not who is off it, who is only asked to sit, who stood aside, nor a sifter: one answer, byte for byte."""
    way = walk_to(site.club, "drawn")
    asked = next(iter(panel_of(site.club, way).values()))
    path = f"/cases/{way.code}/conflicts"
    for person in (asked, "c03", "c05"):
        there, never = (site.officer(person).get(one) for one in (path, f"/cases/{'a' * 26}/conflicts"))
        assert there.status_code == never.status_code == 404
        assert there.content == never.content
    assert path not in site.page(asked, f"/cases/{way.code}")
    act(site.club, site.club.officers["c04"], way.code, "recused")
    assert site.officer("c04").get(path).status_code == 404


def test_a_sifter_sees_no_path(site: Site) -> None:
    """They find out who is meant, and learn nothing of who is bound to whom."""
    _, code = site.club.report(respondents=(), described="The tall one of the hall.")
    sifters = [
        person
        for person in ("c05", "x01", "x02", "x03")
        if site.officer(person).get(f"/cases/{code}").status_code == 200
    ]
    assert sifters
    assert {site.officer(person).get(f"/cases/{code}/conflicts").status_code for person in sifters} == {404}


def test_without_a_named_respondent_the_page_says_so(site: Site) -> None:
    """Nobody can be bound to somebody unknown."""
    _, code = site.club.report(respondents=(), described="The tall one of the hall.")
    for sifter in ("x01", "x02", "x03"):
        answered = site.officer(sifter).post(f"/cases/{code}/sift", {"outcome": "nobody", "name": ""})
        if answered.status_code == 302:
            break
    assert "Nobody of the roll is named" in site.page("c04", f"/cases/{code}/conflicts")


def test_of_a_large_organisation_the_bodies_alone_are_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """And of many people of one level some are shown and the rest counted."""
    way = walk_to(site.club, "acknowledged")
    monkeypatch.setattr(views_conflicts, "MOST_SHOWN", 1)
    page = site.page("c04", f"/cases/{way.code}/conflicts")
    assert "Larch Twelve" not in page
    assert " more</p>" in page
    monkeypatch.setattr(views_conflicts, "MOST_REASONS", 0)
    assert "one more reason" in site.page("c04", f"/cases/{way.code}/conflicts")
    monkeypatch.setattr(views_conflicts, "MOST_PEOPLE", 3)
    assert "only who sits on a body" in site.page("c04", f"/cases/{way.code}/conflicts")


def test_what_turned_out_is_told_at_the_next_visit(site: Site) -> None:
    """A tie that its subject declares: the list warns, the case names act, day and path, and says what to do."""
    way = walk_to(site.club, "categorised")
    assert "Checked again" not in site.page("c04", f"/cases/{way.code}")
    enter(site, OWN)
    assert "3 acts were done by somebody" in site.page("c04", "/cases")
    page = unescape(site.page("c04", f"/cases/{way.code}"))
    assert "Checked again: a conflict is known only since" in page
    assert "Category set" in page
    assert "Dogwood Four and Fir Six are friends" in page or "are friends" in page
    assert "Let somebody who is free look at them again" in page
    assert "One of those who were not free is you" in page


def test_an_overseers_word_reaches_back_and_what_was_done_again_is_marked(site: Site) -> None:
    """Nothing before the confirmation; afterwards whoever takes over sees it, and that they did it anew."""
    way = walk_to(site.club, "categorised")
    enter(site, replace(OWN, declared_by=None))
    assert "Checked again" not in site.page("c04", f"/cases/{way.code}")
    confirm_tie(site.club.house, PersonId("c05"), name_of_tie(OWN))
    assert "Checked again" in site.page("c04", f"/cases/{way.code}")
    act(site.club, site.club.officers["c04"], way.code, "recused")
    assert "Checked again" not in site.page("c04", f"/cases/{way.code}")
    serve(site.club.house, site.club.officers["x01"], way.code)
    page = site.page("x01", f"/cases/{way.code}")
    assert "Checked again" in page
    assert "One of those who were not free is you" not in page
    act(site.club, site.club.officers["x01"], way.code, "category-set", value="threats", reason="Read again.")
    assert "done again" in site.page("x01", f"/cases/{way.code}")
    assert "2 acts were done by somebody" in site.page("x01", "/cases")


def test_a_tie_that_disappears_frees_nobody(site: Site) -> None:
    """Taken off the roll again, it goes on counting, and the page still tells it."""
    way = walk_to(site.club, "categorised")
    enter(site, OWN)
    enter(site)
    assert "Checked again" in site.page("c04", f"/cases/{way.code}")
    answered = site.try_to("c04", way.code, "category-set", value="threats", reason="Mine.")
    assert answered.status_code == 409
    assert "conflict" in answered.content.decode()


def test_neither_overseers_nor_those_asked_are_told(site: Site) -> None:
    """The notice names a path: it is for the roster."""
    way = walk_to(site.club, "drawn")
    enter(site, OWN)
    asked = next(iter(panel_of(site.club, way).values()))
    assert "Checked again" not in site.page(asked, f"/cases/{way.code}")
    assert "checked again" not in site.page(asked, "/cases")
    assert "friends" not in site.page("c05", f"/overseer/{way.code}")


def test_what_an_own_conflict_bars_is_not_offered(site: Site) -> None:
    """A soft tie: the page says rule, path and who does it instead before anything is typed; letters stay open."""
    way = walk_to(site.club, "acknowledged")
    path = f"/cases/{way.code}/do/category-set"
    assert "<textarea" in site.page("c04", path)
    enter(site, replace(OWN, kind="shared-committee"))
    page = site.page("c04", path)
    assert "<textarea" not in page
    assert "(shares-a-committee-elsewhere, floor: " in page
    assert "Dogwood Four (c04)" in page
    assert "Somebody who is free of conflict does it" in page
    assert "<textarea" in site.page("c04", f"/cases/{way.code}/do/message-sent")
