"""Everybody who signs in has a second factor: until it is set up, there is no other page for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

OPEN = frozenset(
    {
        *("account_login", "account_logout", "account_reauthenticate", "leave"),
        *("mfa_activate_totp", "mfa_add_webauthn"),
    }
)
"""The pages that need none: those with which one signs in, sets it up, or leaves."""

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Either is enough; recovery codes alone are not: they are for the day on which the others are lost."""


class SecondFactorMiddleware:
    """Sends whoever signed in without a second factor to its set-up.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Return the way to the set-up, or None where the page may be shown."""
        match = request.resolver_match
        if match is not None and match.url_name in OPEN:
            return None
        if not request.user.is_authenticated or is_mfa_enabled(request.user, SECOND_FACTORS):
            return None
        return redirect("mfa_activate_totp")
