"""Telling the respondent: what is put to them, with a letter code that becomes a receipt of their own."""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.desk.folder import Json
from fairhearing.desk.holders import Officer
from fairhearing.desk.inviting import Invitation, Told, invite
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.identifiers import ActId, CaseCode, KindName, SlotName
from fairhearing.sealing import LetterCode


def tell_respondent(
    house: House,
    officer: Officer,
    code: CaseCode,
    fields: Mapping[str, Json],
    *,
    slot: str = "respondent-1",
    confirmed: str = "",
    language: str = "",
    letter: LetterCode | None = None,
    act: ActId | None = None,
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
        letter: made beforehand; None: made now.
        act: the id that the notice is to have, if the same is asked for again when no answer came: then with
            the same letter code.

    Raises:
        RefusedError: it is not their turn yet (no safety plan, no consent, …).
    """
    notice = Proposal(
        KindName("respondent-notified"),
        fields,
        to=SlotName(slot),
        confirmed=confirmed,
        language=language,
        id=act,
    )
    return invite(house, officer, code, Invitation(notice, letter=letter))
