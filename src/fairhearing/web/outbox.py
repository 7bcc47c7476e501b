"""The outbox: a mail is marked before it is handed to the mail server, and never handed over twice.

What a crash swallows between the two, the next daily mail covers. Only what is told once, of somebody's sign-in,
is put back where the mail server did not take it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from fairhearing.desk import EDIT_KINDS
from fairhearing.web import models, transactions

LEASE = timedelta(minutes=10)
"""Longer than a round of the worker takes with its mail server's time limit."""
KEPT_FOR = timedelta(days=7)
TRIED_FOR = timedelta(days=3)
"""For so long a mail about somebody's sign-in is tried again; what it tells of is over by then."""
PARTY = "party"
"""The template of the mail to an address that a party left."""


@dataclass(frozen=True, slots=True)
class Job:
    """A mail that this worker may send for as long as its lease lasts.

    Args:
        account: an account's id or, with the template `PARTY`, the name under which a party left an address.
        fence: of the lease; a later lease has a greater one.
    """

    id: int
    account: str
    template: str
    day: date
    fence: int


def expand(last: date) -> None:
    """Turn what goes to everybody into a row for each who could be on a roster, and for each address of a party.

    Args:
        last: the last day whose news are sent.
    """
    with transactions.writing():
        accounts = [str(pk) for pk in models.Member.objects.order_by("pk").values_list("pk", flat=True)]
        parties = models.NoticeAddress.objects.order_by("pk").values_list("pk", flat=True)
        rows = models.Notice.objects.select_for_update(skip_locked=True)
        for notice in rows.filter(account="", done=False, day__lte=last).order_by("pk"):
            models.Notice.objects.bulk_create(
                [
                    *(models.Notice(account=one, template=notice.template, day=notice.day) for one in accounts),
                    *(models.Notice(account=one, template=PARTY, day=notice.day) for one in parties),
                ],
                ignore_conflicts=True,
            )
            models.Notice.objects.filter(pk=notice.pk).update(done=True)


def lease(now: datetime, last: date, most: int = 200) -> tuple[Job, ...]:
    """Take up to `most` mails that nobody else is sending.

    Args:
        now: aware.
        last: the last day whose news are sent.
        most: at least 1.
    """
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    with transactions.writing():
        # A step about somebody's sign-in is told at once: whoever did not ask for it has two days to stop it.
        due = Q(day__lte=last) | Q(template__in=EDIT_KINDS)
        rows = models.Notice.objects.select_for_update(skip_locked=True).filter(free, due, done=False)
        found = list(rows.exclude(account="").order_by("pk")[:most])
        models.Notice.objects.filter(pk__in=[row.pk for row in found]).update(
            leased_until=now + LEASE, fence=F("fence") + 1
        )
    return tuple(Job(row.pk, row.account, row.template, row.day, row.fence + 1) for row in found)


def mark(job: Job, last: date) -> bool:
    """Mark a mail as sent, and with it everything older that it covers.

    Args:
        job: leased.
        last: the last day whose news are sent.

    Returns:
        Whether this worker may send it now: its lease is still the newest, and no other mail covered it.
    """
    with transactions.writing():
        # All that may be covered is locked in one order: two workers could wait for one another otherwise.
        rows = models.Notice.objects.select_for_update().filter(account=job.account, template=job.template)
        waiting = list(rows.filter(done=False).order_by("pk"))
        if not any((row.pk, row.fence) == (job.id, job.fence) for row in waiting):
            return False
        covered = [row.pk for row in waiting if row.pk == job.id or row.day <= last]
        models.Notice.objects.filter(pk__in=covered).update(done=True)
    return True


def put_back(job: Job, last: date) -> bool:
    """Put a mail that the mail server did not take back, for when its lease is over, while it is of use.

    It may have been taken after all and come twice. For what is told once, such as that somebody asked for new
    keys, this does less harm than a mail that never comes: no later mail covers it.

    Args:
        job: marked by this worker.
        last: the last day whose news are sent.

    Returns:
        Whether it will be tried again.
    """
    if job.day + TRIED_FOR < last:
        return False
    with transactions.writing():
        return models.Notice.objects.filter(pk=job.id, fence=job.fence).update(done=False) == 1


def release(jobs: Sequence[Job]) -> None:
    """Give back what could not be sent, so that the next round takes it."""
    with transactions.writing():
        for job in jobs:
            models.Notice.objects.filter(pk=job.id, fence=job.fence).update(leased_until=None)


def forget(names: Collection[str]) -> None:
    """Remove every trace of mail to addresses that are gone; inside a transaction.

    Args:
        names: under which parties left them.
    """
    models.Notice.objects.filter(account__in=names, template=PARTY).delete()


def sweep(today: date) -> None:
    """Remove what was sent long ago."""
    with transactions.writing():
        models.Notice.objects.filter(done=True, day__lt=today - KEPT_FOR).delete()
