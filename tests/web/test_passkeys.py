"""Passkeys: a second proof beside the code from a phone, or alone; only at an address where browsers make them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.web import budgets
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account
from fairhearing.web.passkeys import name_of, possible
from tests.web.authenticators import SoftKey
from tests.web.conftest import Browser, make_account

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
ADD = "/accounts/passkeys/add"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what earlier tests tried, and let nothing wait."""
    cache.clear()
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda _: None))


@pytest.fixture
def newcomer(place: Rooms, browser: Browser) -> Client:
    """Somebody with a password who is sent to the set-up of a second proof."""
    Account.objects.create_user("ash", PASSWORD)
    client = browser()
    assert with_password(client) == "/unlock"
    return client


def with_password(client: Client) -> str:
    answer = client.post("/accounts/login", {"login": "ash", "password": PASSWORD})
    return str(answer.headers["Location"])


def asked_on(client: Client, path: str) -> dict[str, object]:
    """Return what a page asks the browser for, as its script reads it."""
    page = client.get(path).content.decode()
    found = re.search(r'<script id="passkey" type="application/json">(.*?)</script>', page)
    assert found is not None, page
    told = json.loads(found[1])
    assert isinstance(told, dict)
    return told


def added(client: Client, name: str = "blue stick") -> SoftKey:
    key = SoftKey()
    answer = client.post(ADD, {"name": name, "credential": key.make(asked_on(client, ADD))})
    assert answer.status_code == 302, answer.content.decode()
    return key


def test_a_passkey_alone_is_a_second_proof(newcomer: Client, browser: Browser) -> None:
    """Whoever has one needs no phone: the site opens to them, and the next sign-in asks for it."""
    assert newcomer.get("/").headers["Location"] == "/accounts/factors/set-up"
    assert ADD in newcomer.get("/accounts/factors/set-up").content.decode()
    key = added(newcomer)
    assert newcomer.get("/").status_code == 200
    client = browser()
    assert with_password(client) == "/accounts/code"
    assert client.get("/unlock").headers["Location"].startswith("/accounts/login")
    asked = asked_on(client, "/accounts/code")
    done = client.post("/accounts/code", {"credential": key.answer(asked)})
    assert done.headers["Location"] == "/unlock"
    assert client.get("/account").status_code == 200


def test_either_proof_lets_in_who_has_both(newcomer: Client, browser: Browser) -> None:
    """The page offers both, and codes still work where a passkey is set up."""
    key = added(newcomer)
    assert newcomer.get("/accounts/factors/set-up").status_code == 200
    client = browser()
    with_password(client)
    page = client.get("/accounts/code").content.decode()
    assert 'name="code"' in page
    assert 'data-passkey="answer"' in page
    asked = asked_on(client, "/accounts/code")
    assert client.post("/accounts/code", {"credential": key.answer(asked)}).status_code == 302


@pytest.mark.parametrize(
    "wrong", ["another challenge", "another page", "another key", "nonsense", "{}", "[]", "7"]
)
def test_what_is_not_the_right_answer_lets_nobody_in(newcomer: Client, browser: Browser, wrong: str) -> None:
    """An answer to another challenge, from another page or by another key; and whatever is none at all."""
    key, client = added(newcomer), browser()
    with_password(client)
    first = key.answer(asked_on(client, "/accounts/code"))
    asked = asked_on(client, "/accounts/code")
    key.origin = "http://localhost:8001" if wrong == "another page" else key.origin
    other = {"another challenge": first, "another page": key.answer(asked), "another key": SoftKey().answer(asked)}
    answer = client.post("/accounts/code", {"credential": other.get(wrong, wrong)})
    assert answer.status_code == 200
    assert client.get("/unlock").headers["Location"].startswith("/accounts/login")


@pytest.mark.parametrize("wrong", ["another page", "nonsense", "{}", '{"response": {"clientDataJSON": "!"}}'])
def test_only_what_was_made_on_this_page_is_kept(newcomer: Client, wrong: str) -> None:
    """Another port of the same machine is another page."""
    key = SoftKey("http://localhost:8001")
    made = key.make(asked_on(newcomer, ADD))
    answer = newcomer.post(ADD, {"name": "x", "credential": made if wrong == "another page" else wrong})
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_its_name_is_sealed_and_no_time_of_a_sign_in_is_kept(newcomer: Client, browser: Browser) -> None:
    """The database has a public key; not what the owner calls it, and not when it was used."""
    key = added(newcomer)
    client = browser()
    with_password(client)
    client.post("/accounts/code", {"credential": key.answer(asked_on(client, "/accounts/code"))})
    kept = Authenticator.objects.get(type="webauthn")
    assert "blue stick" not in json.dumps(kept.data)
    assert name_of(kept) == "blue stick"
    assert kept.last_used_at is None
    assert "blue stick" in client.get("/accounts/passkeys").content.decode()


