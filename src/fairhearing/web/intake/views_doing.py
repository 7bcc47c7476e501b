"""What a party does: a form, a page to check it, and the act; nothing typed is lost, nothing is done twice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairhearing.acts import KINDS
from fairhearing.desk import OpenCase, perform
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError
from fairhearing.identifiers import KindName
from fairhearing.web import keys
from fairhearing.web.access import receipt
from fairhearing.web.act_forms import ActForm, form_for, proposal_of
from fairhearing.web.house import house
from fairhearing.web.intake import seeing
from fairhearing.web.intake.choosing import choose, chosen_files
from fairhearing.web.intake.drafting import (
    FIELD,
    Draft,
    Ticket,
    act_of,
    is_another,
    load,
    new_ticket,
    save,
    ticket_of,
    too_much,
    typed,
)
from fairhearing.web.intake.views_mailbox import open_here
from fairhearing.web.intake.wording import action

_STATUS: tuple[tuple[type[FairHearingError], int], ...] = (
    (RefusedError, 409),
    (BusyError, 503),
    (InputError, 422),
)


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, kind: str) -> HttpResponse:
    """Let a party do something: what may be done, the procedure says."""
    case = open_here(request)
    doing = KindName(kind)
    if doing not in KINDS or not KINDS[doing].site or doing in seeing.BY_ITSELF:
        raise NotYoursError
    form_class = form_for(doing, case)
    if request.method != "POST":
        _refuse_unless_offered(case, doing)
        return _form_page(request, case, doing, new_ticket(), Draft(), form_class())
    ticket = ticket_of(request)
    step = request.POST.get("step")
    if step is None:
        return _check(request, case, doing, ticket)
    draft = load(ticket)
    if draft is None:
        return render(request, "intake/gone_doing.html", {"kind": doing}, status=410)
    if step == "change" and not draft.sent:
        return _form_page(request, case, doing, ticket, draft, form_class(draft.query()))
    if step in {"copy", "original"} and not draft.sent:
        return _choose(request, case, doing, ticket, draft)
    return _send(request, case, doing, ticket, draft)


def _refuse_unless_offered(case: OpenCase, kind: KindName) -> None:
    if all(one.kind != kind for one in seeing.offered(case)):
        raise RefusedError(
            _("This cannot be done now."),
            why=_("The procedure gives it its place in the order, and perhaps a time; this is not it."),
            remedy=_("Go back to the mailbox: it lists what you can do now, and what is due next."),
        )


def _check(request: HttpRequest, case: OpenCase, kind: KindName, ticket: Ticket) -> HttpResponse:
    form = form_for(kind, case)(request.POST)
    before: Draft | None = None
    try:
        before = load(ticket)
        if before is not None and before.sent:
            if not is_another(request, before, form.typed_names()):
                return _kept()
            ticket, before = new_ticket(), None
        draft, fits = typed(request, before, form.typed_names())
        save(ticket, draft)
    except BusyError as error:
        return _form_page(request, case, kind, ticket, before or Draft(), form, error=error)
    valid = form.is_valid()
    if not fits:
        form.add_error(None, too_much())
    if not (valid and fits):
        return _form_page(request, case, kind, ticket, draft, form, status=422)
    if kind in seeing.MESSAGES and not draft.files:
        return _send(request, case, kind, ticket, draft)
    return _check_page(request, case, kind, ticket, draft, form)


def _choose(request: HttpRequest, case: OpenCase, kind: KindName, ticket: Ticket, draft: Draft) -> HttpResponse:
    """Show the check page again with a file or its copy, as its owner chose."""
    form = form_for(kind, case)(draft.query())
    if not form.is_valid():
        return _form_page(request, case, kind, ticket, draft, form, status=422)
    try:
        after = choose(request, draft)
        save(ticket, after)
    except (BusyError, InputError) as error:
        return _check_page(request, case, kind, ticket, draft, form, error=error)
    return _check_page(request, case, kind, ticket, after, form)


def _check_page(
    request: HttpRequest,
    case: OpenCase,
    kind: KindName,
    ticket: Ticket,
    draft: Draft,
    form: ActForm,
    *,
    error: FairHearingError | None = None,
) -> HttpResponse:
    context = {"rows": _rows(form), "error": error, **chosen_files(draft)}
    return _page(request, case, kind, "doing_check", ticket, draft, context, _status(error))


def _status(error: FairHearingError | None) -> int:
    return 200 if error is None else next(code for known, code in _STATUS if isinstance(error, known))


def _send(request: HttpRequest, case: OpenCase, kind: KindName, ticket: Ticket, draft: Draft) -> HttpResponse:
    if draft.sent:
        return _kept()
    form = form_for(kind, case)(draft.query())
    party = keys.party(request)
    if not form.is_valid() or party is None:
        return _form_page(request, case, kind, ticket, draft, form, status=422)
    try:
        act = act_of(ticket, draft, kind, case.row.code)
        proposal = replace(proposal_of(kind, form.cleaned_data, draft.files), id=act)
        perform(house(), party, case.row.code, proposal)
    except (RefusedError, BusyError, InputError) as error:
        return _form_page(request, case, kind, ticket, draft, form, error=error)
    # The act is kept already; a draft that cannot be emptied now is swept away later.
    with suppress(FairHearingError):
        save(ticket, draft.done())
    return _kept()


def _form_page(
    request: HttpRequest,
    case: OpenCase,
    kind: KindName,
    ticket: Ticket,
    draft: Draft,
    form: ActForm,
    *,
    status: int = 200,
    error: FairHearingError | None = None,
) -> HttpResponse:
    context = {"form": form, "error": error}
    status = status if error is None else _status(error)
    return _page(request, case, kind, "doing", ticket, draft, context, status)


def _page(
    request: HttpRequest,
    case: OpenCase,
    kind: KindName,
    template: str,
    ticket: Ticket,
    draft: Draft,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    shown = {
        **context,
        "kind": kind,
        "title": action(kind),
        "draft_field": FIELD,
        "ticket": ticket,
        "files": draft.files,
        "direct": kind in seeing.MESSAGES,
        "put": seeing.put_to(case),
    }
    return render(request, f"intake/{template}.html", shown, status=status)


def _rows(form: ActForm) -> list[tuple[str, str]]:
    rows = []
    for name in form.typed_names():
        value = form.cleaned_data[name]
        words = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
        given = value if isinstance(value, list) else [value]
        shown = [_("yes") if one is True else words.get(str(one), str(one)) for one in given if one]
        rows.append((str(form[name].label), "\n".join(shown)))
    return rows


def _kept() -> HttpResponse:
    return redirect(f"{reverse('mailbox')}?kept")
