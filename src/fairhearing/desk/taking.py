"""Taking in a reply: what somebody without an account did over a packet becomes acts of the case."""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import timedelta

from fairhearing.acts import REOPENED
from fairhearing.desk.fitting import fits, is_sound
from fairhearing.desk.packet import LARGEST, SiteKeys
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import StoredAct
from fairhearing.desk.reply import Reply, open_signed, read_signed
from fairhearing.desk.writing import Changes, announce, apply_changes
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.procedure import Procedure
from fairhearing.sealing import VerifyKey

AHEAD = timedelta(minutes=10)
"""By how much the clock of whoever replies may be ahead of the site's."""
LARGEST_REPLY = 3 * LARGEST
"""Bytes of a reply at most: what its files hold, spelled twice in base64, and padded."""


def take_reply(house: House, keys: SiteKeys, sealed: bytes) -> tuple[StoredAct, ...]:
    """Take in a reply; the same one again changes nothing.

    The site opens no case. It looks at the signature, at the ticket that shows that the case opened for
    whoever replies, and at all that is public; the rest was judged over the packet, and whoever reads the
    case next judges it again.

    Args:
        house: the ports.
        keys: the site's, for replies.
        sealed: the file as it came.

    Returns:
        The acts that the case has from now on, in their order.

    Raises:
        SealError: it is not for this site, or not signed by whom it names.
        NotYoursError: whom it names has no keys outside, or the case was not open to them.
        RefusedError: the case has moved on since the packet was made.
        InputError: it does not hold together.
        BusyError: the store is locked, full or read-only.
    """
    reply = _believed(house, keys, sealed)
    with house.books.reading() as ledger:
        done = _taken_before(ledger, reply)
        if done:
            return done
        _checked(house, ledger, keys, reply)
    for ciphertext in reply.files.values():
        house.blobs.put(ciphertext)
    with house.books.writing() as ledger:
        procedure = _checked(house, ledger, keys, reply)
        _keep(ledger, reply, procedure)
        announce(ledger, house.roll.current().calendar.day(house.now()))
    return reply.acts


def _believed(house: House, keys: SiteKeys, sealed: bytes) -> Reply:
    _hold(len(sealed) <= LARGEST_REPLY)
    signed = open_signed(sealed, keys.identity)
    with house.books.reading() as ledger:
        row = ledger.keys(signed.person)
    if row is None or row.sealed:
        raise NotYoursError
    return read_signed(signed, VerifyKey(row.verify_key))


def _taken_before(ledger: Ledger, reply: Reply) -> tuple[StoredAct, ...]:
    ids = {act.public.id for act in reply.acts}
    return tuple(act for act in ledger.acts(reply.case) if act.public.id in ids)


def _checked(house: House, ledger: Ledger, keys: SiteKeys, reply: Reply) -> Procedure:
    row = ledger.case(reply.case)
    if row is None or not hmac.compare_digest(keys.ticket(reply.case, reply.before), reply.ticket):
        raise NotYoursError
    if row.acts != reply.before:
        raise RefusedError(
            "The case has moved on since this packet was made.",
            why="Each act is judged on everything that was done before it, and something new came in.",
            remedy="Send a new packet; the same answers can be given over it, with the same file.",
        )
    # The record and every reader would stumble over an instant that cannot be written.
    _hold(all(is_sound(act.public) for act in reply.acts))
    if any(act.public.at > house.now() + AHEAD for act in reply.acts):
        raise RefusedError(
            "The time of this reply has not come yet.",
            why="The clock of whoever made it is ahead of the site's, and no act is of a time to come.",
            remedy="Look which clock is wrong; the same reply is taken in once its time has come.",
        )
    procedure = house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    _hold(fits(house, ledger, row, procedure, reply))
    return procedure


def _hold(fits: bool) -> None:
    if not fits:
        raise InputError(
            "This reply does not hold together.",
            why="An act, a key or a letter in it is not what can come with a reply in this case.",
            remedy="Nothing was taken in. Ask whoever sent it to make it again over a new packet.",
        )


def _keep(ledger: Ledger, reply: Reply, procedure: Procedure) -> None:
    batches = tuple(replace(batch, id=0) for batch in reply.batches)
    changes = Changes(reply.epochs, batches, reply.mailboxes, drop_sifter=reply.released)
    apply_changes(ledger, reply.case, changes)
    for act in reply.acts:
        ledger.add_act(act)
    turns = [act.public.kind for act in reply.acts if act.public.kind in {*procedure.end, REOPENED}]
    if turns:
        ledger.close_case(reply.case, closed=turns[-1] != REOPENED)


__all__ = ["AHEAD", "LARGEST_REPLY", "take_reply"]
