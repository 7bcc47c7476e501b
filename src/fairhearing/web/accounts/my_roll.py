"""The page on which everybody of the roll sees what it says about them, and contests what is not right."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from fairhearing.desk import contest_edit, withdraw_edit
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.web import keys
from fairhearing.web.access import signed_in
from fairhearing.web.accounts.my_entries import MyEntry, MyRoll, my_roll
from fairhearing.web.house import house
from fairhearing.web.words import WordsField

LONGEST_REASON = 2_000
"""Signs of a reason at most: some sentences."""


class ContestForm(forms.Form):
    """What is not right."""

    use_required_attribute = False
    says = WordsField(
        label=_("What is not right, and what should stand there?"),
        help_text=_("Whoever answers reads this, and whoever keeps the roll. It is kept sealed with the roll."),
        longest=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


@signed_in
@require_safe
def what_it_says(request: HttpRequest) -> HttpResponse:
    """Show what the roll says about whoever asks."""
    person, found = _mine(request)
    context = {
        "roll": found,
        "declared_until": house().roll.declared_until(person),
        "done": request.GET.get("done", ""),
    }
    return render(request, "accounts/my_roll.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: HttpRequest) -> HttpResponseBase:
    """Ask what is not right about an entry, show it once more, and keep it; or withdraw it."""
    person, found = _mine(request)
    if request.method != "POST":
        return redirect("account_roll")
    step = request.POST.get("step", "")
    name = request.POST.get("entry", "")
    if step == "withdraw":
        withdraw_edit(house(), person, name)
        return redirect(f"{reverse('account_roll')}?done=withdrawn")
    entry = found.entry(name)
    if entry is None:
        raise NotYoursError
    form = ContestForm(request.POST if step else None)
    if step == "send" and form.is_valid():
        contest_edit(house(), person, name, form.cleaned_data["says"])
        return redirect(f"{reverse('account_roll')}?done=contested")
    return _page(request, entry, form, check=step == "check" and form.is_valid())


def _page(request: HttpRequest, entry: MyEntry, form: ContestForm, *, check: bool) -> HttpResponse:
    template = "accounts/contest_check.html" if check else "accounts/contest.html"
    context = {"entry": entry, "form": form, "tie": entry.name.startswith("tie ")}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def _mine(request: HttpRequest) -> tuple[PersonId, MyRoll]:
    """Return who asks, and what the roll says about them.

    Raises:
        NotYoursError: the account belongs to nobody of the roll.
    """
    person = keys.member_of(request)
    organisation = house().roll.current()
    if person is None or person not in organisation.people:
        raise NotYoursError
    return person, my_roll(organisation, person, organisation.calendar.day(house().now()))
