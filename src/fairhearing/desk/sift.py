"""The sifter, outside: finds out who a described person is, and releases the keys of those who are clear."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.reach import Reach, reach
from fairhearing.desk.records import BatchRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import CaseCode, KindName, role_of
from fairhearing.organisation import match_name
from fairhearing.sealing import WrapContext, assemble_wraps, release_wraps


def waits_for_sifter(case: OpenCase) -> bool:
    """Return whether the case lies with this holder because a person was only described."""
    return role_of(case.me) == "sifter" and not case.done("respondent-identified")


def name_respondent(house: House, sifter: Officer, code: CaseCode, name: str) -> StoredAct:
    """Name the person described, or hand the report on although nobody could be named.

    Args:
        house: the ports.
        sifter: reads `who` and not `what`.
        code: the case.
        name: exactly as on the roll; empty: nobody could be named.

    Returns:
        The act. From then on the clear handlers can open the case, and the sifter learns no content.

    Raises:
        NotYoursError: it does not lie with this sifter.
        InputError: the name matches nobody, or two people.
        BusyError: nobody is left who could take it.
    """
    case = open_case(house, sifter, code)
    if not waits_for_sifter(case):
        raise NotYoursError
    parties = case.parties()
    if name.strip():
        people = match_name(case.organisation, name)
        if len(people) != 1:
            raise InputError(
                "This name does not stand for one person of the roll.",
                why="It matches nobody, or more than one.",
                remedy="Write it as on the roll, or leave it empty to hand the report on.",
            )
        parties = replace(parties, respondent=(*parties.respondent, people[0]))
    with house.books.reading() as ledger:
        directory = {row.person: row for row in ledger.all_keys()}
        rows = ledger.sifter_rows(code)
    on = case.calendar.day(house.now())
    reached = reach(case.procedure, case.organisation, parties, on, enrolled=directory, declared=case.declared)
    batches = tuple(
        BatchRow(0, code, row.compartment, 0, _released(house, sifter, reached, code, row.compartment, row.wraps))
        for row in rows
    )
    slots = {
        f"receiver-{number}": {"person": person, "verify": directory[person].verify_key.hex()}
        for number, person in enumerate(reached.people, 1)
    }
    named = {"respondent": list(parties.respondent)} if parties.respondent else {}
    verify_only = {"slots": {slot: {"verify": entry["verify"]} for slot, entry in slots.items()}}
    proposal = Proposal(
        KindName("respondent-identified"),
        {"person": parties.respondent[-1] if parties.respondent else "nobody"},
        parts={"who": {"parties": named, "slots": slots}, "reporter-mail": {"fields": {}, **verify_only}},
        reason_class="not-viable" if reached.moved else "",
    )
    return perform(house, sifter, code, proposal, Changes(batches=batches, drop_sifter=True))


def _released(
    house: House, sifter: Officer, reached: Reach, code: CaseCode, compartment: str, wraps: bytes
) -> bytes:
    inner = release_wraps(wraps, sifter.identity, WrapContext(code, compartment, 0))
    chosen = [inner[person] for person in reached.people if person in inner]
    return assemble_wraps(chosen, house.randomness)
