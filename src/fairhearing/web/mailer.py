"""The daily mail: to everybody who could be on a roster, and it tells nothing but that there may be something.

A party gets it where they left an address: on the same days, in one sentence that anybody may read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _
from django.utils.translation import override

from fairhearing.desk import EDIT_KINDS
from fairhearing.errors import SealError
from fairhearing.web import addresses, models, outbox
from fairhearing.web.outbox import Job

_LOG = logging.getLogger("fairhearing.worker")

_NUMBER = re.compile(r"[0-9]{1,18}")
NOT_BEFORE = 6
"""The hour of the day, in UTC, from which the mail of the day before goes out."""


def last_day(now: datetime) -> date:
    """Return the last day whose news are sent now: yesterday's, from a fixed hour, so that timing tells little."""
    if settings.FAIRHEARING_DEMO:
        return now.date()
    return (now - timedelta(days=1, hours=NOT_BEFORE)).date()


def send_waiting(now: datetime) -> int:
    """Send what waits.

    Args:
        now: aware.

    Returns:
        How many mails were handed to the mail server. When it cannot be reached, nothing is marked and
        everything stays in the outbox.
    """
    last = last_day(now)
    outbox.expand(last)
    jobs = outbox.lease(now, last)
    if not jobs:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException):
        outbox.release(jobs)
        _LOG.warning("the mail server cannot be reached; %d mails stay in the outbox", len(jobs))
        return 0
    try:
        return _send(jobs, last, connection)
    finally:
        connection.close()


def reaches_parties() -> bool:
    """Return whether mail leaves this installation: into files on its own disk no party's address is written."""
    return bool(settings.FAIRHEARING_DEMO) or "filebased" not in settings.EMAIL_BACKEND


def subject() -> str:
    """Return the subject of a party's mail, in each of the site's languages."""
    return " / ".join(_in_each(lambda: _("There may be something for you")))


def sentences() -> tuple[str, ...]:
    """Return all that a party's mail says, once in each of the site's languages: which they read is not kept.

    Somebody else may see it: it does not tell what this site is for.
    """
    site = f"{settings.FAIRHEARING_ORIGIN}/"
    return _in_each(
        lambda: (
            _("There may be something for you; open your mailbox to look, or to stop this mail: %(site)s")
            % {"site": site}
        )
    )


def _in_each(say: Callable[[], str]) -> tuple[str, ...]:
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.append(say())
    return tuple(dict.fromkeys(found))


def _send(jobs: Sequence[Job], last: date, connection: BaseEmailBackend) -> int:
    sent = 0
    served: set[str] = set()
    for place, job in enumerate(jobs, 1):
        address = _party_address(job.account) if job.template == outbox.PARTY else address_of(job.account)
        if not outbox.mark(job, last) or not address:
            continue
        if job.template == outbox.PARTY:
            # Who holds several receipts, or put in somebody else's address several times, fills no mailbox.
            if address.casefold() in served:
                continue
            served.add(address.casefold())
            message = _party_message(address, connection)
        else:
            message = (_step_message if job.template in EDIT_KINDS else _message)(address, connection)
        try:
            sent += bool(message.send())
        except (OSError, ValueError) as error:  # SMTPException is the former, a malformed address the latter
            _not_taken(job, last)
            if isinstance(error, SMTPServerDisconnected):
                outbox.release(jobs[place:])
                break
    return sent


def _not_taken(job: Job, last: date) -> None:
    if job.template in EDIT_KINDS and outbox.put_back(job, last):
        _LOG.warning("the mail server did not take %d mail about a sign-in; it is tried again", 1)
    else:
        _LOG.warning("the mail server did not take %d mail; tomorrow's covers it", 1)


def _party_address(find: str) -> str:
    if not reaches_parties():
        return ""
    try:
        return addresses.opened(find)
    except SealError:
        _LOG.warning("an address that a party left does not open with the key 'mail'; nothing was sent to it")
        return ""


def address_of(account: str) -> str:
    """Return where an account's mail goes; empty: nowhere, as for a row that names no account at all."""
    if not _NUMBER.fullmatch(account):
        return ""
    found = models.Account.objects.filter(pk=account, is_active=True).values_list("email", flat=True).first()
    return found or ""


def _message(address: str, connection: BaseEmailBackend) -> EmailMessage:
    body = [
        *_in_each(lambda: _("There may be something for you; sign in.")),
        f"{settings.FAIRHEARING_ORIGIN}/",
        *_in_each(
            lambda: _("Everybody who could have something to do gets this mail when there is news for anybody.")
        ),
    ]
    about = " / ".join(_in_each(lambda: _("Fair Hearing: there may be something for you")))
    return EmailMessage(about, "\n\n".join(body) + "\n", None, [address], connection=connection)


def _step_message(address: str, connection: BaseEmailBackend) -> EmailMessage:
    body = [
        *_in_each(lambda: _("How somebody signs in to this site was changed, or is to be.")),
        *_in_each(lambda: _("Look at your account. If nobody asked for it, stop it.")),
        f"{settings.FAIRHEARING_ORIGIN}/account",
    ]
    about = " / ".join(_in_each(lambda: _("Fair Hearing: look at your account")))
    return EmailMessage(about, "\n\n".join(body) + "\n", None, [address], connection=connection)


def _party_message(address: str, connection: BaseEmailBackend) -> EmailMessage:
    # RFC 3834: no absence note comes back to whoever reads the sender's mail.
    headers = {"Auto-Submitted": "auto-generated"}
    body = "\n\n".join(sentences()) + "\n"
    return EmailMessage(subject(), body, None, [address], headers=headers, connection=connection)
