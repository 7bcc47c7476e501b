"""Asking those drawn, by name, whether they have a conflict that nobody recorded."""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.desk.door import Proposal
from fairhearing.desk.folder import Body, OpenCase, verify_keys
from fairhearing.desk.ports import House
from fairhearing.desk.records import BatchRow, EpochRow, KeyRow
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import CaseCode, KindName, PersonId, SlotName, role_of
from fairhearing.sealing import Recipient, WrapContext, make_wraps, new_identity


def fresh_epoch(
    house: House, code: CaseCode, compartment: str, number: int, readers: list[bytes]
) -> tuple[EpochRow, BatchRow]:
    """Return a new epoch of a compartment whose private key nobody but its readers keeps.

    Args:
        house: the ports.
        code: the case.
        compartment: which of its compartments.
        number: of the new epoch.
        readers: 32-byte public keys.
    """
    key = new_identity(house.randomness)
    recipients = [Recipient(reader) for reader in readers]
    wraps = make_wraps(key, recipients, WrapContext(code, compartment, number), house.randomness)
    return EpochRow(code, compartment, number, key.recipient), BatchRow(0, code, compartment, number, wraps)


def directory(house: House) -> dict[PersonId, KeyRow]:
    """Return the key directory by person."""
    with house.books.reading() as ledger:
        return {row.person: row for row in ledger.all_keys()}


def asking(house: House, case: OpenCase, role: str, asked: Mapping[int, str]) -> tuple[Proposal, Changes]:
    """Return the act (`readers-added`) that asks people for places of a role, and the epoch for it.

    Those who sit already read it too; the author of the act does not: the key is kept by nobody else.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: the drawn role.
        asked: place → person id; somebody without keys is asked once they have enrolled.
    """
    rows = directory(house)
    new = {
        f"{role}-{place}": {
            "person": person,
            "verify": rows[PersonId(person)].verify_key.hex() if person in rows else "",
        }
        for place, person in asked.items()
    }
    sitting = {case.slots[slot].person for slot in case.slots_of(role)} - {*stood_aside(case, role)}
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


def stood_aside(case: OpenCase, role: str) -> tuple[str, ...]:
    """Return the people of a role who declined, stood aside later or resigned, in that order."""
    gone = case.done("seat-declined", "recused", "resigned")
    people = (case.slots[act.public.by].person for act in gone if role_of(act.public.by) == role)
    return tuple(dict.fromkeys(people))


def names_of_parties(case: OpenCase) -> dict[str, tuple[str, ...]]:
    """Return the parties' names as on the roll, or as typed where the roll has none."""
    return {
        party: tuple(name for slot in case.slots_of(party) if (name := name_in(case, slot)))
        for party in ("reporter", "affected", "respondent")
    }


def name_in(case: OpenCase, slot: SlotName) -> str:
    """Return the name of who fills a slot, as far as the holder may know it; else empty."""
    entry = case.slots[slot]
    person = case.organisation.people.get(PersonId(entry.person))
    return person.name if person and person.name else entry.name or entry.person
