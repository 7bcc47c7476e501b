"""Marks that the worker and the backup leave: when they last came to an end, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from fairhearing.web.durable import ensure_folder

FOLDER = "operating"
"""In the installation's folder; no backup holds it."""
Mark = Literal["worker", "backup", "verified"]


def leave(home: Path, mark: Mark) -> None:
    """Leave a mark now. A disk that takes none keeps nobody from working: the mark grows old, and that is seen.

    Args:
        home: the installation's folder.
        mark: whose.
    """
    with suppress(OSError):
        ensure_folder(home / FOLDER)
        (home / FOLDER / mark).touch(mode=0o600)


def age(home: Path, mark: Mark, now: datetime) -> float | None:
    """Return how many seconds ago a mark was left; None: never.

    Args:
        home: the installation's folder.
        mark: whose.
        now: aware.
    """
    try:
        left = (home / FOLDER / mark).stat().st_mtime
    except OSError:
        return None
    return max(0.0, (now - datetime.fromtimestamp(left, UTC)).total_seconds())
