"""Signing out everywhere: every session of the account ends, in every process, with the keys that were open."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from fairhearing.desk import enrol
from fairhearing.identifiers import PersonId
from fairhearing.sealing import PersonKeys
from fairhearing.web import sign_outs
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, SealedSession
from fairhearing.web.sessions import SessionStore, whose_mark
from tests.web.conftest import Browser, hold_receipt, make_account, sign_in

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
C09 = PersonId("c09")


@pytest.fixture
def keys(place: Rooms) -> PersonKeys:
    """The keys of somebody with an account."""
    cache.clear()
    make_account("ivy", C09)
    return enrol(place.house, C09).keys


def signed_in(browser: Browser, keys: PersonKeys) -> Client:
    client = browser()
    sign_in(client, Account.objects.get(username="ivy"), keys)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def is_open(client: Client) -> bool:
    return client.get("/cases").status_code == 200


def test_one_button_ends_all_the_others(browser: Browser, keys: PersonKeys) -> None:
    """This session goes on with its keys open; the others are gone, rows and all; a mailbox is not touched."""
    here, there, away, mailbox = signed_in(browser, keys), signed_in(browser, keys), browser(), browser()
    sign_in(away, make_account("bo", "c03"))
    hold_receipt(mailbox)
    assert "in 1 other place." in here.get("/accounts/sessions").content.decode()
    assert SealedSession.objects.count() == 4
    assert here.post("/accounts/sessions", {"others": "yes"}).headers["Location"] == "/account?done=signed-out"
    assert is_in(here)
    assert is_open(here)
    assert not is_in(there)
    assert not is_open(there)
    assert is_in(away)
    assert mailbox.get("/mailbox").status_code != 302
    assert SealedSession.objects.count() == 3
    assert "and nowhere else" in here.get("/account?done=signed-out").content.decode()


def test_everywhere_is_here_too(browser: Browser, keys: PersonKeys) -> None:
    """Nobody is left, and this browser signs in anew."""
    here, there = signed_in(browser, keys), signed_in(browser, keys)
    assert here.post("/accounts/sessions", {"all": "yes"}).headers["Location"] == "/accounts/login"
    assert not is_in(here)
    assert not is_in(there)


def test_who_typed_the_password_and_no_code_yet_is_ended_too(browser: Browser, keys: PersonKeys) -> None:
    """Else somebody with the old password could wait at the next page."""
    here, waiting = signed_in(browser, keys), browser()
    assert waiting.post("/accounts/login", {"login": "ivy", "password": PASSWORD}).status_code == 302
    assert waiting.get("/accounts/code").status_code == 200
    here.post("/accounts/sessions", {"others": "yes"})
    assert waiting.get("/accounts/code").headers["Location"].startswith("/accounts/login")


def test_a_session_that_another_process_writes_back_does_not_count(browser: Browser, keys: PersonKeys) -> None:
    """A row that reappears is of an earlier generation."""
    client = signed_in(browser, keys)
    (row,) = SealedSession.objects.all()
    sign_outs.end_all(Account.objects.get(username="ivy"))
    row.save(force_insert=True)
    assert not is_in(client)
    assert not is_open(client)


def test_a_new_password_ends_the_others(browser: Browser, keys: PersonKeys) -> None:
    """The old one is asked for; this session goes on, its keys open."""
    here, there = signed_in(browser, keys), signed_in(browser, keys)
    new = "lamp river quiet stone"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/accounts/password", {**typed, "oldpassword": "not this one"}).status_code == 200
    assert is_in(there)
    assert here.post("/accounts/password", typed).headers["Location"] == "/account"
    assert is_open(here)
    assert not is_in(there)
    assert Account.objects.get(username="ivy").check_password(new)
    locked = browser()
    sign_in(locked, Account.objects.get(username="ivy"))
    assert locked.post(
        "/accounts/password", {**typed, "oldpassword": new, "password1": PASSWORD, "password2": PASSWORD}
    )
    assert is_in(locked)


def test_rows_do_not_tell_whose_they_are(browser: Browser, keys: PersonKeys, place: Rooms) -> None:
    """Two sessions of one account have no mark in common, and all marks are of one length."""
    for _ in range(2):
        signed_in(browser, keys)
    hold_receipt(browser())
    marks = [bytes(row.whose) for row in SealedSession.objects.all()]
    assert len(set(marks)) == 3
    assert {len(mark) for mark in marks} == {32}
    account = Account.objects.get(username="ivy").pk
    assert sum(bytes(row.whose) == whose_mark(account, row.find) for row in SealedSession.objects.all()) == 2
    (place.keys._folder / "mfa").write_bytes(bytes(32))  # another key knows none of them
    assert not [row for row in SealedSession.objects.all() if bytes(row.whose) == whose_mark(account, row.find)]


def test_a_session_that_was_not_begun_lies_nowhere() -> None:
    """It has no row."""
    assert SessionStore().find == ""
    assert django_settings.SESSION_ENGINE == "fairhearing.web.sessions"
