"""Telling the respondent: what is put to them, with a letter code that becomes a receipt of their own."""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.desk.folder import Json
from fairhearing.desk.holders import Officer
from fairhearing.desk.inviting import Invitation, Told, invite
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.identifiers import CaseCode, KindName, SlotName


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
    act = Proposal(
        KindName("respondent-notified"), fields, to=SlotName(slot), confirmed=confirmed, language=language
    )
    return invite(house, officer, code, Invitation(act))
