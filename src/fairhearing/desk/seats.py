"""Seats of a drawn role: how far it has come, the answers of those asked, and who is let in next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fairhearing.desk.asking import asking, directory, fresh_epoch, stood_aside
from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.folder import OpenCase, verify_keys
from fairhearing.desk.holders import Officer
from fairhearing.desk.intake_keys import wraps_for
from fairhearing.desk.opening import open_case
from fairhearing.desk.panel import last_of, part_of, read_draw, setting_of
from fairhearing.desk.ports import House
from fairhearing.desk.reach import reach
from fairhearing.desk.records import StoredAct
from fairhearing.desk.writing import Changes
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.lottery import panel_after


@dataclass(frozen=True, slots=True)
class Seating:
    """How far the filling of a drawn role has come, for a holder who reads `who`.

    Args:
        role: `panel` or `appeal`.
        step: `fix`, `wait` (for the seed), `draw`, `ask`, `form` or `done`: what comes next.
        members: slot → person, drawn or asked so far.
        accepted: slots whose people declared that they are free.
        declined: people who stood aside.
        alternates: people who come next, in the order of the draw.
        unserved: places to be asked, whose people have keys by now: place → person.
    """

    role: RoleName
    step: str
    members: Mapping[SlotName, PersonId]
    accepted: tuple[SlotName, ...] = ()
    declined: frozenset[str] = frozenset()
    alternates: tuple[PersonId, ...] = ()
    unserved: Mapping[int, str] | None = None


def seating(house: House, case: OpenCase, role: str = "panel") -> Seating:
    """Return how far the filling of a role has come, and what is next.

    Args:
        house: the ports.
        case: opened by a holder who reads `who`.
        role: the drawn role.
    """
    pool, drawn = last_of(case, "pool-committed", role), last_of(case, "panel-drawn", role)
    if drawn is None:
        covered = pool is not None and pool.index is not None and house.log.first_after(pool.index)
        step = "fix" if pool is None else "draw" if covered else "wait"
        return Seating(RoleName(role), step, {})
    members = {slot: PersonId(case.slots[slot].person) for slot in case.slots_of(role)}
    gone = stood_aside(case, role)
    yes = {act.public.by for act in case.done("seat-accepted") if role_of(act.public.by) == role}
    accepted = tuple(sorted(slot for slot in yes if members.get(slot) not in gone))
    written = read_draw(drawn)
    left = tuple(PersonId(person) for person in written.alternates if person not in set(members.values()))
    formed = any(act.fields.get("role") == role for act in case.done("panel-formed"))
    wanted = setting_of(case, role).seats
    full = len(accepted) >= wanted
    step = "done" if formed and full else "form" if full else "ask"
    places = _unserved(house, case, members, panel_after(written, gone)) if step == "ask" else {}
    return Seating(RoleName(role), step, members, accepted, frozenset(gone), left, places)


def _unserved(
    house: House, case: OpenCase, members: Mapping[SlotName, PersonId], panel: Sequence[str]
) -> dict[int, str]:
    # Alternates follow in the order of the draw, each keeping the quotas; and whoever was drawn before
    # they had keys is asked once they have.
    rows = directory(house)
    late = {
        int(slot.rpartition("-")[2]): str(person)
        for slot, person in members.items()
        if person in rows and person in panel and not case.slots[slot].verify
    }
    new = [person for person in panel if person not in set(members.values())]
    return {**late, **{len(members) + place: person for place, person in enumerate(new, 1)}}


def answer_seat(house: House, officer: Officer, code: CaseCode, *, free: bool) -> StoredAct:
    """Say, asked by name, whether a conflict stands against sitting; standing aside needs no reason.

    Args:
        house: the ports.
        officer: somebody drawn.
        code: the case.
        free: True: I know of no conflict; False: I stand aside.

    Raises:
        NotYoursError: they were not drawn here.
        RefusedError: they answered already.
    """
    case = open_case(house, officer, code)
    role = role_of(case.me)
    if not case.procedure.roles[role].drawn:
        raise NotYoursError
    if any(act.public.by == case.me for act in case.done("seat-accepted", "seat-declined")):
        raise RefusedError(
            "You have answered already.",
            why="The answer is in the record and others act on it.",
            remedy="If a conflict came to light since, stand aside; that is possible at any time.",
        )
    kind = KindName("seat-accepted" if free else "seat-declined")
    part = {str(role): {"fields": {"role": role}}}
    proposal = Proposal(kind, {"role": role}, parts=part, reason_class="" if free else "declined")
    return perform(house, officer, code, proposal)


def serve(house: House, officer: Officer, code: CaseCode) -> tuple[StoredAct, ...]:
    """Let in whoever waits: alternates, people who enrolled since, and those who declared they are free.

    Any receiver's unlock serves it; it is a public duty with a clock, so that nobody can sit on it.

    Args:
        house: the ports.
        officer: unlocked.
        code: a case that opens for them.

    Returns:
        The acts that were made; empty where nobody waits.
    """
    made: list[StoredAct] = []
    case = open_case(house, officer, code)
    if role_of(case.me) != "receiver" or not case.reads("who"):
        return ()
    for role, setting in case.procedure.roles.items():
        served = _serve_drawn if setting.drawn else _serve_named
        if setting.party or not (setting.drawn or setting.asked_after):
            continue
        while (act := served(house, officer, case, role)) is not None:
            made.append(act)
            case = open_case(house, officer, code)
    return tuple(made)


def _serve_drawn(house: House, officer: Officer, case: OpenCase, role: RoleName) -> StoredAct | None:
    state = seating(house, case, role)
    if state.step == "ask" and state.unserved:
        proposal, changes = asking(house, case, role, state.unserved)
        return perform(house, officer, case.row.code, proposal, changes)
    if state.step == "form":
        members = {"role": role, "members": list(state.accepted)}
        return perform(house, officer, case.row.code, Proposal(KindName("panel-formed"), members))
    waiting = [slot for slot in state.accepted if slot not in let_in(case)] if state.step == "done" else []
    return _let_in(house, officer, case, role, {slot: state.members[slot] for slot in waiting})


def _serve_named(house: House, officer: Officer, case: OpenCase, role: RoleName) -> StoredAct | None:
    # A role that is not drawn is filled by the first viable body of its chain, without anybody who
    # had another part in the case.
    asked = case.procedure.roles[role].asked_after
    if asked is None or not case.done(asked) or case.slots_of(role):
        return None
    on = case.calendar.day(house.now())
    busy = {entry.person for entry in case.slots.values() if entry.person}
    parties = case.parties()
    parties = replace(parties, excluded=tuple(sorted({*parties.excluded, *busy})))
    found = reach(
        case.procedure,
        case.organisation,
        parties,
        on,
        enrolled=directory(house),
        declared=case.declared,
        role=role,
    )
    people = {SlotName(f"{role}-{place}"): person for place, person in enumerate(found.people, 1)}
    return _let_in(house, officer, case, role, people)


def let_in(case: OpenCase) -> frozenset[str]:
    """Return the slots whose people were given access to the case, as far as `who` tells."""
    granted: set[str] = set()
    for act in case.done("readers-added"):
        value = part_of(act, "who", "granted")
        granted.update(value)
    return frozenset(granted)


def _let_in(
    house: House, officer: Officer, case: OpenCase, role: RoleName, people: Mapping[SlotName, PersonId]
) -> StoredAct | None:
    if not people:
        return None
    rows = directory(house)
    sitting = {**{slot: PersonId(case.slots[slot].person) for slot in case.slots_of(role)}, **people}
    readers: list[bytes] = [rows[person].recipient for person in people.values()]
    own = [rows[person].recipient for slot, person in sitting.items() if slot in people or slot in let_in(case)]
    epoch, batch = fresh_epoch(house, case.row.code, role, case.epochs[role].number + 1, own)
    opened = tuple(
        wraps_for(house.randomness, case.row.code, name, number, key, readers)
        for (name, number), key in case.secrets.items()
        if name in case.procedure.roles[role].reads and name != role
    )
    new = {
        str(slot): {"person": person, "verify": rows[person].verify_key.hex()} for slot, person in people.items()
    }
    keys = {**verify_keys(case), **{slot: {"verify": entry["verify"]} for slot, entry in new.items()}}
    granted = {str(slot): list(case.procedure.roles[role].reads) for slot in people}
    proposal = Proposal(
        KindName("readers-added"),
        {"role": role},
        parts={
            "who": {"slots": new, "granted": granted},
            **{name: {"slots": keys} for name in ("what", "reporter-mail", "respondent-mail", str(role))},
        },
    )
    return perform(house, officer, case.row.code, proposal, Changes(epochs=(epoch,), batches=(batch, *opened)))
