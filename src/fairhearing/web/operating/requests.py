"""How many answers of each class went out: counted in memory that the worker can read, and no request is kept."""

from __future__ import annotations

import mmap
import os
import struct
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from fairhearing.web.durable import ensure_folder
from fairhearing.web.operating.marks import FOLDER

CLASSES = ("2xx", "3xx", "4xx", "5xx")
_LAYOUT = struct.Struct(f"<{len(CLASSES)}Q")
_FIRST = 2
"""The first class is that of 200."""


class Counts:
    """The counts of one process, in a file of its own that nobody flushes.

    Args:
        folder: made if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        ensure_folder(folder)
        handle = os.open(folder / _own_name(), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.ftruncate(handle, _LAYOUT.size)
            self._memory = mmap.mmap(handle, _LAYOUT.size)
        finally:
            os.close(handle)
        self._lock = threading.Lock()

    def add(self, status: int) -> None:
        """Count one answer.

        Args:
            status: of HTTP.
        """
        place = status // 100 - _FIRST
        if not 0 <= place < len(CLASSES):
            return
        with self._lock:
            counts = list(_LAYOUT.unpack_from(self._memory))
            counts[place] += 1
            _LAYOUT.pack_into(self._memory, 0, *counts)


def folder_of(home: Path) -> Path:
    """Return where the counts of an installation lie.

    Args:
        home: `FAIRHEARING_HOME`.
    """
    return home / FOLDER / "requests"


def totals(folder: Path) -> dict[str, int]:
    """Return the counts of all processes together.

    Args:
        folder: of counts; it may not be there.
    """
    rows = [data for path in folder.glob("*") if len(data := path.read_bytes()) == _LAYOUT.size]
    sums = [sum(column) for column in zip(*map(_LAYOUT.unpack, rows), strict=True)] or [0] * len(CLASSES)
    return dict(zip(CLASSES, sums, strict=True))


def forget_ended(folder: Path) -> None:
    """Remove the counts of this machine's processes that have ended.

    Args:
        folder: of counts; it may not be there.
    """
    for path in folder.glob(f"{os.uname().nodename}-*"):
        if not Path("/proc", path.name.rpartition("-")[2]).exists():
            path.unlink(missing_ok=True)


def _own_name() -> str:
    return f"{os.uname().nodename}-{os.getpid()}"


@lru_cache(1)
def _counts(folder: Path, _process: int) -> Counts:
    return Counts(folder)


class CountingMiddleware:
    """Counts answers by their class where metrics are asked for.

    Args:
        get_response: what comes next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and count its answer."""
        response = self._get_response(request)
        if settings.FAIRHEARING_METRICS:
            _counts(folder_of(settings.FAIRHEARING_HOME), os.getpid()).add(response.status_code)
        return response
