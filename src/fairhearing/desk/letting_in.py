"""Letting in an affected person, or a witness, who has words of their own from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairhearing.desk.folder import Json, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.inviting import Invitation, Told, invite
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.slots import next_place
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import CaseCode, KindName, SlotName, role_of
from fairhearing.organisation import match_name
from fairhearing.sealing import LetterCode

AFFECTED_IN, WITNESS_IN = KindName("affected-invited"), KindName("witness-invited")
INVITING: Mapping[KindName, str] = {AFFECTED_IN: "affected", WITNESS_IN: "witness"}
"""The acts that let somebody in, and in which role."""
_NAME = "person"


def let_in_party(
    house: House, officer: Officer, code: CaseCode, act: Proposal, letter: LetterCode | None = None
) -> Told:
    """Give an affected person, or a witness, a mailbox of their own by a letter code.

    From then on an affected person speaks for themselves: who reported does so no more, and each one's consent
    counts. What was written before stays where it was.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        act: of a kind of `INVITING`, with `text` (the letter), `how` (delivered) and, for somebody new or not
            named so far, `person`; done to a slot of the role: one of the case's, or its next.
        letter: the code, made beforehand where the same may be asked for again; None: made now.

    Raises:
        NotYoursError: the slot is none that can be filled.
        RefusedError: a rule speaks against it.
    """
    case = open_case(house, officer, code)
    role, slot = INVITING[act.kind], SlotName(str(act.to))
    known = case.slots.get(slot)
    if role_of(slot) != role or (known is None and slot not in {next_slot(case, role), *_named(case)}):
        raise NotYoursError
    typed = str(act.fields.get(_NAME) or _named(case).get(slot, "")).strip()
    people = match_name(case.organisation, typed) if typed else ()
    person = known.person if known and known.person else str(people[0]) if len(people) == 1 else ""
    entry: dict[str, Json] = {"person": person, "name": (known.name if known else "") or typed}
    who: dict[str, Json] = {"parties": {role: list(_everybody(case, role, slot, person))}}
    rest = {name: value for name, value in act.fields.items() if name != _NAME}
    return invite(house, officer, code, Invitation(replace(act, fields=rest), entry, who, letter))


def next_slot(case: OpenCase, role: str) -> SlotName:
    """Return the slot of somebody of a role who is not in the case yet.

    Args:
        case: opened by an officer.
        role: `affected` or `witness`.
    """
    taken = {*case.slots, *_named(case)}
    return SlotName(f"{role}-{next_place(taken, role)}")


def _named(case: OpenCase) -> dict[SlotName, str]:
    named = [str(act.fields.get(_NAME, "")) for act in case.done("witness-named")]
    return {SlotName(f"witness-{place}"): name for place, name in enumerate(named, 1)}


def _everybody(case: OpenCase, role: str, slot: SlotName, person: str) -> tuple[str, ...]:
    before = case.slots_of(role)
    people = {one: case.slots[one].person or one for one in before} | {slot: person or slot}
    # Where nobody else was named, who reported is affected themselves, and stays one of those who are.
    first = case.slots_of("reporter") if role == "affected" and not before else ()
    reporting = [case.slots[one].person or one for one in first]
    return tuple(dict.fromkeys(str(one) for one in (*reporting, *people.values())))


__all__ = ["AFFECTED_IN", "INVITING", "WITNESS_IN", "let_in_party", "next_slot"]
