"""What every answer tells the browser about keeping, framing and telling on."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

_ALWAYS = {
    # no-referrer would make browsers send `Origin: null`, and our own forms would be refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        "payment=(), usb=(), interest-cohort=(), browsing-topics=()"
    ),
    "X-Robots-Tag": "noindex",
}
_YEAR = 365 * 24 * 60 * 60


class HeadersMiddleware:
    """Sets the headers of every answer, the pages of errors among them.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with headers set; whoever wants an answer kept says so itself."""
        response = self._get_response(request)
        for name, value in _ALWAYS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        if settings.FAIRHEARING_ORIGIN.startswith("https://"):
            response.setdefault("Strict-Transport-Security", f"max-age={_YEAR}")
        if not request.path.startswith(settings.STATIC_URL):
            patch_vary_headers(response, ("Cookie",))
        return response


with_script = csp_update({"script-src": [SELF]})
"""Decorates a view whose page has a script of the site's own; all other pages can run none."""
