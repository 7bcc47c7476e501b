"""Taking in a reply: what somebody without an account did over a packet becomes acts of the case."""

from __future__ import annotations

import hmac
import re
from dataclasses import replace
from datetime import timedelta

from fairhearing.acts import KINDS, REASON_CLASSES
from fairhearing.desk.opening import newest
from fairhearing.desk.packet import SiteKeys
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import COMPARTMENTS, CaseRow, StoredAct
from fairhearing.desk.reply import Reply, open_signed, read_signed
from fairhearing.desk.tell_respondent import LETTER_DAYS
from fairhearing.desk.writing import Changes, announce, apply_changes
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import RoleName, role_of
from fairhearing.procedure import Procedure
from fairhearing.sealing import COUNTS, WRAP_SIZE, VerifyKey, digest_of

AHEAD = timedelta(minutes=10)
"""By how much the clock of whoever replies may be ahead of the site's."""

_FIND = re.compile(r"[0-9a-f]{64}")


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
    if any(act.public.at > house.now() + AHEAD for act in reply.acts):
        raise RefusedError(
            "The time of this reply has not come yet.",
            why="The clock of whoever made it is ahead of the site's, and no act is of a time to come.",
            remedy="Look which clock is wrong; the same reply is taken in once its time has come.",
        )
    procedure = house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    _hold(_acts_fit(ledger, row, procedure, reply))
    _hold(_keys_fit(ledger, reply))
    _hold(_letters_fit(house, ledger, procedure, reply))
    return procedure


def _hold(fits: bool) -> None:
    if not fits:
        raise InputError(
            "This reply does not hold together.",
            why="An act, a key or a letter in it is not what can come with a reply in this case.",
            remedy="Nothing was taken in. Ask whoever sent it to make it again over a new packet.",
        )


def _acts_fit(ledger: Ledger, row: CaseRow, procedure: Procedure, reply: Reply) -> bool:
    earliest = ledger.acts(row.code)[-1].public.at
    times = [earliest, *(act.public.at for act in reply.acts)]
    slots = {act.public.by for act in reply.acts}
    role = procedure.roles.get(role_of(min(slots, default="")))
    return (
        bool(reply.acts)
        and len(slots) == 1
        and role is not None
        and not role.party
        and times == sorted(times)
        and all(_act_fits(procedure, reply, act, place) for place, act in enumerate(reply.acts, row.acts))
    )


def _act_fits(procedure: Procedure, reply: Reply, act: StoredAct, place: int) -> bool:
    public = act.public
    powers = [power for power in procedure.powers if public.kind in power.act]
    role = RoleName(role_of(public.by))
    duties = {str(duty.id) for duty in procedure.duties}
    return (
        (public.case, public.seq) == (reply.case, place)
        and public.kind in KINDS
        and (not powers or any(role in power.who for power in powers))
        and public.reason_class in {"", *REASON_CLASSES}
        and all(due.rule in duties for due in public.due)
        and all(name in COMPARTMENTS and digest in reply.files for name, _, digest in public.files)
        and len(act.salt) == 32
        and act.index is None
    )


def _keys_fit(ledger: Ledger, reply: Reply) -> bool:
    numbers = {name: epoch.number for name, epoch in newest(ledger.epochs(reply.case)).items()}
    for epoch in reply.epochs:
        wanted = (reply.case, numbers.get(epoch.compartment, -1) + 1, 32)
        if epoch.compartment not in numbers or (epoch.case, epoch.number, len(epoch.recipient)) != wanted:
            return False
        numbers[epoch.compartment] = epoch.number
    sealed_to = [(name, number) for act in reply.acts for name, number, _ in act.public.files]
    wrapped = [(batch.compartment, batch.number) for batch in reply.batches]
    return (
        all(0 <= number <= numbers.get(name, -1) for name, number in (*sealed_to, *wrapped))
        and all(batch.case == reply.case and _whole(batch.wraps) for batch in reply.batches)
        and all(digest_of(ciphertext) == digest for digest, ciphertext in reply.files.items())
    )


def _whole(wraps: bytes) -> bool:
    return len(wraps) in {count * WRAP_SIZE for count in COUNTS}


def _letters_fit(house: House, ledger: Ledger, procedure: Procedure, reply: Reply) -> bool:
    longest = house.roll.current().calendar.day(house.now() + AHEAD) + timedelta(days=LETTER_DAYS)
    parties = {role for role, setting in procedure.roles.items() if setting.party}
    return all(
        letter.case == reply.case
        and role_of(letter.slot) in parties
        and letter.replace
        and letter.until is not None
        and letter.until <= longest
        and _FIND.fullmatch(letter.find) is not None
        and ledger.mailbox(letter.find) is None
        for letter in reply.mailboxes
    )


def _keep(ledger: Ledger, reply: Reply, procedure: Procedure) -> None:
    batches = tuple(replace(batch, id=0) for batch in reply.batches)
    changes = Changes(reply.epochs, batches, reply.mailboxes, drop_sifter=reply.released)
    apply_changes(ledger, reply.case, changes)
    for act in reply.acts:
        ledger.add_act(act)
    if any(act.public.kind in procedure.end for act in reply.acts):
        ledger.close_case(reply.case, closed=True)


__all__ = ["AHEAD", "take_reply"]
