"""What an officer does: a form, a page to check what cannot be taken back, and the act; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import (
    INVITING,
    Mark,
    Officer,
    OpenCase,
    Proposal,
    audiences_of,
    let_in_party,
    marks_in,
    tell_respondent,
)
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError, SealError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import make_letter_code
from fairhearing.web import letters
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import drafted_for, name_in, whom_asked
from fairhearing.web.act_forms import ON, TO, ActForm, form_for, proposal_of
from fairhearing.web.casework.doing import TELLING, WITH_CODE, doing_of, needs_check, telling, told_of_it
from fairhearing.web.casework.linking import do_it, fit
from fairhearing.web.casework.opening import inside, judged, status_of
from fairhearing.web.casework.papers import code_paper
from fairhearing.web.casework.previewing import (
    LANGUAGE,
    Piece,
    files_of,
    language_field,
    language_to_write,
    not_compared,
    pieces_of,
    reason_in,
)
from fairhearing.web.casework.sending_again import sent_before
from fairhearing.web.casework.wording import action
from fairhearing.web.house import house
from fairhearing.web.intake.drafting import (
    FIELD,
    Draft,
    FromTicket,
    Ticket,
    act_of,
    is_another,
    new_ticket,
    save,
    ticket_of,
    too_much,
    typed,
)
from fairhearing.web.outcome_words import outcome_in_words

_PUT = ("what", "when", "where")
"""What is put to a respondent; set out beforehand, it is taken over into the act that tells them."""


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Let an officer do something: what may be done, the procedure says."""
    officer, case = inside(request, code)
    one = doing_of(case, judged(case), kind)
    doing = KindName(kind)
    ticket = ticket_of(request)
    before = sent_before(case, ticket, doing)
    if before is not None and before.sent and request.POST.get("step"):
        return _done(case, doing, again=True)
    if one is None:
        raise NotYoursError
    if request.method != "POST":
        form = _form(officer, doing, case, initial=_initial(request, case, doing)) if one.now else None
        return _page(request, case, doing, "do", new_ticket(), Draft(), {"form": form, "doing": one})
    if before is not None and before.sent:
        if not is_another(request, before, _form(officer, doing, case).typed_names()):
            return _done(case, doing, again=True)
        ticket, before = new_ticket(), None
    match request.POST.get("step"):
        case "send":
            return _send(request, officer, case, doing, ticket, before)
        case "change" if before is not None:
            return _form_page(request, case, doing, ticket, before, _form(officer, doing, case, before.query()))
    return _check(request, officer, case, doing, ticket, before)


def _form(
    officer: Officer, kind: KindName, case: OpenCase, data: Any = None, initial: Mapping[str, object] | None = None
) -> ActForm:
    form = form_for(kind, case)(data, initial=dict(initial or {}))
    if kind in WITH_CODE:
        # The code in the letter is made now, so telling is always of today.
        form.fields.pop(ON, None)
    if letters.is_letter(kind):
        form.fields[LANGUAGE] = language_field()
    fit(form, officer, case)
    return form


def _language(request: HttpRequest, case: OpenCase, kind: KindName) -> str:
    whom = whom_asked(kind, case, request.GET.get(TO, ""))
    return language_to_write(case, kind, whom, request.GET.get(LANGUAGE, ""))


def _initial(request: HttpRequest, case: OpenCase, kind: KindName) -> dict[str, object]:
    language = _language(request, case, kind)
    whom = whom_asked(kind, case, request.GET.get(TO, "")) if letters.is_letter(kind) else ""
    initial: dict[str, object] = {
        LANGUAGE: language,
        **({TO: whom} if whom else {}),
        "text": letters.draft(case, kind, language=language, to=whom),
        "how": "letter" if kind in WITH_CODE else "mailbox",
    }
    for act in reversed(case.done("claim-set-out")):
        initial.update({name: act.fields.get(name, "") for name in _PUT})
        break
    return initial


def _check(
    request: HttpRequest, officer: Officer, case: OpenCase, kind: KindName, ticket: Ticket, before: Draft | None
) -> HttpResponse:
    form = _form(officer, kind, case, request.POST)
    draft, fits = typed(request, before, form.typed_names())
    valid = form.is_valid()
    if not fits:
        form.add_error("files", too_much())
    try:
        save(ticket, draft)
    except BusyError as error:
        return _form_page(request, case, kind, ticket, before or Draft(), form, error=error)
    if not (valid and fits):
        return _form_page(request, case, kind, ticket, draft, form, status=422)
    if not needs_check(case, kind):
        return _send(request, officer, case, kind, ticket, draft)
    return _check_page(request, case, ticket, draft, form)


