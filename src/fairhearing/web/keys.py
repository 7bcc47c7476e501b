"""Opened keys for as long as a session lasts: of somebody who unlocked, or of a mailbox that is open."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from django.http import HttpRequest

from fairhearing.desk import Officer, Party, refresh_index
from fairhearing.desk import unlock as desk_unlock
from fairhearing.errors import NotYoursError, SealError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import (
    PersonKeys,
    ReceiptKeys,
    open_session_person,
    open_session_receipt,
    read_receipt,
    seal_session,
)
from fairhearing.web import budgets, models
from fairhearing.web.house import house
from fairhearing.web.sessions import SessionStore

_PERSON = "fairhearing.person"
_RECEIPT = "fairhearing.receipt"


def member_of(request: HttpRequest) -> PersonId | None:
    """Return which person of the roll is signed in; None: nobody, or an account without a person."""
    if not request.user.is_authenticated:
        return None
    found = models.Member.objects.filter(user_id=request.user.pk).values_list("person_id", flat=True).first()
    return None if found is None else PersonId(found)


def unlock(request: HttpRequest, passphrase: str) -> bool:
    """Open the signed-in person's keys for this session.

    Args:
        request: of somebody who is signed in.
        passphrase: the six words.

    Returns:
        Whether they opened; a wrong passphrase, no keys and no person are the same answer.
    """
    person = member_of(request)
    if person is not None:
        with suppress(NotYoursError, SealError):
            officer = desk_unlock(house(), person, passphrase)
            hold_person(request, officer.keys)
            refresh_index(house(), officer)
            return True
    budgets.wrong("passphrase")
    return False


def hold_person(request: HttpRequest, keys: PersonKeys) -> None:
    """Keep a person's opened keys for this session (after an unlock, or an enrolment)."""
    session = _session(request)
    session[_PERSON] = seal_session(keys, session.cookie_key).hex()


def holder(request: HttpRequest) -> Officer | None:
    """Return who is signed in with their keys open; None: nobody, or the keys are locked."""
    sealed = _session(request).get(_PERSON)
    person = member_of(request) if sealed else None
    if person is None or sealed is None:
        return None
    try:
        return Officer(person, open_session_person(bytes.fromhex(sealed), _session(request).cookie_key))
    except SealError:
        return None


def lock(request: HttpRequest) -> None:
    """Forget a person's keys; they stay signed in."""
    _session(request).pop(_PERSON, None)


def open_mailbox_session(request: HttpRequest, receipt_words: str) -> ReceiptKeys:
    """Keep what a receipt stands for in a session of its own; whether it leads anywhere the desk says.

    Args:
        request: of anybody; who was signed in here is signed out.
        receipt_words: ten words and the check word, as typed.

    Returns:
        The keys.

    Raises:
        SealError: these are no receipt's words.
    """
    keys = read_receipt(receipt_words)
    hold_receipt(request, keys)
    return keys


def hold_receipt(request: HttpRequest, keys: ReceiptKeys) -> None:
    """Begin a session that holds a mailbox's keys (a receipt, or what replaced a letter code)."""
    session = _session(request)
    session.flush()
    session[_RECEIPT] = seal_session(keys, session.cookie_key).hex()


def receipt_of(request: HttpRequest) -> ReceiptKeys | None:
    """Return the keys of the mailbox that is open in this session; None: none is."""
    sealed = _session(request).get(_RECEIPT)
    if not sealed:
        return None
    try:
        return open_session_receipt(bytes.fromhex(sealed), _session(request).cookie_key)
    except SealError:
        return None


def party(request: HttpRequest) -> Party | None:
    """Return the holder of the mailbox that is open, as the desk takes them."""
    keys = receipt_of(request)
    return None if keys is None else Party(keys)


def close_mailbox(request: HttpRequest) -> None:
    """End the session with everything in it."""
    _session(request).flush()


def _session(request: HttpRequest) -> SessionStore:
    return cast("SessionStore", request.session)
