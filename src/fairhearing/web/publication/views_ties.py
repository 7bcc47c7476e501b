"""What waits for an overseer beside the clocks: ties that came up in mid-case, and contests of the roll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fairhearing.desk import confirm_tie, ties_to_confirm
from fairhearing.errors import FairHearingError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, Tie, name_of_tie
from fairhearing.web import keys
from fairhearing.web.access import overseer
from fairhearing.web.house import house
from fairhearing.web.roll_words import called, tie_in_words, when_in_words


@dataclass(frozen=True, slots=True)
class WaitingTie:
    """A tie that waits to be confirmed.

    Args:
        name: as the roll calls it.
        title: in words.
        facts: label and text of what else the roll says of it.
        own: whether it binds the reader, who cannot confirm it then.
    """

    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    own: bool


@dataclass(frozen=True, slots=True)
class WaitingContest:
    """A contest without an answer: since when, and for how many days; whose and of what is not shown."""

    on: date | None
    days: int


@overseer
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show the ties that came up while cases were under way, and how long contests of the roll have waited."""
    context = {
        "ties": _waiting_ties(request),
        "contests": _contests(house().roll.current(), _today()),
        "done": "done" in request.GET,
    }
    return render(request, "publication/ties.html", context)


@overseer
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponseBase:
    """Show a tie once more, and confirm it; one that does not wait is not there."""
    if request.method != "POST":
        return redirect("overseer_ties")
    name = request.POST.get("entry", "")
    found = next((tie for tie in _waiting_ties(request) if tie.name == name), None)
    person = keys.member_of(request)
    if found is None or person is None:
        raise NotYoursError
    error: FairHearingError | None = None
    if request.POST.get("step") == "send":
        try:
            confirm_tie(house(), person, name)
        except RefusedError as refused:
            error = refused
        else:
            return redirect(f"{reverse('overseer_ties')}?done")
    context = {"tie": found, "error": error}
    return render(request, "publication/tie_check.html", context, status=409 if error else 200)


def _waiting_ties(request: HttpRequest) -> tuple[WaitingTie, ...]:
    organisation, today, me = house().roll.current(), _today(), keys.member_of(request)
    return tuple(
        WaitingTie(
            name=name_of_tie(tie),
            title=tie_in_words(organisation, tie, today),
            facts=tuple((label, text) for label, text in _facts(organisation, tie) if text),
            own=PersonId(me or "") in tie.people,
        )
        for tie in ties_to_confirm(house())
    )


def _facts(organisation: Organisation, tie: Tie) -> Iterator[tuple[str, str]]:
    if tie.since is not None and tie.since == tie.until:
        yield _("On"), when_in_words(tie.since)
    else:
        yield _("Since"), when_in_words(tie.since)
        yield _("Until"), when_in_words(tie.until)
    yield _("Entered by"), called(organisation, tie.declared_by) or _("the roll does not say")
    yield _("Disputed"), _("yes") if tie.disputed else ""


def _contests(organisation: Organisation, today: date) -> tuple[WaitingContest, ...]:
    days = [None if one.on is None else one.on.first for one in organisation.contested]
    return tuple(
        WaitingContest(day, (today - day).days if day else 0)
        for day in sorted(days, key=lambda day: day or date.min)
    )


def _today() -> date:
    return house().roll.current().calendar.day(house().now())
