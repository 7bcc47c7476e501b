"""Who may see a page: each view carries exactly one of these, and permissions.py lists what follows.

A page that is not for somebody answers as one that does not exist; only who could get in by signing in,
unlocking or entering their words is sent there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from fairhearing.desk import both_reset
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId, RoleName
from fairhearing.organisation import bodies_of_kind, members_of
from fairhearing.web import kept, keys
from fairhearing.web.house import house

RECEIPT_PAGE = "/mailbox/open"
"""Where somebody without an open mailbox enters their words; intake has it."""
OVERSEER = RoleName("overseer")
"""The role whose bodies oversee."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public(view: View[P]) -> View[P]:
    """Mark a page that is for everybody."""
    return _marked("public", view, lambda _: None)


def receipt(view: View[P]) -> View[P]:
    """Mark a page that is for whoever's mailbox is open in this session."""

    def ask(request: HttpRequest) -> HttpResponseBase | None:
        return None if keys.receipt_of(request) is not None else _back_to(request, RECEIPT_PAGE)

    return _marked("receipt", view, ask)


def signed_in(view: View[P]) -> View[P]:
    """Mark a page that is for everybody with an account whose sign-in is not in question."""

    def ask(request: HttpRequest) -> HttpResponseBase | None:
        return _ask_to_sign_in(request) or _ask_to_come_back(request)

    return _marked("signed_in", view, ask)


def coming_back(view: View[P]) -> View[P]:
    """Mark a page that is for everybody with an account, also while their sign-in is in question."""
    return _marked("signed_in", view, _ask_to_sign_in)


def unlocked(view: View[P]) -> View[P]:
    """Mark a page that is for somebody who signed in and opened their keys."""

    def ask(request: HttpRequest) -> HttpResponseBase | None:
        if (asked := _ask_to_sign_in(request)) is not None:
            return asked
        return None if keys.holder(request) is not None else _back_to(request, reverse("unlock"))

    return _marked("unlocked", view, ask)


def overseer(view: View[P]) -> View[P]:
    """Mark a page that is for overseers; to others it does not exist."""

    def ask(request: HttpRequest) -> HttpResponseBase | None:
        if (asked := _ask_to_sign_in(request)) is not None:
            return asked
        if not is_overseer(keys.member_of(request)):
            raise NotYoursError
        return _ask_to_come_back(request)

    return _marked("overseer", view, ask)


def administrator(view: View[P]) -> View[P]:
    """Mark a page that is for administrators, who are given no means to read; to others it does not exist."""

    def ask(request: HttpRequest) -> HttpResponseBase | None:
        if (asked := _ask_to_sign_in(request)) is not None:
            return asked
        if not getattr(request.user, "administrator", False):
            raise NotYoursError
        return None

    return _marked("administrator", view, ask)


def is_overseer(person: PersonId | None) -> bool:
    """Return whether somebody oversees today.

    Args:
        person: on the roll; None: an account without a person.

    The procedure in force says which kinds of body do; the first of them that has anybody in it counts.
    """
    return person is not None and person in overseers()


def overseers() -> frozenset[PersonId]:
    """Return who oversees today."""
    role = house().shelf.in_force().roles.get(OVERSEER)
    if role is None:
        return frozenset()
    organisation = house().roll.current()
    today = organisation.calendar.day(house().now())
    for kind in role.bodies:
        sitting = frozenset(
            one for body in bodies_of_kind(organisation, kind) for one in members_of(organisation, body, today)
        )
        if sitting:
            return sitting
    return frozenset()


def in_question(request: HttpRequest) -> bool:
    """Return whether both halves of a sign-in were reset, and nothing but the letters says who is here.

    Args:
        request: of somebody who is signed in.

    Opened keys say it; for somebody without keys, somebody else who spoke with them does.
    """
    person = keys.member_of(request)
    return person is not None and keys.holder(request) is None and both_reset(house(), person)


def _marked(name: str, view: View[P], ask: Callable[[HttpRequest], HttpResponseBase | None]) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        asked = ask(request)
        return view(request, *args, **kwargs) if asked is None else asked

    guarded.access = name  # type: ignore[attr-defined]  # read by the test of permissions
    return guarded


def _ask_to_sign_in(request: HttpRequest) -> HttpResponseBase | None:
    return None if request.user.is_authenticated else _back_to(request, reverse("account_login"))


def _ask_to_come_back(request: HttpRequest) -> HttpResponseBase | None:
    return redirect("account") if in_question(request) else None


def _back_to(request: HttpRequest, page: str) -> HttpResponseBase:
    """Send somebody to a page and afterwards back; what they had posted is kept for them, sealed."""
    if request.method in {"GET", "HEAD"}:
        return redirect(f"{page}?{urlencode({'next': request.get_full_path()})}")
    name = kept.keep(request)
    query = "" if name is None else f"?{urlencode({'next': reverse('kept', args=[name])})}"
    return redirect(f"{page}{query}")
