"""What is taken out of a case: letters, the case as files, how the procedure was kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairhearing.desk import OpenAct, OpenCase, export_case, export_organisation
from fairhearing.errors import InputError, NotYoursError
from fairhearing.judging import Barred
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import name_of
from fairhearing.web.casework.clocks import named, why_of
from fairhearing.web.casework.lines import has_letter
from fairhearing.web.casework.opening import inside, judged
from fairhearing.web.casework.papers import paper_of
from fairhearing.web.casework.wording import title_of
from fairhearing.web.downloads import attachment
from fairhearing.web.letters import letter_pdf


@unlocked
@require_safe
def letter(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Show a letter for printing on neutral paper."""
    case, found = _letter_in(request, code, act)
    return _letter_page(request, case, found)


@unlocked
@require_safe
def letter_as_pdf(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Hand out a letter as a tagged PDF; where none can be made here, the page says so and can be printed."""
    case, found = _letter_in(request, code, act)
    try:
        return attachment(letter_pdf(paper_of(case, found)), "letter.pdf")
    except InputError as error:
        return _letter_page(request, case, found, error)


def _letter_in(request: HttpRequest, code: str, act: str) -> tuple[OpenCase, OpenAct]:
    _officer, case = inside(request, code)
    found = act_of(case, act)
    if not has_letter(case, found):
        raise NotYoursError
    return case, found


def _letter_page(
    request: HttpRequest, case: OpenCase, act: OpenAct, error: InputError | None = None
) -> HttpResponse:
    context = {"case": case, "act": act, "paper": paper_of(case, act), "error": error}
    return render(request, "casework/letter.html", context, status=200 if error is None else 422)


@unlocked
@require_safe
def case_yaml(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the case as `fairhearing audit` reads it."""
    return attachment(export_case(_whole(request, code)).encode(), "case.yaml")


@unlocked
@require_safe
def organisation_yaml(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the organisation by which the case is judged."""
    return attachment(export_organisation(_whole(request, code)).encode(), "organisation.yaml")


@unlocked
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show how the procedure was kept so far, rule by rule."""
    case = _whole(request, code)
    judgement = judged(case)
    context = {
        "case": case,
        "as_of": judgement.as_of,
        "duties": [
            (answer, why_of(case, answer))
            for answer in judgement.duties
            if answer.status not in {"not-due", "waived"}
        ],
        "idle": [answer for answer in judgement.duties if answer.status in {"not-due", "waived"}],
        "barred": [(title_of(one.kind), one, _against(case, one)) for one in judgement.barred],
        "conflicts": [(name_of(case, one.person) or one.person, one.conflict) for one in judgement.conflicts],
        "notes": [named(case, note) for note in judgement.notes],
    }
    return render(request, "casework/procedure.html", context)


def act_of(case: OpenCase, act: str) -> OpenAct:
    """Return an act of a case that opened for its reader.

    Raises:
        NotYoursError: there is none, or nothing of it is open to them.
    """
    for one in case.acts:
        if one.public.id == act and one.parts:
            return one
    raise NotYoursError


def _whole(request: HttpRequest, code: str) -> OpenCase:
    """Return a case whose content and people are both open to whoever asks."""
    _officer, case = inside(request, code)
    if not (case.reads("what") and case.reads("who")):
        raise NotYoursError
    return case


def _against(case: OpenCase, one: Barred) -> str:
    return named(case, one.because)
