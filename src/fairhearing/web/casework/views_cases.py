"""The cases that open for whoever is here, the nearest clock first, and what waits for them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairhearing.desk import Officer, OpenCase, cases_and_damaged, catch_up, codes_of, open_case, waits_for_sifter
from fairhearing.errors import BusyError
from fairhearing.identifiers import PersonId, RoleName, role_of
from fairhearing.organisation import bodies_of_kind, members_of
from fairhearing.web.access import unlocked
from fairhearing.web.accounts.returning import whoever_returns
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.checked_again import found_out
from fairhearing.web.casework.clocks import Clock, clocks_of
from fairhearing.web.casework.opening import (
    Served,
    judged,
    let_in,
    officer_of,
    only_asked,
    stood_aside,
    waits_for_answer,
)
from fairhearing.web.house import house
from fairhearing.web.intake.seeing import category

SHOWN = 3
"""So many clocks of a case are shown in the list; the case itself has all."""
AT_ONCE = 12
"""So many cases are opened for one page of the list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list.

    Args:
        code: its code.
        came: the day on which it came in.
        category: what it is held to be about, where that is open to the reader; else empty.
        role: the title of the reader's role in it.
        clocks: what is due next.
        more: how many further clocks run.
        waits: what waits for the reader in particular, and the name of the page for it; empty: nothing does.
        closed: whether it is closed.
        served: what was done for those who wait.
        since: how many acts turned out to be conflicted and were not done again by somebody free.
    """

    code: str
    came: date
    category: str
    role: str
    clocks: tuple[Clock, ...]
    more: int
    waits: tuple[str, str]
    closed: bool
    served: Served
    since: int

    @property
    def nearest(self) -> tuple[bool, bool, date]:
        """What it is sorted by: closed ones without a clock last, what waits for the reader first, then by day."""
        days = [clock.on for clock in self.clocks if clock.on is not None]
        return self.closed and not days, not self.waits[0], min(days, default=date.max)


@unlocked
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases that open, let in those who wait, and warn of the cases that do not hold together."""
    officer = officer_of(request)
    with suppress(BusyError):
        catch_up(house(), officer)
    page = Paginator(codes_of(house(), officer), AT_ONCE).get_page(request.GET.get("page"))
    opened, damaged = cases_and_damaged(house(), officer, tuple(page.object_list))
    listed = sorted((_listed(officer, case) for case in opened), key=lambda one: one.nearest)
    context = {"cases": listed, "damaged": damaged, "receives": _receives(officer.person), "page": page}
    context["returns"] = whoever_returns(officer.person)
    return render(request, "casework/cases.html", context)


def _listed(officer: Officer, case: OpenCase) -> Listed:
    served = let_in(officer, case)
    if served.done:
        case = open_case(house(), officer, case.row.code)
    aside = stood_aside(case)
    over = case.row.closed or aside
    judgement = None if aside else judged(case)
    clocks = () if judgement is None else clocks_of(case, judgement)
    since = () if judgement is None or over or only_asked(case) else found_out(case, judgement)
    known = category(case)
    return Listed(
        code=case.row.code,
        came=case.acts[0].public.on,
        category=known[0] if known else "",
        role=role_title(case, role_of(case.me)),
        clocks=clocks[:SHOWN],
        more=max(0, len(clocks) - SHOWN),
        waits=waiting(case),
        closed=over,
        served=served,
        since=sum(one.again is None for one in since),
    )


def waiting(case: OpenCase) -> tuple[str, str]:
    """Return what waits for the reader of a case in particular: a sentence, and the name of the page for it."""
    if case.row.closed:
        return "", ""
    if waits_for_answer(case):
        return _("You were drawn by lot. Say whether you are free to sit."), "seat"
    if waits_for_sifter(case):
        return _("A person was only described. Find out who is meant, or hand it on."), "sift"
    return "", ""


def _receives(person: PersonId) -> bool:
    role = house().shelf.in_force().roles.get(RoleName("receiver"))
    organisation = house().roll.current()
    on = organisation.calendar.day(house().now())
    bodies = [body for kind in (role.bodies if role else ()) for body in bodies_of_kind(organisation, kind)]
    return any(person in members_of(organisation, body, on) for body in bodies)
