"""The ceremony of a draw: fixed, waiting for the seed, drawn; on a wall, in a mailbox, and as files to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairhearing.desk import Ceremony, OpenCase, Replaced, Round, ceremonies, kinds_of, rounds_of, seating
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.web.access import receipt, unlocked
from fairhearing.web.act_choices import slot_title
from fairhearing.web.casework.opening import inside
from fairhearing.web.downloads import attachment
from fairhearing.web.house import house
from fairhearing.web.intake.views_mailbox import open_here
from fairhearing.web.panels.naming import names_apart
from fairhearing.web.speaking import spoken

_FILES = {"plan": "plan.published.json", "draw": "draw.json"}
WATCHED = 60
"""Seconds after which a page on a wall looks again."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the picture of chances.

    Args:
        words: who they are.
        people: how many.
        least, most: chances in per cent; `more`: from the one to the other.
    """

    words: str
    people: int
    least: float
    most: float
    more: float


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who was drawn, for the roster."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A round as a page shows it.

    Args:
        ceremony: what is published.
        step: `wait`, `draw` or `drawn`.
        title: of the role.
        bars: the picture.
        people, replaced: who came out and who follows whom, by name; for the roster only.
        exhausted: whether its alternates ran out.
        sits: who sits, as far as both sides are told.
    """

    ceremony: Ceremony
    step: str
    title: str
    bars: tuple[Bar, ...]
    people: tuple[Line, ...]
    replaced: tuple[tuple[str, str], ...]
    exhausted: bool
    sits: tuple[str, ...] = ()


@unlocked
@require_safe
def ceremony(request: HttpRequest, code: str, role: str) -> HttpResponse:
    """Show the rounds of a draw to somebody of the roster; on a wall without anybody's name."""
    _officer, case = inside(request, code)
    wall = "wall" in request.GET
    rounds = _rounds(case, role, names=not wall)
    if not rounds or not case.reads("who"):
        raise NotYoursError
    context = {
        "case": case,
        "rounds": rounds[:1] if wall else rounds,
        "role": role,
        "wall": wall,
        "watched": WATCHED if wall and rounds[0].step != "drawn" else 0,
    }
    return render(request, "panels/ceremony.html", context)


@unlocked
@require_safe
def ceremony_file(request: HttpRequest, code: str, role: str, number: int, name: str) -> HttpResponse:
    """Hand out a published plan or draw to somebody of the roster."""
    _officer, case = inside(request, code)
    if not case.reads("who"):
        raise NotYoursError
    return _file(case, role, number, name)


@receipt
@require_safe
def mailbox_draw(request: HttpRequest) -> HttpResponse:
    """Show a party how the panel was or will be drawn, as far as they were told of the case."""
    case = open_here(request)
    rounds = [one for role in drawn_roles(case) for one in _rounds(case, role, names=False)]
    if not rounds:
        raise NotYoursError
    return render(request, "panels/mailbox_draw.html", {"case": case, "rounds": rounds})


@receipt
@require_safe
def mailbox_draw_file(request: HttpRequest, role: str, number: int, name: str) -> HttpResponse:
    """Hand out a published plan or draw to a party."""
    return _file(open_here(request), role, number, name)


def drawn_roles(case: OpenCase) -> tuple[str, ...]:
    """Return the roles whose draw is told to the holder of a case."""
    roles = [name for name, one in case.procedure.roles.items() if one.drawn]
    return tuple(role for role in roles if ceremonies(case, role))


def _file(case: OpenCase, role: str, number: int, name: str) -> HttpResponse:
    for one in ceremonies(case, role):
        if one.plan.round == number and name in _FILES:
            return attachment(one.file(name), _FILES[name])
    raise NotYoursError


def _rounds(case: OpenCase, role: str, *, names: bool) -> list[Shown]:
    told = ceremonies(case, role)
    out = {one.number: one for one in rounds_of(case, role)} if names else {}
    ready = bool(told) and case.reads("who") and seating(house(), case, role).step == "draw"
    shown = [_shown(case, one, out.get(one.plan.round), ready=ready) for one in told]
    if shown and not case.reads("who"):
        # A party's slots have a name where the procedure lets them challenge whoever sits there.
        named = tuple(slot_title(case, slot) for slot in case.slots_of(role) if case.slots[slot].person)
        shown[0] = replace(shown[0], sits=named)
    return shown


def _shown(case: OpenCase, told: Ceremony, out: Round | None, *, ready: bool) -> Shown:
    names = names_apart(case, [one.person for one in out.people] + [*map(_follows, out.replaced)]) if out else {}
    return Shown(
        ceremony=told,
        step="drawn" if told.draw is not None else "draw" if ready else "wait",
        title=spoken(case.procedure.roles[told.role].title),
        bars=_bars(told, case.procedure.publication.group),
        people=tuple(Line(names[one.person], one.state) for one in out.people) if out else (),
        replaced=tuple((names[one.gone], names[_follows(one)]) for one in out.replaced) if out else (),
        exhausted=out is not None and out.exhausted,
    )


def _follows(one: Replaced) -> PersonId:
    return PersonId("") if one.follows is None else one.follows


def _bars(told: Ceremony, group: int) -> tuple[Bar, ...]:
    kinds = kinds_of(told.plan, group)
    return tuple(
        Bar(
            words=_words(one.values, alone=len(kinds) == 1),
            people=one.people,
            least=one.least * 100,
            most=one.most * 100,
            more=(one.most - one.least) * 100,
        )
        for one in kinds
    )


def _words(values: Mapping[str, str], *, alone: bool) -> str:
    if values:
        return ", ".join(f"{feature}: {value}" for feature, value in values.items())
    return _("everybody in the pool") if alone else _("people of smaller kinds, shown together")
