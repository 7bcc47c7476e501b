"""A lost second proof, or a forgotten password: a letter code resets that one thing, and opens nothing."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from fairhearing.desk import EnrolmentRow, acknowledge_resets, use_letter
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.web import budgets, keys, sign_outs
from fairhearing.web.access import public, unlocked
from fairhearing.web.accounts.enrolling import INVITED, PasswordForm, sign_in, still_invited
from fairhearing.web.accounts.telling import told_of
from fairhearing.web.house import house
from fairhearing.web.models import Account
from fairhearing.web.speaking import spoken


class KnownPasswordForm(forms.Form):
    """The password that somebody has.

    Args:
        account: whose it must be.
    """

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        """Refuse a wrong one."""
        password = str(self.cleaned_data["password"])
        if not self.account.check_password(password):
            budgets.wrong("sign-in")
            raise forms.ValidationError(_("This is not the password of this account."))
        return password


@public
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """Ask for the password and reset the second proof; or ask for a new password and reset that."""
    row = still_invited(request, "factor", "password")
    account = None if row is None else Account.objects.filter(member__person_id=row.person, is_active=True).first()
    if row is None or account is None:
        return redirect("enrol")
    kind = KnownPasswordForm if row.purpose == "factor" else PasswordForm
    form = kind(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, row, account, form.cleaned_data["password"])
        except RefusedError as error:
            form.add_error(None, f"{spoken(error.what)} {spoken(error.why)} {spoken(error.remedy)}")
    person = house().roll.current().people.get(row.person)
    context = {"form": form, "account": account, "purpose": row.purpose, "name": person.name if person else ""}
    return render(request, "accounts/reset.html", context, status=422 if form.errors else 200)


@unlocked
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Take the note of a reset away: only who opened the keys, and so is the owner, can."""
    account = sign_outs.account_of(request)
    officer = keys.holder(request)
    if officer is not None:
        acknowledge_resets(house(), officer)
    account.factor_reset_on = account.password_reset_on = None
    account.save(update_fields=["factor_reset_on", "password_reset_on"])
    return redirect("account")


def _done(request: HttpRequest, row: EnrolmentRow, account: Account, password: str) -> HttpResponse:
    today = house().roll.current().calendar.day(house().now())
    try:
        with house().books.writing() as ledger:
            # Two letters used in one moment must see one another: whoever made both is refused.
            Account.objects.select_for_update(no_key=True).get(pk=account.pk)
            use_letter(house(), ledger, row, told_of(row.person))
            if row.purpose == "factor":
                Authenticator.objects.filter(user=account).delete()
                account.factor_reset_on = today
            else:
                account.set_password(password)
                account.password_reset_on = today
            account.save(update_fields=["password", f"{row.purpose}_reset_on"])
            sign_outs.end_in(account)
    except NotYoursError:
        return redirect("enrol")
    request.session.pop(INVITED, None)
    if row.purpose == "factor":
        sign_in(request, account)
        return redirect("mfa_activate_totp")
    return redirect(f"{reverse('account_login')}?done=password")
