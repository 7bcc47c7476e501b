"""Letting in whoever waits: a duty in public that any reader of the case serves at their next unlock."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from fairhearing.desk.again import again
from fairhearing.desk.asking import asking
from fairhearing.desk.challenges import undecided
from fairhearing.desk.door import make_ready
from fairhearing.desk.epochs import fresh_epoch, wraps_for
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.keeping import keep
from fairhearing.desk.leaving import changed_keys, free_of, hand_over, introduction, levels_of, next_people
from fairhearing.desk.mails import read_as
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.readers import acting, directory, has_no_part, let_in
from fairhearing.desk.records import StoredAct
from fairhearing.desk.removing import removal
from fairhearing.desk.seating import seating
from fairhearing.desk.slots import next_place
from fairhearing.desk.telling_sides import names_for_parties
from fairhearing.desk.writing import NO_CHANGES, Changes
from fairhearing.errors import BusyError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName, role_of

RECEIVER = RoleName("receiver")
"""Who keeps a case going, and is replaced by whoever can read it where nobody of them is left."""


def serve(house: House, officer: Officer, code: CaseCode, opened: OpenCase | None = None) -> tuple[StoredAct, ...]:
    """Let in whoever waits: alternates, people who enrolled since, those who declared they are free, a next body.

    Anybody who reads who is who serves it at their unlock; it is a public duty with a clock, so that
    nobody can sit on it. Somebody with a conflict serves nothing: they stand aside.

    Args:
        house: the ports.
        officer: unlocked.
        code: a case that opens for them.
        opened: the case as it was opened just now, which spares opening it again where nobody waits.

    Returns:
        The acts that were made; empty where nobody waits.
    """
    made: list[StoredAct] = []
    fresh = iter(() if opened is None else (opened,))

    def as_it_stands() -> OpenCase:
        return next(fresh, None) or open_case(house, officer, code)

    # Who is let in, and with which keys, is worked out anew where somebody else served at the same moment.
    while (act := again(lambda: _next(house, officer, as_it_stands()))) is not None:
        made.append(act)
    return tuple(made)


def can_serve(house: House, officer: Officer, case: OpenCase) -> bool:
    """Return whether somebody may let others into a case: they read it, did not leave it, and have no conflict.

    Args:
        house: the ports.
        officer: unlocked.
        case: opened by them.
    """
    mine = role_of(case.me)
    reads = case.procedure.roles[mine].reads
    if mine == "sifter" or has_no_part(case) or not {"who", "what"} <= {*reads} & _open(case):
        return False
    return levels_of(house, case, (officer.person,))[officer.person] != "hard"


def _next(house: House, officer: Officer, case: OpenCase) -> StoredAct | None:
    if not can_serve(house, officer, case):
        return None
    if (removing := removal(house, case)) is not None:
        return _do(house, officer, case, *removing)
    if role_of(case.me) != RECEIVER:
        return _replace_receivers(house, officer, case) or _serve_all(house, officer, case, drawing=False)
    return _let_others_rule(house, officer, case) or _serve_all(house, officer, case, drawing=True)


def _let_others_rule(house: House, officer: Officer, case: OpenCase) -> StoredAct | None:
    # Nobody rules on a challenge of themselves: where no other receiver is left the next body comes in, too.
    challenged = {slot for slot in undecided(case) if role_of(slot) == RECEIVER}
    rule = any(RECEIVER in one.ruled_by for one in case.procedure.conflicts.challenges)
    if not (challenged and rule) or {*free_of(house, case, RECEIVER)} - challenged:
        return None
    return _hand_over(house, officer, case, set(), "conflict")


def _open(case: OpenCase) -> set[str]:
    return {compartment for compartment, _ in case.secrets}


def _serve_all(house: House, officer: Officer, case: OpenCase, *, drawing: bool) -> StoredAct | None:
    for role, setting in case.procedure.roles.items():
        act = None
        if setting.drawn and drawing:
            act = _serve_drawn(house, officer, case, role)
        elif setting.asked_after and not setting.drawn:
            act = _serve_named(house, officer, case, role)
        if act is not None:
            return act
    return None


def _replace_receivers(house: House, officer: Officer, case: OpenCase) -> StoredAct | None:
    if free_of(house, case, RECEIVER) or changed_keys(house, case, RECEIVER):
        return None
    return _hand_over(house, officer, case, {*acting(case, RECEIVER)}, "not-viable")


def _hand_over(
    house: House, officer: Officer, case: OpenCase, without: set[SlotName], why: str
) -> StoredAct | None:
    with suppress(RefusedError):
        parts, changes = hand_over(house, case, RECEIVER, without)
        proposal = Proposal(KindName("readers-added"), {"role": RECEIVER}, parts=parts, reason_class=why)
        return _do(house, officer, case, proposal, changes)
    return None


def _serve_drawn(house: House, officer: Officer, case: OpenCase, role: RoleName) -> StoredAct | None:
    state = seating(house, case, role)
    if state.step == "ask" and state.unserved:
        stay = {person for person in state.members.values() if person not in state.declined}
        proposal, changes = asking(house, case, role, state.unserved, stay)
        return _do(house, officer, case, proposal, changes)
    if state.step == "form":
        members = {"role": role, "members": list(state.accepted)}
        people = {slot: state.members[slot] for slot in state.accepted}
        proposal = Proposal(KindName("panel-formed"), members, parts=names_for_parties(case, people))
        return _do(house, officer, case, proposal)
    waiting = [slot for slot in state.accepted if slot not in let_in(case)] if state.step == "done" else []
    return _let_in(house, officer, case, role, {slot: state.members[slot] for slot in waiting})


def _serve_named(house: House, officer: Officer, case: OpenCase, role: RoleName) -> StoredAct | None:
    # A role that is not drawn is filled by the first viable body of its chain, without anybody who
    # had another part in the case. Where nobody is left its clock runs out before the overseers.
    asked = case.procedure.roles[role].asked_after
    if not case.done(*asked) or acting(case, role):
        return None
    try:
        found = next_people(house, case, role)
    except BusyError:
        return None
    first = next_place(case.slots, role)
    people = {SlotName(f"{role}-{place}"): person for place, person in enumerate(found, first)}
    return _let_in(house, officer, case, role, people)


def _let_in(
    house: House, officer: Officer, case: OpenCase, role: RoleName, people: Mapping[SlotName, PersonId]
) -> StoredAct | None:
    rows = directory(house, case)
    people = {slot: person for slot, person in people.items() if person in rows}
    if not people:
        return None
    reads = case.procedure.roles[role].reads
    readers = [rows[person].recipient for person in people.values()]
    sitting = {PersonId(case.slots[slot].person) for slot in acting(case, role)}
    staying = [rows[person].recipient for person in sorted(sitting & set(rows))]
    changes = NO_CHANGES
    if role in reads:
        epoch, batch = fresh_epoch(house, case.row.code, role, case.epochs[role].number + 1, [*readers, *staying])
        changes = Changes((epoch,), (batch,))
    opened = tuple(
        wraps_for(house.randomness, case.row.code, name, number, key, readers)
        for (name, number), key in case.secrets.items()
        if read_as(name) in reads and name != role
    )
    changes = replace(changes, batches=(*changes.batches, *opened))
    parts = introduction(case, role, people, rows)
    return _do(house, officer, case, Proposal(KindName("readers-added"), {"role": role}, parts=parts), changes)


def _do(
    house: House, officer: Officer, case: OpenCase, proposal: Proposal, changes: Changes = NO_CHANGES
) -> StoredAct:
    ready = make_ready(house, officer, case, proposal, changes)
    keep(house, [ready])
    return ready.act


__all__ = ["can_serve", "serve"]
