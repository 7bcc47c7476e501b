"""The days of a soak: a clock that is moved on at night, when everybody has finished what they were at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

DAY = 86_400.0


class Days:
    """The clock of all processes of the site, in a file that `aged` reads.

    Args:
        file: is made.
        behind: days by which it lies behind the machine's at first.
    """

    def __init__(self, file: Path, behind: float) -> None:
        self.file = file
        self.passed = 0
        self._behind = behind * DAY
        self._busy = 0
        self._nights = 0
        self._changed = threading.Condition()
        self._write()

    def now(self) -> datetime:
        return datetime.now(UTC) - timedelta(seconds=self._behind)

    def today(self) -> date:
        return self.now().date()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Do something by day: the night waits until it is over."""
        with self._changed:
            self._changed.wait_for(lambda: not self._nights)
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def night(self, days: float) -> None:
        """Wait until nobody is at work, and let so many days pass at once, as far as there are any left."""
        with self._changed:
            self._nights += 1
            self._changed.wait_for(lambda: not self._busy)
            if self._behind >= days * DAY:
                self._behind -= days * DAY
                self.passed += 1
                self._write()
            self._nights -= 1
            self._changed.notify_all()

    def _write(self) -> None:
        beside = self.file.with_suffix(".new")
        beside.write_text(str(self._behind))
        Path(beside).replace(self.file)
