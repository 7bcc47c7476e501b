"""What a draw rests on: who can be drawn, the plan that is kept with the pool, and the draw as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any, cast

from fairhearing import __version__
from fairhearing.acts import REOPENED
from fairhearing.desk.folder import EMPTY, Json, OpenAct, OpenCase
from fairhearing.desk.naming import BY_THE_RECORD, INSTANT, Naming, announced_by
from fairhearing.desk.ports import House
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId, RoleName, SlotName
from fairhearing.independence import conflicts, drawable
from fairhearing.lottery import Candidate, Drawn, Plan, make_plan, read_plan, written_out
from fairhearing.lottery import Setting as PlanSetting
from fairhearing.organisation import bodies_of_kind, is_member, trait_of
from fairhearing.wording import say


def plan_of(house: House, case: OpenCase, role: str, secret: bytes, naming: Naming = BY_THE_RECORD) -> Plan:
    """Return the plan of the next draw for a role: pool, quotas, the urn and everybody's chance.

    Args:
        house: gives the day.
        case: opened by a holder who reads `who`.
        role: the drawn role.
        secret: 32 random bytes, kept sealed beside the plan.
        naming: where the seed will come from.

    Raises:
        InputError: the quotas cannot be met by those who are clear, with the smallest changes that would
            make a panel possible; the organisation has no body that is drawn for the role; or a source
            may be known already.
    """
    candidates, left_out = eligible(house, case)
    setting = setting_of(case, role)
    people, quotas = written_out(candidates, setting.quotas, setting.seats)
    before = [act for act in case.done("panel-drawn") if act.fields.get("role") == role]
    now = house.now().astimezone(UTC)
    what = PlanSetting(
        program=__version__,
        organisation=case.organisation.id,
        case=f"{case.row.code}/{role}",
        round=len(before) + 1,
        previous=str(part_of(before[-1], "who", "draw").get("digest", "")) if before else "",
        committed=now.strftime(INSTANT),
        seats=setting.seats,
        alternates=setting.alternates,
        sources=announced_by(naming, now),
    )
    return make_plan(people, quotas, what, secret=secret, excluded=left_out)


def plan_kept(pool: OpenAct) -> Plan:
    """Return the plan as its act keeps it, sealed, for those who read `who`.

    Args:
        pool: a `pool-committed` that opened.

    Raises:
        DrawError: what is kept there is no plan.
    """
    return read_plan(str(part_of(pool, "who", "pool").get("plan", "")), "pool-committed")


def in_pool(case: OpenCase, role: str) -> tuple[PersonId, ...]:
    """Return everybody in the newest pool of a role; empty where none is fixed.

    Args:
        case: opened by a holder who reads `who`.
        role: the drawn role.
    """
    pool = last_of(case, "pool-committed", role)
    return () if pool is None else tuple(map(PersonId, plan_kept(pool).probabilities or {}))


def secret_of(pool: OpenAct) -> bytes:
    """Return the secret that is kept beside a plan, 32 bytes, for those who read `who`.

    Args:
        pool: a `pool-committed` that opened.
    """
    return bytes.fromhex(str(part_of(pool, "who", "pool")["secret"]))


def kept_draw(drawn: Drawn) -> dict[str, Json]:
    """Return a draw as its act keeps it, with names.

    Args:
        drawn: named as in the whole plan.
    """
    return {
        "members": list(drawn.members),
        "alternates": list(drawn.alternates),
        "limits": [list(limit) for limit in drawn.limits],
        "counts": {person: list(counts) for person, counts in drawn.counts.items()},
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
            say("No body of the organisation is drawn by lot for the role '{role}'.", role=wanted.title),
            why="The procedure draws this role, and the organisation's records name no such body.",
            remedy="Add a body with `filled_by: lottery` to the organisation's records.",
        )
    body = bodies[0]
    return Setting(wanted.seats or body.size or 3, wanted.alternates or body.alternates, body.quotas)


def last_of(case: OpenCase, kind: str, role: str) -> OpenAct | None:
    """Return the newest act of a kind that is about a role, if any, since the case was opened again if it was."""
    again = max((act.public.seq for act in case.done(REOPENED)), default=-1)
    found = [act for act in case.done(kind) if act.fields.get("role") == role and act.public.seq > again]
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
    "eligible",
    "in_pool",
    "kept_draw",
    "last_of",
    "part_of",
    "plan_kept",
    "plan_of",
    "read_draw",
    "secret_of",
    "setting_of",
]
