"""The mailbox: everything that a party sees, proofs to take along, and the way out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fairhearing.desk import (
    OpenAct,
    OpenCase,
    ceremonies,
    open_mailbox,
    prove,
    stood_by,
    words_handed,
    written_along,
)
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import role_of
from fairhearing.record import write_proof
from fairhearing.web import keys
from fairhearing.web.access import receipt
from fairhearing.web.downloads import attachment
from fairhearing.web.holding import holdings
from fairhearing.web.house import house
from fairhearing.web.intake import seeing
from fairhearing.web.speaking import spoken


def open_here(request: HttpRequest) -> OpenCase:
    """Return the case of the mailbox that is open in this session.

    Raises:
        NotYoursError: its words were replaced since, or there is none.
    """
    found = keys.receipt_of(request)
    if found is None:
        raise NotYoursError
    return open_mailbox(house(), found)


@receipt
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show where the case stands and what its holder can do."""
    case, holder = open_here(request), keys.party(request)
    offered = {one.kind: one for one in seeing.offered(case)}
    told = seeing.steps(case)
    context = {
        "case": case,
        "steps": [step for step in told if step.kind not in seeing.MESSAGES],
        "messages": [step for step in told if step.kind in seeing.MESSAGES],
        "awaited": seeing.awaited(case),
        "offered": [one for one in offered.values() if one.kind not in seeing.MESSAGES],
        "writing": [one for one in offered.values() if one.kind in seeing.MESSAGES],
        "contest": offered.get("category-contested"),
        "steer": offered.get("course-set"),
        "put": seeing.put_to(case),
        "undecided": all(act.public.kind not in seeing.DECIDED for act in seeing.seen(case)),
        "rights": spoken(case.procedure.notices.get(f"rights-{role_of(stood_by(case, case.me))}", "")),
        "outside": seeing.outside(case),
        "handed": () if holder is None else words_handed(case, holder.identity),
        "category": seeing.category(case),
        "course": seeing.course_words(case),
        "consents": seeing.consents(case),
        "holdings": holdings(case, {step.act for step in told}),
        "drawn": any(ceremonies(case, role) for role, one in case.procedure.roles.items() if one.drawn),
        "own_case": seeing.may(case, "own-case-opened"),
        "brings": seeing.may(case, "support-invited"),
        "reads_along": role_of(case.me) == "support",
        "writes_along": bool(written_along(case, case.me)),
        "kept": "kept" in request.GET,
    }
    return render(request, "intake/mailbox.html", context)


@receipt
@require_safe
def copy(request: HttpRequest) -> HttpResponse:
    """Hand out everything that stands in the mailbox as plain text, to take along wherever its holder turns."""
    return attachment(seeing.copy(open_here(request)).encode(), "case.txt")


@receipt
@require_safe
def in_record(request: HttpRequest, act: str) -> HttpResponse:
    """Say whether an act is in the record, and how that can be checked without this site."""
    found = act_of(open_here(request), act)
    context = {"act": act, "recorded": found.index is not None, "every": settings.FAIRHEARING_RECORD_EVERY // 60}
    return render(request, "intake/record.html", context)


@receipt
@require_safe
def proof(request: HttpRequest, act: str) -> HttpResponse:
    """Hand out the proof that an act is in the record."""
    case = open_here(request)
    found = act_of(case, act)
    return attachment(write_proof(prove(house(), case, found.public.id)).encode(), "proof.json")


@receipt
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the mailbox."""
    keys.close_mailbox(request)
    return redirect("start")


def act_of(case: OpenCase, act: str) -> OpenAct:
    """Return an act that the holder of a mailbox learns of.

    Raises:
        NotYoursError: there is none.
    """
    for one in seeing.seen(case):
        if one.public.id == act:
            return one
    raise NotYoursError
