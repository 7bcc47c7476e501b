"""Access for somebody whose keys changed: by themselves while the old ones are open, else by a fellow reader.

What was sealed to the old keys does not open with new ones. A fellow reader of the case gives access again, once
they typed the words that stand for the new keys: neither an administrator who reset a sign-in, nor whoever can
write into the database, is let into a case by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.folder import Body, Json, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.leaving import has_new_keys, levels_of
from fairhearing.desk.mails import mails, read_with
from fairhearing.desk.new_keys import wrong_words
from fairhearing.desk.opening import cases_of, open_case
from fairhearing.desk.ports import House
from fairhearing.desk.reach import everybody_in
from fairhearing.desk.readers import acting, directory, has_no_part, renewal
from fairhearing.desk.records import COMPARTMENTS, KeyRow, StoredAct
from fairhearing.desk.removing import still_asked, taken_out
from fairhearing.desk.serving import can_serve
from fairhearing.desk.writing import Changes
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.sealing import are_check_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody of a case's roster whose keys changed.

    Args:
        slot: theirs in the case.
        person: their id on the roll.
    """

    slot: SlotName
    person: PersonId


def waiting(house: House, officer: Officer, case: OpenCase) -> tuple[Waiting, ...]:
    """Return who waits to be let back into a case by this reader.

    Only people who still are in their seat and free of conflict; keys of outside bodies that differ from those
    pinned at intake never count. Others of the same role come first, since they read what that role reads.

    Args:
        house: the ports.
        officer: unlocked.
        case: opened by them.
    """
    if not can_serve(house, officer, case):
        return ()
    rows = directory(house, case)
    found = []
    for role, setting in case.procedure.roles.items():
        slots = () if setting.party else acting(case, role)
        changed = [slot for slot in slots if has_new_keys(case, slot, rows)]
        fellows = set(slots) - set(changed)
        if fellows and case.me not in fellows:
            continue
        found += [Waiting(slot, PersonId(case.slots[slot].person)) for slot in changed]
    out = taken_out(house, case) if found else frozenset()
    levels = levels_of(house, case, tuple(one.person for one in found))
    return tuple(one for one in found if one.slot not in out and _free(house, case, one, levels))


def let_back_in(house: House, officer: Officer, code: CaseCode, slot: SlotName, typed: str) -> StoredAct:
    """Give somebody whose keys changed access to a case again, in the place that they had.

    Args:
        house: the ports.
        officer: unlocked; a fellow reader.
        code: a case that opens for them.
        slot: whose keys changed.
        typed: the words that they said, which stand for the new keys.

    Raises:
        NotYoursError: the case does not open, or nobody waits in that place.
        InputError: these words stand for other keys.
        RefusedError: a rule speaks against it.
    """
    case = open_case(house, officer, code)
    if not any(one.slot == slot for one in waiting(house, officer, case)):
        raise NotYoursError
    row = directory(house, case)[PersonId(case.slots[slot].person)]
    if not are_check_words(typed, row.recipient, row.verify_key):
        raise wrong_words()
    return _give(house, officer, case, slot, row)


def carry_over(house: House, officer: Officer) -> tuple[CaseCode, ...]:
    """Give the person's new keys access to every case that the old ones open; done again, it does what is left.

    Args:
        house: the ports.
        officer: unlocked, with the old keys; the new ones stand in the directory.

    Returns:
        The cases that could not be carried over: a rule speaks against it, or the new keys do not count there.
    """
    left: list[CaseCode] = []
    for case in cases_of(house, officer):
        row = directory(house, case).get(officer.person)
        mine = case.slots[case.me].verify
        if has_no_part(case):
            # They were carried over already, or the person left the case.
            continue
        if row is None or mine != officer.signer.verify_key.hex():
            left.append(case.row.code)
        elif row.verify_key.hex() != mine:
            try:
                _give(house, officer, case, case.me, row)
            except RefusedError:
                left.append(case.row.code)
    return tuple(left)


def _give(house: House, officer: Officer, case: OpenCase, slot: SlotName, row: KeyRow) -> StoredAct:
    role = RoleName(role_of(slot))
    proposal = Proposal(KindName("readers-added"), {"role": role}, parts=_introduction(case, slot, row))
    return perform(house, officer, case.row.code, proposal, lambda now: _access(house, now, slot, row))


def _access(house: House, case: OpenCase, slot: SlotName, row: KeyRow) -> Changes:
    # New epochs leave the old keys out: if somebody stole them, they read nothing from here on.
    reads = read_with(case, case.procedure.roles[role_of(slot)].reads)
    asked = still_asked(house, case, slot)
    more = {name: [row.recipient, *asked.get(name, ())] for name in reads}
    changes = renewal(house, case, reads, (), more)
    earlier = tuple(
        wraps_for(house.randomness, case.row.code, name, number, key, [row.recipient])
        for (name, number), key in case.secrets.items()
        if name in reads
    )
    return replace(changes, batches=(*changes.batches, *earlier))


def _introduction(case: OpenCase, slot: SlotName, row: KeyRow) -> Mapping[str, Body]:
    key: dict[str, Json] = {"verify": row.verify_key.hex(), "renewed": True}
    role = role_of(slot)
    own = (role,) if role in COMPARTMENTS else ()
    bodies: dict[str, Body] = {"who": {"slots": {slot: {**key, "person": row.person}}}}
    for name in ("what", *mails(case), *own):
        bodies[name] = {"slots": {slot: key}}
    return bodies


def _free(house: House, case: OpenCase, one: Waiting, levels: Mapping[PersonId, str]) -> bool:
    if levels[one.person] == "hard":
        return False
    current, role = house.roll.current(), case.procedure.roles[RoleName(role_of(one.slot))]
    today = current.calendar.day(house.now())
    person = current.people.get(one.person)
    if person is None or (person.left is not None and person.left.first <= today):
        return False
    return role.drawn or one.person in everybody_in(current, role, today)
