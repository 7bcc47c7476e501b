"""A party's own address: told what the mail says, kept apart from the case, stopped when they say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client, override_settings

from fairhearing.desk import Party, invite_support, open_case
from fairhearing.sealing import read_receipt
from fairhearing.web import addresses, mailer, transactions
from fairhearing.web.house import Rooms
from fairhearing.web.models import Notice, NoticeAddress
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.walking import walk_to
from tests.web.conftest import Browser, hold_receipt
from tests.web.filling import hidden
from tests.web.test_intake_mailbox import told_of

pytestmark = pytest.mark.django_db
PAGE, STOP = "/mailbox/mail", "/mailbox/mail/stop"
MINE = "zinnober-planted@example.org"
FILES = "django.core.mail.backends.filebased.EmailBackend"
Opened = Callable[[str], Client]


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club, ten days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=10))))


@pytest.fixture
def opened(browser: Browser) -> Opened:
    """Return a browser in which a mailbox is open."""

    def make(receipt: str) -> Client:
        client = browser()
        assert client.post("/mailbox/open", {"words": receipt}).status_code == 302
        return client

    return make


def test_each_party_leaves_an_address_and_removes_it(club: Club, opened: Opened) -> None:
    """The reporter and the respondent: told what the mail says, shown the address once, asked before it goes."""
    way = walk_to(club, "told")
    for words in (way.reporter, told_of(club, way)):
        party = opened(words)
        assert PAGE in party.get("/mailbox").content.decode()
        blank = party.get(PAGE).content.decode()
        assert all(sentence in blank for sentence in mailer.sentences())
        assert STOP not in blank
        answer = party.post(PAGE, {"address": f" {MINE}\n"})
        assert f"{MINE}</strong>" in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
        assert NoticeAddress.objects.get().pk == read_receipt(words).notice
        again = party.get(PAGE).content.decode()
        assert MINE not in again
        assert STOP in again
        assert party.get(STOP).status_code == 200
        assert "It is stopped" in party.post(STOP, follow=True).content.decode()
        assert party.get(STOP)["Location"] == PAGE
        assert not NoticeAddress.objects.exists()


def test_another_address_takes_the_place_of_the_first(club: Club, opened: Opened) -> None:
    """One for each mailbox, and its time begins anew."""
    words, _ = club.report()
    party = opened(words)
    party.post(PAGE, {"address": MINE})
    first = NoticeAddress.objects.get()
    NoticeAddress.objects.update(until=date(2020, 1, 1))
    party.post(PAGE, {"address": "another@example.org"})
    second = NoticeAddress.objects.get()
    assert second.until == first.until
    assert bytes(second.content) != bytes(first.content)


def test_nobody_else_learns_of_it(club: Club, opened: Opened) -> None:
    """It is no act: the case stays as it was, and no mail is sent because of it."""
    way = walk_to(club, "acknowledged")
    before = open_case(club.house, club.officers["c04"], way.code).acts
    waiting = Notice.objects.count()
    opened(way.reporter).post(PAGE, {"address": MINE})
    assert open_case(club.house, club.officers["c04"], way.code).acts == before
    assert Notice.objects.count() == waiting


def test_a_support_person_has_no_such_page(club: Club, opened: Opened) -> None:
    """Who reads along is shown no way to it, and gets the answer of a page that does not exist."""
    way = walk_to(club, "acknowledged")
    along = opened(invite_support(club.house, Party(read_receipt(way.reporter)), way.code))
    assert PAGE not in along.get("/mailbox").content.decode()
    never = along.get("/mailbox/never").content
    for answer in (along.get(PAGE), along.post(PAGE, {"address": MINE}), along.get(STOP), along.post(STOP)):
        assert answer.status_code == 404
        assert answer.content == never
    assert not NoticeAddress.objects.exists()


def test_words_that_somebody_else_saw_register_nothing(club: Club, browser: Browser, opened: Opened) -> None:
    """They open no mailbox before they are replaced, so nothing is ever left under them."""
    old, _ = club.report(channel="telephone")
    client = browser()
    shown = client.post("/mailbox/open", {"words": old})
    assert client.post(PAGE, {"address": MINE}).status_code == 302
    hold_receipt(client, old)
    assert client.post(PAGE, {"address": MINE}).status_code == 404
    assert not NoticeAddress.objects.exists()
    new = hidden(shown, "new")
    browser().post("/mailbox/replace", {"words": old, "new": new})
    assert opened(new).post(PAGE, {"address": MINE}).status_code == 200
    assert [row.pk for row in NoticeAddress.objects.all()] == [read_receipt(new).notice]
    assert read_receipt(new).notice != read_receipt(old).notice


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "somebody",
        "a@example.org\nBcc: b@example.org",
        "a@example.org\r\nSubject: x",
        "a@example.org, b@example.org",
        "Somebody <a@example.org>",
        '"a b"@example.org',
        "a\0@example.org",
        "a@" + "x" * 250 + ".org",
        "a@" + ".".join(["ü" * 20] * 8) + ".org",
    ],
)
def test_what_is_no_single_address_is_refused(club: Club, opened: Opened, typed: str) -> None:
    """Said in plain words on the same page; nothing is kept, and no line of a mail can be added."""
    words, _ = club.report()
    answer = opened(words).post(PAGE, {"address": typed})
    assert answer.status_code == 422
    assert "No mail can be sent to this" in answer.content.decode()
    assert not NoticeAddress.objects.exists()


def test_what_was_typed_while_the_storage_is_busy_stays_on_the_page(
    club: Club, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The party reads that it was not kept, and can send it again."""

    def busy(*_: object) -> date:
        raise transactions.busy()

    words, _ = club.report()
    party = opened(words)
    monkeypatch.setattr(addresses, "keep", busy)
    answer = party.post(PAGE, {"address": MINE})
    assert answer.status_code == 503
    assert f'value="{MINE}"' in answer.content.decode()


def test_a_site_that_sends_no_mail_takes_no_address(club: Club, opened: Opened) -> None:
    """It says so in place of the field; what was kept before can still be removed."""
    words, _ = club.report()
    party = opened(words)
    party.post(PAGE, {"address": MINE})
    with override_settings(EMAIL_BACKEND=FILES):
        page = party.get(PAGE).content.decode()
        assert "sends no mail at the moment" in page
        assert 'name="address"' not in page
        assert party.post(PAGE, {"address": "another@example.org"}).status_code == 409
        assert party.post(STOP).status_code == 302
    assert not NoticeAddress.objects.exists()


def test_a_form_of_another_site_is_refused(club: Club, opened: Opened) -> None:
    """Nobody can have a party's mail sent to themselves from a page of their own."""
    words, _ = club.report()
    party = opened(words)
    for path in (PAGE, STOP):
        answer = party.post(path, {"address": MINE}, headers={"origin": "https://elsewhere.example"})
        assert answer.status_code == 403
    assert not NoticeAddress.objects.exists()
