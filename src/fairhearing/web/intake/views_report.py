"""Reporting: a form, a page to check it, and the receipt, shown once; for oneself, or for somebody who told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairhearing.desk import find_mailbox
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError, SealError
from fairhearing.identifiers import PersonId, RoleName
from fairhearing.organisation import bodies_of_kind, members_of
from fairhearing.sealing import make_receipt, read_receipt
from fairhearing.web import keys
from fairhearing.web.access import public, signed_in
from fairhearing.web.house import house
from fairhearing.web.intake.choosing import choose, chosen_files
from fairhearing.web.intake.drafting import (
    FIELD,
    Draft,
    Ticket,
    begun,
    load,
    new_ticket,
    save,
    ticket_of,
    too_much,
    typed,
)
from fairhearing.web.intake.forms import ReportForm
from fairhearing.web.intake.ways import ENTERED, OWN, TOLD, Way

RECEIVER = RoleName("receiver")
RECEIPT = "receipt"
"""The hidden field with the words made at the check page."""
STEP = "step"


_NO_TICKET = Ticket("a" * 26, bytes(32))
"""Stands in the page that is made once, in the place of each visitor's own."""
_PAGES: dict[tuple[str, str, str, str | None], bytes] = {}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Take a report from whoever comes; no account, no cookie."""
    return asked(request, OWN)


def asked(request: HttpRequest, way: Way) -> HttpResponse:
    """Answer a page on which somebody reports for themselves: its form, or what was sent with it.

    Args:
        request: a GET or a POST.
        way: whose page it is.
    """
    return _take(request, way, None) if request.method == "POST" else _blank(request, way)


@signed_in
@require_safe
def told_me(request: HttpRequest) -> HttpResponse:
    """Let any officer hand on, word for word, what somebody just told them."""
    return _blank(request, TOLD)


@public
@require_POST
def told_me_go(request: HttpRequest) -> HttpResponse:
    """Take in what an officer was told; whoever was signed out meanwhile loses nothing."""
    if not request.user.is_authenticated:
        return _keep(request, TOLD)
    return _take(request, TOLD, keys.member_of(request))


@signed_in
@require_safe
def enter_report(request: HttpRequest) -> HttpResponse:
    """Let a receiver type a report that came by telephone, in a talk or by letter."""
    _receiver(request)
    return _blank(request, ENTERED)


@public
@require_POST
def enter_report_go(request: HttpRequest) -> HttpResponse:
    """Take in what a receiver typed; whoever was signed out meanwhile loses nothing."""
    if not request.user.is_authenticated:
        return _keep(request, ENTERED)
    return _take(request, ENTERED, _receiver(request))


def _receiver(request: HttpRequest) -> PersonId:
    person = keys.member_of(request)
    if person is None or not _receives(person):
        raise NotYoursError
    return person


def _receives(person: PersonId) -> bool:
    organisation = house().roll.current()
    today = organisation.calendar.day(house().now())
    role = house().shelf.in_force().roles.get(RECEIVER)
    bodies = [body for kind in (role.bodies if role else ()) for body in bodies_of_kind(organisation, kind)]
    return any(person in members_of(organisation, body, today) for body in bodies)


def _blank(request: HttpRequest, way: Way) -> HttpResponse:
    procedure = house().shelf.in_force()
    known = request.user.is_authenticated or keys.receipt_of(request)
    # The chooser of languages has the whole address in it, which may be one visitor's own, and only a GET has one.
    if known or request.method != "GET" or request.META.get("QUERY_STRING"):
        return _form_page(request, way, new_ticket(), Draft(), way.form(procedure))
    # To everybody whom the site does not know it is the same page but for its ticket, so that it is made once.
    same = (way.page, procedure.digest, house().roll.current().name, get_language())
    page = _PAGES.get(same)
    if page is None:
        page = _form_page(request, way, _NO_TICKET, Draft(), way.form(procedure)).content
        _PAGES.clear()
        _PAGES[same] = page
    return HttpResponse(page.replace(str(_NO_TICKET).encode(), str(new_ticket()).encode()))


def _keep(request: HttpRequest, way: Way) -> HttpResponse:
    """Keep what somebody typed who was signed out meanwhile, sealed as any draft, until they come back."""
    ticket, step, fits = ticket_of(request), request.POST.get(STEP), True
    if step is None:
        form = way.form(house().shelf.in_force(), request.POST)
        before: Draft | None = None
        try:
            ticket, before = begun(request, ticket, form.kept())
            if before is None or not before.sent:
                draft, fits = typed(request, before, form.kept())
                save(ticket, draft)
        except BusyError as error:
            return _form_page(request, way, ticket, before or Draft(), form, status=503, error=error)
    fields = {FIELD: str(ticket), STEP: step or "change", RECEIPT: request.POST.get(RECEIPT, "")}
    context = {"way": way, "fields": fields, "trouble": "" if fits else too_much()}
    return render(request, "intake/signed_out.html", context, status=401)


def _take(request: HttpRequest, way: Way, person: PersonId | None) -> HttpResponse:
    ticket = ticket_of(request)
    match request.POST.get(STEP):
        case "send":
            return _send(request, way, ticket, person)
        case "change":
            return _change(request, way, ticket)
        case "copy" | "original":
            return _choose(request, way, ticket)
    return _check(request, way, ticket)


def _check(request: HttpRequest, way: Way, ticket: Ticket) -> HttpResponse:
    form = way.form(house().shelf.in_force(), request.POST)
    before: Draft | None = None
    try:
        ticket, before = begun(request, ticket, form.kept())
        if before is not None and before.sent:
            return _receipt_page(request, way, before.receipt)
        draft, fits = typed(request, before, form.kept())
        valid = form.is_valid() and fits
        if valid and not draft.receipt:
            draft = replace(draft, receipt=make_receipt(house().randomness))
        save(ticket, draft)
    except BusyError as error:
        return _form_page(request, way, ticket, before or Draft(), form, status=503, error=error)
    if not fits:
        form.add_error("files", too_much())
    if not valid:
        return _form_page(request, way, ticket, draft, form, status=422)
    return _check_page(request, way, ticket, draft, form)


def _change(request: HttpRequest, way: Way, ticket: Ticket) -> HttpResponse:
    draft = load(ticket)
    if draft is None:
        return _gone_page(request, way)
    if draft.sent:
        return _receipt_page(request, way, draft.receipt)
    form = way.form(house().shelf.in_force(), draft.query())
    return _form_page(request, way, ticket, draft, form)


def _choose(request: HttpRequest, way: Way, ticket: Ticket) -> HttpResponse:
    """Show the check page again with a file or its copy, as its owner chose."""
    draft = load(ticket)
    if draft is None:
        return _gone_page(request, way)
    if draft.sent:
        return _receipt_page(request, way, draft.receipt)
    form = way.form(house().shelf.in_force(), draft.query())
    if not form.is_valid() or not draft.receipt:
        return _form_page(request, way, ticket, draft, form, status=422)
    try:
        after = choose(request, draft)
        save(ticket, after)
    except (BusyError, InputError) as error:
        status = 503 if isinstance(error, BusyError) else 422
        return _check_page(request, way, ticket, draft, form, status=status, error=error)
    return _check_page(request, way, ticket, after, form)


def _send(request: HttpRequest, way: Way, ticket: Ticket, person: PersonId | None) -> HttpResponse:
    draft = load(ticket)
    if draft is None:
        # Sent long ago, perhaps: the words on the page then lead to a report.
        words = request.POST.get(RECEIPT, "")
        return _receipt_page(request, way, words) if _is_known(words) else _gone_page(request, way)
    if draft.sent:
        return _receipt_page(request, way, draft.receipt)
    form = way.form(house().shelf.in_force(), draft.query())
    if not form.is_valid() or not draft.receipt:
        return _form_page(request, way, ticket, draft, form, status=422)
    try:
        way.take(form.report(draft.receipt, draft.files, person), form.cleaned_data)
    except (BusyError, RefusedError) as error:
        status = 503 if isinstance(error, BusyError) else 409
        return _check_page(request, way, ticket, draft, form, status=status, error=error)
    # The report is kept already; a draft that cannot be emptied now is swept away later.
    with suppress(FairHearingError):
        save(ticket, draft.done())
    return _receipt_page(request, way, draft.receipt)


def _is_known(words: str) -> bool:
    try:
        find_mailbox(house(), read_receipt(words))
    except (SealError, NotYoursError):
        return False
    return True


def _form_page(
    request: HttpRequest,
    way: Way,
    ticket: Ticket,
    draft: Draft,
    form: ReportForm,
    *,
    status: int = 200,
    error: FairHearingError | None = None,
) -> HttpResponse:
    context = {"form": form, "error": error, "notice": house().shelf.in_force().notices.get(way.notice, "")}
    return _page(request, way, "report", ticket, draft, context, status)


def _check_page(
    request: HttpRequest,
    way: Way,
    ticket: Ticket,
    draft: Draft,
    form: ReportForm,
    *,
    status: int = 200,
    error: FairHearingError | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "error": error, "rows": _rows(form), "receipt": draft.receipt}
    context |= chosen_files(draft)
    return _page(request, way, "check", ticket, draft, context, status)


def _page(
    request: HttpRequest,
    way: Way,
    template: str,
    ticket: Ticket,
    draft: Draft,
    context: Mapping[str, Any],
    status: int,
) -> HttpResponse:
    shown = {**context, "way": way, "draft_field": FIELD, "ticket": ticket, "files": draft.files}
    return render(request, f"intake/{template}.html", shown, status=status)


def _rows(form: ReportForm) -> Sequence[Mapping[str, Any]]:
    """Return what was typed, field by field, with choices in their words."""
    rows = []
    for bound in (bound for part in form.parts() for bound in part["fields"] if bound.name != "files"):
        value = bound.value()
        given = value if isinstance(value, list) else [value or ""]
        labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
        rows.append({"field": bound, "values": [labels.get(one, one) for one in given if one.strip()]})
    return rows


def _receipt_page(request: HttpRequest, way: Way, words: str) -> HttpResponse:
    return render(request, "intake/receipt.html", {"way": way, "receipt": words, "words": words.split()})


def _gone_page(request: HttpRequest, way: Way) -> HttpResponse:
    return render(request, "intake/gone.html", {"way": way}, status=410)
