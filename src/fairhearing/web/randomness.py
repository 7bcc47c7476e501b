"""Random bytes from the operating system."""

from __future__ import annotations

import os


class OsRandomness:
    """`identifiers.Randomness` from the system's own source."""

    def token(self, length: int) -> bytes:
        """Return `length` bytes that nobody can foresee."""
        return os.urandom(length)
