"""Telling the respondent: what is put to them, with a letter code that becomes a receipt of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.folder import Json, OpenCase, verify_keys
from fairhearing.desk.holders import Officer
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.readers import public_keys
from fairhearing.desk.records import MailboxRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import CaseCode, KindName, SlotName
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


def tell_respondent(
    house: House, officer: Officer, code: CaseCode, fields: Mapping[str, Json], *, slot: str = "respondent-1"
) -> Told:
    """Tell a respondent what is put to them and open their own mailbox for them.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        fields: `what`, `when`, `where`, `text` (the letter), `how` (delivered).
        slot: which respondent.

    Raises:
        RefusedError: it is not their turn yet (no safety plan, no consent, …).
    """
    letter = make_letter_code(house.randomness)
    keys = read_letter_code(letter.letter, letter.spoken)

    def changes(case: OpenCase) -> Changes:
        number = case.epochs["respondent-mail"].number
        key = case.secret("respondent-mail")
        until = case.calendar.day(house.now()) + timedelta(days=LETTER_DAYS)
        return Changes(
            batches=(
                wraps_for(house.randomness, code, "respondent-mail", number, key, [keys.identity.recipient]),
            ),
            mailboxes=(MailboxRow(keys.find, code, SlotName(slot), replace=True, until=until),),
        )

    introduced: dict[str, Json] = {slot: public_keys(keys)}
    known = verify_keys(open_case(house, officer, code))
    proposal = Proposal(
        KindName("respondent-notified"),
        fields,
        to=SlotName(slot),
        parts={"respondent-mail": {"slots": {**known, **introduced}}, "what": {"slots": introduced}},
    )
    return Told(perform(house, officer, code, proposal, changes), letter)