def _check_page(
    request: HttpRequest, case: OpenCase, ticket: Ticket, draft: Draft, form: ActForm, *, unsaid: bool = False
) -> HttpResponse:
    """Show an act as it will stand, with what may be withheld in it marked."""
    marks = marks_in(case, proposal_of(form.kind, form.cleaned_data, draft.files))
    context = {
        "rows": _rows(case, form, marks),
        "handed": files_of(case, draft.files, marks),
        "tells": told_of_it(case, form.kind),
        "marks": marks,
        "forbidden": any(mark.forbidden for mark in marks),
        "compared": bool(audiences_of(form.kind)),
        "not_compared": not_compared(case),
        "unsaid": unsaid,
    }
    return _page(request, case, form.kind, "check", ticket, draft, context, 422 if unsaid else 200)


def _send(
    request: HttpRequest, officer: Officer, case: OpenCase, kind: KindName, ticket: Ticket, draft: Draft | None
) -> HttpResponse:
    if draft is None:
        return _page(request, case, kind, "gone", ticket, Draft(), {}, status=410)
    form = _form(officer, kind, case, draft.query())
    if not form.is_valid():
        return _form_page(request, case, kind, ticket, draft, form, status=422)
    proposal = replace(
        proposal_of(kind, form.cleaned_data, draft.files),
        id=act_of(ticket, draft, kind, case.row.code),
        confirmed=reason_in(request.POST.get("confirmed", "")),
        language=form.cleaned_data.get(LANGUAGE, ""),
    )
    if not proposal.confirmed and marks_in(case, proposal):
        return _check_page(request, case, ticket, draft, form, unsaid=True)
    try:
        if kind in WITH_CODE:
            return _tell(request, officer, case, ticket, draft, proposal)
        do_it(officer, case, proposal, form.cleaned_data)
    except (RefusedError, BusyError, InputError, SealError) as error:
        return _form_page(request, case, kind, ticket, draft, form, error=error)
    _empty(ticket, draft)
    return _done(case, kind)


def _tell(
    request: HttpRequest, officer: Officer, case: OpenCase, ticket: Ticket, draft: Draft, proposal: Proposal
) -> HttpResponse:
    slot = proposal.to or SlotName("respondent-1")
    letter = make_letter_code(FromTicket(ticket, draft, f"letter/{case.row.code}"))
    if proposal.kind in INVITING:
        told = let_in_party(house(), officer, case.row.code, replace(proposal, to=slot), letter)
    else:
        told = tell_respondent(
            house(),
            officer,
            case.row.code,
            proposal.fields,
            slot=slot,
            confirmed=proposal.confirmed,
            language=proposal.language,
            letter=letter,
            act=proposal.id,
        )
    _empty(ticket, draft)
    context = {
        "case": case,
        "name": (name_in(case, slot) if case.reads("who") else "") or proposal.fields.get("person", ""),
        "respondent": proposal.kind == TELLING,
        "told": told,
        "language": proposal.language,
        "pdf": code_paper(case, slot, told, proposal.fields, proposal.language),
        "fields": proposal.fields,
        "site": house().origin,
        "organisation": case.organisation.name,
    }
    return render(request, "casework/told.html", context)


def _empty(ticket: Ticket, draft: Draft) -> None:
    # The act is kept already; a draft that cannot be emptied now is swept away later.
    with suppress(FairHearingError):
        save(ticket, draft.done())


def _done(case: OpenCase, kind: KindName, *, again: bool = False) -> HttpResponse:
    page = reverse("case", args=[case.row.code])
    return redirect(f"{page}?{urlencode({'again' if again else 'done': kind})}")


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
    if error is not None:
        status = status_of(error)
    context = {"form": form, "error": error, "doing": doing_of(case, judged(case), kind)}
    return _page(request, case, kind, "do", ticket, draft, context, status)


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
        "case": case,
        "kind": kind,
        "title": action(kind),
        "draft_field": FIELD,
        "ticket": ticket,
        "files": draft.files,
        "checked": needs_check(case, kind),
        **telling(case, kind),
        "languages": letters.languages(letters.wordings()) if letters.is_letter(kind) else (),
        "language": _language(request, case, kind),
        "drafted_for": drafted_for(kind, case) if letters.is_letter(kind) else (),
        "whom": whom_asked(kind, case, request.GET.get(TO, "")),
    }
    return render(request, f"casework/{template}.html", shown, status=status)


def _rows(case: OpenCase, form: ActForm, marks: Sequence[Mark]) -> list[tuple[str, tuple[Piece, ...]]]:
    """Return what was typed, label and value, with choices in their words and with what is marked in it."""
    rows = []
    for name in form.typed_names():
        value = form.cleaned_data[name]
        words = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
        given = value if isinstance(value, list) else [value]
        shown = [
            _("yes") if one is True else words.get(str(one), str(one)) for one in given if one not in ("", None)
        ]
        if shown and value is not False:
            text = "\n".join(outcome_in_words(name, one, case.procedure) for one in shown)
            rows.append(
                (str(form[name].label), pieces_of(case, text, [one for one in marks if one.field == name]))
            )
    return rows
