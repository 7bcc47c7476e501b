"""One's own account, and a letter with which somebody else makes theirs."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from fairhearing.desk import find_invited, invite_member
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import match_name
from fairhearing.web import keys
from fairhearing.web.access import is_overseer, signed_in
from fairhearing.web.accounts.making_keys import has_keys
from fairhearing.web.house import house
from fairhearing.web.words import LineField


class InviteForm(forms.Form):
    """Whom the letter is for."""

    who = LineField(
        label=gettext_lazy("Who it is for"),
        help_text=gettext_lazy("Their name exactly as on the roll, or their id there."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show how somebody signs in, what their keys are, and what else is theirs."""
    person = keys.member_of(request)
    found = house().roll.current().people.get(person) if person is not None else None
    context = {
        "person": found,
        "has_keys": has_keys(person),
        "oversees": is_overseer(person),
        "invites": _may_invite(request),
    }
    return render(request, "accounts/account.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Make a letter with which somebody of the roll makes an account; it has to do with no case."""
    if not _may_invite(request):
        raise NotYoursError
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _one_of(form.cleaned_data["who"])
        if person is not None:
            return _letter_page(request, person)
        form.add_error(
            "who", _("Nobody on the roll, or more than one person, has exactly this name. Type the id.")
        )
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def _letter_page(request: HttpRequest, person: PersonId) -> HttpResponse:
    code = invite_member(house(), person)
    context = {
        "name": house().roll.current().people[person].name or person,
        "code": code,
        "until": find_invited(house(), code.letter, code.spoken).until,
        "origin": house().origin,
    }
    return render(request, "accounts/invitation.html", context)


def _may_invite(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "administrator", False)) or is_overseer(keys.member_of(request))


def _one_of(typed: str) -> PersonId | None:
    organisation = house().roll.current()
    if (person := PersonId(typed.strip())) in organisation.people:
        return person
    found = match_name(organisation, typed)
    return found[0] if len(found) == 1 else None
