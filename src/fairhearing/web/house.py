"""The house as the settings furnish it: every port of the desk, made once for a process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from fairhearing.desk import House
from fairhearing.machine import OsRandomness
from fairhearing.web import transactions
from fairhearing.web.blobs import FolderBlobs
from fairhearing.web.clock import SystemClock
from fairhearing.web.drafts import FolderDrafts
from fairhearing.web.log import FolderLog
from fairhearing.web.rehearsals import SealedRehearsals
from fairhearing.web.roll import SealedRoll
from fairhearing.web.service_keys import LATER, NAMES, ServiceKeys
from fairhearing.web.shelf import FolderShelf
from fairhearing.web.store import SqlBooks


def newest_act() -> datetime | None:
    """Return when the newest act was taken in, by any process; None for an empty house."""
    # Asked at every look at the clock: spelled out, because the ORM takes ten times as long to spell it.
    with transactions.own_errors(), connection.cursor() as cursor:
        cursor.execute("SELECT at FROM acts ORDER BY at DESC LIMIT 1")
        row = cursor.fetchone()
    if row is None:
        return None
    newest = row[0] if isinstance(row[0], datetime) else datetime.fromisoformat(row[0])
    return newest.replace(tzinfo=UTC) if newest.tzinfo is None else newest.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Rooms:
    """The ports with what only the site asks of them, beside the house that the desk gets."""

    blobs: FolderBlobs
    clock: SystemClock
    drafts: FolderDrafts
    keys: ServiceKeys
    log: FolderLog
    rehearsals: SealedRehearsals
    roll: SealedRoll
    shelf: FolderShelf
    house: House


@lru_cache(1)
def rooms() -> Rooms:
    """Return everything, built from the settings; `rooms.cache_clear()` after they changed."""
    home = settings.FAIRHEARING_HOME
    keys = ServiceKeys(home / "keys")
    # One that was lost is not made anew here, where nobody would notice: what it sealed would be lost with it.
    keys.make(LATER if (home / "keys").exists() else NAMES)
    randomness = OsRandomness()
    clock = SystemClock(newest_act)
    roll = SealedRoll(home / "roll", lambda: keys.get("roll"), clock, randomness)
    shelf = FolderShelf(home / "procedures", settings.FAIRHEARING_PROCEDURE)
    record = f"{urlsplit(settings.FAIRHEARING_ORIGIN).netloc}/record"
    log = FolderLog(home / "record", record, lambda: keys.get("record"))
    blobs = FolderBlobs(home / "blobs")
    house = House(
        clock=clock,
        randomness=randomness,
        books=SqlBooks(),
        blobs=blobs,
        roll=roll,
        shelf=shelf,
        log=log,
        origin=settings.FAIRHEARING_ORIGIN,
    )
    drafts = FolderDrafts(home / "drafts", randomness)
    rehearsals = SealedRehearsals(home / "rehearsals", lambda: keys.get("roll"))
    return Rooms(blobs, clock, drafts, keys, log, rehearsals, roll, shelf, house)


def house() -> House:
    """Return the house: what every use case of the desk takes as its first argument."""
    return rooms().house
