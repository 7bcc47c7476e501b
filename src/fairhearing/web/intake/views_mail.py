"""A party's own address: a mail when there may be something for them, if they ask for it, until they stop it."""

from __future__ import annotations

from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairhearing.errors import BusyError, FairHearingError, NotYoursError, RefusedError
from fairhearing.identifiers import role_of
from fairhearing.sealing import ReceiptKeys
from fairhearing.web import addresses, keys, mailer
from fairhearing.web.access import receipt
from fairhearing.web.intake.forms import PlainForm
from fairhearing.web.intake.views_mailbox import open_here

_WRONG = _("No mail can be sent to this. An address looks like name@example.org.")


class AddressForm(PlainForm):
    """Where mail is to go."""

    address = forms.EmailField(
        label=_("Your address"),
        help_text=_(
            "One that only you read; best none of this organisation, of your work or shared with somebody."
        ),
        max_length=addresses.LONGEST,
        error_messages={"required": _WRONG, "invalid": _WRONG, "max_length": _WRONG},
        widget=forms.EmailInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def clean_address(self) -> str:
        """Refuse the rare spellings in quotation marks, and what is too long for a mail server."""
        address = str(self.cleaned_data["address"])
        if '"' in address or len(address.encode()) > addresses.LONGEST:
            raise ValidationError(_WRONG, code="invalid")
        return address


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """Say what the mail is, and keep an address for it."""
    holder = _holder(request)
    if request.method != "POST":
        return _page(request, AddressForm(), kept=addresses.kept_until(holder))
    _refuse_unless_sent()
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, form, kept=addresses.kept_until(holder), status=422)
    address = form.cleaned_data["address"]
    try:
        until = addresses.keep(holder, address)
    except BusyError as error:
        return _page(request, form, kept=None, error=error, status=503)
    # Shown this once, to find a slip of the pen: from now on only the worker can open it.
    return _page(request, AddressForm(), kept=until, taken=address)


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest) -> HttpResponse:
    """Ask whether the mail is to stop, and remove the address."""
    holder = _holder(request)
    if request.method == "POST":
        addresses.remove(holder)
        return redirect(f"{reverse('mailbox_mail')}?stopped")
    if addresses.kept_until(holder) is None:
        return redirect("mailbox_mail")
    return render(request, "intake/mail_stop.html")


def _holder(request: HttpRequest) -> ReceiptKeys:
    """Return the keys of a party whose mailbox is open.

    Words that somebody else saw open no mailbox before they are replaced (`desk.take_up`). So nobody but the
    party registers anything under the words that they have, and nothing is left under those that they had.

    Raises:
        NotYoursError: nothing is open, or they read along in somebody else's mailbox.
    """
    case, found = open_here(request), keys.receipt_of(request)
    if found is None or role_of(case.me) == "support":
        raise NotYoursError
    return found


def _refuse_unless_sent() -> None:
    if not mailer.reaches_parties():
        raise RefusedError(
            now("No address was taken: this site sends no mail at the moment."),
            why=now("Whoever runs it has not set up how mail goes out."),
            remedy=now("Open your mailbox here from time to time; everything is in it."),
        )


def _page(
    request: HttpRequest,
    form: AddressForm,
    *,
    kept: date | None,
    taken: str = "",
    error: FairHearingError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "kept": kept,
        "taken": taken,
        "error": error,
        "stopped": "stopped" in request.GET,
        "sends": mailer.reaches_parties(),
        "sender": settings.DEFAULT_FROM_EMAIL,
        "subject": mailer.subject(),
        "sentences": mailer.sentences(),
    }
    return render(request, "intake/mail.html", context, status=status)
