"""New keys: in place of open ones, after lost words with somebody who vouches, and refused by their owner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from fairhearing.desk import (
    AskedKeyRow,
    Officer,
    asked_keys,
    carry_over,
    refuse_new_keys,
    vouch_by,
    vouch_for_keys,
)
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import members_of
from fairhearing.sealing import check_words
from fairhearing.web import keys
from fairhearing.web.access import coming_back, unlocked
from fairhearing.web.accounts.asking_again import asked_again
from fairhearing.web.accounts.making_keys import had_keys, words_page
from fairhearing.web.accounts.telling import told_of
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken
from fairhearing.web.words import LineField


class SaidForm(forms.Form):
    """The five words that somebody said."""

    said = LineField(
        label=gettext_lazy("The five words that they told you"),
        help_text=gettext_lazy("From their own page, face to face or at a number that you had before."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class VouchForm(SaidForm):
    """Whom somebody vouches for.

    Args:
        people: id and name of each.
    """

    field_order = ("person", "said")
    person = forms.ChoiceField(label=gettext_lazy("Whose keys they are"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined] # a field of choices


@coming_back
@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Tell somebody who lost their words what new keys can do and what not; a POST shows the new words."""
    person = keys.member_of(request)
    if person is None:
        raise NotYoursError
    if not had_keys(person):
        return redirect("keys_new")
    asked = asked_of(person)
    if asked is not None and request.method != "POST":
        said = check_words(asked.recipient, asked.verify_key)
        by = vouch_by(asked.on)
        late = by < house().roll.current().calendar.day(house().now())
        return render(request, "accounts/keys_wait.html", {"said": said, "asked": asked, "by": by, "late": late})
    return words_page(request, "accounts/keys_lost.html", "asked")


@unlocked
@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest) -> HttpResponse:
    """Offer new keys in place of those that are open; a POST shows their words."""
    officer = _officer(request)
    if not _in_force(officer):
        # The storage failed after the new keys were put in force: what is left is done now.
        if request.method != "POST":
            return render(request, "accounts/keys_carry.html")
        carry_over(house(), officer)
        keys.lock(request)
        return redirect("unlock")
    return words_page(request, "accounts/keys_replace.html", "replaced")


@unlocked
@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    """Refuse new keys that somebody asked for in one's name."""
    refuse_new_keys(house(), _officer(request))
    return redirect("account")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def vouch(request: HttpRequest) -> HttpResponse:
    """Ask for the words that somebody said who lost theirs, and put their new keys in force."""
    officer = _officer(request)
    if not vouches(officer.person):
        raise NotYoursError
    people = waiting_for(officer.person)
    form = VouchForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        person = PersonId(form.cleaned_data["person"])
        try:
            row = vouch_for_keys(house(), officer, person, form.cleaned_data["said"], told_of(person))
        except (InputError, RefusedError) as error:
            form.add_error("said", f"{spoken(error.what)} {spoken(error.why)} {spoken(error.remedy)}")
        else:
            return render(request, "accounts/vouched.html", {"name": dict(people)[person], "row": row})
    context = {"form": form, "people": people}
    return render(request, "accounts/vouch.html", context, status=422 if form.errors else 200)


def vouches(person: PersonId | None) -> bool:
    """Return whether somebody may vouch for keys: whoever sits on any body today."""
    organisation = house().roll.current()
    today = organisation.calendar.day(house().now())
    return person is not None and any(
        person in members_of(organisation, body, today) for body in organisation.bodies
    )


def waiting_for(person: PersonId) -> list[tuple[str, str]]:
    """Return id and name of everybody else whose new keys wait for one more person who vouches."""
    people = house().roll.current().people
    rows = [
        row
        for row in asked_keys(house())
        if row.person in people and row.counts_from is None and person not in (row.person, *row.vouchers)
    ]
    return [(row.person, people[row.person].name or row.person) for row in rows]


def asked_of(person: PersonId | None) -> AskedKeyRow | None:
    """Return the new keys that somebody asked for."""
    return next((row for row in asked_keys(house()) if row.person == person), None)


def _in_force(officer: Officer) -> bool:
    with house().books.reading() as ledger:
        row = ledger.keys(officer.person)
    return row is None or row.recipient == officer.identity.recipient


def _officer(request: HttpRequest) -> Officer:
    officer = keys.holder(request)
    if officer is None:
        raise NotYoursError
    return officer
