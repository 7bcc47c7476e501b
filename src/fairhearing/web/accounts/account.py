"""One's own account, and a letter with which somebody else makes theirs."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from fairhearing.desk import Purpose, edits_of, find_invited, invite_member
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import match_name
from fairhearing.web import keys
from fairhearing.web.access import coming_back, in_question, is_overseer, signed_in
from fairhearing.web.accounts.making_keys import has_keys
from fairhearing.web.accounts.new_keys import asked_of, vouches, waiting_for
from fairhearing.web.accounts.returning import whoever_returns
from fairhearing.web.accounts.setup import setup_of
from fairhearing.web.accounts.telling import maker_of
from fairhearing.web.house import house
from fairhearing.web.models import Member
from fairhearing.web.passkeys import possible
from fairhearing.web.sign_outs import others
from fairhearing.web.speaking import spoken
from fairhearing.web.words import LineField

TOLD = {
    "keys-entered": gettext_lazy("Keys were made"),
    "keys-resealed": gettext_lazy("New six words were put in use; the keys stayed the same"),
    "keys-asked": gettext_lazy("New keys were asked for, because the words were lost"),
    "keys-vouched": gettext_lazy("Somebody vouched for new keys"),
    "keys-stopped": gettext_lazy("New keys that waited were stopped"),
    "keys-refused": gettext_lazy("New keys that had been asked for were refused"),
    "keys-replaced": gettext_lazy("New keys took the place of the earlier ones"),
    "keys-removed": gettext_lazy("The keys were taken out of the directory"),
    "factor-reset": gettext_lazy("The second proof was reset with a letter"),
    "password-reset": gettext_lazy("The password was reset with a letter"),
    "sign-in-confirmed": gettext_lazy("Somebody who spoke with you confirmed that it is you who signs in"),
}
"""What the record says of somebody's keys and sign-in, in words."""


class InviteForm(forms.Form):
    """Whom the letter is for."""

    who = LineField(
        label=gettext_lazy("Who it is for"),
        help_text=gettext_lazy("Their name exactly as on the roll, or their id there."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What the letter is for"),
        choices=[
            ("account", gettext_lazy("They have no account yet")),
            ("factor", gettext_lazy("They lost the phone or passkey, and the recovery codes")),
            ("password", gettext_lazy("They forgot their password")),
        ],
        initial="account",
        widget=forms.RadioSelect,
    )


@coming_back
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
        "setup": setup_of(int(request.user.pk or 0)),
        "possible": possible(),
        "others": others(request),
        "history": _history(person),
        "asked": asked_of(person),
        "vouches": waiting_for(person) if person is not None and vouches(person) else [],
        "in_question": in_question(request),
        "returns": whoever_returns(person),
        "done": request.GET.get("done", ""),
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
        if person is None:
            form.add_error(
                "who", _("Nobody on the roll, or more than one person, has exactly this name. Type the id.")
            )
        elif (form.cleaned_data["purpose"] == "account") == has_account(person):
            form.add_error("purpose", _wrong_purpose(form.cleaned_data["purpose"]))
        else:
            try:
                return _letter_page(request, person, form.cleaned_data["purpose"])
            except RefusedError as error:
                form.add_error("purpose", f"{spoken(error.what)} {spoken(error.why)} {spoken(error.remedy)}")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


def has_account(person: PersonId) -> bool:
    """Return whether somebody of the roll has an account."""
    return Member.objects.filter(person_id=person).exists()


def _wrong_purpose(purpose: str) -> str:
    if purpose == "account":
        return _("They have an account. Ask them what they lost, and choose that.")
    return _("They have no account yet: there is nothing to reset. Choose the first.")


def _history(person: PersonId | None) -> list[tuple[date, str]]:
    if person is None:
        return []
    calendar = house().roll.current().calendar
    return [(calendar.day(edit.at), str(TOLD[edit.kind])) for edit in reversed(edits_of(house(), person))]


def _letter_page(request: HttpRequest, person: PersonId, purpose: Purpose) -> HttpResponse:
    code = invite_member(house(), person, purpose, maker_of(request))
    context = {
        "purpose": purpose,
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
