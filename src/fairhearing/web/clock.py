"""The machine's clock, which may be set wrong, kept from running back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from fairhearing.machine import machine_time

Instant = Callable[[], datetime]


class SystemClock:
    """A clock that never shows an earlier time than it showed before, nor than the newest act has.

    Args:
        newest: returns the time of the newest act that was kept, by any process; None where there is none.
        machine: the machine's clock.
    """

    def __init__(self, newest: Callable[[], datetime | None], machine: Instant = machine_time) -> None:
        self._newest = newest
        self._machine = machine
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        newest = self._newest()
        with self._lock:
            known = self._last if newest is None else max(self._last, newest)
            self._last = max(known, self._machine())
            return self._last

    def behind(self) -> int:
        """Return by how many seconds the machine's clock lags behind the newest act; 0: it does not."""
        newest = self._newest()
        lag = 0.0 if newest is None else (newest - self._machine()).total_seconds()
        return max(0, int(lag))
