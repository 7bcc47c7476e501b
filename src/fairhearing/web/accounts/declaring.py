"""One's own standing declaration: I may not judge, without a reason, until a day."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import LONGEST_DECLARATION, declare, withdraw
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.web import keys
from fairhearing.web.access import signed_in
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken


class DeclarationForm(forms.Form):
    """Until when."""

    until = forms.DateField(
        label=_("Until which day"),
        help_text=_("On that day it is dropped by itself; at most a year from now. You can make it anew then."),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def declaration(request: HttpRequest) -> HttpResponse:
    """Show whether a declaration stands; make one, or take it back."""
    person = keys.member_of(request)
    if person is None:
        raise NotYoursError
    form = DeclarationForm(request.POST if "declare" in request.POST else None)
    if "withdraw" in request.POST:
        withdraw(house(), person)
        return redirect(request.path)
    if form.is_valid() and _declared(person, form):
        return redirect(request.path)
    today = house().roll.current().calendar.day(house().now())
    context = {
        "form": form,
        "until": house().roll.declared_until(person),
        "latest": today + timedelta(days=LONGEST_DECLARATION),
    }
    return render(request, "accounts/declaration.html", context, status=422 if form.errors else 200)


def _declared(person: PersonId, form: DeclarationForm) -> bool:
    try:
        declare(house(), person, form.cleaned_data["until"])
    except InputError as error:
        form.add_error("until", f"{spoken(error.what)} {spoken(error.remedy)}")
    return not form.errors
