"""Asking those drawn, by name, whether they have a conflict that nobody recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fairhearing.desk.door import Proposal
from fairhearing.desk.epochs import fresh_epoch
from fairhearing.desk.folder import Body, OpenCase, verify_keys
from fairhearing.desk.ports import House
from fairhearing.desk.readers import directory
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import BodyId, KindName, PersonId, SlotName


def asking(
    house: House, case: OpenCase, role: str, asked: Mapping[int, str], sitting: Collection[str] = ()
) -> tuple[Proposal, Changes]:
    """Return the act (`readers-added`) that asks people for places of a role, and the epoch for it.

    Those who sit already read it too; the author of the act does not: the key is kept by nobody else.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: the drawn role.
        asked: place → person id; somebody without keys is asked once they have enrolled.
        sitting: people who were asked before and have not stood aside.
    """
    rows = directory(house, case)
    new = {
        f"{role}-{place}": {
            "person": person,
            "verify": rows[PersonId(person)].verify_key.hex() if person in rows else "",
        }
        for place, person in asked.items()
    }
    people = sorted({*sitting, *asked.values()} & set(rows))
    epoch, batch = fresh_epoch(
        house,
        case.row.code,
        role,
        case.epochs[role].number + 1,
        [rows[PersonId(person)].recipient for person in people],
    )
    question: Body = {
        "slots": {**verify_keys(case), **new},
        "question": {name: list(names) for name, names in names_of_parties(case).items()},
    }
    proposal = Proposal(KindName("readers-added"), {"role": role}, parts={"who": {"slots": new}, role: question})
    return proposal, Changes(epochs=(epoch,), batches=(batch,))


def names_of_parties(case: OpenCase) -> dict[str, tuple[str, ...]]:
    """Return the parties' names as on the roll, or as typed where the roll has none."""
    return {
        party: tuple(name for slot in case.slots_of(party) if (name := name_in(case, slot)))
        for party in ("reporter", "affected", "respondent")
    }


def name_in(case: OpenCase, slot: SlotName) -> str:
    """Return the name of who fills a slot, as far as the holder may know it; else empty."""
    entry = case.slots[slot]
    roll = case.organisation
    known = roll.people.get(PersonId(entry.person)) or roll.bodies.get(BodyId(entry.person))
    return known.name if known and known.name else entry.name or entry.person
