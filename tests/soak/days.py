"""The days of a soak: a clock that lies behind the machine's and is moved on at night."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

DAY = 86_400.0
UNDER_WAY = 60.0
"""Seconds after a night in which what a process began the day before may still be on its way."""


class Days:
    """The clock of all processes of the site, in a file that `aged` reads.

    Args:
        file: is made.
        behind: days by which it lies behind the machine's at first; so many can pass.
    """

    def __init__(self, file: Path, behind: float) -> None:
        self.file = file
        self.passed = 0
        self._behind = behind * DAY
        self._moved = time.monotonic()
        self._before = self.today()
        self._lock = threading.Lock()
        self._write()

    def now(self) -> datetime:
        return datetime.now(UTC) - timedelta(seconds=self._behind)

    def today(self) -> date:
        return self.now().date()

    def days(self) -> tuple[date, date]:
        """Return today, and the day on which whatever arrives now may have been sent."""
        with self._lock:
            return self.today(), self._before if time.monotonic() - self._moved < UNDER_WAY else self.today()

    def night(self, days: float) -> None:
        """Let so many days pass at once, as far as there are any left."""
        with self._lock:
            if self._behind >= days * DAY:
                self._before, self._moved = self.today(), time.monotonic()
                self._behind -= days * DAY
                self.passed += 1
                self._write()

    def _write(self) -> None:
        beside = self.file.with_suffix(".new")
        beside.write_text(str(self._behind))
        beside.replace(self.file)
