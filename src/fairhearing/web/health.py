"""Whether the site is alive and its storage takes writes: all that anybody may know of how it does."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from http import HTTPStatus

from django.db.models import F
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from fairhearing.errors import BusyError
from fairhearing.web import models, transactions
from fairhearing.web.access import public

_LOG = logging.getLogger("fairhearing.web")
_KEPT = 10.0
"""Seconds for which an answer is given again: whoever asks without end makes nobody write without end."""
_NAME = "health"


class Storage:
    """Tries whether a commit comes through, at most once in a while for a process.

    Args:
        seconds: a clock that never runs back.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._known: tuple[float, bool] | None = None

    def takes_writes(self) -> bool:
        """Return whether it does, as of the last try."""
        with self._lock:
            now = self._seconds()
            if self._known is None or now - self._known[0] >= _KEPT:
                self._known = (now, _write())
            return self._known[1]


def _write() -> bool:
    try:
        with transactions.writing():
            models.Counter.objects.get_or_create(name=_NAME)
            models.Counter.objects.filter(name=_NAME).update(value=F("value") + 1)
    except BusyError:
        _LOG.warning("the storage takes no writes")
        return False
    return True


STORAGE = Storage()


@public
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 where the storage takes writes, else 503; who asks tells the rest of the house nothing."""
    writes = STORAGE.takes_writes()
    status = HTTPStatus.OK if writes else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"alive": True, "storage": "takes writes" if writes else "takes no writes"}, status=status)
