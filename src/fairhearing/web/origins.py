"""Forms are taken only from pages of this site: the browser says where they come from.

This stands in place of a CSRF cookie, which a reporter would otherwise get with their first page.

Source: OWASP Cross-Site Request Forgery Prevention (verifying origin, Fetch Metadata).
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from fairhearing.web.errors import CrossSiteError
from fairhearing.web.failures import page_of

_SAFE = {"GET", "HEAD", "OPTIONS"}


class OriginMiddleware:
    """Refuses a changing request that another site, or something that is no browser, sent.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on what comes from here."""
        if request.method in _SAFE or _from_here(request):
            # Django's own check would ask for the cookie that this one replaces.
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined] # noqa: SLF001 # Django's switch
            return self._get_response(request)
        return page_of(_refused())


def _from_here(request: HttpRequest) -> bool:
    """Whether every sign that the browser gave points here, and it gave one.

    An old phone may send neither Origin nor Sec-Fetch-Site; then the page before, the Referer, counts.
    """
    here = settings.FAIRHEARING_ORIGIN
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and site is None:
        referer = request.headers.get("Referer", "")
        return bool(referer.startswith(f"{here}/"))
    return origin in {None, here} and site in {None, "same-origin"}


def _refused() -> CrossSiteError:
    return CrossSiteError(
        _("This was not taken in, because your browser did not say that it comes from this site."),
        why=_("Otherwise another site could send a form in your name without your knowing."),
        remedy=_(
            "Go back; what you wrote is usually still there. Open this site's start page in the same browser "
            "and begin from there. If an add-on or a setting hides where a form comes from, switch it off for "
            "this site, or use another browser."
        ),
    )
