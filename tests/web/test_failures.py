"""Every error is a plain page, and what is not yours looks like what is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from fairhearing.desk import ClashError
from fairhearing.errors import (
    BusyError,
    InputError,
    NotYoursError,
    RecordError,
    RefusedError,
    SealError,
    Where,
)
from fairhearing.web import urls as site
from fairhearing.web.errors import TooFastError

TEXT = {"why": "Because of a rule.", "remedy": "Do this instead."}
RAISED: dict[str, tuple[Exception, int]] = {
    "refused": (RefusedError("It is too early.", **TEXT), 409),
    "clash": (ClashError("Somebody was first.", **TEXT), 409),
    "input": (InputError("A cell is empty.", **TEXT, where=Where("roll.csv", 3)), 400),
    "not-yours": (NotYoursError(), 404),
    "gone": (Http404("a secret path"), 404),
    "seal": (SealError("It does not open.", **TEXT), 404),
    "busy": (BusyError("The disk is full.", **TEXT), 503),
    "locked": (OperationalError("database is locked"), 503),
    "record": (RecordError("The proof is false.", **TEXT), 500),
    "fast": (TooFastError("Too many tries.", **TEXT), 429),
    "big": (RequestDataTooBig("a"), 413),
    "odd": (SuspiciousOperation("an odd thing"), 400),
    "ended": (SessionInterrupted("a path"), 409),
    "denied": (PermissionDenied("somebody's name"), 403),
    "bug": (ZeroDivisionError("words that somebody typed"), 500),
}


def fail(request: HttpRequest, name: str) -> HttpResponse:
    """Raise what is asked for."""
    raise RAISED[name][0]


urlpatterns = [path("fail/<str:name>", fail), *site.urlpatterns]
handler400, handler403, handler404, handler500 = site.handler400, site.handler403, site.handler404, site.handler500

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(browser: Callable[..., Client]) -> Client:
    """A browser that gets to see the page of an error."""
    return browser(raise_request_exception=False)


@override_settings(ROOT_URLCONF="tests.web.test_failures")
@pytest.mark.parametrize("name", RAISED)
def test_each_error_has_its_status_and_its_page(name: str, client: Client) -> None:
    """The page says what happened, why, and what can be done, and nothing of a stranger's error."""
    _, status = RAISED[name]
    answer = client.get(f"/fail/{name}")
    words = answer.content.decode()
    assert answer.status_code == status
    assert "Why" in words
    assert "What you can do now" in words
    assert "no-store" in answer.headers["Cache-Control"]
    for secret in ("secret path", "somebody's name", "words that somebody typed", "an odd thing", "Traceback"):
        assert secret not in words


@override_settings(ROOT_URLCONF="tests.web.test_failures")
def test_ours_say_what_they_say(client: Client) -> None:
    """The error's own sentences stand on the page, its place in a file with them."""
    words = client.get("/fail/input").content.decode()
    for sentence in ("A cell is empty.", "roll.csv:3", TEXT["why"], TEXT["remedy"]):
        assert sentence in words


@override_settings(ROOT_URLCONF="tests.web.test_failures")
def test_not_yours_and_not_there_are_the_same_bytes(client: Client, as_role: Callable[[str], Client]) -> None:
    """Body, status and headers of three ways not to find something do not differ, nor does who asks."""
    answers = [client.get(f"/{path}") for path in ("fail/not-yours", "fail/gone", "fail/seal", "never/was")]
    answers.append(as_role("member").get("/fail/not-yours"))
    assert {(answer.status_code, answer.content, str(sorted(answer.headers.items()))) for answer in answers} == {
        (404, answers[0].content, str(sorted(answers[0].headers.items())))
    }


@override_settings(ROOT_URLCONF="tests.web.test_failures")
@pytest.mark.parametrize("name", ["busy", "locked", "fast"])
def test_what_passes_says_when_to_try_again(name: str, client: Client) -> None:
    """A busy storage and too many wrong tries ask for some seconds."""
    assert client.get(f"/fail/{name}").headers["Retry-After"] == "5"


@override_settings(ROOT_URLCONF="tests.web.test_failures")
def test_a_busy_database_says_that_nothing_was_lost(client: Client) -> None:
    """The page names neither the database's words nor a fault of the reader."""
    words = client.get("/fail/locked").content.decode()
    assert "Nothing was lost that was shown to you" in words
    assert "database is locked" not in words


def test_a_host_that_is_not_ours_is_no_request(place: object) -> None:
    """A request for another host gets a plain page."""
    answer = Client(headers={"host": "elsewhere.example"}, raise_request_exception=False).get("/")
    assert answer.status_code == 400
    assert "cannot be read" in answer.content.decode()


def test_the_table_of_settings_is_the_sites_own() -> None:
    """Outside of these tests the site's own addresses are used."""
    assert settings.ROOT_URLCONF == "fairhearing.web.urls"
