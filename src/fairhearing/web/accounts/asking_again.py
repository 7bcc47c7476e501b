"""Asking once more who it is, before something is changed by which one signs in or opens keys."""

from __future__ import annotations

from typing import ParamSpec, cast

from allauth.account.decorators import reauthentication_required

from fairhearing.web.access import View

P = ParamSpec("P")


def asked_again(view: View[P]) -> View[P]:
    """Ask for the password or a second proof before a page, unless it was typed a moment ago."""
    return cast("View[P]", reauthentication_required(app="allauth.mfa")(view))
