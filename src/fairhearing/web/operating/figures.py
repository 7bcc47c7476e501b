"""The figures for monitoring, as Prometheus reads them: of processes, never of what somebody did.

What could tell that something was done is rounded, or is read anew only at full hours.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from fairhearing import __version__
from fairhearing.web.operating import marks, requests
from fairhearing.web.operating.upkeep_checks import oldest_mail

WINDOW = 3600
"""Seconds between two readings of the counts of requests, at full multiples of it."""
STEP = 100
"""Answers by which a count grows at once; failures (5xx) are told one by one."""
_DISK_STEP = 256 * 1024**2
_HELP = {
    "fairhearing_info": ("gauge", "The version of the program."),
    "fairhearing_worker_rounds_total": ("counter", "Rounds of this worker since it was started."),
    "fairhearing_worker_failures_total": ("counter", "Jobs of this worker that failed and are tried again."),
    "fairhearing_checkpoint_age_seconds": (
        "gauge",
        "Since the record's newest checkpoint, which anybody can fetch.",
    ),
    "fairhearing_outbox_oldest_days": ("gauge", "Days for which the oldest mail that was due has waited."),
    "fairhearing_backup_age_hours": ("gauge", "Full hours since the newest backup."),
    "fairhearing_disk_free_bytes": ("gauge", "Room under the home folder, in steps of 256 MiB."),
    "fairhearing_requests_total": ("counter", "Answers by class, as of the last full hour, in steps of 100."),
}


class Figures:
    """Works out the figures, and remembers the counts of requests for as long as a window lasts.

    Args:
        home: `FAIRHEARING_HOME`.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._window = -1
        self._requests: dict[str, int] = {}
        self.text = ""

    def work_out(self, now: datetime, rounds: int, failures: Mapping[str, int]) -> None:
        """Put the figures of this moment into `text`.

        Args:
            now: aware.
            rounds: of the worker.
            failures: of its jobs, by their name.
        """
        self._read_requests(now)
        free = os.statvfs(self._home)
        rows: list[tuple[str, str, float | None]] = [
            ("fairhearing_info", f'{{version="{__version__}"}}', 1),
            ("fairhearing_worker_rounds_total", "", rounds),
            *(("fairhearing_worker_failures_total", f'{{job="{job}"}}', n) for job, n in sorted(failures.items())),
            ("fairhearing_checkpoint_age_seconds", "", self._checkpoint_age(now)),
            ("fairhearing_outbox_oldest_days", "", oldest_mail(now)),
            ("fairhearing_backup_age_hours", "", _hours(marks.age(self._home, "backup", now))),
            ("fairhearing_disk_free_bytes", "", free.f_bavail * free.f_frsize // _DISK_STEP * _DISK_STEP),
            *(("fairhearing_requests_total", f'{{class="{name}"}}', n) for name, n in self._requests.items()),
        ]
        lines, told = [], set()
        for name, labels, value in rows:
            if value is None:
                continue
            if name not in told:
                kind, text = _HELP[name]
                lines += [f"# HELP {name} {text}", f"# TYPE {name} {kind}"]
                told.add(name)
            lines.append(f"{name}{labels} {value:.0f}")
        self.text = "\n".join(lines) + "\n"

    def _read_requests(self, now: datetime) -> None:
        window = int(now.timestamp()) // WINDOW
        if window == self._window:
            return
        self._window = window
        found = requests.totals(requests.folder_of(self._home))
        self._requests = {name: n if name == "5xx" else n // STEP * STEP for name, n in found.items()}

    def _checkpoint_age(self, now: datetime) -> float | None:
        try:
            signed = (self._home / "record" / "checkpoint").stat().st_mtime
        except OSError:
            return None
        return max(0.0, (now - datetime.fromtimestamp(signed, UTC)).total_seconds())


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else seconds // 3600
