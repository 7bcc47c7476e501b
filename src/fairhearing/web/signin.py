"""How allauth is told to sign people in: no sign-up, no mail, secrets sealed under a key outside the database."""

from __future__ import annotations

import time
from base64 import b64decode, b64encode
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from fairhearing.sealing import open_draft, seal_draft
from fairhearing.web import budgets
from fairhearing.web.house import rooms
from fairhearing.web.models import Account

_RECENTLY = 300
"""Seconds after signing in within which one may change how one signs in."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made with a letter code alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody makes an account without a letter."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return one and the same for everybody: addresses are neither kept nor counted."""
        return "0.0.0.0"  # noqa: S104  # stands for nobody and is bound to nothing

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return the page that says what else is set up."""
        return resolve_url("account")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the page on which the keys are unlocked."""
        return resolve_url("unlock")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether the password is asked once more: not from whoever signed in a moment ago."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] > _RECENTLY

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Let every try through: what is right is let in at once, however often somebody else was wrong.

        allauth would refuse a user name for minutes after some wrong passwords, and so let anybody who knows
        it lock its owner out. Wrong codes are still refused for a while: only whoever has the password gets there.
        """

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a wrong password and take a little longer to say so."""
        super().authentication_failed(request, **credentials)
        budgets.wrong("sign-in")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """One-time code secrets lie in the database under the installation's key."""

    def encrypt(self, text: str) -> str:
        """Return a secret sealed."""
        return b64encode(seal_draft(text.encode(), rooms().keys.get("mfa"))).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret."""
        return open_draft(b64decode(encrypted_text), rooms().keys.get("mfa")).decode()

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: A002 # allauth's name for it
        """Return the name of a passkey to whose owner none came to mind."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for whom a passkey is made: this very host, under the name that the authenticator app shows."""
        return {"id": urlsplit(settings.FAIRHEARING_ORIGIN).hostname or "", "name": settings.MFA_TOTP_ISSUER}

    def build_totp_svg(self, url: str) -> str:
        """Return the code as a picture that stands in the page itself, without the file's first line."""
        _, _, svg = super().build_totp_svg(url).rpartition("?>")
        return str(svg).strip()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: mail tells only that there may be something."""
