"""Letting somebody whose keys changed back into a case, with the words that they say."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fairhearing.desk import Officer, OpenCase, Waiting, let_back_in, waiting
from fairhearing.errors import InputError, NotYoursError
from fairhearing.identifiers import role_of
from fairhearing.web.access import unlocked
from fairhearing.web.accounts.new_keys import SaidForm
from fairhearing.web.act_choices import role_title
from fairhearing.web.casework.opening import opened
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken


def with_new_keys(officer: Officer, case: OpenCase) -> list[tuple[str, str, str]]:
    """Return slot, name and role of everybody whom the reader can let back in.

    Args:
        officer: unlocked.
        case: opened by them.
    """
    return [(one.slot, _name(one), role_title(case, role_of(one.slot))) for one in waiting(house(), officer, case)]


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, code: str, slot: str) -> HttpResponse:
    """Ask for the words that stand for somebody's new keys, and give them access again."""
    officer, case = opened(request, code)
    found = next((one for one in waiting(house(), officer, case) if one.slot == slot), None)
    if found is None:
        raise NotYoursError
    form = SaidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            let_back_in(house(), officer, case.row.code, found.slot, form.cleaned_data["said"])
        except InputError as error:
            form.add_error("said", f"{spoken(error.what)} {spoken(error.remedy)}")
        else:
            return redirect(f"{reverse('case', args=[case.row.code])}?done=readers-added")
    context = {"form": form, "case": case, "slot": slot, "name": _name(found)}
    return render(request, "casework/back.html", context, status=422 if form.errors else 200)


def _name(one: Waiting) -> str:
    person = house().roll.current().people.get(one.person)
    return person.name or one.person if person is not None else one.person
