"""Recovery codes: shown once, each good for one sign-in, and not to be had from the database alone."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client

from fairhearing.web import budgets
from fairhearing.web.accounts.setup import setup_of
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account
from tests.web.conftest import Browser, make_account
from tests.web.racing import at_once

PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what earlier tests tried, and let nothing wait."""
    cache.clear()
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda _: None))


def owner(browser: Browser) -> Client:
    """Return the browser of somebody who signed in and typed their password a moment ago."""
    client = browser()
    client.force_login(make_account("ash", "c03"))
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    return client


def made(client: Client) -> list[str]:
    """Make new codes and return them as the page shows them."""
    assert client.post("/accounts/recovery/new").headers["Location"] == "/accounts/recovery"
    return re.findall(r"<li>(\d{8})</li>", client.get("/accounts/recovery").content.decode())


def enter(client: Client, code: str) -> bool:
    client.post("/accounts/login", {"login": "ash", "password": PASSWORD})
    return client.post("/accounts/code", {"code": code}).status_code == 302


@pytest.mark.django_db
def test_codes_are_shown_once(place: Rooms, browser: Browser) -> None:
    """The page shows ten, to print or keep as a file; opened again it shows none, and says how many are left."""
    client = owner(browser)
    client.post("/accounts/recovery/new")
    first = client.get("/accounts/recovery").content.decode()
    codes = re.findall(r"<li>(\d{8})</li>", first)
    assert len(set(codes)) == 10
    assert f'href="data:text/plain;charset=utf-8,{"%0A".join(codes)}%0A"' in first
    again = client.get("/accounts/recovery").content.decode()
    assert not [code for code in codes if code in again]
    assert "10 are left." in again


@pytest.mark.django_db
def test_each_works_once_and_the_account_says_how_many_are_left(place: Rooms, browser: Browser) -> None:
    """The second time it is a wrong code, in a process with an empty memory, too."""
    client = owner(browser)
    codes = made(client)
    assert enter(browser(), codes[3])
    cache.clear()
    assert not enter(browser(), codes[3])
    assert setup_of(Account.objects.get().pk).codes == 9
    assert "9 are left" in client.get("/account").content.decode()
    assert not setup_of(Account.objects.get().pk).few


@pytest.mark.django_db
def test_new_ones_make_the_old_void(place: Rooms, browser: Browser) -> None:
    """Whoever finds the old paper gets nowhere."""
    client = owner(browser)
    old = made(client)
    new = made(client)
    assert not set(old) & set(new)
    assert not enter(browser(), old[0])
    assert enter(browser(), new[0])


@pytest.mark.django_db
def test_the_database_alone_does_not_give_them(place: Rooms, browser: Browser) -> None:
    """What lies there is sealed under a key of another folder; without that key no code follows from it."""
    codes = made(owner(browser))
    kept = Authenticator.objects.get(type="recovery_codes")
    assert not [code for code in codes if code in json.dumps(kept.data)]
    assert kept.wrap().generate_codes() == codes
    (place.keys._folder / "mfa").write_bytes(bytes(32))  # as in a stolen database, which has no such file
    with pytest.raises(Exception, match="does not open"):
        kept.wrap().generate_codes()


@pytest.mark.django_db(transaction=True)
def test_two_who_type_one_code_at_once_are_one(place: Rooms, browser: Browser) -> None:
    """Whichever processes they come to, one of them is let in."""
    account = make_account("ash", "c03")
    Authenticator.objects.filter(type="recovery_codes").delete()
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    clients = [browser(), browser()]
    done = at_once(*(partial(enter, client, code) for client in clients))
    assert sorted(one is True for one in done) == [False, True]
