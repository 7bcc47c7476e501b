"""Lets the worker append to the record and kills it at each of its flushes and commits, one after the other.

Prints how often it was killed. Each round has a new report to append; the next round takes up what the last left.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")


def main() -> None:
    django.setup()
    for name in ("sealing", "desk", "web.house", "web.worker"):
        import_module(f"fairhearing.{name}")  # once, not anew in each process
    done, kills = False, 0
    while not done:
        assert _beside(_report) == 0
        done = _beside(lambda at=kills + 1: _append(at)) == 0
        kills += not done
    print(kills)


def _beside(job: Callable[[], None]) -> int:
    """Do something in a process of its own; return what it ended with."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            job()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def _report() -> None:
    from fairhearing.desk import Report, file_report
    from fairhearing.sealing import make_receipt
    from fairhearing.web.house import house

    file_report(house(), Report(make_receipt(house().randomness), "It was so.", respondents=("Fir Six",)))


def _append(at: int) -> None:
    from django.db.backends.base.base import BaseDatabaseWrapper

    from fairhearing.web.house import rooms
    from fairhearing.web.worker import Worker

    count = 0

    def deadly(step: Callable[..., None]) -> Callable[..., None]:
        def counted(*given: object) -> None:
            nonlocal count
            for before in (True, False):
                if not before:
                    step(*given)
                count += 1
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        return counted

    os.fsync = deadly(os.fsync)
    BaseDatabaseWrapper._commit = deadly(BaseDatabaseWrapper._commit)
    Worker(rooms(), 1).append()


if __name__ == "__main__":
    main()
