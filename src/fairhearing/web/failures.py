"""Every error as a page: what happened, why, and what can be done now.

What is not yours and what does not exist have one and the same page, byte for byte.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from http import HTTPStatus

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fairhearing.errors import (
    BusyError,
    FairHearingError,
    InputError,
    NotYoursError,
    RecordError,
    RefusedError,
    SealError,
)
from fairhearing.web.errors import CrossSiteError, TooBigError, TooFastError
from fairhearing.web.transactions import as_busy

_LOG = logging.getLogger("fairhearing.web")

_STATUS: tuple[tuple[type[FairHearingError], HTTPStatus], ...] = (
    (NotYoursError, HTTPStatus.NOT_FOUND),
    (SealError, HTTPStatus.NOT_FOUND),
    (TooBigError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (CrossSiteError, HTTPStatus.FORBIDDEN),
    (TooFastError, HTTPStatus.TOO_MANY_REQUESTS),
    (BusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (RecordError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (InputError, HTTPStatus.BAD_REQUEST),
    (RefusedError, HTTPStatus.CONFLICT),
)
"""The first class that fits decides; any other of ours is a conflict with what came before."""


class FailuresMiddleware:
    """Turns an error that a view let through into its page.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Return the page of an error; None for those that Django itself answers."""
        ours = _as_ours(error)
        return None if ours is None else page_of(ours)


def page_of(error: FairHearingError) -> HttpResponse:
    """Return an error's page."""
    status = next((status for cls, status in _STATUS if isinstance(error, cls)), HTTPStatus.CONFLICT)
    if status is HTTPStatus.NOT_FOUND:
        if isinstance(error, SealError):
            _LOG.error("a sealed part did not open", exc_info=error)
        return _not_found()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("an answer could not be given", exc_info=error)
    response = _page(status, error)
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS}:
        response["Retry-After"] = "5"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read as a request (400)."""
    ours = _as_ours(exception)
    return page_of(ours if ours is not None else _unreadable())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what nobody may ask for (403)."""
    refused = CrossSiteError(
        _("This was refused."),
        why=_("The page that sent it may not do so."),
        remedy=_("Open the start page and begin from there."),
    )
    return page_of(refused)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what is not there, or not yours (404)."""
    return _not_found()


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what nobody foresaw (500), and a database that is locked while a sign-in is kept (503)."""
    ours = _as_ours(sys.exc_info()[1])
    return page_of(ours if ours is not None else _unforeseen())


def _as_ours(error: BaseException | None) -> FairHearingError | None:
    if isinstance(error, FairHearingError):
        return error
    if isinstance(error, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_big()
    if isinstance(error, SessionInterrupted):
        return _ended()
    if isinstance(error, MultiPartParserError | SuspiciousOperation):
        return _unreadable()
    return NotYoursError() if isinstance(error, Http404) else as_busy(error)


def too_big() -> TooBigError:
    """Return the error for a request that is larger than is taken in at once."""
    return TooBigError(
        _("What you sent is too large to be taken in at once."),
        why=_("A file may have 50 MB, everything in one form together 60 MB, and the text 32 MB."),
        remedy=_(
            "Go back and look whether your text is still there; some browsers forget it. Send it without files "
            "first. A browser cannot fill in the files again: they can be added later, a few at a time."
        ),
    )


def _unreadable() -> InputError:
    return InputError(
        _("The request cannot be read."),
        why=_("Its address, its form or its files are not written as a browser writes them."),
        remedy=_("Go back and try again; if it happens again, use another browser."),
    )


def _ended() -> RefusedError:
    return RefusedError(
        _("You were signed out while this was on its way."),
        why=_("It happened in another window or tab of this browser, and holds for all of them."),
        remedy=_("Sign in, or open your mailbox, and look what was done before you do it again."),
    )


def _unforeseen() -> RecordError:
    return RecordError(
        _("Something went wrong here, and it is not your doing."),
        why=_("The site met a fault of its own. It noted the place in its program, and nothing about you."),
        remedy=_("Nothing was lost that was shown to you. Go back and try again, or come back later."),
    )


def _not_found() -> HttpResponse:
    return _page(HTTPStatus.NOT_FOUND, NotYoursError())


def _page(status: HTTPStatus, error: FairHearingError) -> HttpResponse:
    # Rendered without the request: an error's page is the same for everybody.
    return HttpResponse(render_to_string("fh/failure.html", {"error": error}), status=status)
