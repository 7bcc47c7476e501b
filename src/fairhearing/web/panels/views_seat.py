"""The question to somebody who was drawn by lot: do you know of a conflict that nobody recorded?"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import OpenCase, answer_seat
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError
from fairhearing.identifiers import role_of
from fairhearing.web.access import unlocked
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.opening import opened, status_of, stood_aside, waits_for_answer
from fairhearing.web.house import house


class SeatForm(forms.Form):
    """Free, or not; nobody is asked why."""

    use_required_attribute = False
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("free", _("I know of no conflict, and I am willing to sit")), ("aside", _("I stand aside"))],
        widget=forms.RadioSelect,
        help_text=_("No reason is asked for, and none is kept. Your answer stands as it is given."),
    )


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, code: str) -> HttpResponse:
    """Ask somebody who was drawn, by the parties' names alone, and take the answer."""
    officer, case = opened(request, code)
    role = case.procedure.roles.get(role_of(case.me))
    if role is None or not role.drawn:
        raise NotYoursError
    form = SeatForm(request.POST if request.method == "POST" else None)
    error: FairHearingError | None = None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer_seat(house(), officer, case.row.code, free=form.cleaned_data["answer"] == "free")
            except (RefusedError, InputError, BusyError) as refused:
                error, status = refused, status_of(refused)
            else:
                return redirect("seat", code=code)
    context = {
        "case": case,
        "form": form,
        "error": error,
        "role": role,
        "waits": waits_for_answer(case),
        "aside": stood_aside(case),
        "parties": asked_about(case),
    }
    return render(request, "panels/seat.html", context, status=status)


def asked_about(case: OpenCase) -> list[tuple[str, tuple[str, ...]]]:
    """Return the names that a drawn person is asked about: role and names, from the newest question."""
    for act in reversed(case.acts):
        question = act.parts.get(role_of(case.me), {}).get("question")
        if isinstance(question, Mapping):
            return [
                (role_title(case, str(role)), tuple(str(name) for name in names))
                for role, names in question.items()
                if isinstance(names, list | tuple) and names
            ]
    return []
