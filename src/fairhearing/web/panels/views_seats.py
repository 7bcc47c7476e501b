"""Filling a role by lot, step by step: the pool, the seed, the draw, those asked, the panel formed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fairhearing.desk import (
    Officer,
    OpenCase,
    Seating,
    ceremonies,
    check_said,
    draw_panel,
    eligible,
    enter_hat,
    fix_pool,
    in_pool,
    invite_member,
    open_case,
    seating,
)
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId, RoleName, SlotName
from fairhearing.independence import conflicts
from fairhearing.procedure import Role
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import name_of
from fairhearing.web.casework.opening import Served, inside, judged, let_in, status_of, today
from fairhearing.web.casework.views_case import drawings_of
from fairhearing.web.house import house
from fairhearing.web.panels.naming import HatForm, NamingForm, SaidForm, names_apart
from fairhearing.web.speaking import each_spoken

STEPS = ("fix", "wait", "draw", "ask", "form", "done")


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody who cannot be drawn, and why; for the roster only."""

    name: str
    why: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who was drawn, and where they stand."""

    slot: str
    name: str
    state: str
    without_keys: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody filled in for a step.

    Args:
        step: `fix` or `draw`.
        form: bound; None where nothing is asked.
        status: with which the page comes back; None: the step is taken.
        key: the values of the sources as the seed is made of them, to be looked at.
    """

    step: str
    form: NamingForm | SaidForm | HatForm | None
    status: int | None = None
    key: str = ""


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: HttpRequest, code: str, role: str) -> HttpResponse:
    """Show how far the filling of a role has come, and take the next step."""
    officer, case, wanted = _drawn(request, code, role)
    if request.method != "POST":
        return _page(request, officer, case, wanted)
    step = request.POST.get("step", "")
    if step not in {"fix", "draw"}:
        raise NotYoursError
    typed = Typed(step, NamingForm(request.POST) if step == "fix" else drawing_form(case, role, request.POST))
    try:
        typed = _take(officer, case, role, typed, sure="sure" in request.POST)
    except (RefusedError, InputError, BusyError) as error:
        return _page(request, officer, case, wanted, typed=typed, error=error)
    if typed.status is not None:
        return _page(request, officer, case, wanted, typed=typed)
    return redirect("seats", code=code, role=role)


def _take(officer: Officer, case: OpenCase, role: str, typed: Typed, *, sure: bool) -> Typed:
    """Take a step, or return what has to be mended, or looked at once more, before it is taken."""
    form, code = typed.form, case.row.code
    if form is None:
        draw_panel(house(), officer, code, role)
    elif not form.is_valid():
        return replace(typed, status=422)
    elif isinstance(form, NamingForm):
        fix_pool(house(), officer, code, role, form.naming())
    elif isinstance(form, HatForm):
        if not sure:
            return replace(typed, status=200)
        enter_hat(house(), officer, code, form.hat(), role)
    else:
        if not sure:
            key = check_said(house(), officer, code, form.said(), role)
            return replace(typed, status=200, key=key)
        draw_panel(house(), officer, code, role, form.said())
    return typed


def drawing_form(case: OpenCase, role: str, data: Mapping[str, Any] | None = None) -> SaidForm | HatForm | None:
    """Return the form that a draw needs; None where the seed is the record.

    Args:
        case: opened by a holder who reads `who`.
        role: the drawn role.
        data: as it was sent.
    """
    told = ceremonies(case, role)
    if not told or told[0].how == "record":
        return None
    plan = told[0].plan
    if told[0].how != "hat":
        return SaidForm(plan.sources, data)
    names = names_apart(case, in_pool(case, role))
    slips = sorted(((str(person), name) for person, name in names.items()), key=lambda one: one[1])
    return HatForm(slips, plan.seats, plan.alternates, data)


@unlocked
@require_POST
def invite(request: HttpRequest, code: str, role: str, slot: str) -> HttpResponse:
    """Make an enrolment letter for somebody who was drawn and has no account yet, shown once."""
    officer, case, _wanted = _drawn(request, code, role)
    person = seating(house(), case, role).members.get(SlotName(slot))
    if person is None or _has_keys(person):
        raise NotYoursError
    letter = invite_member(house(), person, maker=officer.person)
    context = {
        "case": case,
        "role": role,
        "name": name_of(case, person) or person,
        "code": letter,
        "site": house().origin,
        "organisation": case.organisation.name,
    }
    return render(request, "panels/invited.html", context)


def _drawn(request: HttpRequest, code: str, role: str) -> tuple[Officer, OpenCase, Role]:
    """Return the case for somebody who fills this role by lot.

    Raises:
        NotYoursError: it is not theirs to fill, it is not drawn, or its turn has not come.
    """
    officer, case = inside(request, code)
    if all(one.role != role for one in drawings_of(case, judged(case))):
        raise NotYoursError
    return officer, case, case.procedure.roles[RoleName(role)]


def _page(
    request: HttpRequest,
    officer: Officer,
    case: OpenCase,
    role: Role,
    *,
    typed: Typed | None = None,
    error: FairHearingError | None = None,
) -> HttpResponse:
    served = let_in(officer, case) if typed is None else Served()
    if served.done:
        case = open_case(house(), officer, case.row.code)
    state = seating(house(), case, role.name)
    context = {
        "case": case,
        "role": role,
        "state": state,
        "step": state.step,
        "place": STEPS.index(state.step),
        "error": error,
        "served": served,
        "members": _members(case, state),
        "alternates": [name_of(case, person) or person for person in state.alternates],
        "told": next(iter(ceremonies(case, role.name)), None),
        "typed": typed,
    }
    if state.step == "fix":
        context.update(_pool(case), form=NamingForm())
    elif state.step == "draw":
        context["form"] = drawing_form(case, role.name)
    if typed is not None and typed.step == state.step:
        context["form"] = typed.form
    context["by_hand"] = isinstance(context.get("form"), HatForm)
    status = status_of(error) if error is not None else typed.status if typed is not None else 200
    return render(request, "panels/seats.html", context, status=status)


def _members(case: OpenCase, state: Seating) -> list[Member]:
    return [
        Member(
            slot=slot,
            name=name_of(case, person) or person,
            state=_state(state, slot, person),
            without_keys=not case.slots[slot].verify and not _has_keys(person),
        )
        for slot, person in sorted(state.members.items())
    ]


def _state(state: Seating, slot: SlotName, person: PersonId) -> str:
    if person in state.declined:
        return "declined"
    return "accepted" if slot in state.accepted else "asked"


def _has_keys(person: PersonId) -> bool:
    with house().books.reading() as ledger:
        return ledger.keys(person) is not None


def _pool(case: OpenCase) -> dict[str, object]:
    candidates, left_out = eligible(house(), case)
    levels = conflicts(
        case.organisation, case.procedure.conflicts, case.parties(), today(case), declared=case.declared
    )
    return {
        "eligible": [name_of(case, one.id) or one.id for one in candidates],
        "left": [
            Left(name_of(case, person) or person, _WHY[why](), _paths(levels[PersonId(person)].reasons, why))
            for person, why in left_out.items()
        ],
    }


def _paths(reasons: object, why: str) -> tuple[str, ...]:
    if why != "conflict" or not isinstance(reasons, tuple):
        return ()
    return tuple("; ".join(each_spoken(reason.path)) for reason in reasons)


_WHY = {
    "left": lambda: _("no member any more"),
    "other-role": lambda: _("has another part in this case, or leads, receives or oversees"),
    "conflict": lambda: _("is not free towards a party"),
}
