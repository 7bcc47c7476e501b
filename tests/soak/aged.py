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


# Before anything else takes the function from there. A server's children are spawned and load this file, too.
fairhearing.machine.machine_time = moved_time

if os.environ.get(READ_ONLY):
    from fairhearing.web import environment

    environment._PRAGMAS = (*environment._PRAGMAS, "PRAGMA query_only=ON")

if __name__ == "__main__":
    from fairhearing.entry import main

    main()
