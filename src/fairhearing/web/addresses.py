"""A party's own address for mail: sealed to the mail worker, and tied to no case.

A row is found with a name that follows from the receipt's words by a label of its own, so that it cannot be
matched with the row of a mailbox. The site seals an address and can never show it again; the worker opens it.
"""

from __future__ import annotations

from datetime import date

from fairhearing.errors import SealError
from fairhearing.sealing import Identity, ReceiptKeys, open_from, seal_to
from fairhearing.web import models, outbox, transactions
from fairhearing.web.house import house, rooms

LONGEST = 254
"""Signs, as a mail server takes them at most (RFC 5321); each of them fits into one padded size."""
KEY = "mail"
"""The mail worker's key among the installation's."""


def keep(keys: ReceiptKeys, address: str) -> date:
    """Keep the address of whoever holds a receipt, in place of the one before.

    Args:
        keys: of their mailbox.
        address: looked at already, up to `LONGEST` signs.

    Returns:
        Until when it is kept: the first of a month, a little more than a year on, so that it tells no day.

    Raises:
        BusyError: the storage cannot take it in now.
    """
    until = _a_year_on(house().now().date())
    sealed = seal_to(rooms().keys.recipient(KEY), address.encode())
    with transactions.writing():
        models.NoticeAddress.objects.update_or_create(
            find=keys.notice, defaults={"content": sealed, "until": until}
        )
    return until


def kept_until(keys: ReceiptKeys) -> date | None:
    """Return until when an address is kept for whoever holds a receipt; None: none is."""
    return models.NoticeAddress.objects.filter(pk=keys.notice).values_list("until", flat=True).first()


def remove(keys: ReceiptKeys) -> None:
    """Remove the address of whoever holds a receipt, and the mail that waits for it.

    Raises:
        BusyError: the storage cannot be written to now.
    """
    with transactions.writing():
        models.NoticeAddress.objects.filter(pk=keys.notice).delete()
        outbox.forget((keys.notice,))


def opened(find: str) -> str:
    """Return an address, for the mail worker; empty: it was removed meanwhile.

    Args:
        find: `ReceiptKeys.notice`.

    Raises:
        SealError: it was sealed to another key, or changed.
    """
    sealed = models.NoticeAddress.objects.filter(pk=find).values_list("content", flat=True).first()
    if sealed is None:
        return ""
    try:
        return open_from(Identity(rooms().keys.get(KEY)), bytes(sealed)).decode()
    except UnicodeDecodeError:
        raise SealError(
            "An address that somebody left for mail is no text.",
            why="It was changed, or written by another program.",
            remedy="Whoever left it can enter it again; it is removed by itself in the end.",
        ) from None


def sweep(today: date) -> None:
    """Remove the addresses whose time is over.

    Args:
        today: the day.
    """
    with transactions.writing():
        over = tuple(models.NoticeAddress.objects.filter(until__lte=today).values_list("pk", flat=True))
        models.NoticeAddress.objects.filter(pk__in=over).delete()
        outbox.forget(over)


def _a_year_on(day: date) -> date:
    return date(day.year + 1 + day.month // 12, day.month % 12 + 1, 1)
