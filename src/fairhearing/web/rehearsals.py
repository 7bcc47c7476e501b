"""Rehearsals as they are kept: worked out by the worker when roll, procedure or day changed, and sealed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fairhearing.desk import AboutOffice, House, Rehearsed, StepTaken, WeakSpot, rehearse_roll
from fairhearing.sealing import Identity, open_from, seal_to
from fairhearing.web.durable import OS_DISK, Disk, ensure_folder, write_durably

SEATS, WHOLE = "seats", "whole"
"""Worked out from seats alone, for everybody; and with the ties, for overseers."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A rehearsal with what it was worked out from.

    Args:
        basis: the digests of roll and procedure, and the day.
        told: the numbers.
    """

    basis: str
    told: Rehearsed


class SealedRehearsals:
    """The newest rehearsal of each kind, in a folder, under a key of the installation outside the database.

    Args:
        folder: made at the first writing.
        key: returns the installation's key, 32 bytes.
        disk: the operating system.
    """

    def __init__(self, folder: Path, key: Callable[[], bytes], disk: Disk = OS_DISK) -> None:
        self._folder = folder
        self._key = key
        self._disk = disk
        self._known: dict[str, tuple[tuple[int, int, int], Kept]] = {}
        self._lock = threading.Lock()

    def newest(self, kind: str) -> Kept | None:
        """Return the newest rehearsal of a kind; None before there is any.

        Args:
            kind: `SEATS` or `WHOLE`.
        """
        path = self._folder / kind
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        mark = (found.st_ino, found.st_mtime_ns, found.st_size)
        with self._lock:
            if kind not in self._known or self._known[kind][0] != mark:
                content = json.loads(open_from(Identity(self._key()), path.read_bytes()))
                self._known[kind] = (mark, Kept(content["basis"], _read(content["told"])))
            return self._known[kind][1]

    def keep(self, kind: str, kept: Kept) -> None:
        """Keep a rehearsal in the place of the one before.

        Args:
            kind: `SEATS` or `WHOLE`.
            kept: with what it was worked out from.

        Raises:
            BusyError: the disk is full or read-only.
        """
        ensure_folder(self._folder, self._disk)
        content = {"basis": kept.basis, "told": {**asdict(kept.told), "on": kept.told.on.isoformat()}}
        sealed = seal_to(Identity(self._key()).recipient, json.dumps(content).encode())
        write_durably(self._folder / kind, sealed, self._disk)


def basis_of(house: House) -> str:
    """Return from what a rehearsal is worked out now: which roll, which procedure, which day.

    Args:
        house: the ports.
    """
    day = house.roll.current().calendar.day(house.now())
    return f"{house.roll.state()} {house.shelf.in_force().digest} {day.isoformat()}"


def bring_up_to_date(house: House, rehearsals: SealedRehearsals) -> None:
    """Work out each rehearsal whose basis changed; before there is a roll there is nothing to rehearse.

    Args:
        house: the ports.
        rehearsals: where they are kept.
    """
    basis = basis_of(house)
    for kind in (SEATS, WHOLE) if house.roll.state() is not None else ():
        kept = rehearsals.newest(kind)
        if kept is None or kept.basis != basis:
            rehearsals.keep(kind, Kept(basis, rehearse_roll(house, ties=kind == WHOLE)))


def _read(told: dict[str, Any]) -> Rehearsed:
    steps = tuple(
        StepTaken(one["step"], tuple((body, many) for body, many in one["bodies"]), one["stuck"])
        for one in told["steps"]
    )
    weak = tuple(WeakSpot(**one) for one in told["weak"])
    offices = tuple(AboutOffice(**one) for one in told["offices"])
    given = {**told, "on": date.fromisoformat(told["on"]), "steps": steps, "weak": weak, "offices": offices}
    return Rehearsed(**given)
