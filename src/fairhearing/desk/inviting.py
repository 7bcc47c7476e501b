"""Letting a party in by letter: a code of two halves, and mail of their own beside those of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.folder import EMPTY, Body, Json, OpenCase, verify_keys
from fairhearing.desk.holders import Officer
from fairhearing.desk.mails import mail_made_for, mail_of
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.readers import directory, grants, public_keys, readers_of
from fairhearing.desk.records import MailboxRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import CaseCode, SlotName
from fairhearing.sealing import LetterCode, make_letter_code, read_letter_code

LETTER_DAYS = 30
"""How long an unused letter code works."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the handler prints and what they speak.

    Args:
        act: the notice as it was kept.
        code: half for the letter, half to be spoken; kept nowhere.
    """

    act: StoredAct
    code: LetterCode


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is let in, and by which act.

    Args:
        act: the act that tells them, with their slot as the one that it is done to.
        entry: who they are, for those who read `who`.
        who: what else is said to those who read `who`.
        letter: the code, made beforehand where the same may be asked for again; None: made now.
    """

    act: Proposal
    entry: Mapping[str, Json] = field(default_factory=lambda: EMPTY)
    who: Body = field(default_factory=lambda: EMPTY)
    letter: LetterCode | None = None


def invite(
    house: House,
    officer: Officer,
    code: CaseCode,
    invitation: Invitation,
) -> Told:
    """Let a party in by a letter code, which becomes a receipt of their own at its first use.

    Their mail is a compartment of its own, made at this moment: it opens nothing that was written before.
    A further letter to the same party opens the same mail.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        invitation: who is let in, and by which act.

    Raises:
        RefusedError: a rule speaks against it.
    """
    slot = SlotName(str(invitation.act.to))
    letter = invitation.letter or make_letter_code(house.randomness)
    keys = read_letter_code(letter.letter, letter.spoken)

    def changes(case: OpenCase) -> Changes:
        until = case.calendar.day(house.now()) + timedelta(days=LETTER_DAYS)
        mailbox = MailboxRow(keys.find, code, slot, replace=True, until=until)
        return replace(_wraps(house, case, slot, keys.identity.recipient), mailboxes=(mailbox,))

    introduced: dict[str, Json] = {slot: public_keys(keys)}
    case = open_case(house, officer, code)
    parts: dict[str, Body] = {
        _mail(case, slot): {"slots": {**_known(case, slot), **introduced}, "granted": grants(case)},
        "what": {"slots": introduced},
        "who": {"fields": {}, **invitation.who, "slots": {slot: {**invitation.entry, **public_keys(keys)}}},
    }
    proposal = replace(invitation.act, parts=parts)
    return Told(perform(house, officer, code, proposal, changes), letter)


def was_told(case: OpenCase, slot: SlotName) -> bool:
    """Return whether a party was let in before: somebody introduced words of theirs."""
    return slot in case.slots and bool(case.slots[slot].recipient)


def _mail(case: OpenCase, slot: SlotName) -> str:
    # Whoever was told by the version before shares their side's mail, and keeps it.
    return (mail_of(case, slot) if was_told(case, slot) else None) or mail_made_for(slot)


def _known(case: OpenCase, slot: SlotName) -> dict[str, Json]:
    # Whoever shares the mailbox is introduced with the key that it is sealed to as well: when this party
    # replaces the letter's words, the new key of the mailbox is for all of them.
    mail = _mail(case, slot)
    shared: dict[str, Json] = {
        other: {"verify": entry.verify, "recipient": entry.recipient}
        for other, entry in case.slots.items()
        if entry.verify and entry.recipient and mail_of(case, other) == mail
    }
    return {**verify_keys(case), **shared}


def _wraps(house: House, case: OpenCase, slot: SlotName, reader: bytes) -> Changes:
    mail, code = _mail(case, slot), case.row.code
    others = readers_of(case, mail, directory(house, case))
    if mail not in case.epochs or (not was_told(case, slot) and _somebody_was_told(case)):
        # What was written to a whole side before they were told of the case is not for them either.
        number = case.epochs[mail].number + 1 if mail in case.epochs else 0
        epoch, batch = fresh_epoch(house, code, mail, number, [*others.values(), reader])
        return Changes((epoch,), (batch,))
    case.secret(mail)
    batches = tuple(
        wraps_for(house.randomness, code, name, number, key, [reader])
        for (name, number), key in case.secrets.items()
        if name == mail
    )
    return Changes(batches=batches)


def _somebody_was_told(case: OpenCase) -> bool:
    return bool(case.done("respondent-notified"))


__all__ = ["LETTER_DAYS", "Invitation", "Told", "invite", "was_told"]
