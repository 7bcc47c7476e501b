"""Looks at what has to go on by itself: the worker, the record and its witnesses, the outbox, the backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Min

from fairhearing.desk import stray_keys
from fairhearing.errors import InputError, RecordError
from fairhearing.identifiers import PersonId
from fairhearing.record import FolderStore, verify_record
from fairhearing.web import mailer, models
from fairhearing.web.house import rooms
from fairhearing.web.operating import marks
from fairhearing.web.operating.findings import Finding
from fairhearing.web.operating.machine_checks import days
from fairhearing.web.publication.missing import witnesses

_TABLES = (models.Act, models.Edit)
_SILENT = 180.0
"""Seconds after which a worker that leaves no mark is taken for dead: it looks every fifteen."""
_SLACK = 600.0
_LATE_MAIL = 2
"""Days after which mail that still waits is told of."""
_OLD, _TOO_OLD = 2 * 24 * 3600.0, 8 * 24 * 3600.0
_UNTRIED = 35 * 24 * 3600.0


def of_worker(home: Path, now: datetime) -> Iterator[Finding]:
    """Yield whether a worker is alive.

    Args:
        home: `FAIRHEARING_HOME`.
        now: aware.
    """
    age = marks.age(home, "worker", now)
    if age is not None and age <= _SILENT:
        yield Finding("worker", "fine", "A worker looked within the last three minutes.")
        return
    yield Finding(
        "worker",
        "wrong",
        "No worker ever looked." if age is None else f"No worker has looked for {days(age)}.",
        "Nothing is appended to the record, no mail goes out, and what has run out is not removed.",
        "Start it: `systemctl start fairhearing-worker`, or `fairhearing serve --with-worker`.",
    )


def of_directory() -> Iterator[Finding]:
    """Yield whether the key directory is what the record says; whose entry is not, is said elsewhere."""
    members = [PersonId(one) for one in models.Member.objects.values_list("person_id", flat=True)]
    found = stray_keys(rooms().house, members)
    if strays := len(found.changed) + len(found.gone):
        yield Finding(
            "key directory",
            "wrong",
            f"Entries that are not what the record says: {strays}.",
            "Somebody may have put keys of their own in another's place, and new cases would be sealed to them.",
            "`fairhearing account check-keys` says whose. Ask each of them; new six words enter theirs anew.",
        )
    else:
        yield Finding("key directory", "fine", "Every entry is what the record says.")


def of_record(home: Path, now: datetime) -> Iterator[Finding]:
    """Yield whether the record is whole, goes on, and has a witness.

    Args:
        home: `FAIRHEARING_HOME`.
        now: aware.
    """
    with rooms().house.books.reading() as ledger:
        recorded = ledger.recorded()
    # Asked afterwards: what the worker appends meanwhile is in the log before it is in the rows.
    head = rooms().log.head()
    if recorded > (0 if head is None else head.size):
        yield _cut_short(recorded)
        return
    try:
        if head is not None:
            verify_record(FolderStore(home / "record"), rooms().log.verifier_key())
    except (InputError, RecordError) as error:
        yield Finding("record", "wrong", error.what, error.why, error.remedy)
        return
    waiting = [table.objects.filter(index=None).aggregate(first=Min("at"))["first"] for table in _TABLES]
    oldest = min((at for at in waiting if at is not None), default=None)
    limit = 2 * settings.FAIRHEARING_RECORD_EVERY + _SLACK
    if oldest is not None and (now - oldest).total_seconds() > limit:
        yield Finding(
            "record",
            "wrong",
            "Something has waited for the record longer than it should.",
            "It is kept, and cannot be proved yet.",
            "Look whether the worker runs, and into its log: `journalctl -u fairhearing-worker`.",
        )
    else:
        yield Finding("record", "fine", "It is whole, and nothing waits for it longer than it should.")
    if witnesses(rooms().house):
        yield Finding("witness", "fine", "Somebody outside cosigned the newest checkpoint.")
    else:
        yield Finding(
            "witness",
            "look",
            "Not witnessed: nobody outside cosigns the record.",
            "Whoever holds the record's key could show others another record.",
            "Ask somebody outside to keep a copy of /record/checkpoint, each week say.",
        )


def _cut_short(recorded: int) -> Finding:
    return Finding(
        "record",
        "wrong",
        "The record is gone, or shorter than the database says.",
        f"The database knows {recorded} entries: no proof can be given of those that are missing.",
        "Bring the folder 'record' back from the newest backup, with the worker stopped; tell the overseers.",
    )


def of_outbox(now: datetime) -> Iterator[Finding]:
    """Yield whether mail waits longer than it should.

    Args:
        now: aware.
    """
    late = oldest_mail(now)
    if late > _LATE_MAIL:
        yield Finding(
            "outbox",
            "look",
            f"Mail that was due has waited for {late} days.",
            "People are not told that there may be something for them.",
            "Look at the mail server: `fairhearing check --mail`, and at the worker's log.",
        )
    else:
        yield Finding("outbox", "fine", "No mail waits longer than it should.")


def oldest_mail(now: datetime) -> int:
    """Return for how many days the oldest mail that is due has waited; 0: none, or since today.

    Only mail whose time has come counts: what was queued today would tell that something was done today.

    Args:
        now: aware.
    """
    last = mailer.last_day(now)
    first = models.Notice.objects.filter(done=False, day__lte=last).aggregate(first=Min("day"))["first"]
    return 0 if first is None else (last - first).days


def of_backup(home: Path, now: datetime) -> Iterator[Finding]:
    """Yield how old the newest backup is, and whether one was ever tried.

    Args:
        home: `FAIRHEARING_HOME`.
        now: aware.
    """
    age, tried = marks.age(home, "backup", now), marks.age(home, "verified", now)
    if age is None or age > _TOO_OLD:
        yield Finding(
            "backup",
            "wrong",
            "There was never a backup." if age is None else f"The newest backup is {days(age)} old.",
            "A broken disk would take every case with it.",
            "Run `fairhearing backup OUT --to RECIPIENT` each night, and carry the file to another place.",
        )
        return
    if age > _OLD:
        yield Finding(
            "backup",
            "look",
            f"The newest backup is {days(age)} old.",
            "What came in since then is on this disk alone.",
            "Look why the last one failed: `journalctl -u fairhearing-backup`.",
        )
    else:
        yield Finding("backup", "fine", f"The newest one is {days(age)} old.")
    if tried is None or tried > _UNTRIED:
        yield Finding(
            "restoring",
            "look",
            "No backup was ever tried." if tried is None else f"The last one that was tried is {days(tried)} old.",
            "Only one that was restored is known to be one.",
            "Run `fairhearing backup OUT --to RECIPIENT --verify FILE` once a month, with the identity at hand.",
        )
    else:
        yield Finding("restoring", "fine", f"One was tried {days(tried)} ago.")


__all__ = ["of_backup", "of_outbox", "of_record", "of_worker", "oldest_mail"]
