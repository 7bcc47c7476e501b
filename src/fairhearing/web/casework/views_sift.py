"""The sifter's page: finds out who a described person is, sees who and not what."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import name_respondent, waits_for_sifter
from fairhearing.errors import BusyError, FairHearingError, InputError, NotYoursError, RefusedError
from fairhearing.web.access import unlocked
from fairhearing.web.casework.lines import described, excluded, who_is_who
from fairhearing.web.casework.opening import opened, status_of
from fairhearing.web.house import house
from fairhearing.web.words import LineField


class SiftForm(forms.Form):
    """The name of the person described, or the word that nobody could be named."""

    use_required_attribute = False
    outcome = forms.ChoiceField(
        label=_("What did you find out?"),
        choices=[("named", _("I know who is meant")), ("nobody", _("Nobody could be named: hand it on as it is"))],
        widget=forms.RadioSelect,
    )
    name = LineField(
        label=_("Their name, exactly as on the roll"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean(self) -> dict[str, object]:
        """Ask for the name where there is one."""
        super().clean()
        given: dict[str, object] = self.cleaned_data
        if given.get("outcome") == "named" and not str(given.get("name", "")).strip():
            self.add_error("name", _("Write the name, or say that nobody could be named."))
        return given


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def sift(request: HttpRequest, code: str) -> HttpResponse:
    """Let the sifter name the person described, or hand the report on."""
    officer, case = opened(request, code)
    if not waits_for_sifter(case):
        raise NotYoursError
    form = SiftForm(request.POST if request.method == "POST" else None)
    error: FairHearingError | None = None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            name = form.cleaned_data["name"] if form.cleaned_data["outcome"] == "named" else ""
            try:
                name_respondent(house(), officer, case.row.code, name)
            except (InputError, RefusedError, BusyError) as refused:
                error = refused
                status = status_of(refused)
            else:
                return redirect("cases")
    context = {
        "case": case,
        "form": form,
        "error": error,
        "described": described(case),
        "people": [one for one in who_is_who(case) if one.name and not one.me],
        "excluded": excluded(case),
    }
    return render(request, "casework/sift.html", context, status=status)
