"""A support person: a receipt from a party's own mailbox; ended at once, and with a new epoch."""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.folder import Body, OpenCase
from fairhearing.desk.holders import Party
from fairhearing.desk.introducing import PARTIES
from fairhearing.desk.mails import mail_of
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.readers import Support, directory, reached, readers_of, supports_of
from fairhearing.desk.records import MailboxRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.errors import BusyError, NotYoursError
from fairhearing.identifiers import CaseCode, KindName, SlotName, role_of
from fairhearing.sealing import ReceiptKeys, make_receipt, read_receipt

SUPPORT = "support"


def invite_support(house: House, party: Party, code: CaseCode, receipt: str | None = None) -> str:
    """Make a receipt with which a support person reads a party's mailbox, and writes what the rules let them.

    It opens what is in the mailbox and what comes, until it is ended. A key of its own signs for it: what they
    write for the party is never taken for the party's word.

    Args:
        house: the ports.
        party: whose mailbox it is.
        code: the case.
        receipt: made beforehand and carried in the form, so that a repeated submission is the same.

    Returns:
        Ten words and a check word, kept nowhere.

    Raises:
        NotYoursError: the holder is no reporter, affected person or respondent, or the words are taken.
        RefusedError: the procedure lets nobody be brought along.
        BusyError: somebody else was brought along at the same moment.
    """
    words = receipt or make_receipt(house.randomness)
    keys = read_receipt(words)
    with house.books.reading() as ledger:
        known = ledger.mailbox(keys.find)
    case = open_case(house, party, code)
    mail = own_mail(case)
    if known is not None:
        if known.slot not in supports_of(case, mail):
            raise NotYoursError
        return words
    slot = _next_slot(case)

    def changes(now: OpenCase) -> Changes:
        _check_place(now, slot)
        batches = tuple(
            wraps_for(house.randomness, code, name, number, key, [keys.identity.recipient])
            for (name, number), key in now.secrets.items()
            if name == mail
        )
        return Changes(batches=batches, mailboxes=(MailboxRow(keys.find, code, slot),))

    parts = _introduced(slot, keys, mail)
    perform(house, party, code, Proposal(KindName("support-invited"), to=slot, parts=parts), changes)
    return words


def _introduced(slot: SlotName, keys: ReceiptKeys, mail: str) -> dict[str, Body]:
    # Who reads the case and not the mail, or `who` alone, learns the key as well, or could not open what it signs.
    verify: Body = {"slots": {slot: {"verify": keys.signer.verify_key.hex()}}}
    support: Body = {"support": {"find": keys.find, "recipient": keys.identity.recipient.hex()}}
    return {mail: {**support, **verify}, "what": verify, "who": verify}


def end_support(house: House, party: Party, code: CaseCode, slot: SlotName) -> StoredAct:
    """End a support person's reading: their words lead nowhere from now on, and open nothing newer.

    The party makes the new epoch in their own session, for everybody who reads the mailbox now: officers
    are found in the key directory by the keys that sign for them. While no officer reads it yet, because
    a sifter still looks who was meant, the epoch stays, or those who take over could not read it: then the
    words lead nowhere, and what was sealed meanwhile is safe only as long as the store is. Copies that
    were made by reading cannot be called back.

    Args:
        house: the ports.
        party: whose mailbox it is.
        code: the case.
        slot: the support person's.

    Raises:
        NotYoursError: no support person of this mailbox has that slot.
    """
    case = open_case(house, party, code)
    mail = own_mail(case)
    ended = supports_of(case, mail).get(slot)
    if ended is None:
        raise NotYoursError

    def changes(now: OpenCase) -> Changes:
        readers = {name: key for name, key in readers_of(now, mail, directory(house, now)).items() if name != slot}
        if all(role_of(name) in PARTIES for name in readers) or not reached(now, mail, readers):
            return Changes(dropped=(ended.find,))
        epoch, batch = fresh_epoch(house, code, mail, now.epochs[mail].number + 1, [*readers.values()])
        return Changes((epoch,), (batch,), dropped=(ended.find,))

    return perform(house, party, code, Proposal(KindName("support-ended"), to=slot), changes)


def supports(case: OpenCase) -> Mapping[SlotName, Support]:
    """Return the support persons who read a party's mailbox now.

    Args:
        case: opened by the party.

    Raises:
        NotYoursError: the holder is no party with a mailbox of their own.
    """
    return supports_of(case, own_mail(case))


def own_mail(case: OpenCase) -> str:
    """Return the compartment of a party's own mail.

    Raises:
        NotYoursError: the holder has none of their own.
    """
    mail = mail_of(case, case.me)
    if case.mailbox is None or role_of(case.me) == SUPPORT or mail is None:
        raise NotYoursError
    return mail


def _check_place(case: OpenCase, slot: SlotName) -> None:
    if _next_slot(case) != slot:
        raise BusyError(
            "Somebody else was brought along at the same moment.",
            why="Each support person has a place of their own in the case.",
            remedy="Nothing was lost: try once more.",
        )


def _next_slot(case: OpenCase) -> SlotName:
    return SlotName(f"{SUPPORT}-{len(case.done('support-invited')) + 1}")


__all__ = ["end_support", "invite_support", "own_mail", "supports"]
