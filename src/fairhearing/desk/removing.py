"""Taking somebody out whom others removed: they read nothing new, and their place is filled like any other.

A challenge that was upheld, one that needs no reason, and being sent out by all others take effect here, at the
next unlock of anybody on the case who is free: rules say who is out, and keys make it so.
"""

from __future__ import annotations

from fairhearing.desk.door import proposed_public
from fairhearing.desk.folder import OpenCase, judged, who_is
from fairhearing.desk.mails import read_with
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.readers import REMOVED, directory, gone_from, let_in, people_of, readers_of, renewal
from fairhearing.desk.seating import seating
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import ActId, KindName, PersonId, SlotName, role_of
from fairhearing.judging import sent_out


def removal(house: House, case: OpenCase) -> tuple[Proposal, Changes] | None:
    """Return the act that ends the reading of the next person whom others took out, and the new keys for the rest.

    Whoever said that they are free for a seat, and whose keys were removed before they were let in, cannot be let
    in any more: they are taken out as well, so that an alternate follows.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.

    Returns:
        None where nobody is to be taken out, or the holder is.
    """
    others = taken_out(house, case)
    out = others or _without_keys(house, case)
    if not out or case.me in out:
        return None
    slot = min(out)
    role = role_of(slot)
    why = "conflict" if others else "other"
    proposal = Proposal(KindName(REMOVED), {"role": role}, to=slot, reason_class=why)
    read = read_with(case, case.procedure.roles[role].reads)
    changes = renewal(house, case, read, {slot}, still_asked(house, case, slot))
    return proposal, changes


def taken_out(house: House, case: OpenCase) -> frozenset[SlotName]:
    """Return the slots whose people others took out of a case and who still read it.

    Where the case was taken together with another, those are among them who are not free towards its parties.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
    """
    gone = gone_from(case)
    officers = [slot for slot in case.slots if slot not in gone and _is_officer(case, slot)]
    people = {slot: who_is(case, slot) for slot in officers}
    proposal = Proposal(KindName(REMOVED))
    public = proposed_public(house, case, proposal)
    now = judged(case, ActId(""), proposal.kind, by=case.me, to=None, when_public=public, fields={})
    out = sent_out(case.procedure, case.case_file(), now, people.values(), calendar=case.calendar)
    left_out = set(case.parties().excluded) if case.done("cases-merged") else set()
    return frozenset(slot for slot, person in people.items() if person in out or person in left_out)


def _without_keys(house: House, case: OpenCase) -> frozenset[SlotName]:
    free = {act.public.by for act in case.done("seat-accepted")} - gone_from(case) - let_in(case)
    if not free:
        return frozenset()
    rows = directory(house, case)
    asked = {slot for role in {*map(role_of, free)} for slot in seating(house, case, role).accepted}
    return frozenset(slot for slot in free & asked if PersonId(case.slots[slot].person) not in rows)


def people_out(house: House, case: OpenCase) -> frozenset[PersonId]:
    """Return who stood aside, resigned, was taken out or is to be, or sat in a case before it was opened again.

    None of them gets another case about the same matter either.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
    """
    return people_of(case, {*gone_from(case), *taken_out(house, case)})


def _is_officer(case: OpenCase, slot: SlotName) -> bool:
    role = case.procedure.roles.get(role_of(slot))
    return role is not None and not role.party


def still_asked(house: House, case: OpenCase, slot: SlotName) -> dict[str, list[bytes]]:
    """Return the keys of those who were asked for a seat and not let in yet: they answer in the panel's part.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        slot: a place of their role, which is left out.
    """
    role = role_of(slot)
    if not case.procedure.roles[role].drawn:
        return {}
    rows, gone = directory(house, case), gone_from(case)
    by_key, known = {row.verify_key.hex(): row.recipient for row in rows.values()}, readers_of(case, role, rows)
    others = (one for one in case.slots_of(role) if one not in {slot, *gone, *known})
    keys = [by_key[case.slots[one].verify] for one in others if case.slots[one].verify in by_key]
    return {role: keys}


__all__ = ["people_out", "removal", "still_asked", "taken_out"]
