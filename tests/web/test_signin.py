"""Signing in: a password and a code, and nothing is open before both."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from fairhearing.web import budgets
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, SealedSession
from fairhearing.web.signin import AccountAdapter, SecondFactorAdapter
from tests.web.conftest import make_account, sign_in

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long wrong tries would have taken."""
    waits: list[float] = []
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(waits.append))
    return waits


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_whoever_has_no_second_factor_sets_it_up_first(place: Rooms, browser: Callable[..., Client]) -> None:
    """No other page answers until it is there; afterwards the recovery codes are shown."""
    Account.objects.create_user("ash", PASSWORD)
    client = browser()
    client.post("/accounts/login", {"login": "ash", "password": PASSWORD})
    for path in ("/", "/unlock", "/accounts/factors", "/accounts/password"):
        assert client.get(path).headers["Location"] == "/accounts/factors/set-up"
    page = client.get("/accounts/factors/set-up")
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    assert "<?xml" not in page.content.decode()
    assert "style=" not in page.content.decode()
    done = client.post("/accounts/factors/set-up", {"code": _code(secret)})
    assert done.headers["Location"] == "/accounts/recovery"
    assert client.get("/accounts/recovery").status_code == 200
    assert client.get("/").status_code == 200


def test_whoever_cannot_sign_in_is_told_how_to_get_back(place: Rooms, browser: Callable[..., Client]) -> None:
    """The page says whom to ask, and leads to where the words of their letter are typed."""
    page = browser().get("/accounts/login").content.decode()
    assert "Ask an overseer" in page
    assert 'href="/enrol"' in page


def test_secrets_of_the_second_factor_are_sealed(place: Rooms, browser: Callable[..., Client]) -> None:
    """Neither the table of factors nor, while it is set up, the session's row has it in the clear."""
    Account.objects.create_user("ash", PASSWORD)
    client = browser()
    client.post("/accounts/login", {"login": "ash", "password": PASSWORD})
    secret = client.get("/accounts/factors/set-up").context["form"].secret
    assert secret.encode() not in bytes(SealedSession.objects.get().content)
    client.post("/accounts/factors/set-up", {"code": _code(secret)})
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert SecondFactorAdapter().decrypt(kept) == secret


def test_a_password_alone_opens_nothing(place: Rooms, browser: Callable[..., Client]) -> None:
    """With a second factor set up, the code is asked for; a wrong one is refused."""
    make_account("ash", "c03")
    client = browser()
    asked = client.post("/accounts/login", {"login": "ash", "password": PASSWORD})
    assert asked.headers["Location"] == "/accounts/code"
    assert client.get("/unlock").headers["Location"].startswith("/accounts/login")
    assert client.post("/accounts/code", {"code": "000000"}).status_code == 200
    assert client.get("/unlock").status_code == 302


def test_a_wrong_password_and_an_unknown_name_answer_the_same(
    place: Rooms, browser: Callable[..., Client], waits: list[float]
) -> None:
    """Nobody learns who has an account, and each wrong try is counted."""
    make_account("ash", "c03")
    answers = []
    for name in ("ash", "bo"):
        page = browser().post("/accounts/login", {"login": name, "password": "wrong wrong wrong"}).content.decode()
        answers.append(page.replace(f'value="{name}"', ""))
    assert answers[0] == answers[1]
    for _ in range(budgets.FREE):
        browser().post("/accounts/login", {"login": "nobody", "password": "wrong wrong wrong"})
    assert waits


@pytest.mark.parametrize("guessed", ["ash", "nobody"])
def test_guesses_lock_nobody_out(place: Rooms, browser: Callable[..., Client], guessed: str) -> None:
    """However many wrong passwords others try for a name, its owner's right one is let in at once."""
    make_account("ash", "c03")
    for _ in range(35):
        browser().post("/accounts/login", {"login": guessed, "password": "wrong wrong wrong"})
    client = browser()
    assert client.post("/accounts/login", {"login": "ash", "password": PASSWORD}).status_code == 302


def test_nobody_signs_up_by_themselves(place: Rooms, browser: Callable[..., Client]) -> None:
    """There is no such page, and allauth would not let them."""
    assert browser().get("/accounts/signup/").status_code == 404
    assert not AccountAdapter().is_open_for_signup(browser().get("/").wsgi_request)


def test_no_address_and_no_time_of_a_sign_in_is_kept(place: Rooms, browser: Callable[..., Client]) -> None:
    """Neither table has a column for it."""
    columns = {field.name for field in Account._meta.get_fields() if field.concrete}
    told = {"generation", "factor_reset_on", "password_reset_on"}
    assert columns == {"id", "password", "username", "email", "is_active", "administrator", *told}
    assert AccountAdapter().get_client_ip(browser().get("/").wsgi_request) == "0.0.0.0"  # noqa: S104 # the address that stands for nobody
    assert not Account().has_perm("anything")
    assert not Account().has_module_perms("anything")


def test_signing_out_ends_the_session(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The row is gone, and the cookie leads nowhere."""
    client = as_role("handler")
    assert client.post("/accounts/logout").status_code == 302
    assert not SealedSession.objects.exists()
    assert client.get("/unlock").status_code == 302


def test_how_one_signs_in_is_changed_after_the_password_alone(
    place: Rooms, browser: Callable[..., Client]
) -> None:
    """Some time after signing in the password is asked once more; nothing is mailed about it."""
    client = browser()
    sign_in(client, make_account("ash", "c03"))
    asked = client.get("/accounts/recovery/new")
    assert asked.headers["Location"].startswith("/accounts/reauthenticate?next=")
    assert client.get("/accounts/reauthenticate").status_code == 200
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    for page in ("/accounts/recovery/new", "/accounts/recovery", "/accounts/factors/remove", "/accounts/password"):
        assert client.get(page).status_code == 200
    SecondFactorAdapter().send_notification_mail("mfa/email/totp_activated", None)
