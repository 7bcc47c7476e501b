"""A file in a mailbox: what it is, how it looks, a copy, the original; each for whoever may see the act."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fairhearing.web.access import receipt
from fairhearing.web.files import pages
from fairhearing.web.intake.views_mailbox import act_of, open_here


@receipt
@require_safe
def file(request: HttpRequest, act: str, place: int) -> HttpResponse:
    """Hand out a file as it was handed in."""
    return pages.original(_file(request, act, place))


@receipt
@require_safe
def look(request: HttpRequest, act: str, place: int) -> HttpResponse:
    """Show what a file is, what it tells and how it looks."""
    found = _file(request, act, place)
    return pages.look_page(request, found, "mailbox_file", (act, place), f"{reverse('mailbox')}#act-{act}")


@receipt
@require_safe
def picture(request: HttpRequest, act: str, place: int, page: int) -> HttpResponse:
    """Show a picture of a file."""
    return pages.picture(_file(request, act, place), page)


@receipt
@require_safe
def copy(request: HttpRequest, act: str, place: int) -> HttpResponse:
    """Hand out a copy of a file without what it tells besides."""
    return pages.copy(_file(request, act, place))


def _file(request: HttpRequest, act: str, place: int) -> pages.HandedIn:
    return pages.file_of(act_of(open_here(request), act), place)
