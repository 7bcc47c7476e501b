"""Seats of a drawn role: how far it has come, and the answers of those who were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.folder import OpenAct, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.naming import INSTANT
from fairhearing.desk.opening import open_case
from fairhearing.desk.panel import asked_in, last_of, part_of, read_draw, setting_of
from fairhearing.desk.ports import House
from fairhearing.desk.readers import directory, stood_aside
from fairhearing.desk.records import StoredAct
from fairhearing.desk.slots import next_place
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.lottery import panel_after


@dataclass(frozen=True, slots=True)
class Seating:
    """How far the filling of a drawn role has come, for a holder who reads `who`.

    Args:
        role: `panel` or `appeal`.
        step: `fix`, `wait` (for the seed), `draw`, `ask`, `form` or `done`: what comes next. Where too many
            stood aside for the alternates to fill their places, it is `fix` again: a new round.
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
    if drawn is None or (pool is not None and pool.public.seq > drawn.public.seq):
        step = "fix" if pool is None else "draw" if seed_can_be_there(house, pool) else "wait"
        return Seating(RoleName(role), step, {})
    members = asked_in(case, drawn, role)
    gone = stood_aside(case, members)
    yes = {act.public.by for act in case.done("seat-accepted")}
    accepted = tuple(sorted(slot for slot in yes if slot in members and members[slot] not in gone))
    written = read_draw(drawn)
    people = panel_after(written, gone)
    left = tuple(PersonId(person) for person in written.alternates if person not in set(members.values()))
    formed = any(
        act.fields.get("role") == role and act.public.seq > drawn.public.seq for act in case.done("panel-formed")
    )
    wanted = setting_of(case, role).seats
    full = len(accepted) >= wanted
    step = "done" if formed and full else "form" if full else "ask" if len(people) >= wanted else "fix"
    places = _unserved(house, case, members, people) if step == "ask" else {}
    return Seating(RoleName(role), step, members, accepted, frozenset(gone), left, places)


def seed_can_be_there(house: House, pool: OpenAct) -> bool:
    """Return whether the next step after a pool was fixed is the draw: nothing has to be waited for any more.

    Args:
        house: gives the instant and the record.
        pool: a `pool-committed` that opened.
    """
    kept = part_of(pool, "who", "pool")
    how = kept.get("how", "record")
    if how == "record":
        return pool.index is not None and house.log.first_after(pool.index) is not None
    return how == "hat" or house.now().astimezone(UTC).strftime(INSTANT) >= str(kept["from"])


def _unserved(
    house: House, case: OpenCase, members: Mapping[SlotName, PersonId], panel: Sequence[str]
) -> dict[int, str]:
    # Alternates follow in the order of the draw, each keeping the quotas; and whoever was drawn before
    # they had keys is asked once they have.
    rows = directory(house, case)
    late = {
        int(slot.rpartition("-")[2]): str(person)
        for slot, person in members.items()
        if person in rows and person in panel and not case.slots[slot].verify
    }
    new = [person for person in panel if person not in set(members.values())]
    first = next_place(case.slots, role_of(next(iter(members))))
    return {**late, **dict(enumerate(new, first))}


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


__all__ = ["Seating", "answer_seat", "seating", "seed_can_be_there"]
