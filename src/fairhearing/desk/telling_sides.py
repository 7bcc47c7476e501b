"""What both sides are told beside those who handle a case: what stops a clock, what binds them, and who judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairhearing.desk.challenges import told_of_ruling
from fairhearing.desk.folder import EMPTY, Body, Json, OpenCase
from fairhearing.desk.mails import side_of, told_mails
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.readers import acting
from fairhearing.identifiers import KindName, PersonId, SlotName
from fairhearing.organisation import Challenge

FOR_BOTH = frozenset(
    {
        "clock-paused",
        "clock-resumed",
        "interim-measure-set",
        "interim-measure-reviewed",
        "interim-measure-ended",
    }
)
"""Kinds whose reason both sides read, as far as they know of the case."""

_SIDES: Mapping[str, frozenset[str]] = {
    "reporter-mail": frozenset({"reporter", "affected"}),
    "respondent-mail": frozenset({"respondent"}),
}
_CONTENT = "what"


def mails_told(case: OpenCase, proposal: Proposal) -> frozenset[str]:
    """Return the mail compartments that an officer's act is sealed to beside those that its kind names.

    Args:
        case: opened by whoever does it.
        proposal: what they want to do.
    """
    if proposal.kind in FOR_BOTH:
        return frozenset(told_mails(case))
    return told_of_ruling(case, proposal)


def names_for_parties(case: OpenCase, members: Mapping[SlotName, PersonId]) -> dict[str, Body]:
    """Return what tells both sides who sits, where the procedure lets them challenge those who do.

    Args:
        case: opened by a holder who reads `who`.
        members: of the panel that is formed.

    Returns:
        By compartment what is sealed there; empty where a side has nothing to challenge.
    """
    slots: Body = {"slots": {slot: _named(case, slot, person) for slot, person in members.items()}}
    return {mail: slots for mail in told_mails(case) if any(_challenges(case, mail))}


def with_handlers(case: OpenCase, kind: KindName, mail: str, body: Body) -> Body:
    """Return what an act tells a side, with the names of those who deal with it where it can challenge them.

    Named is whoever knows what the case is about and did something that the side reads, as soon as the procedure
    lets it challenge anybody. The others are not: from who is missing among all who could handle a case, a side
    would read to whom of them the other is bound.

    Args:
        case: opened by whoever does the act.
        kind: of the act.
        mail: a compartment of the case.
        body: what the act tells there.
    """
    rules = _challenges(case, mail)
    open_to = any(not rule.after or kind in rule.after or case.done(*rule.after) for rule in rules)
    if not open_to or not case.reads("who"):
        return body
    told = _told(case, mail)
    named = {
        slot: _named(case, slot, case.slots[slot].person) for slot in _dealing(case, mail) if slot not in told
    }
    return {**body, "slots": _together(named, body.get("slots"))} if named else body


def _dealing(case: OpenCase, mail: str) -> Iterator[SlotName]:
    wrote = {act.public.by for act in case.acts if any(mail == part for part, _, _ in act.public.files)} | {
        case.me
    }
    for name, role in case.procedure.roles.items():
        slots = acting(case, name) if _CONTENT in role.reads and not role.party else ()
        yield from (slot for slot in slots if slot in wrote and case.slots[slot].person)


def _together(named: Mapping[SlotName, Body], said: Json) -> dict[str, Json]:
    # What the act itself says of somebody's keys stays as it says it.
    said = said if isinstance(said, Mapping) else {}
    more = {SlotName(slot): entry for slot, entry in said.items() if isinstance(entry, Mapping)}
    return {slot: {**named.get(slot, EMPTY), **more.get(slot, EMPTY)} for slot in sorted({*named, *more})}


def _challenges(case: OpenCase, mail: str) -> Iterator[Challenge]:
    side = _SIDES.get(side_of(mail), frozenset())
    return (rule for rule in case.procedure.conflicts.challenges if not side.isdisjoint(rule.by))


def _named(case: OpenCase, slot: SlotName, person: str) -> dict[str, Json]:
    return {"person": person, "verify": case.slots[slot].verify}


def _told(case: OpenCase, mail: str) -> frozenset[str]:
    said = (act.parts.get(mail, EMPTY).get("slots") for act in case.acts)
    entries = (entry for slots in said if isinstance(slots, Mapping) for entry in slots.items())
    return frozenset(slot for slot, entry in entries if isinstance(entry, Mapping) and entry.get("person"))


__all__ = ["FOR_BOTH", "mails_told", "names_for_parties", "with_handlers"]
