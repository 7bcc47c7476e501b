"""The sifter, outside: finds out who a described person is, and releases the keys of those who are clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairhearing.desk.again import again
from fairhearing.desk.door import make_ready
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.folder import Body, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.keeping import keep
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.reach import Reach, reach
from fairhearing.desk.readers import directory, gone_from, people_of
from fairhearing.desk.records import BatchRow, StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import CaseCode, KindName, PersonId, role_of
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
        name: exactly as on the roll, one a line where several were described; empty: nobody could be named.

    Returns:
        The act. From then on the clear handlers can open the case, and the sifter learns no content.

    Raises:
        NotYoursError: it does not lie with this sifter, or another one named somebody at the same moment.
        InputError: the name matches nobody, or two people.
        BusyError: nobody is left who could take it.
    """
    return again(lambda: _name(house, sifter, open_case(house, sifter, code), name))


def _name(house: House, sifter: Officer, case: OpenCase, name: str) -> StoredAct:
    if not waits_for_sifter(case):
        raise NotYoursError
    found = _people(case, name)
    parties = case.parties()
    parties = replace(parties, respondent=tuple(dict.fromkeys((*parties.respondent, *found))))
    rows = directory(house, case)
    on = case.calendar.day(house.now())
    out = people_of(case, gone_from(case))
    clear_of = replace(parties, excluded=tuple(sorted({*parties.excluded, *out})))
    reached = reach(case.procedure, case.organisation, clear_of, on, enrolled=rows, declared=case.declared)
    receivers = {
        f"receiver-{number}": {"person": person, "verify": rows[person].verify_key.hex()}
        for number, person in enumerate(reached.people, 1)
    }
    keys_only = {"slots": {slot: {"verify": entry["verify"]} for slot, entry in receivers.items()}}
    who: Body = {
        "parties": {"respondent": list(parties.respondent)},
        "slots": {**receivers, **_identified(case, found)},
    }
    proposal = Proposal(
        KindName("respondent-identified"),
        {"person": ", ".join(found) or "nobody"},
        parts={"who": who, "what": {"fields": {}, **keys_only}, "reporter-mail": {"fields": {}, **keys_only}},
        reason_class="not-viable" if reached.moved else "",
    )
    ready = make_ready(house, sifter, case, proposal, _released(house, sifter, case, reached))
    keep(house, [ready])
    return ready.act


def _people(case: OpenCase, typed: str) -> tuple[PersonId, ...]:
    people: list[PersonId] = []
    for name in filter(None, (line.strip() for line in typed.splitlines())):
        matched = match_name(case.organisation, name)
        if len(matched) != 1:
            raise InputError(
                "This name does not stand for one person of the roll.",
                why="It matches nobody, or more than one.",
                remedy="Write it as on the roll, or leave it empty to hand the report on.",
            )
        people += matched
    return tuple(people)


def _identified(case: OpenCase, found: Sequence[PersonId]) -> dict[str, dict[str, str]]:
    # Those who were described get their names in the order in which they stand in the report.
    respondents = case.slots_of("respondent")
    described = [str(slot) for slot in respondents if not case.slots[slot].person]
    more = [f"respondent-{number}" for number in range(len(respondents) + 1, len(respondents) + len(found) + 1)]
    return {slot: {"person": person} for slot, person in zip([*described, *more], found, strict=False)}


def _released(house: House, sifter: Officer, case: OpenCase, reached: Reach) -> Changes:
    code = case.row.code
    with house.books.reading() as ledger:
        rows = ledger.sifter_rows(code)
    batches = []
    for row in rows:
        inner = release_wraps(row.wraps, sifter.identity, WrapContext(code, row.compartment, 0))
        chosen = [inner[person] for person in reached.people if person in inner]
        batches.append(BatchRow(0, code, row.compartment, 0, assemble_wraps(chosen, house.randomness)))
    # Epochs that were made since, as when another sifter stood aside, this one gives on themselves.
    keys = directory(house, case)
    readers = [keys[person].recipient for person in reached.people]
    newer = (
        wraps_for(house.randomness, code, name, number, key, readers)
        for (name, number), key in case.secrets.items()
        if number
    )
    return Changes(batches=(*batches, *newer), drop_sifter=True)
