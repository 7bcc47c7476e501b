"""Drawing a panel: the pool fixed first, then the seed taken from the record, then the draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from fairhearing import __version__
from fairhearing.desk.asking import asking
from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.folder import EMPTY, Body, Json, OpenAct, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.records import StoredAct
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import CaseCode, KindName, PersonId, RoleName, SlotName
from fairhearing.independence import conflicts, drawable
from fairhearing.lottery import Candidate, Drawn, Plan, draw, make_plan, read_plan, write_plan, written_out
from fairhearing.lottery import Setting as PlanSetting
from fairhearing.organisation import bodies_of_kind, is_member, trait_of


def fix_pool(house: House, officer: Officer, code: CaseCode, role: str = "panel") -> StoredAct:
    """Fix who can be drawn, and commit to it in the record, before the seed is known.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        role: the drawn role.

    Raises:
        RefusedError: it is not its turn.
        InputError: the quotas cannot be met by those who are clear; the message names the quota.
    """
    case = open_case(house, officer, code)
    secret = house.randomness.token(32)
    plan = plan_of(house, case, role, secret)
    body: Body = {
        "fields": {"role": role},
        "pool": {"secret": secret.hex(), "plan": write_plan(plan).decode()},
    }
    return perform(house, officer, code, Proposal(KindName("pool-committed"), {"role": role}, parts={"who": body}))


def plan_of(house: House, case: OpenCase, role: str, secret: bytes) -> Plan:
    """Return the plan of the next draw for a role: pool, quotas, the urn and everybody's chance.

    Args:
        house: gives the day.
        case: opened by a holder who reads `who`.
        role: the drawn role.
        secret: 32 random bytes, kept sealed beside the plan.

    Raises:
        InputError: the quotas cannot be met by those who are clear, with the smallest changes that would
            make a panel possible; or the organisation has no body that is drawn for the role.
    """
    candidates, left_out = eligible(house, case)
    setting = setting_of(case, role)
    people, quotas = written_out(candidates, setting.quotas, setting.seats)
    done = sum(act.fields.get("role") == role for act in case.done("panel-drawn"))
    what = PlanSetting(
        program=__version__,
        organisation=case.organisation.id,
        case=f"{case.row.code}/{role}",
        round=done + 1,
        committed=str(case.calendar.day(house.now())),
        seats=setting.seats,
        alternates=setting.alternates,
    )
    return make_plan(people, quotas, what, secret=secret, excluded=left_out)


def draw_panel(house: House, officer: Officer, code: CaseCode, role: str = "panel") -> StoredAct:
    """Draw out of the fixed pool with the first checkpoint after it as the seed, and ask those drawn.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        role: the drawn role.

    Raises:
        RefusedError: the record has no checkpoint after the commitment yet.
    """
    case = open_case(house, officer, code)
    pool = last_of(case, "pool-committed", role)
    head = house.log.first_after(pool.index) if pool is not None and pool.index is not None else None
    if pool is None or head is None:
        raise RefusedError(
            "The seed of the draw is not there yet.",
            why="It is the first checkpoint of the record after the pool was fixed, so nobody chose it.",
            remedy="Wait until the next checkpoint is written, then draw.",
        )
    drawn = draw(plan_kept(pool), head.root)
    note: Body = {"draw": _written(drawn, head.size)}
    proposal, changes = asking(house, case, role, dict(enumerate(drawn.members, len(case.slots_of(role)) + 1)))
    who: Body = {**proposal.parts["who"], **note}
    proposal = replace(proposal, kind=KindName("panel-drawn"), parts={**proposal.parts, "who": who})
    return perform(house, officer, code, proposal, changes)


def plan_kept(pool: OpenAct) -> Plan:
    """Return the plan as its act keeps it, sealed, for those who read `who`.

    Args:
        pool: a `pool-committed` that opened.

    Raises:
        DrawError: what is kept there is no plan.
    """
    return read_plan(str(part_of(pool, "who", "pool").get("plan", "")), "pool-committed")


def _written(drawn: Drawn, size: int) -> Body:
    return {
        "members": list(drawn.members),
        "alternates": list(drawn.alternates),
        "limits": [list(limit) for limit in drawn.limits],
        "counts": {person: list(counts) for person, counts in drawn.counts.items()},
        "checkpoint": size,
    }


def read_draw(act: OpenAct) -> Drawn:
    """Return a draw as its act keeps it, sealed, for those who read `who`.

    Args:
        act: a `panel-drawn` that opened.
    """
    kept = cast("dict[str, Any]", dict(part_of(act, "who", "draw")))
    return Drawn(
        members=tuple(kept["members"]),
        alternates=tuple(kept["alternates"]),
        limits=tuple((least, most) for least, most in kept["limits"]),
        counts={person: tuple(counts) for person, counts in kept["counts"].items()},
    )


def eligible(house: House, case: OpenCase) -> tuple[tuple[Candidate, ...], dict[str, str]]:
    """Return who can be drawn, and for each other member the class of reason why not.

    Args:
        house: gives the day.
        case: opened by a holder who reads `who`.
    """
    on = case.calendar.day(house.now())
    organisation = case.organisation
    levels = conflicts(organisation, case.procedure.conflicts, case.parties(), on, declared=case.declared)
    busy = {entry.person for entry in case.slots.values() if entry.person}
    ready = {*drawable(organisation, on, exclude=busy)}
    taken: list[Candidate] = []
    left_out: dict[str, str] = {}
    for person in organisation.people.values():
        if not is_member(person, on):
            left_out[person.id] = "left"
        elif person.id not in ready:
            left_out[person.id] = "other-role"
        elif levels[person.id].level in {"hard", "soft"}:
            left_out[person.id] = "conflict"
        else:
            taken.append(Candidate(person.id, {**person.traits, "branch": trait_of(person, "branch")}))
    return tuple(taken), left_out


@dataclass(frozen=True, slots=True)
class Setting:
    """How many are drawn, and within which quotas (as in `organisation.Body`)."""

    seats: int
    alternates: int
    quotas: Mapping[str, Mapping[str, Mapping[str, int]]]


def setting_of(case: OpenCase, role: str) -> Setting:
    """Return how many are drawn for a role and within which quotas.

    Raises:
        InputError: the organisation has no body that is drawn for it.
    """
    wanted = case.procedure.roles[RoleName(role)]
    bodies = [
        case.organisation.bodies[body]
        for kind in wanted.bodies
        for body in bodies_of_kind(case.organisation, kind)
        if case.organisation.bodies[body].filled_by == "lottery"
    ]
    if not bodies:
        raise InputError(
            f"No body of the organisation is drawn by lot for the role '{wanted.title}'.",
            why="The procedure draws this role, and the organisation's records name no such body.",
            remedy="Add a body with `filled_by: lottery` to the organisation's records.",
        )
    body = bodies[0]
    return Setting(wanted.seats or body.size or 3, wanted.alternates or body.alternates, body.quotas)


def last_of(case: OpenCase, kind: str, role: str) -> OpenAct | None:
    """Return the newest act of a kind that is about a role, if any."""
    found = [act for act in case.done(kind) if act.fields.get("role") == role]
    return found[-1] if found else None


def asked_in(case: OpenCase, drawn: OpenAct, role: str) -> dict[SlotName, PersonId]:
    """Return who was asked for places of a role in one round: those drawn, and alternates since."""
    written = read_draw(drawn)
    round_of = {*written.members, *written.alternates}
    people = {slot: PersonId(case.slots[slot].person) for slot in case.slots_of(role)}
    return {slot: person for slot, person in people.items() if person in round_of}


def part_of(act: OpenAct, compartment: str, name: str) -> Mapping[str, Json]:
    """Return a named part of an act's body in a compartment; empty where it did not open."""
    value = act.parts.get(compartment, EMPTY).get(name)
    return value if isinstance(value, Mapping) else EMPTY


__all__ = [
    "asked_in",
    "draw_panel",
    "eligible",
    "fix_pool",
    "last_of",
    "part_of",
    "plan_kept",
    "plan_of",
    "read_draw",
    "setting_of",
]
