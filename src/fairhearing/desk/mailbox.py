"""A party's mailbox: opened by a receipt; words that somebody else saw are replaced at their first use."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.folder import Body, OpenCase
from fairhearing.desk.holders import Party
from fairhearing.desk.introducing import PARTIES
from fairhearing.desk.mails import mail_of
from fairhearing.desk.opening import is_over, open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import TAKEN_UP
from fairhearing.desk.readers import directory, public_keys, reached, readers_of
from fairhearing.desk.records import MailboxRow
from fairhearing.desk.writing import NO_CHANGES, Changes
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import KindName, SlotName, role_of
from fairhearing.sealing import ReceiptKeys, make_receipt, read_letter_code, read_receipt


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A receipt made to replace words that somebody else had seen.

    Args:
        receipt: ten words and a check word, shown once.
        mailbox: what it opens.
    """

    receipt: str
    mailbox: MailboxRow


def find_mailbox(house: House, keys: ReceiptKeys) -> MailboxRow:
    """Return where some words lead.

    Args:
        house: the ports.
        keys: derived from the words.

    Raises:
        NotYoursError: unknown, used up or expired: the same answer.
    """
    with house.books.reading() as ledger:
        row = ledger.mailbox(keys.find)
    if row is None or is_over(house, row.until):
        raise NotYoursError
    return row


def open_mailbox(house: House, keys: ReceiptKeys) -> OpenCase:
    """Open the case as far as a receipt opens it.

    Args:
        house: the ports.
        keys: derived from the words.

    Raises:
        NotYoursError: unknown, or the words must be replaced first (`take_up`).
    """
    row = find_mailbox(house, keys)
    if row.replace:
        raise NotYoursError
    return open_case(house, Party(keys), row.case)


def take_up_letter(house: House, letter: str, spoken: str) -> TakenUp:
    """Use a letter code, both halves of it, once.

    Args:
        house: the ports.
        letter: the half that came by letter.
        spoken: the half that was spoken.

    Raises:
        NotYoursError: wrong, unknown, used or expired: the same answer.
        SealError: these are no code's words.
    """
    return take_up(house, read_letter_code(letter, spoken))


def take_up(house: House, keys: ReceiptKeys, receipt: str | None = None) -> TakenUp:
    """Replace words that somebody else had seen by a receipt that only the party has.

    Args:
        house: the ports.
        keys: derived from the old words.
        receipt: made beforehand and carried in the form, so that a repeated submission is the same.

    Returns:
        The new receipt. The old words open nothing any more.

    Raises:
        NotYoursError: unknown, used or expired.
    """
    row = find_mailbox(house, keys)
    words = receipt or make_receipt(house.randomness)
    new = read_receipt(words)
    made = MailboxRow(new.find, row.case, row.slot)
    mail = _mail_in(open_case(house, Party(keys), row.case), row.slot)

    def changes(case: OpenCase) -> Changes:
        fresh = _fresh_epoch(house, case, row.slot, new)
        batches = tuple(
            wraps_for(house.randomness, row.case, name, number, key, [new.identity.recipient])
            for (name, number), key in case.secrets.items()
            if name == mail
        )
        return Changes(fresh.epochs, (*fresh.batches, *batches), mailboxes=(made,), dropped=(keys.find,))

    introduced: Body = {"slots": {row.slot: public_keys(new)}}
    fields = {"letter": TAKEN_UP, "how": "spoken" if row.until is None else "letter"}
    # Whoever reads `who` alone, as a sifter does, must know the new key as well.
    parts = dict.fromkeys((mail, "who", "what"), introduced)
    proposal = Proposal(KindName("letter-delivered"), fields, parts=parts)
    perform(house, Party(keys), row.case, proposal, changes)
    return TakenUp(words, made)


def _mail_in(case: OpenCase, slot: SlotName) -> str:
    mail = mail_of(case, slot)
    if mail is None:
        raise NotYoursError
    return mail


def _fresh_epoch(house: House, case: OpenCase, slot: SlotName, new: ReceiptKeys) -> Changes:
    # Whoever saw the old words reads nothing that is written from now on. Officers are found by the keys
    # that sign for them; where none is found the mailbox stays as it is, or nobody could answer in it.
    mail, rows = _mail_in(case, slot), directory(house, case)
    others = {name: key for name, key in readers_of(case, mail, rows).items() if name != slot}
    found = {**others, slot: new.identity.recipient}
    if not any(role_of(name) not in PARTIES for name in others) or not reached(case, mail, found):
        return NO_CHANGES
    keys = [new.identity.recipient, *others.values()]
    epoch, batch = fresh_epoch(house, case.row.code, mail, case.epochs[mail].number + 1, keys)
    return Changes((epoch,), (batch,))
