"""In which language a page is shown: what the reader chose, else what their browser asks for, else English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST

from fairhearing.errors import NotYoursError
from fairhearing.web.access import public
from fairhearing.web.environment import FOR_PARTIES

_OPEN = frozenset({"public", "receipt"})
_SITE, _SIGNING_IN = "fairhearing.web.", "fairhearing.web.accounts."


class LanguageMiddleware:
    """Shows each page in the reader's language, and tells caches that it depends on it.

    Stands before whatever can answer with a page, so that nobody gets the language of the request before.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on in the language that the reader wishes for."""
        with translation.override(chosen(request, offered())):
            response = self._get_response(request)
            if response.get("Content-Type", "").startswith("text/html"):
                response.setdefault("Content-Language", translation.get_language())
                patch_vary_headers(response, ("Cookie", "Accept-Language"))
            return response

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_arguments: object) -> None:
        """Fall to the reader's next wish where a page is not complete in the first."""
        request.languages = offered_on(view)  # type: ignore[attr-defined] # the chooser at the foot shows them
        translation.activate(chosen(request, offered_on(view)))


def offered() -> tuple[str, ...]:
    """Return the codes of every language that this site offers, English first."""
    return tuple(code for code, _name in settings.LANGUAGES)


def offered_on(view: Callable[..., object]) -> tuple[str, ...]:
    """Return the codes of the languages in which one page is complete.

    Args:
        view: as the address leads to it.
    """
    ours = view.__module__.startswith(_SITE) and not view.__module__.startswith(_SIGNING_IN)
    for_all = ours and getattr(view, "access", "") in _OPEN
    return tuple(code for code in offered() if for_all or code not in FOR_PARTIES)


def chosen(request: HttpRequest, among: tuple[str, ...]) -> str:
    """Return the first of a reader's wishes that is among some languages; else English.

    Args:
        request: with the cookie of whoever chose, and what the browser asks for.
        among: codes.
    """
    return next((code for wish in _wishes(request) for code in (wish, wish.split("-")[0]) if code in among), "en")


def _wishes(request: HttpRequest) -> Iterator[str]:
    yield request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    yield from (wish for wish, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")))


@public
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a language for this browser until it is closed, and show the page again from which it was chosen.

    Raises:
        NotYoursError: the site has no such language.
    """
    code, page = request.POST.get("language", ""), request.POST.get("next", "")
    if code not in offered():
        raise NotYoursError
    here = page.startswith("/") and url_has_allowed_host_and_scheme(page, None)
    response = redirect(page if here else "start")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, path="/", secure=True, httponly=True, samesite="Strict"
    )
    return response
