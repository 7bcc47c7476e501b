"""What comes from the machine: random bytes and the time; only the rooms outside (web, cli) take it from here."""

from __future__ import annotations

import os
from datetime import UTC, datetime


class OsRandomness:
    """`identifiers.Randomness` from the system's own source."""

    def token(self, length: int) -> bytes:
        """Return `length` bytes that nobody can foresee."""
        return os.urandom(length)


def machine_time() -> datetime:
    """Return what the machine takes for the present instant, in UTC."""
    return datetime.now(UTC)
