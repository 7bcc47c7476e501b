"""A file of a case: what it is, how it looks, a copy, the original; each for whoever may open the act."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fairhearing.web.access import unlocked
from fairhearing.web.casework.opening import inside
from fairhearing.web.casework.views_papers import act_of
from fairhearing.web.files import pages


@unlocked
@require_safe
def file(request: HttpRequest, code: str, act: str, place: int) -> HttpResponse:
    """Hand out a file as it was handed in."""
    return pages.original(_file(request, code, act, place))


@unlocked
@require_safe
def look(request: HttpRequest, code: str, act: str, place: int) -> HttpResponse:
    """Show what a file is, what it tells and how it looks."""
    found = _file(request, code, act, place)
    back = f"{reverse('case', args=[code])}#act-{act}"
    return pages.look_page(request, found, "case_file", (code, act, place), back)


@unlocked
@require_safe
def picture(request: HttpRequest, code: str, act: str, place: int, page: int) -> HttpResponse:
    """Show a picture of a file."""
    return pages.picture(_file(request, code, act, place), page)


@unlocked
@require_safe
def copy(request: HttpRequest, code: str, act: str, place: int) -> HttpResponse:
    """Hand out a copy of a file without what it tells besides."""
    return pages.copy(_file(request, code, act, place))


def _file(request: HttpRequest, code: str, act: str, place: int) -> pages.HandedIn:
    _officer, case = inside(request, code)
    return pages.file_of(act_of(case, act), place)
