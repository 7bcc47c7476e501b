"""Six words: shown once, typed back, and only then in use; for new keys, or in place of earlier words."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fairhearing.desk import were_removed
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import make_passphrase
from fairhearing.web import keys
from fairhearing.web.access import coming_back, signed_in, unlocked
from fairhearing.web.accounts.asking_again import asked_again
from fairhearing.web.accounts.putting_in_use import put_in_use
from fairhearing.web.house import house

_WORDS = "fairhearing.words"
"""In the session, which is sealed: the words that were shown and not yet typed back, and what they are for."""


class TypedForm(forms.Form):
    """The six words, typed back."""

    words = forms.CharField(
        label=gettext_lazy("The six words, from your paper"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


def has_keys(person: PersonId | None) -> bool:
    """Return whether somebody of the roll has keys."""
    if person is None:
        return False
    with house().books.reading() as ledger:
        return ledger.keys(person) is not None


def had_keys(person: PersonId) -> bool:
    """Return whether somebody has keys, or had some that were taken out of the directory."""
    with house().books.reading() as ledger:
        return ledger.keys(person) is not None or were_removed(ledger, person)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_keys(request: HttpRequest) -> HttpResponse:
    """Tell somebody without keys what the six words are for; a POST shows them."""
    person = keys.member_of(request)
    if person is None:
        raise NotYoursError
    if had_keys(person):
        return redirect("unlock" if has_keys(person) else "keys_lost")
    return words_page(request, "accounts/keys_new.html", "first")


@unlocked
@asked_again
@require_http_methods(["GET", "HEAD", "POST"])
def new_words(request: HttpRequest) -> HttpResponse:
    """Offer new words in place of the earlier ones; a POST shows them."""
    return words_page(request, "accounts/keys_words.html", "resealed")


@coming_back
@require_http_methods(["GET", "HEAD", "POST"])
def type_back(request: HttpRequest) -> HttpResponse:
    """Ask for the words that were shown; when they are right, they open the keys from now on."""
    shown, person = request.session.get(_WORDS), keys.member_of(request)
    if shown is None or person is None:
        return redirect("account")
    what, words = shown
    form = TypedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _letters(form.cleaned_data["words"]) == _letters(words):
            used = put_in_use(request, person, what, words)
            request.session.pop(_WORDS, None)
            return render(request, "accounts/keys_done.html", {"used": used})
        form.add_error("words", _("These are not the words that were shown. Look at each of them on your paper."))
    return render(request, "accounts/keys_check.html", {"form": form}, status=422 if form.errors else 200)


def words_page(request: HttpRequest, explained: str, what: str) -> HttpResponse:
    """Explain what six new words are for, and after a POST show them.

    Args:
        request: of whoever gets them.
        explained: the page that does.
        what: as in `Used`.
    """
    if request.method != "POST":
        return render(request, explained)
    words = make_passphrase(house().randomness)
    request.session[_WORDS] = [what, words]
    return render(request, "accounts/keys_shown.html", {"words": words.split()})


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
