"""Looks at the machine: the folder and its keys, the disk, the clock."""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from fairhearing.web.durable import RESERVE
from fairhearing.web.operating.findings import Finding
from fairhearing.web.service_keys import KEY_SIZE, NAMES

_OTHERS = 0o077
_UNSYNCHRONISED = 5
"""What adjtimex(2) returns where nothing keeps the clock right (TIME_ERROR)."""
_SIZE_OF_TIMEX = 512
"""More bytes than any kernel writes."""
_MOST_BEHIND = 1


def of_folder(home: Path) -> Iterator[Finding]:
    """Yield how the installation's folder stands.

    Args:
        home: `FAIRHEARING_HOME`.
    """
    if not home.is_dir():
        yield Finding(
            "folder",
            "wrong",
            f"The folder {home} is not there.",
            "Nothing can be kept.",
            "Run `fairhearing migrate`.",
        )
        return
    found = home.stat()
    if found.st_uid != os.geteuid():
        yield Finding(
            "folder",
            "wrong",
            f"The folder {home} belongs to another user than the one who looks.",
            "What this user writes, the site may be unable to read.",
            "Run this as the site's own user: `sudo -u fairhearing fairhearing check`.",
        )
    elif stat.S_IMODE(found.st_mode) & _OTHERS:
        yield Finding(
            "folder",
            "wrong",
            f"Others on this machine can enter {home}.",
            "They see when something is written, and how much.",
            f"Run `chmod 700 {home}`.",
        )
    else:
        yield Finding("folder", "fine", f"Only this user can enter {home}.")


def of_keys(home: Path) -> Iterator[Finding]:
    """Yield how each service key stands; fine: one line for all.

    Args:
        home: `FAIRHEARING_HOME`.
    """
    amiss = list(_amiss(home / "keys"))
    yield from amiss or [Finding("keys", "fine", f"All {len(NAMES)} are there, and only this user can read them.")]


def _amiss(folder: Path) -> Iterator[Finding]:
    for name in NAMES:
        path = folder / name
        if not path.exists():
            yield Finding(
                "keys",
                "wrong",
                f"The key '{name}' is missing.",
                "What it sealed opens with that very key and with no other.",
                "Bring it back from the backup; on a new installation run `fairhearing migrate`.",
            )
        elif path.stat().st_size != KEY_SIZE:
            yield Finding(
                "keys",
                "wrong",
                f"The key '{name}' is not {KEY_SIZE} bytes long.",
                "It was damaged, and opens nothing.",
                "Bring it back from the backup.",
            )
        elif stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            yield Finding(
                "keys",
                "wrong",
                f"Others on this machine can read the key '{name}'.",
                "With it and the database they read what it seals: the roll, say, though no case.",
                f"Run `chmod 600 {path}`.",
            )


def of_disk(home: Path, reserve: int = RESERVE) -> Iterator[Finding]:
    """Yield whether there is room.

    Args:
        home: `FAIRHEARING_HOME`, which is there.
        reserve: bytes that large files leave free.
    """
    room = os.statvfs(home)
    free = room.f_bavail * room.f_frsize
    says = f"{free // 1024**2:,} MiB are free."
    if free < reserve or not room.f_favail:
        yield Finding(
            "disk",
            "wrong",
            says,
            "Large files are refused already; soon no report can be kept.",
            "Free the disk, or give it more room.",
        )
    elif free < 2 * reserve:
        yield Finding(
            "disk",
            "look",
            says,
            f"Under {reserve // 1024**2} MiB large files are refused, so that reports still fit.",
            "Free the disk before that.",
        )
    else:
        yield Finding("disk", "fine", says)


def of_clock(behind: int, synchronised: bool | None) -> Iterator[Finding]:
    """Yield whether the clock can be trusted.

    Args:
        behind: seconds by which it lags behind the newest act.
        synchronised: what `is_synchronised` says.
    """
    if behind > _MOST_BEHIND:
        yield Finding(
            "clock",
            "wrong",
            f"The machine's clock is {behind} seconds behind what was entered already.",
            "Acts get a wrong time, and clocks of the procedure run late.",
            "Set the clock, and let the machine keep it: `timedatectl set-ntp true`.",
        )
    elif synchronised is False:
        yield Finding(
            "clock",
            "look",
            "Nothing keeps the machine's clock right, as far as it says.",
            "It drifts, and deadlines with it.",
            "Let the machine keep it: `timedatectl set-ntp true`. In a container look at the host.",
        )
    else:
        yield Finding("clock", "fine", "It does not lag behind what was entered already.")


def is_synchronised() -> bool | None:
    """Return whether the system says that its clock is kept right; None: it says nothing."""
    try:
        answer = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_SIZE_OF_TIMEX))
    except (AttributeError, OSError):
        return None
    return None if answer < 0 else answer != _UNSYNCHRONISED


def days(seconds: float) -> str:
    """Return a time in words: minutes, hours or days, whole ones."""
    for unit, size in (("days", 24 * 3600), ("hours", 3600)):
        if seconds >= 2 * size:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds // 60)} minutes"
