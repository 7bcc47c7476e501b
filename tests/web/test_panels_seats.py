"""Seats filled by lot: who can be drawn and why others not, who is asked, who stands aside, who has no account."""

from __future__ import annotations

import re

import pytest

from fairhearing.desk import find_invited, open_case, seating
from fairhearing.identifiers import CaseCode, PersonId, SlotName
from fairhearing.web.house import Rooms
from fairhearing.web.models import Key
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

WORDS = re.compile(r'class="words">([^<]+)<')


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def members_of(site: Site, code: CaseCode) -> dict[SlotName, PersonId]:
    case = open_case(site.club.house, site.club.officers["c04"], code)
    return dict(seating(site.club.house, case).members)


@pytest.mark.django_db
def test_the_pool_shows_who_can_be_drawn_and_to_the_roster_why_others_cannot(site: Site) -> None:
    """Kin of a party stand with their path among those left out, and are not among those who can be drawn."""
    way = walk_to(site.club, "asked")
    page = site.page("c04", f"/cases/{way.code}/seats/panel")
    drawable, _, left = page.partition("cannot be drawn")
    assert "Ivy Nine" in drawable
    assert "Hazel Eight" not in drawable
    assert "Hazel Eight" in left
    assert "is not free towards a party" in left
    assert "Elm Five" in left


@pytest.mark.django_db
def test_the_page_admits_who_could_steer_the_draw(site: Site) -> None:
    """Whoever waits for the seed reads that the operator decides when it is written."""
    way = walk_to(site.club, "fixed")
    assert "whoever runs this site decides when a checkpoint is written" in site.page(
        "c04", f"/cases/{way.code}/seats/panel"
    )


@pytest.mark.django_db
def test_for_somebody_who_stands_aside_the_next_alternate_is_asked(site: Site) -> None:
    """No reason is asked for, what they see afterwards is nothing, and a receiver's visit asks the next."""
    way = walk_to(site.club, "drawn")
    before = members_of(site, way.code)
    person = next(iter(before.values()))
    path = f"/cases/{way.code}/seat"
    assert "Report acknowledged" not in site.page(person, f"/cases/{way.code}")
    assert site.officer(person).post(path, {}).status_code == 422
    assert site.officer(person).post(path, {"answer": "aside"}).status_code == 302
    assert "nobody asks why" in site.page(person, path)
    assert site.officer(person).post(path, {"answer": "free"}).status_code == 409
    assert "You stood aside." in site.page(person, f"/cases/{way.code}")
    asked = site.page("c04", f"/cases/{way.code}/seats/panel")
    assert "stood aside" in asked
    new = set(members_of(site, way.code).values()) - set(before.values())
    assert len(new) == 1
    assert f"/cases/{way.code}/seat" in site.page(new.pop(), "/cases")


@pytest.mark.django_db
def test_somebody_drawn_without_an_account_gets_a_letter(site: Site) -> None:
    """The page offers it, shows both halves once, and the code leads to enrolling that very person."""
    way = walk_to(site.club, "fixed")
    with site.club.house.books.reading() as ledger:
        keyless = [
            row.person for row in ledger.all_keys() if row.person in {"c09", "c10", "c11", "c12", "c13", "c14"}
        ]
    Key.objects.filter(person__in=keyless).delete()
    site.club.checkpoint()
    assert site.officer("c04").post(f"/cases/{way.code}/seats/panel", {"step": "draw"}).status_code == 302
    page = site.page("c04", f"/cases/{way.code}/seats/panel")
    slot, person = next(iter(members_of(site, way.code).items()))
    assert "Has no account yet" in page
    invited = site.officer("c04").post(f"/cases/{way.code}/seats/panel/invite/{slot}")
    spoken, letter = (words.strip() for words in WORDS.findall(invited.content.decode()))
    assert find_invited(site.club.house, letter, spoken).person == person
    assert site.officer("c04").post(f"/cases/{way.code}/seats/panel/invite/panel-9").status_code == 404


@pytest.mark.django_db
def test_only_a_role_that_is_filled_by_lot_has_seats(site: Site) -> None:
    """A role that is not drawn, none at all, a step that is none, and a panel before its turn are not there."""
    way = walk_to(site.club, "answered")
    client = site.officer("c04")
    assert client.get(f"/cases/{way.code}/seats/panel").status_code == 404
    asked = walk_to(site.club, "asked")
    for role in ("appeal", "receiver", "no-such-role"):
        assert client.get(f"/cases/{asked.code}/seats/{role}").status_code == 404
    assert client.post(f"/cases/{asked.code}/seats/panel", {"step": "close"}).status_code == 404
    assert client.get(f"/cases/{asked.code}/seat").status_code == 404
