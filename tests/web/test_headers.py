"""What every answer says to the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.web.headers import with_script

POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@pytest.mark.parametrize("path", ["/", "/nope", "/accounts/login", "/unlock"])
def test_pages_may_load_and_run_nothing_from_elsewhere(path: str, browser: Callable[..., Client]) -> None:
    """Nothing but the site's own style and pictures; no script, no font, no frame."""
    assert set(browser().get(path).headers["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("path", ["/", "/nope", "/accounts/login", "/left", "/unlock"])
def test_nothing_confidential_is_kept_by_a_browser(path: str, browser: Callable[..., Client]) -> None:
    """`no-store` on every page, those of errors and redirects too."""
    answer = browser().get(path)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Cookie" in answer.headers["Vary"]


def test_the_other_headers(browser: Callable[..., Client]) -> None:
    """No sniffing, no framing, no opener, no sensors."""
    headers = browser().get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_https_is_asked_for_where_the_site_has_it(browser: Callable[..., Client], settings: Settings) -> None:
    """A site with an https address says that it is never asked for without."""
    settings.FAIRHEARING_ORIGIN = "https://example.org"
    assert "max-age=31536000" in browser().get("/").headers["Strict-Transport-Security"]


def test_the_stylesheet_may_be_kept(browser: Callable[..., Client]) -> None:
    """It is the same for everybody and small; so are its headers."""
    answer = browser().get("/static/fairhearing.css")
    assert answer.status_code == 200
    assert "no-store" not in answer.headers["Cache-Control"]
    assert len(b"".join(answer)) < 25_000  # type: ignore[call-overload] # a streaming answer


def test_a_page_with_a_script_says_so() -> None:
    """Only a view that is marked lets the site's own scripts run."""

    @with_script
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("a page with a script")

    answer = view(HttpRequest())
    assert answer._csp_update == {"script-src": ["'self'"]}  # type: ignore[attr-defined] # django-csp's mark
