"""The ceremony of a draw as it can be shown: what was fixed, what the seed was, who came out, who sits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fairhearing.desk.folder import OpenAct, OpenCase
from fairhearing.desk.naming import How, how_of
from fairhearing.desk.panel import asked_in, part_of, read_draw
from fairhearing.desk.readers import stood_aside
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId, RoleName, SlotName
from fairhearing.lottery import (
    PanelDraw,
    Plan,
    next_alternate,
    panel_after,
    read_plan,
    write_draw,
    write_plan,
)
from fairhearing.lottery import read_draw as read_published


@dataclass(frozen=True, slots=True)
class Ceremony:
    """One round of a draw, as it is published to those on the roster and to both sides.

    Args:
        role: the drawn role.
        plan: the published copy, with lines in the place of names.
        fixed: when the pool was.
        draw: likewise as published; None before it.
        drawn: when it was.
    """

    role: RoleName
    plan: Plan
    fixed: datetime
    draw: PanelDraw | None = None
    drawn: datetime | None = None

    @property
    def how(self) -> How:
        """How the seed comes."""
        return how_of(self.plan)

    def file(self, name: str) -> bytes:
        """Return a file as anybody can check it offline.

        Args:
            name: `plan` or `draw`.

        Raises:
            NotYoursError: there is none.
        """
        if name == "plan":
            return write_plan(self.plan)
        if name == "draw" and self.draw is not None:
            return write_draw(self.draw)
        raise NotYoursError


def ceremonies(case: OpenCase, role: str) -> tuple[Ceremony, ...]:
    """Return the rounds of a role's draw, the newest first, as far as they are told to the holder.

    Args:
        case: opened by somebody of the roster, or by a party.
        role: the drawn role.

    Raises:
        DrawError: what is kept is no plan or draw.
    """
    drawn: dict[str, tuple[PanelDraw, datetime]] = {}
    for act in _of(case, "panel-drawn", role):
        if text := _told(act, "draw"):
            made = read_published(text, "panel-drawn")
            drawn[made.plan.commitment.plan] = made, act.public.at
    found = {}
    for act in _of(case, "pool-committed", role):
        if text := _told(act, "plan"):
            plan = read_plan(text, "pool-committed")
            out = drawn.pop(plan.commitment.plan, None)
            found[plan.round] = Ceremony(RoleName(role), plan, act.public.at, *(out or ()))
    # Who was told between the two has the plan inside the draw.
    for made, at in drawn.values():
        found[made.plan.round] = Ceremony(RoleName(role), made.plan, at, made, at)
    return tuple(found[number] for number in sorted(found, reverse=True))


@dataclass(frozen=True, slots=True)
class Kind:
    """People of a pool who are shown as one.

    Args:
        values: feature → value; empty: of several kinds that are too small to be shown alone.
        people: how many.
        least, most: their chances, 0 to 1.
    """

    values: Mapping[str, str]
    people: int
    least: float
    most: float


def kinds_of(plan: Plan, group: int) -> tuple[Kind, ...]:
    """Return everybody's chance by kind, none of fewer than a group: a kind of one would tell who is missing.

    Args:
        plan: published.
        group: the least number of people that is shown, from 1.

    Returns:
        Sorted by chance, those of small kinds together at the end.
    """
    large = sorted((one for one in plan.types if len(one.people) >= group), key=lambda one: len(one.people))
    small = [one for one in plan.types if len(one.people) < group]
    while small and large and sum(len(one.people) for one in small) < group:
        small.append(large.pop(0))
    shown = [Kind(one.values, len(one.people), one.probability, one.probability) for one in large]
    shown.sort(key=lambda one: (-one.most, sorted(one.values.items())))
    if small:
        chances = [one.probability for one in small]
        shown.append(Kind({}, sum(len(one.people) for one in small), min(chances), max(chances)))
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody who was drawn and asked.

    Args:
        slot: their place in the case.
        person: who it is.
        state: `asked`, `accepted` or `declined`.
    """

    slot: SlotName
    person: PersonId
    state: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """Somebody who stood aside, and who follows; None: no alternate keeps the quotas."""

    gone: PersonId
    follows: PersonId | None


@dataclass(frozen=True, slots=True)
class Round:
    """Who came out of one round, and what became of it.

    Args:
        number: from 1.
        digest: of the draw.
        people: everybody who was asked, by place.
        replaced: in the order in which they stood aside.
        exhausted: whether too many stood aside for the alternates to fill their places.
    """

    number: int
    digest: str
    people: tuple[Sitting, ...]
    replaced: tuple[Replaced, ...]
    exhausted: bool


def rounds_of(case: OpenCase, role: str) -> tuple[Round, ...]:
    """Return who was drawn for a role in each round, the newest first.

    Args:
        case: opened by a holder who reads `who`; to others nothing is told.
        role: the drawn role.
    """
    drawn = [act for act in _of(case, "panel-drawn", role) if part_of(act, "who", "draw")]
    return tuple(_round(case, number, act, role) for number, act in reversed([*enumerate(drawn, 1)]))


def _round(case: OpenCase, number: int, act: OpenAct, role: str) -> Round:
    members = asked_in(case, act, role)
    gone = stood_aside(case, members)
    yes = {done.public.by for done in case.done("seat-accepted")}
    written = read_draw(act)
    follows = [next_alternate(written, gone[:place]) for place in range(1, len(gone) + 1)]
    return Round(
        number,
        str(part_of(act, "who", "draw").get("digest", "")),
        tuple(
            Sitting(slot, person, "declined" if person in gone else "accepted" if slot in yes else "asked")
            for slot, person in members.items()
        ),
        tuple(
            Replaced(one, None if after is None else PersonId(after))
            for one, after in zip(gone, follows, strict=True)
        ),
        len(panel_after(written, gone)) < len(written.members),
    )


def _of(case: OpenCase, kind: str, role: str) -> list[OpenAct]:
    return [act for act in case.done(kind) if act.fields.get("role") == role]


def _told(act: OpenAct, name: str) -> str:
    return next(
        (str(part_of(act, part, "ceremony")[name]) for part in act.parts if part_of(act, part, "ceremony")), ""
    )


__all__ = [
    "Ceremony",
    "Kind",
    "Replaced",
    "Round",
    "Sitting",
    "ceremonies",
    "kinds_of",
    "rounds_of",
]
