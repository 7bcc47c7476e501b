"""A lost second proof, a forgotten password: a letter resets that one thing, and opens no case to anybody."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from fairhearing.desk import (
    EDIT_KINDS,
    Enrolled,
    ResetRow,
    edits_of,
    enrol,
    find_invited,
    invite_member,
    open_resets,
)
from fairhearing.identifiers import PersonId
from fairhearing.sealing import LetterCode
from fairhearing.web import budgets
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, SealedSession
from tests.web.conftest import Browser, make_account, sign_in

pytestmark = pytest.mark.django_db

C09 = PersonId("c09")
PASSWORD, NEW = "a long enough password", "lamp river quiet stone"


@pytest.fixture
def ivy(place: Rooms, monkeypatch: pytest.MonkeyPatch) -> Enrolled:
    """Somebody with an account, a second proof and keys."""
    cache.clear()
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda _: None))
    make_account("ivy", C09)
    return enrol(place.house, C09)


def account() -> Account:
    return Account.objects.get(username="ivy")


def entered(client: Client, code: LetterCode) -> str:
    answer = client.post("/enrol", {"letter": code.letter, "spoken": code.spoken})
    return str(answer.headers["Location"])


def set_up(client: Client) -> None:
    page = client.get("/accounts/factors/set-up").content.decode()
    found = re.search(r'id="totp-secret">([A-Z2-7]+)<', page)
    assert found is not None
    now = list(auth.yield_hotp_counters_from_time())
    digits = auth.format_hotp_value(auth.hotp_value(found[1], now[len(now) // 2]))
    assert client.post("/accounts/factors/set-up", {"code": digits}).status_code == 302


def test_a_letter_resets_the_second_proof_and_nothing_else(place: Rooms, browser: Browser, ivy: Enrolled) -> None:
    """The password is asked for and stays; the old proofs are gone, all sessions end, the six words stay."""
    elsewhere, client = browser(), browser()
    sign_in(elsewhere, account(), ivy.keys)
    before = account().password
    assert entered(client, invite_member(place.house, C09, "factor")) == "/enrol/reset"
    assert "ivy" in client.get("/enrol/reset").content.decode()
    wrong = client.post("/enrol/reset", {"password": "not this one at all"})
    assert wrong.status_code == 422
    assert Authenticator.objects.filter(user=account()).exists()
    assert client.post("/enrol/reset", {"password": PASSWORD}).headers["Location"] == "/accounts/factors/set-up"
    assert not Authenticator.objects.filter(user=account()).exists()
    assert account().password == before
    assert elsewhere.get("/account").status_code == 302
    set_up(client)
    assert client.post("/unlock", {"passphrase": ivy.passphrase}).status_code == 302
    assert [edit.kind for edit in edits_of(place.house, C09)] == ["keys-entered", "factor-reset"]


def test_a_letter_resets_the_password_and_nothing_else(place: Rooms, browser: Browser, ivy: Enrolled) -> None:
    """Nobody is signed in by it: the second proof is asked for as before."""
    client = browser()
    assert entered(client, invite_member(place.house, C09, "password")) == "/enrol/reset"
    done = client.post("/enrol/reset", {"password": NEW, "again": NEW})
    assert done.headers["Location"] == "/accounts/login?done=password"
    assert "Your new password is in use." in client.get(done.headers["Location"]).content.decode()
    assert account().check_password(NEW)
    assert client.get("/account").status_code == 302
    asked = client.post("/accounts/login", {"login": "ivy", "password": NEW})
    assert asked.headers["Location"] == "/accounts/code"
    assert [edit.kind for edit in edits_of(place.house, C09)] == ["keys-entered", "password-reset"]


def test_the_owner_sees_a_reset_with_its_day_until_they_open_their_keys_and_say_so(
    place: Rooms, browser: Browser, ivy: Enrolled
) -> None:
    """Before they unlock and on their account; nobody who only signed in can take it away."""
    client = browser()
    entered(client, invite_member(place.house, C09, "factor"))
    client.post("/enrol/reset", {"password": PASSWORD})
    set_up(client)
    for page in ("/unlock", "/account"):
        assert "Your second proof was reset with a letter on" in client.get(page).content.decode()
    assert client.post("/account/reset/seen").headers["Location"].startswith("/unlock")
    assert account().factor_reset_on is not None
    client.post("/unlock", {"passphrase": ivy.passphrase})
    assert client.post("/account/reset/seen").headers["Location"] == "/account"
    told = client.get("/account").content.decode()
    assert "If you did not ask for that" not in told
    assert "The second proof was reset with a letter" in told


def test_whoever_resets_both_signs_in_and_opens_nothing(place: Rooms, browser: Browser, ivy: Enrolled) -> None:
    """Two administrators who make both letters together stand before the six words; the record tells."""
    thief = browser()
    for maker, purpose in (("one", "password"), ("two", "factor")):
        administrator = browser()
        sign_in(administrator, make_account(maker, administrator=True))
        page = administrator.post("/invite", {"who": "c09", "purpose": purpose}).content.decode()
        spoken, printed = re.findall(r'<p class="words">([a-z -]+)</p>', page)
        assert entered(thief, LetterCode(printed, spoken)) == "/enrol/reset"
        thief.post("/enrol/reset", {"password": NEW, "again": NEW})
    set_up(thief)
    assert thief.get("/account").status_code == 200
    assert thief.post("/unlock", {"passphrase": "lamp river quiet stone lamp river"}).status_code == 422
    assert thief.get("/cases").headers["Location"].startswith("/unlock")
    assert thief.get("/keys/words").headers["Location"].startswith("/unlock")
    for shut in ("/keys/new", "/account/declaration", "/account/roll", "/invite"):
        assert thief.get(shut).headers["Location"] == "/account"
    kinds = [edit.kind for edit in edits_of(place.house, C09)]
    assert kinds == ["keys-entered", "password-reset", "factor-reset"]


@pytest.mark.parametrize("purpose", ["factor", "password"])
def test_a_letter_works_once_and_for_its_own_purpose(
    place: Rooms, browser: Browser, ivy: Enrolled, purpose: str
) -> None:
    """Two browsers that both typed it: one of them gets further; and no reset makes an account."""
    code = invite_member(place.house, C09, purpose)  # type: ignore[arg-type] # one of the two
    first, second = browser(), browser()
    assert entered(first, code) == entered(second, code) == "/enrol/reset"
    assert first.get("/enrol/account").headers["Location"] == "/enrol"
    typed = {"password": PASSWORD} if purpose == "factor" else {"password": NEW, "again": NEW}
    assert first.post("/enrol/reset", typed).status_code == 302
    assert second.post("/enrol/reset", typed).headers["Location"] == "/enrol"
    assert browser().post("/enrol", {"letter": code.letter, "spoken": code.spoken}).status_code == 422


def test_a_letter_for_a_new_account_resets_nothing(place: Rooms, browser: Browser, ivy: Enrolled) -> None:
    """Nor does one for a reset lead anywhere where there is no account, or a closed one."""
    client = browser()
    assert entered(client, invite_member(place.house, C09)) == "/enrol/account"
    assert client.get("/enrol/account").headers["Location"] == "/enrol"
    assert entered(client, invite_member(place.house, PersonId("c10"), "factor")) == "/enrol/reset"
    assert client.get("/enrol/reset").headers["Location"] == "/enrol"
    Account.objects.update(is_active=False)
    assert entered(client, invite_member(place.house, C09, "factor")) == "/enrol/reset"
    assert client.get("/enrol/reset").headers["Location"] == "/enrol"


@pytest.mark.parametrize(("who", "purpose"), [("c09", "account"), ("c10", "factor"), ("c10", "password")])
def test_whoever_makes_a_letter_is_told_when_it_would_lead_nowhere(
    browser: Browser, ivy: Enrolled, who: str, purpose: str
) -> None:
    """Somebody with an account needs no new one, and somebody without has lost nothing."""
    administrator = browser()
    sign_in(administrator, make_account("admin", administrator=True))
    answer = administrator.post("/invite", {"who": who, "purpose": purpose})
    assert answer.status_code == 422
    assert "Choose the first." in answer.content.decode() or "choose that." in answer.content.decode()


@pytest.mark.parametrize(
    ("purpose", "said"), [("factor", "set up a new second proof"), ("password", "new password")]
)
def test_the_letter_says_what_it_does(
    browser: Browser, place: Rooms, ivy: Enrolled, purpose: str, said: str
) -> None:
    """And the code that it holds does that."""
    administrator = browser()
    sign_in(administrator, make_account("admin", administrator=True))
    page = administrator.post("/invite", {"who": "c09", "purpose": purpose}).content.decode()
    spoken, printed = re.findall(r'<p class="words">([a-z -]+)</p>', page)
    assert said in page
    assert find_invited(place.house, printed, spoken).purpose == purpose


def test_resets_of_the_version_before_count_as_made_by_one_person(
    place: Rooms, browser: Browser, ivy: Enrolled
) -> None:
    """The upgrade carries over what the owner has not acknowledged; both halves shut the other pages."""
    upgrade = import_module("fairhearing.web.migrations.0005_makers_of_letters").keep_what_is_not_acknowledged
    Account.objects.update(factor_reset_on=date(2026, 3, 1))
    upgrade(apps, None)
    assert open_resets(place.house) == (ResetRow(C09, "factor", "", date(2026, 3, 1)),)
    Account.objects.update(factor_reset_on=None, password_reset_on=date(2026, 3, 2))
    upgrade(apps, None)
    client = browser()
    sign_in(client, account())
    assert client.get("/account/declaration").headers["Location"] == "/account"


def test_no_row_tells_more_than_the_day(place: Rooms, browser: Browser, ivy: Enrolled) -> None:
    """The record not who made the letter, nor from where it was used; the session's rows are sealed."""
    client = browser()
    entered(client, invite_member(place.house, C09, "factor"))
    client.post("/enrol/reset", {"password": PASSWORD})
    rows = [bytes(row.content) for row in SealedSession.objects.all()]
    assert not [row for row in rows if b"ivy" in row]
    edits = edits_of(place.house, C09)
    assert {edit.kind for edit in edits} <= {*EDIT_KINDS}
    assert edits
    assert all(re.fullmatch("[0-9a-f]{64}", edit.digest) for edit in edits)
