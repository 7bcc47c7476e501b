"""Somebody who stands by a party writes for them where the procedure lets them, and sees what they see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.desk import Party, invite_support
from fairhearing.sealing import read_receipt
from fairhearing.web.house import rooms
from tests.advised import advised
from tests.walking import Way, walk_to
from tests.web.conftest import Browser
from tests.web.filling import do
from tests.web.officers import Site, stand
from tests.web.test_casework_people import mailbox
from tests.web.test_several_respondents import FIRST, SECOND, Two

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> Site:
    path = tmp_path / "advised.yaml"
    path.write_text(advised(), encoding="utf-8")
    settings.FAIRHEARING_PROCEDURE = str(path)
    rooms.cache_clear()
    return stand(rooms(), browser, monkeypatch)


@pytest.fixture
def opened(browser: Browser) -> Callable[[str], Client]:
    def make(words: str) -> Client:
        client = browser()
        assert client.post("/mailbox/open", {"words": words}).status_code == 302
        return client

    return make


def along_with(site: Site, way: Way, words: str) -> str:
    return invite_support(site.club.house, Party(read_receipt(words)), way.code)


def test_an_adviser_writes_for_whom_they_stand_by_until_that_is_ended(
    site: Site, opened: Callable[[str], Client]
) -> None:
    """The page says so to both; the handlers see whose words they are; ended, their page is not there."""
    way = walk_to(site.club, "acknowledged")
    party = opened(way.reporter)
    assert "lets them write for you" in party.get("/mailbox/support").content.decode()
    adviser = opened(along_with(site, way, way.reporter))
    page = mailbox(adviser)
    assert "What you write here you write for them" in page
    assert "You can write nothing here" not in page
    assert "Your rights" in page
    do(adviser, "message-sent", text="She asks for a break.")
    assert "She asks for a break." in mailbox(party)
    assert "She asks for a break." in site.page("c04", f"/cases/{way.code}")
    for kind in ("course-set", "consent-given", "category-contested"):
        assert adviser.get(f"/mailbox/do/{kind}").status_code == 409
    assert party.post("/mailbox/support/end", {"slot": "support-1"}).status_code == 302
    assert adviser.get("/mailbox/do/message-sent").status_code == 404
    assert adviser.post("/mailbox/do/message-sent", {"text": "Late."}).status_code == 404
    assert "She asks for a break." in site.page("c04", f"/cases/{way.code}")


def test_who_stands_by_the_other_side_reads_only(site: Site, opened: Callable[[str], Client]) -> None:
    """The rule gives messages to the reporter's side alone."""
    way = walk_to(site.club, "answered")
    assert way.respondent is not None
    adviser = opened(along_with(site, way, way.respondent.receipt))
    assert "You can write nothing here" in mailbox(adviser)
    assert adviser.get("/mailbox/do/message-sent").status_code == 409


def test_who_stands_by_one_of_two_reads_nothing_of_the_other(site: Site, browser: Browser) -> None:
    """Neither what was found of the other, nor that anything was."""
    two = Two(site, browser)
    assert two.way.respondent is not None
    words = along_with(site, two.way, two.way.respondent.receipt)
    adviser = two.opened(browser, words)
    two.judged("respondent-2", "not-substantiated", "Nothing follows", SECOND)
    for client in (two.first, adviser):
        assert "Outcome decided" not in mailbox(client)
        assert SECOND not in mailbox(client)
    two.judged("respondent-1", "substantiated", "A warning", FIRST)
    assert "Outcome decided" in mailbox(adviser)
