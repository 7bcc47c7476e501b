"""Passkeys: where a browser can make one, under which name it is kept, and whose answer counts."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from fairhearing.errors import SealError
from fairhearing.web.words import LineField

LONGEST_NAME = 60
"""Signs of a passkey's name at most."""


def possible() -> bool:
    """Return whether browsers make passkeys for this site: at an address with https, or at localhost."""
    origin = urlsplit(settings.FAIRHEARING_ORIGIN)
    host = origin.hostname or ""
    number = ":" in host or not any(sign.isalpha() for sign in host.rpartition(".")[2])
    return not number and (origin.scheme == "https" or host == "localhost")


def name_of(authenticator: Authenticator) -> str:
    """Return the name that the owner gave a passkey; it is kept sealed, since it tells of what they own."""
    try:
        return str(decrypt(authenticator.data["name"]))
    except (SealError, ValueError):
        return ""


def _name_field() -> LineField:
    return LineField(
        label=_("A name for it"),
        help_text=_("So that you know later which one it is: “blue stick”, “phone”. Only you see it."),
        longest=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AddForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Takes in what the browser made."""

    name = _name_field()

    def clean_name(self) -> str:
        """Return the name, sealed."""
        return str(encrypt(super().clean_name()))

    def clean_credential(self) -> object:
        """Refuse what was made on another page than one of this site."""
        return _made_here(self.cleaned_data["credential"])


class NameForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Asks for another name."""

    name = _name_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["name"] = name_of(kwargs["instance"])
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """Return the name, sealed."""
        return str(encrypt(self.cleaned_data["name"] or name_of(self.instance)))


class AnswerForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Takes in a passkey's answer when somebody signs in."""

    def clean_credential(self) -> Authenticator:
        """Return which passkey answered."""
        _made_here(self.cleaned_data["credential"])
        return super().clean_credential()


class AnswerAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Takes in a passkey's answer once more before something is changed."""

    def clean_credential(self) -> Authenticator:
        """Return which passkey answered."""
        _made_here(self.cleaned_data["credential"])
        return super().clean_credential()


def _made_here(credential: Any) -> Any:
    # fido2 would take the answer of any port of localhost, and of every host below this one.
    try:
        told = credential["response"]["clientDataJSON"]
        origin = json.loads(urlsafe_b64decode(told + "=" * (-len(told) % 4)))["origin"]
    except (KeyError, TypeError, ValueError):
        origin = None
    if origin != settings.FAIRHEARING_ORIGIN:
        raise get_adapter().validation_error("incorrect_code")
    return credential