def test_it_gets_another_name_and_is_removed(newcomer: Client) -> None:
    """One without a name is numbered; a name that cannot be read is none; after the last, set-up again."""
    added(newcomer, "")
    kept = Authenticator.objects.get(type="webauthn")
    assert name_of(kept) == "Passkey 1"
    page = f"/accounts/passkeys/{kept.pk}"
    assert 'value="Passkey 1"' in newcomer.get(f"{page}/name").content.decode()
    assert newcomer.post(f"{page}/name", {"name": "phone"}).headers["Location"] == "/accounts/passkeys"
    kept.refresh_from_db()
    assert name_of(kept) == "phone"
    newcomer.post(f"{page}/name", {"name": ""})
    kept.refresh_from_db()
    assert name_of(kept) == "phone"
    kept.data["name"] = "AAAA"
    assert name_of(kept) == ""
    assert "“phone”" in newcomer.get(f"{page}/remove").content.decode()
    assert newcomer.post(f"{page}/remove").headers["Location"] == "/accounts/passkeys"
    assert not Authenticator.objects.filter(user__username="ash").exists()
    assert newcomer.get("/").headers["Location"] == "/accounts/factors/set-up"


def test_somebody_elses_passkey_is_not_there(newcomer: Client, browser: Browser) -> None:
    """Neither to be named nor to be removed."""
    added(newcomer)
    theirs = Authenticator.objects.get(type="webauthn").pk
    make_account("bo", "c03")
    other = browser()
    other.force_login(Account.objects.get(username="bo"))
    other.post("/accounts/reauthenticate", {"password": PASSWORD})
    for page in ("name", "remove"):
        assert other.get(f"/accounts/passkeys/{theirs}/{page}").status_code == 404
        assert other.post(f"/accounts/passkeys/{theirs}/{page}", {"name": "mine"}).status_code == 404


def test_a_change_asks_who_it_is_once_more(place: Rooms, browser: Browser) -> None:
    """Some time after signing in the password or a proof is asked for; a passkey will do."""
    make_account("ash", "c03")
    client = browser()
    client.force_login(Account.objects.get(username="ash"))
    assert client.get(ADD).headers["Location"].startswith("/accounts/reauthenticate")
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    key = added(client)
    later = browser()
    later.force_login(Account.objects.get(username="ash"))
    again = "/accounts/passkeys/again"
    done = later.post(again, {"credential": key.answer(asked_on(later, again)), "next": ADD})
    assert done.headers["Location"] == ADD
    assert later.get(ADD).status_code == 200
    later.post(again, {"credential": "{}"})


@pytest.mark.parametrize(
    ("origin", "can"),
    [
        ("https://fair.example.org", True),
        ("http://localhost:8000", True),
        ("http://fair.example.org", False),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.7", False),
        ("https://[2001:db8::1]", False),
    ],
)
def test_where_browsers_make_passkeys(settings: Settings, origin: str, can: bool) -> None:
    """At https and at localhost, never at a number."""
    settings.FAIRHEARING_ORIGIN = origin
    assert possible() is can


def test_elsewhere_the_page_says_why_and_what_to_do(
    as_role: Callable[[str], Client], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No script is offered, and the page of adding one says the same."""
    client = as_role("member")
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    settings.FAIRHEARING_ORIGIN = "http://127.0.0.1:8000"
    for path in ("/accounts/passkeys", ADD):
        answer = client.get(path)
        page = answer.content.decode()
        assert "At this address browsers make no passkeys" in page
        assert "FAIRHEARING_ORIGIN" in page
        assert "<script" not in page
        assert "script-src" not in answer.headers["Content-Security-Policy"]


def test_only_pages_that_ask_for_a_passkey_may_run_a_script(newcomer: Client, browser: Browser) -> None:
    """And that only the site's own file; all other pages run none."""
    added(newcomer)
    client = browser()
    with_password(client)
    for one, path in ((newcomer, ADD), (client, "/accounts/code")):
        told = one.get(path).headers["Content-Security-Policy"]
        assert "script-src 'self'" in told
        assert "unsafe" not in told
    for path in ("/", "/account", "/accounts/passkeys", "/accounts/factors/set-up", "/accounts/recovery"):
        assert "script-src" not in newcomer.get(path).headers["Content-Security-Policy"]
