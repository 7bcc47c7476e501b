"""Telling the respondent: what is put to them, with a letter code that becomes a receipt of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.folder import Json, OpenCase, verify_keys
from fairhearing.desk.holders import Officer
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.readers import OWN_MAIL, directory, public_keys, readers_of
from fairhearing.desk.records import MailboxRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import CaseCode, KindName, SlotName, role_of
from fairhearing.sealing import LetterCode, make_letter_code, read_letter_code

MAIL = "respondent-mail"
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


def tell_respondent(
    house: House,
    officer: Officer,
    code: CaseCode,
    fields: Mapping[str, Json],
    *,
    slot: str = "respondent-1",
    confirmed: str = "",
    language: str = "",
) -> Told:
    """Tell a respondent what is put to them and open their own mailbox for them.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        fields: `what`, `when`, `where`, `text` (the letter), `how` (delivered).
        slot: which respondent.
        confirmed: why what was marked in the letter may stand.
        language: in which the letter is written.

    Raises:
        RefusedError: it is not their turn yet (no safety plan, no consent, …).
    """
    letter = make_letter_code(house.randomness)
    keys = read_letter_code(letter.letter, letter.spoken)

    def changes(case: OpenCase) -> Changes:
        until = case.calendar.day(house.now()) + timedelta(days=LETTER_DAYS)
        mailbox = MailboxRow(keys.find, code, SlotName(slot), replace=True, until=until)
        return replace(_wraps(house, case, slot, keys.identity.recipient), mailboxes=(mailbox,))

    introduced: dict[str, Json] = {slot: public_keys(keys)}
    known = _known(open_case(house, officer, code))
    proposal = Proposal(
        KindName("respondent-notified"),
        fields,
        to=SlotName(slot),
        parts={MAIL: {"slots": {**known, **introduced}}, "what": {"slots": introduced}},
        confirmed=confirmed,
        language=language,
    )
    return Told(perform(house, officer, code, proposal, changes), letter)


def _known(case: OpenCase) -> dict[str, Json]:
    # Whoever shares the mailbox is introduced with the key that it is sealed to as well: when this respondent
    # replaces the letter's words, the new key of the mailbox is for all of them.
    shared: dict[str, Json] = {
        slot: {"verify": entry.verify, "recipient": entry.recipient}
        for slot, entry in case.slots.items()
        if OWN_MAIL.get(role_of(slot)) == MAIL and entry.verify
    }
    return {**verify_keys(case), **shared}


def _wraps(house: House, case: OpenCase, slot: str, reader: bytes) -> Changes:
    # A further letter to the same respondent opens what the first one did; another respondent reads
    # nothing that was written before they were told.
    told = {act.public.to for act in case.done("respondent-notified")}
    if told - {slot} and slot not in told:
        readers = [*readers_of(case, MAIL, directory(house, case)).values(), reader]
        epoch, batch = fresh_epoch(house, case.row.code, MAIL, case.epochs[MAIL].number + 1, readers)
        return Changes((epoch,), (batch,))
    case.secret(MAIL)
    batches = tuple(
        wraps_for(house.randomness, case.row.code, name, number, key, [reader])
        for (name, number), key in case.secrets.items()
        if name == MAIL
    )
    return Changes(batches=batches)
