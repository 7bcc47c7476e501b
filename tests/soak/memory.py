"""How much memory each process holds while nothing fails, and whether one goes on growing after it is warm."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WARM = 3
"""The first part of the time, one of so many, in which bounded caches fill: it is told and not judged."""
GROWTH = 0.10
"""Memory is flat where the median of the last half after that is not above the first half's by more than this."""
FEWEST = 6
"""Samples from which anything is said."""

Samples = Sequence[tuple[float, int]]
"""Seconds and resident bytes."""


@dataclass(frozen=True)
class Grown:
    """The memory of one process, in bytes, and the hours between the middles of the two halves.

    Args:
        cold: median while it warms up.
        first, last: medians of the halves of the time after that.
    """

    what: str
    cold: float
    first: float
    last: float
    hours: float

    @property
    def is_flat(self) -> bool:
        return self.last <= self.first * (1 + GROWTH)

    @property
    def line(self) -> str:
        """How it reads in the report."""
        sizes = f"{self.cold / 1e6:.1f} MB at first, then {self.first / 1e6:.1f}, then {self.last / 1e6:.1f}"
        hourly = (self.last - self.first) / 1e6 / (self.hours or 1)
        grown = f"{(self.last / self.first - 1) * 100:+.1f} %, {hourly:+.1f} MB an hour"
        return f"memory      {self.what:15} {sizes}: {grown} (flat: at most {GROWTH * 100:+.0f} %)"


def grown(what: str, samples: Samples) -> Grown | None:
    """Return how the memory of one process went; None: it did not live long enough to say.

    Args:
        what: the process.
        samples: evenly over the time.
    """
    if len(samples) < FEWEST:
        return None
    warm = len(samples) // WARM
    half = warm + (len(samples) - warm) // 2
    parts = [samples[:warm], samples[warm:half], samples[half:]]
    cold, first, last = (median(size for _, size in part) for part in parts)
    middles = [median(seconds for seconds, _ in part) for part in parts]
    return Grown(what, cold, first, last, (middles[2] - middles[1]) / 3600)


class Memory(threading.Thread):
    """Looks every few seconds how much memory each process holds.

    Args:
        processes: returns what runs, name → pid.
        every: seconds.
    """

    def __init__(self, processes: Callable[[], Mapping[str, int]], every: float) -> None:
        super().__init__(daemon=True)
        self.samples: dict[tuple[str, int], list[tuple[float, int]]] = {}
        """(what, pid) → samples."""
        self._processes = processes
        self._every = every
        self._enough = threading.Event()

    def run(self) -> None:
        while not self._enough.wait(self._every):
            self.look()

    def look(self) -> None:
        """Note once what each process holds."""
        for what, pid in self._processes().items():
            with suppress(OSError, IndexError, ValueError):
                status = Path(f"/proc/{pid}/status").read_text()
                size = int(status.partition("VmRSS:")[2].split()[0]) * 1024
                self.samples.setdefault((what, pid), []).append((time.monotonic(), size))

    def enough(self) -> None:
        self._enough.set()
        self.join()

    def grown(self) -> list[Grown]:
        """Return how the memory of each process went that lived long enough."""
        found = (grown(what, samples) for (what, _), samples in sorted(self.samples.items()))
        return [one for one in found if one is not None]
