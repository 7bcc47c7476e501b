"""A case of its own: whoever complains of the handling, or of retaliation, can have it handled by others only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fairhearing.desk.door import perform, proposed_public, refuse_if_barred
from fairhearing.desk.file_report import file_report
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.holders import Party
from fairhearing.desk.key_edits import had_other_keys
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal, check_place
from fairhearing.desk.readers import directory
from fairhearing.desk.records import MailboxRow
from fairhearing.desk.report import Report
from fairhearing.identifiers import CaseCode, KindName, PersonId, SlotName, role_of

OPENED = KindName("own-case-opened")


def open_own_case(
    house: House, party: Party, code: CaseCode, report: Report, about: Collection[SlotName]
) -> MailboxRow:
    """Take in a report that comes from a case, and note there that it was made; the same receipt is the same.

    Nobody who handles the first case receives it, and those whom it is about least of all. Where somebody has
    other keys since, so that nothing tells who they are, only an outside body receives it, and nobody of all
    whose keys were ever others. In the first case only its code is noted, for those who read that case: not a
    word of what it says.

    Args:
        house: the ports.
        party: a side of the first case.
        code: the first case.
        report: checked by its author.
        about: slots of the first case whose people it is about.

    Returns:
        The mailbox of the new case, which its own receipt opens.

    Raises:
        NotYoursError: the first case does not open for them.
        RefusedError: the procedure of the first case gives it to nobody on their side.
        BusyError: nobody is left who could receive it; nothing was taken in.
    """
    case = open_case(house, party, code)
    proposal = Proposal(OPENED, {"code": "?"})
    check_place(party, case, proposal)
    refuse_if_barred(house, case, proposal, proposed_public(house, case, proposal))
    handlers = officers_known(house, case)
    unknown = _unknown(case, handlers, about)
    meant = tuple(dict.fromkeys(handlers[slot] for slot in about if slot in handlers))
    apart = {*handlers.values(), *(had_other_keys(house) if unknown else ())}
    told = replace(
        report,
        respondents=(*report.respondents, *(_in_words(case, slot) for slot in unknown if slot in about)),
        about=meant,
        apart=tuple(sorted(apart - {*meant})),
        linked=code,
        outside=bool(unknown),
    )
    mailbox = file_report(house, told)
    if all(act.fields.get("code") != mailbox.case for act in case.done(OPENED)):
        perform(house, party, code, Proposal(OPENED, {"code": mailbox.case}))
    return mailbox


def officers_known(house: House, case: OpenCase) -> dict[SlotName, PersonId]:
    """Return who has an office in a case, found by the keys that sign for them; never shown to anybody.

    Args:
        house: the ports.
        case: opened by a side, who sees keys and no people.
    """
    people = {row.verify_key.hex(): person for person, row in directory(house, case).items()}
    roles = case.procedure.roles
    slots = (slot for slot in case.slots if role_of(slot) in roles and not roles[role_of(slot)].party)
    return {slot: people[case.slots[slot].verify] for slot in slots if case.slots[slot].verify in people}


def _unknown(
    case: OpenCase, handlers: Mapping[SlotName, PersonId], about: Collection[SlotName]
) -> tuple[SlotName, ...]:
    # Who only heard it first reads nothing of the case, and signs with a key of that day: only a tick counts.
    roles = case.procedure.roles
    officers = (slot for slot in case.slots if role_of(slot) in roles and not roles[role_of(slot)].party)
    left = (slot for slot in officers if slot not in handlers)
    return tuple(
        sorted(slot for slot in left if slot in about or (roles[role_of(slot)].reads and case.slots[slot].verify))
    )


def _in_words(case: OpenCase, slot: SlotName) -> str:
    title, number = case.procedure.roles[role_of(slot)].title, slot.rpartition("-")[2]
    return f"{title} {number}, {case.row.code}"


__all__ = ["officers_known", "open_own_case"]
