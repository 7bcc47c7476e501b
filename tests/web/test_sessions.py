"""Sessions: what lies in the database is useless without the cookie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from fairhearing.machine import OsRandomness
from fairhearing.sealing import new_person_keys, seal_session
from fairhearing.web import sessions
from fairhearing.web.models import SealedSession
from fairhearing.web.sessions import SessionStore
from tests.web.conftest import make_account

pytestmark = pytest.mark.django_db

WORDS = "JBSWY3DPEHPK3PXPtheTOTPsecret"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let time pass."""
    start = timezone.now()

    def move(later: timedelta) -> None:
        monkeypatch.setattr(sessions.timezone, "now", lambda: start + later)

    return move


def _begun(**content: str) -> SessionStore:
    session = SessionStore()
    session.update(content)
    session.save()
    return session


def test_content_comes_back_with_the_cookie_alone() -> None:
    """The row holds neither the cookie's id nor its key, nor a word of the content."""
    session = _begun(secret=WORDS)
    row = SealedSession.objects.get()
    assert SessionStore(session.session_key)["secret"] == WORDS
    whole = bytes(row.content) + row.find.encode()
    assert WORDS.encode() not in whole
    assert session.cookie_key not in whole
    assert (session.session_key or "").encode() not in whole


def test_a_row_is_found_by_the_digest_of_the_id() -> None:
    """The id in the cookie is 16 bytes of 48; the database knows its SHA-256."""
    session = _begun(a="b")
    value = sessions.base64.urlsafe_b64decode(session.session_key or "")
    assert len(value) == 48
    assert SealedSession.objects.get().find == sha256(value[:16]).hexdigest()


def test_the_right_id_with_another_key_opens_nothing() -> None:
    """Somebody who knows the database's rows still needs the key."""
    session = _begun(secret=WORDS)
    value = sessions.base64.urlsafe_b64decode(session.session_key or "")
    forged = sessions.base64.urlsafe_b64encode(value[:16] + bytes(32)).decode()
    assert "secret" not in SessionStore(forged)


def test_all_rows_have_one_length() -> None:
    """Somebody with open keys looks like somebody without."""
    empty = _begun()
    full = _begun()
    full["keys"] = seal_session(new_person_keys(OsRandomness()), full.cookie_key).hex()
    full["secret"] = WORDS
    full.save()
    assert empty.session_key != full.session_key
    assert len({len(row.content) for row in SealedSession.objects.all()}) == 1


@pytest.mark.parametrize("cookie", ["", "x", "!" * 64, "A" * 64, None])
def test_a_cookie_that_leads_nowhere_is_an_empty_session(cookie: str | None) -> None:
    """Garbage and old cookies are no error."""
    assert dict(SessionStore(cookie).items()) == {}
    assert not SessionStore().exists(cookie)


def test_a_session_ends_after_fifteen_idle_minutes(at: Callable[[timedelta], None]) -> None:
    """Each use moves the end; without one it is over."""
    session = _begun(a="b")
    at(timedelta(minutes=14))
    assert SessionStore(session.session_key).get("a") == "b"
    at(timedelta(minutes=28))
    assert SessionStore(session.session_key).get("a") == "b"
    at(timedelta(minutes=44))
    assert SessionStore(session.session_key).get("a") is None


def test_a_session_ends_after_four_hours_whatever_is_done(at: Callable[[timedelta], None]) -> None:
    """Using it all the time does not make it longer."""
    at(timedelta(0))
    session = _begun(a="b")
    for minutes in range(10, 241, 10):
        at(timedelta(minutes=minutes))
        alive = SessionStore(session.session_key).get("a")
        assert alive == ("b" if minutes < 240 else None)


def test_what_has_run_out_is_removed(at: Callable[[timedelta], None]) -> None:
    """The worker's sweep leaves only what still lasts."""
    _begun(a="b")
    at(timedelta(minutes=20))
    kept = _begun(a="c")
    SessionStore.clear_expired()
    assert SealedSession.objects.count() == 1
    assert SessionStore().exists(kept.session_key)


def test_a_session_ended_meanwhile_is_not_brought_back() -> None:
    """Signing out in another window wins."""
    session = _begun(a="b")
    other = SessionStore(session.session_key)
    assert other["a"] == "b"
    session.flush()
    with pytest.raises(sessions.UpdateError):
        other.save()


def test_signing_in_gives_another_cookie() -> None:
    """A new id and key, the same content, and the old row is gone."""
    session = _begun(a="b")
    before = session.session_key
    session.cycle_key()
    session.save()
    assert session.session_key != before
    assert SessionStore(session.session_key)["a"] == "b"
    assert SealedSession.objects.count() == 1


def test_a_key_is_there_even_for_a_cookie_that_is_none() -> None:
    """Whoever needs the key gets a session begun for them."""
    session = SessionStore("not a cookie of ours")
    assert len(session.cookie_key) == 32


def test_looking_around_sets_no_cookie(browser: Callable[..., Client]) -> None:
    """A reporter's way to the form, and any page before an open mailbox, leaves no cookie."""
    client = browser()
    for path in ("/", "/accounts/login", "/left", "/nope", "/unlock"):
        assert client.get(path).cookies == {}
    assert not SealedSession.objects.exists()


def test_the_cookie_is_bound_to_this_host(browser: Callable[..., Client]) -> None:
    """`__Host-`, Secure, HttpOnly, SameSite=Strict, and no time: it ends with the browser."""
    make_account("ash", "c03")
    answer = browser().post("/accounts/login", {"login": "ash", "password": "a long enough password"})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie.key.startswith("__Host-")
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Strict")
    assert (cookie["path"], cookie["domain"], cookie["max-age"], cookie["expires"]) == ("/", "", "", "")


def test_times_are_kept_in_utc() -> None:
    """A row says until when, and nothing of who or from where."""
    _begun(a="b")
    row = SealedSession.objects.get()
    assert isinstance(row.until, datetime)
    assert {field.name for field in SealedSession._meta.get_fields()} == {
        *("find", "content", "whose", "idle_until", "until")
    }
