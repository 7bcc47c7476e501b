"""Wrong words and passwords are counted, without an address, and make the answer slower; nobody is locked out.

What is right is let in at once, however many wrong ones somebody else tries.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db.models import F
from django.utils import timezone

from fairhearing.errors import BusyError
from fairhearing.web import models, transactions

FREE = 10
"""Wrong tries within an hour, of one process or of all, that cost no time."""
LONGEST = 8.0
"""Seconds that a wrong try takes at most."""
WAITING = 4
"""How many may wait at once: waiting must not take the places of those who are let in."""

_HOUR = 3600


class Budgets:
    """Counts of wrong tries, in this process and in the database.

    Args:
        wait: waits for so many seconds.
        hour: returns the number of the present hour.
    """

    def __init__(
        self,
        wait: Callable[[float], None] = time.sleep,
        hour: Callable[[], int] = lambda: int(timezone.now().timestamp()) // _HOUR,
    ) -> None:
        self._wait = wait
        self._hour = hour
        self._here: dict[str, int] = {}
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(WAITING)

    def wrong(self, what: str) -> None:
        """Count a wrong try and wait the longer, the more there were in this hour.

        Args:
            what: what was tried: `receipt`, `passphrase`, `letter`, `sign-in`.
        """
        name = f"wrong/{what}/{self._hour()}"
        delay = delay_after(max(self._count_here(name), _count_everywhere(name)))
        if delay and self._places.acquire(blocking=False):
            try:
                self._wait(delay)
            finally:
                self._places.release()

    def _count_here(self, name: str) -> int:
        with self._lock:
            count = self._here.get(name, 0) + 1
            self._here = {name: count} | {
                known: value
                for known, value in self._here.items()
                if known != name and known.rpartition("/")[2] == name.rpartition("/")[2]
            }
            return count


def delay_after(count: int) -> float:
    """Return how many seconds a wrong try takes after so many."""
    over = count - FREE
    return 0.0 if over <= 0 else min(LONGEST, 0.25 * 2 ** min(over // FREE, 10))


def sweep() -> None:
    """Remove the counts of hours that are over."""
    now = f"/{int(timezone.now().timestamp()) // _HOUR}"
    models.Counter.objects.filter(name__startswith="wrong/").exclude(name__endswith=now).delete()


def _count_everywhere(name: str) -> int:
    # A database that is locked must not make a wrong try look different.
    with suppress(BusyError), transactions.writing():
        models.Counter.objects.get_or_create(name=name)
        models.Counter.objects.filter(name=name).update(value=F("value") + 1)
        return int(models.Counter.objects.values_list("value", flat=True).get(name=name))
    return 0


BUDGETS = Budgets()


def wrong(what: str) -> None:
    """Count a wrong try in the site's own budgets; see `Budgets.wrong`."""
    BUDGETS.wrong(what)
