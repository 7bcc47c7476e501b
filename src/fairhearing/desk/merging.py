"""Taking two cases together: one handling by people who are free towards the parties of both.

The two stay two: each party reads their own case and nothing of the other. What changes is who handles them, and
that the one names the other in a part that only its handlers read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fairhearing.acts import Parties
from fairhearing.desk.again import again
from fairhearing.desk.door import make_ready
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.folder import Body, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.keeping import Ready, keep
from fairhearing.desk.leaving import introduction
from fairhearing.desk.mails import read_as
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.reach import everybody_in
from fairhearing.desk.readers import acting, directory
from fairhearing.desk.records import StoredAct
from fairhearing.desk.removing import people_out
from fairhearing.desk.slots import next_place
from fairhearing.desk.writing import Changes
from fairhearing.errors import RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.independence import conflicts

MERGED = KindName("cases-merged")


@dataclass(frozen=True, slots=True)
class _Joint:
    parties: Parties
    hard: frozenset[PersonId]
    handlers: tuple[PersonId, ...]


def merge_cases(
    house: House, officer: Officer, code: CaseCode, other: CaseCode, reason: str
) -> tuple[StoredAct, ...]:
    """Take two cases together, in both of them or in neither; done again it does only what is missing.

    Args:
        house: the ports.
        officer: who handles both.
        code: the one case.
        other: the other one.
        reason: why, for those who handle them.

    Returns:
        The acts that were made, one in each case that did not name the other yet.

    Raises:
        NotYoursError: one of them does not open for them.
        RefusedError: a rule of either case speaks against it, such as the word of somebody affected; or they are
            not free towards the parties of both. Then nothing was done in either.
        BusyError: the store cannot keep it, or others came first each time; nothing was done in either.
    """
    return again(lambda: _merge_both(house, officer, (code, other), reason))


def _merge_both(
    house: House, officer: Officer, codes: tuple[CaseCode, CaseCode], reason: str
) -> tuple[StoredAct, ...]:
    # Worked out from both as they stand at each try: keys that were renewed meanwhile go to the new handlers, too.
    cases = (open_case(house, officer, codes[0]), open_case(house, officer, codes[1]))
    joint = _joint(house, cases)
    _refuse_unless_free(officer, cases, joint)
    todo = [
        (case, Proposal(MERGED, {"code": name.row.code, "reason": reason}))
        for case, name in (cases, cases[::-1])
        if all(act.fields.get("code") != name.row.code for act in case.done(MERGED))
    ]
    ready = [_ready(house, officer, case, proposal, joint) for case, proposal in todo]
    keep(house, ready)
    return tuple(one.act for one in ready)


def _joint(house: House, cases: tuple[OpenCase, OpenCase]) -> _Joint:
    both = [case.parties() for case in cases]
    parties = Parties(
        **{
            role: tuple(dict.fromkeys(who for one in both for who in getattr(one, role)))
            for role in ("reporter", "affected", "respondent", "support", "witness", "excluded")
        }
    )
    sitting = {
        PersonId(case.slots[slot].person): None for case in cases for slot in acting(case, role_of(case.me))
    }
    hard: set[PersonId] = set()
    for case in cases:
        roles = (role for role in case.procedure.roles.values() if not role.party)
        on = case.calendar.day(house.now())
        # Whoever handles one of the two is looked at, though their term has ended since.
        people = {*sitting, *(who for role in roles for who in everybody_in(case.organisation, role, on))}
        found = conflicts(
            case.organisation,
            case.procedure.conflicts,
            parties,
            on,
            people=tuple(sorted(people)),
            declared=case.declared,
        )
        hard |= {who for who, one in found.items() if one.level == "hard"} | people_out(house, case)
    return _Joint(parties, frozenset(hard), tuple(who for who in sitting if who not in hard))


def _refuse_unless_free(officer: Officer, cases: tuple[OpenCase, OpenCase], joint: _Joint) -> None:
    same = cases[0].row.code == cases[1].row.code or role_of(cases[0].me) != role_of(cases[1].me)
    if same or any(case.row.closed for case in cases):
        raise RefusedError(
            "These two cannot be taken together.",
            why="Two cases that are both open, and that you handle in the same role, can be.",
            remedy="Choose another case, or leave each by itself.",
        )
    if officer.person in joint.hard:
        raise RefusedError(
            "You are not free towards the parties of both cases.",
            why="Taken together, each tie to a party of either counts in both.",
            remedy="Somebody who reads both and is free takes them together, or each goes on by itself.",
        )


def _ready(house: House, officer: Officer, case: OpenCase, proposal: Proposal, joint: _Joint) -> Ready:
    role = role_of(case.me)
    known = {case.slots[slot].person for slot in case.slots}
    rows = directory(house, case)
    new = [person for person in joint.handlers if person not in known and person in rows]
    first = next_place(case.slots, role)
    slots = {SlotName(f"{role}-{place}"): person for place, person in enumerate(new, first)}
    excluded = sorted({*case.parties().excluded, *_out(case, joint.hard)})
    parts: dict[str, Body] = dict(introduction(case, role, slots, rows)) if slots else {}
    parts["who"] = {**parts.get("who", {}), "parties": {"excluded": list(excluded)}}
    return make_ready(
        house,
        officer,
        case,
        Proposal(proposal.kind, proposal.fields, parts=parts),
        _wraps(house, case, role, [rows[person].recipient for person in new]),
    )


def _out(case: OpenCase, hard: Collection[PersonId]) -> set[str]:
    # A party of the case itself is kept out by that; only the others need to be named.
    parties = case.parties()
    return {who for who in hard if who not in {*parties.reporter, *parties.affected, *parties.respondent}}


def _wraps(house: House, case: OpenCase, role: RoleName, readers: list[bytes]) -> Changes:
    if not readers:
        return Changes()
    reads = case.procedure.roles[role].reads
    return Changes(
        batches=tuple(
            wraps_for(house.randomness, case.row.code, name, number, key, readers)
            for (name, number), key in case.secrets.items()
            if read_as(name) in reads
        )
    )


__all__ = ["merge_cases"]
