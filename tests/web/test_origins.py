"""Forms are taken from this site's own pages alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

HERE = "http://localhost:8000"
TAKEN: tuple[dict[str, str], ...] = (
    {"Origin": HERE},
    {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin"},
    {"Referer": f"{HERE}/report"},
)
REFUSED: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "null"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "http://localhost:8001"},
    {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "null", "Referer": f"{HERE}/report"},
    {"Referer": "http://localhost:8000.elsewhere.example/"},
)


@pytest.mark.django_db
@pytest.mark.parametrize("headers", TAKEN)
def test_what_comes_from_here_is_taken(headers: dict[str, str], place: object) -> None:
    """Origin, or Fetch Metadata, or on an old phone the page before."""
    assert Client(headers={"host": "localhost:8000", **headers}).post("/leave").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("headers", REFUSED)
def test_everything_else_is_refused_in_plain_words(headers: dict[str, str], place: object) -> None:
    """One sign that points elsewhere, or no sign at all, is enough; the page says what to do."""
    answer = Client(headers={"host": "localhost:8000", **headers}).post("/leave")
    assert answer.status_code == 403
    assert "your browser did not say that it comes from this site" in answer.content.decode()
    assert "Go back; what you wrote is usually still there" in answer.content.decode()


def test_reading_needs_no_origin(place: object) -> None:
    """A link from anywhere may lead here."""
    assert Client(headers={"host": "localhost:8000", "Sec-Fetch-Site": "cross-site"}).get("/").status_code == 200


def test_pages_let_the_browser_say_where_forms_come_from(browser: Callable[..., Client]) -> None:
    """With `no-referrer` a browser would send `Origin: null` with our own forms."""
    assert browser().get("/").headers["Referrer-Policy"] == "same-origin"
