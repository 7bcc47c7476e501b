"""The command `fairhearing` with a clock that the soak moves, and with a database that it can make read-only.

The clock lies behind the machine's and comes nearer with each night: what the machine itself dates, such as the
file of a draft, is never older than the house takes it for.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import fairhearing.machine

CLOCK = "SOAK_CLOCK"
"""Names a file with the seconds by which the clock lies behind."""
READ_ONLY = "SOAK_READ_ONLY"
"""Set: SQLite takes no writing, as on a disk that was mounted again after a fault."""

_machine_time = fairhearing.machine.machine_time


def moved_time() -> datetime:
    """Return the machine's time less what the file says."""
    return _machine_time() - timedelta(seconds=float(Path(os.environ[CLOCK]).read_text()))


def move_time() -> None:
    """Let this process live by the moved clock; nothing may have taken the machine's from its module before."""
    fairhearing.machine.machine_time = moved_time


def read_only() -> None:
    """Let this process open SQLite without writing."""
    from fairhearing.web import environment

    environment._PRAGMAS = (*environment._PRAGMAS, "PRAGMA query_only=ON")


# A server's children are spawned: they load this file by the second name. A process that merely imports it keeps
# its own clock.
if __name__ in {"__main__", "__mp_main__"}:
    move_time()
    if os.environ.get(READ_ONLY):
        read_only()

if __name__ == "__main__":
    from fairhearing.entry import main

    main()
