"""What every page knows: whose site it is, and who is here."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from fairhearing.errors import FairHearingError
from fairhearing.web import keys
from fairhearing.web.access import is_overseer
from fairhearing.web.house import house


def look(request: HttpRequest) -> dict[str, object]:
    """Return the organisation's name and what is open, for the header of a page."""
    return {
        "organisation_name": _organisation_name(),
        "mailbox_open": keys.receipt_of(request) is not None,
        "is_unlocked": keys.holder(request) is not None,
        "languages": _languages(request),
        "oversees": request.user.is_authenticated and _oversees(request),
    }


def _languages(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the languages to choose from; none on the answer to a form, which cannot be shown again."""
    here = getattr(request, "languages", ()) if request.method == "GET" else ()
    return [(code, name) for code, name in settings.LANGUAGES if code in here]


def _oversees(request: HttpRequest) -> bool:
    try:
        return is_overseer(keys.member_of(request))
    except FairHearingError:
        return False


def _organisation_name() -> str:
    try:
        return house().roll.current().name
    except FairHearingError:
        return ""
