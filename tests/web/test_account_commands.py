"""`fairhearing account`: letters, administrators, closing an account, keys; none of it opens a case."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from typer.testing import CliRunner, Result

from fairhearing.desk import edits_of, enrol, find_invited
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.web import models
from fairhearing.web.account_commands import app
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account
from tests.web.conftest import Browser, make_account, sign_in

pytestmark = pytest.mark.django_db

C09 = PersonId("c09")
STRONG = "lamp river quiet stone"


@pytest.fixture(autouse=True)
def fresh(place: Rooms) -> None:
    """A site of its own."""
    cache.clear()


def run(*arguments: str, typed: str = "") -> Result:
    done = CliRunner().invoke(app, arguments, input=typed)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.mark.parametrize("purpose", ["factor", "password"])
def test_a_letter_for_who_has_an_account(place: Rooms, purpose: str) -> None:
    """Both halves, to be given on by two ways, and how long they work."""
    make_account("ivy", C09)
    told = run("letter", "c09", "--for", purpose).stdout
    printed, spoken = re.findall(r"^  ([a-z-]+(?: [a-z-]+)+)$", told, re.MULTILINE)
    assert find_invited(place.house, printed, spoken).purpose == purpose
    assert "http://localhost:8000/enrol" in told
    assert "nobody reads a case without" in told


@pytest.mark.parametrize("purpose", ["factor", "nonsense"])
def test_a_letter_that_would_lead_nowhere_is_not_made(purpose: str) -> None:
    """Whoever has no account has lost nothing; a purpose that is none is refused."""
    with pytest.raises(InputError, match="lead nowhere"):
        run("letter", "c09", "--for", purpose)
    assert "Write these four words" in run("letter", "c09").stdout
    make_account("ivy", C09)
    with pytest.raises(InputError, match="lead nowhere"):
        run("letter", "c09")


def test_an_administrator_is_made_and_gets_back_in(place: Rooms, browser: Browser) -> None:
    """The second time password and second proof are reset, sessions end, and the record has an act."""
    assert "Made." in run("administrator", "keeper", typed=f"{STRONG}\n{STRONG}\n").stdout
    account = Account.objects.get(username="keeper")
    assert account.administrator
    client = browser()
    sign_in(client, account)
    Authenticator.objects.create(user=account, type="totp", data={"secret": ""})
    assert "all sessions ended" in run("administrator", "keeper", "--password", f"{STRONG} too").stdout
    account.refresh_from_db()
    assert account.check_password(f"{STRONG} too")
    assert not Authenticator.objects.exists()
    assert client.get("/account").headers["Location"].startswith("/accounts/login")
    assert [edit.kind for edit in edits_of(place.house, "keeper")] == ["factor-reset"]


def test_nobody_on_the_roll_becomes_an_administrator_and_no_weak_password_is_taken() -> None:
    """One account is not both."""
    make_account("ivy", C09)
    with pytest.raises(RefusedError, match="somebody on the roll"):
        run("administrator", "ivy", "--password", STRONG)
    with pytest.raises(InputError, match="too weak"):
        run("administrator", "keeper", "--password", "short")


def test_an_account_is_signed_out_closed_and_opened_again(browser: Browser) -> None:
    """Its sessions end each time; closed, nobody signs in with it."""
    account, client = make_account("ivy", C09), browser()
    sign_in(client, account)
    assert "ended" in run("sign-out", "ivy").stdout
    assert client.get("/account").status_code == 302
    sign_in(client, Account.objects.get(pk=account.pk))
    assert "stand aside" in run("close", "ivy").stdout
    assert client.get("/account").status_code == 302
    asked = client.post("/accounts/login", {"login": "ivy", "password": "a long enough password"})
    assert asked.status_code == 200 or "inactive" in asked.headers["Location"]
    assert "Open again." in run("reopen", "ivy").stdout
    assert Account.objects.get(pk=account.pk).is_active
    with pytest.raises(InputError, match="no account"):
        run("sign-out", "nobody")


def test_keys_are_removed_and_come_back_with_a_voucher_only(place: Rooms, browser: Browser) -> None:
    """It is asked first, and sessions end; afterwards the page of first keys leads to the one of lost words."""
    client = browser()
    sign_in(client, make_account("ivy", C09))
    enrol(place.house, C09)
    assert run("remove-keys", "c09", typed="n\n").exit_code == 1
    assert "entered in the record" in run("remove-keys", "c09", "--yes").stdout
    assert client.get("/account").headers["Location"].startswith("/accounts/login")
    sign_in(client, Account.objects.get(username="ivy"))
    assert client.get("/keys/new").headers["Location"] == "/keys/lost"
    assert client.get("/unlock").headers["Location"] == "/keys/new"
    assert [edit.kind for edit in edits_of(place.house, C09)] == ["keys-entered", "keys-removed"]


def test_keys_changed_past_the_record_are_named(place: Rooms) -> None:
    """One whose entry is another, and one whose entry is gone."""
    for person in ("c09", "c10"):
        make_account(person, person)
        enrol(place.house, PersonId(person))
    assert "is what the record says" in run("check-keys").stdout
    models.Key.objects.filter(person="c09").update(recipient=b"x" * 32)
    models.Key.objects.filter(person="c10").delete()
    found = run("check-keys")
    assert found.exit_code == 1
    assert "c09: the entry is not what" in found.stdout
    assert "c10: the entry is gone" in found.stdout
