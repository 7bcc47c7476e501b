"""Ending sessions: all of an account, in every process and whichever browser they are in."""

from __future__ import annotations

import hmac
from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from fairhearing.identifiers import PersonId
from fairhearing.web import keys, transactions
from fairhearing.web.models import Account, SealedSession
from fairhearing.web.sessions import SessionStore, whose_mark


def account_of(request: HttpRequest) -> Account:
    """Return the account that is signed in here, as it is kept now.

    Args:
        request: of somebody who is signed in.
    """
    return Account.objects.get(pk=int(request.user.pk or 0))


def others(request: HttpRequest) -> int:
    """Return how many more sessions the account has that is signed in here.

    Args:
        request: of somebody who is signed in.
    """
    return len(_of(int(request.user.pk or 0)) - {_session(request).find})


def end_others(request: HttpRequest) -> None:
    """End every other session of the account; what is open in this one stays open.

    Args:
        request: of somebody who is signed in.
    """
    officer = keys.holder(request)
    account = account_of(request)
    end_all(account, but=_session(request).find)
    # The session goes on under a new cookie, whose key the opened keys are sealed under again.
    update_session_auth_hash(request, account)
    if officer is not None:
        keys.hold_person(request, officer.keys)


def end_all(account: Account, but: str = "") -> None:
    """End every session of an account.

    Args:
        account: whose.
        but: the row of a session that goes on once it is told the new generation.

    Raises:
        BusyError: the database cannot take it in; nothing was ended.
    """
    with transactions.writing():
        end_in(account, but)


def end_all_of(person: PersonId) -> None:
    """End every session of somebody on the roll, whose keys are others now; without an account nothing happens.

    Args:
        person: their id on the roll.
    """
    account = Account.objects.filter(member__person_id=person).first()
    if account is not None:
        end_all(account)


def end_in(account: Account, but: str = "") -> None:
    """End every session of an account inside a transaction; see `end_all`.

    Their rows are removed, with the opened keys that lay sealed in them; and whatever is begun at this very
    moment is of an earlier generation and does not count any more.
    """
    Account.objects.filter(pk=account.pk).update(generation=F("generation") + 1)
    SealedSession.objects.filter(find__in=_of(account.pk) - {but}).delete()
    account.refresh_from_db(fields=["generation"])


def _of(account: int) -> set[str]:
    now = timezone.now()
    rows = SealedSession.objects.filter(idle_until__gt=now, until__gt=now).values_list("find", "whose")
    return {find for find, whose in rows if hmac.compare_digest(bytes(whose), whose_mark(account, find))}


def _session(request: HttpRequest) -> SessionStore:
    return cast("SessionStore", request.session)
