"""One-time codes that were used, remembered for all web processes: each works once, wherever it comes in."""

from __future__ import annotations

import hmac
import time
from hashlib import sha256

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

from fairhearing.web import models, transactions
from fairhearing.web.house import rooms

_PERIOD = 30
"""Seconds for which a code is shown (RFC 6238)."""
_KEPT = 4
"""For so many periods a code is remembered: longer than any clock's difference lets it be right."""
_NAME = "code/"


def claim(account: int, code: str, now: float) -> bool:
    """Return whether a code was not used yet, and remember from now on that it was.

    What is kept is a number under a keyed digest, whose key lies outside the database: neither the
    account nor the code can be read from it, and it is removed after two minutes.

    Args:
        account: the account's number.
        code: as it was typed.
        now: seconds since 1970.

    Raises:
        BusyError: the database cannot take it in; the code is not let through then.
    """
    period = int(now) // _PERIOD
    # allauth passes over every other sign, and takes capitals for small letters.
    name = _NAME + _digest(account, "".join(sign for sign in code if sign.isalnum()).lower())
    with transactions.writing():
        _, fresh = models.Counter.objects.get_or_create(name=name, defaults={"value": period})
        over = models.Counter.objects.filter(name=name, value__lt=period - _KEPT)
        return fresh or over.update(value=period) == 1


def sweep(now: float | None = None) -> None:
    """Forget the codes that would not be right any more.

    Args:
        now: seconds since 1970; None: those of the machine's clock.
    """
    period = int(time.time() if now is None else now) // _PERIOD
    models.Counter.objects.filter(name__startswith=_NAME, value__lt=period - _KEPT).delete()


def _digest(account: int, code: str) -> str:
    key = hmac.digest(rooms().keys.get("mfa"), b"fairhearing/used-codes/v1", sha256)
    return hmac.digest(key, f"{account}/{code}".encode(), sha256)[:20].hex()


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for a code when somebody signs in."""

    def clean_code(self) -> str:
        """Return the code, once."""
        return _once(self.user.pk, super().clean_code())


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for a code once more before something is changed."""

    def clean_code(self) -> str:
        """Return the code, once."""
        return _once(self.user.pk, super().clean_code())


def _once(account: int, code: str) -> str:
    if not claim(account, code, time.time()):
        raise get_adapter().validation_error("incorrect_code")
    return code
