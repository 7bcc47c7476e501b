"""Enrolment: the two halves of a letter code, then a name and a password; second factor and keys follow.

A code that is for something else leads to where that is done.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fairhearing.desk import EnrolmentRow, find_invited, use_letter
from fairhearing.errors import NotYoursError, SealError
from fairhearing.identifiers import PersonId
from fairhearing.web import budgets
from fairhearing.web.access import public
from fairhearing.web.house import house
from fairhearing.web.models import Account, Member

INVITED = "fairhearing.invited"
"""In the session: which letter code was typed."""
_WORDS = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    """Both halves of a letter code."""

    letter = forms.CharField(
        label=gettext_lazy("The four words in the letter"), max_length=300, widget=forms.TextInput(attrs=_WORDS)
    )
    spoken = forms.CharField(
        label=gettext_lazy("The four words that somebody told you"),
        max_length=300,
        widget=forms.TextInput(attrs=_WORDS),
    )


class PasswordForm(forms.Form):
    """A new password, typed twice.

    Args:
        account: whose it will be.
    """

    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("Twelve signs at least. Four or five words that do not belong together are good."),
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("The password once more"),
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Refuse a weak one."""
        password = str(self.cleaned_data["password"])
        self.account.username = self.cleaned_data.get("username", self.account.username)
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned["password"] != cleaned.get("again"):
            self.add_error("again", _("The two passwords are not the same. Type both again."))
        return cleaned


class AccountForm(PasswordForm):
    """A user name, too."""

    username = forms.CharField(
        label=gettext_lazy("User name"),
        help_text=gettext_lazy("You choose it. Others do not see it."),
        max_length=64,
        widget=forms.TextInput(attrs={**_WORDS, "autocomplete": "username"}),
    )
    field_order = ("username", "password", "again")

    def clean_username(self) -> str:
        """Refuse one that somebody has."""
        username = str(self.cleaned_data["username"])
        if Account.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Somebody has this user name already. Choose another one."))
        return username


@public
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Ask for both halves of a letter code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = _invited(form.cleaned_data["letter"], form.cleaned_data["spoken"])
        if row is not None:
            logout(request)
            request.session[INVITED] = row.find
            return redirect("enrol_account" if row.purpose == "account" else "enrol_reset")
        budgets.wrong("letter")
        form.add_error(None, _wrong())
    return render(request, "accounts/enrol.html", {"form": form}, status=422 if form.errors else 200)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_account(request: HttpRequest) -> HttpResponse:
    """Ask for a user name and a password."""
    row = still_invited(request, "account")
    if row is None or Member.objects.filter(person_id=row.person).exists():
        return redirect("enrol")
    form = AccountForm(request.POST or None, account=Account())
    if request.method == "POST" and form.is_valid():
        account = _settle(row, form.cleaned_data)
        if account is not None:
            sign_in(request, account)
            return redirect("mfa_activate_totp")
        return redirect("enrol")
    person = house().roll.current().people.get(row.person)
    context = {"form": form, "name": person.name if person else ""}
    return render(request, "accounts/enrol_account.html", context, status=422 if form.errors else 200)


def _invited(letter: str, spoken: str) -> EnrolmentRow | None:
    try:
        return find_invited(house(), letter, spoken)
    except (NotYoursError, SealError):
        return None


def still_invited(request: HttpRequest, *purposes: str) -> EnrolmentRow | None:
    """Return the letter code that was typed in this session, where it still works and is for this.

    Args:
        request: of whoever typed it.
        purposes: of `PURPOSES`.
    """
    find = request.session.get(INVITED, "")
    with house().books.reading() as ledger:
        row = ledger.enrolment(find) if find else None
    today = house().roll.current().calendar.day(house().now())
    return row if row is not None and today <= row.until and row.purpose in purposes else None


def _settle(row: EnrolmentRow, given: dict[str, Any]) -> Account | None:
    """Make the account and use the code up; None: somebody came first."""
    try:
        with house().books.writing() as ledger:
            use_letter(house(), ledger, row)
            account = Account.objects.create_user(given["username"], given["password"])
            Member.objects.create(user=account, person_id=PersonId(row.person))
            return account
    except (IntegrityError, NotYoursError):
        # Somebody took the name, or the person made their account, since the form was looked at.
        return None


def sign_in(request: HttpRequest, account: Account) -> None:
    """Sign in whoever just showed a letter code and a password; the second factor is set up next.

    Args:
        request: of whoever did.
        account: theirs.
    """
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.pop(INVITED, None)
    record_authentication(request, account, method="password", username=account.username)


def _wrong() -> str:
    return _(
        "These words do not lead on. Each code works once, and for 30 days. Compare both halves; if they are "
        "right, ask whoever sent you the letter for a new one."
    )
