"""A case of its own for a complaint or for retaliation: taken in by others, with words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from fairhearing.desk import OpenCase, Report, open_own_case
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import SlotName
from fairhearing.procedure import Procedure
from fairhearing.web import keys
from fairhearing.web.access import receipt
from fairhearing.web.act_choices import officers
from fairhearing.web.house import house
from fairhearing.web.intake import seeing
from fairhearing.web.intake.forms import ReportForm
from fairhearing.web.intake.views_mailbox import open_here
from fairhearing.web.intake.views_report import asked
from fairhearing.web.intake.ways import OWN, Way

KIND = "own-case-opened"


class OwnCaseForm(ReportForm):
    """What happened, and whom of those who handle the case it is about."""

    of = forms.MultipleChoiceField(
        label=_("Is it about somebody who handles your case?"),
        help_text=_("Tick them. Nobody else who handles your case can open it either."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sections = (
        ReportForm.sections[0],
        ("who", _("Who it is about"), ("of", "respondents")),
        ("you", _("You, and who may read it"), ("reporter", "contact", "excluded")),
        ("far", _("How far it should go"), ("course",)),
    )

    def __init__(self, case: OpenCase, procedure: Procedure, data: Any = None, **kwargs: Any) -> None:
        super().__init__(procedure, data, **kwargs)
        for name in {"described", "affected", "consents"} & set(self.fields):
            del self.fields[name]
        self.fields["of"].choices = officers(case)  # type: ignore[attr-defined] # a ChoiceField
        self.fields["respondents"].label = _("Or about somebody else? One name a line")

    def _told(self) -> dict[str, Any]:
        self.cleaned_data.update({"described": "", "affected": "", "consents": []})
        return super()._told()


@receipt
@require_http_methods(["GET", "HEAD", "POST"])
def own_case(request: HttpRequest) -> HttpResponse:
    """Let a side open a case of its own, where the procedure of their case gives it to them."""
    case = open_here(request)
    if not seeing.may(case, KIND):
        raise NotYoursError
    return asked(request, _way(request, case))


def _way(request: HttpRequest, case: OpenCase) -> Way:
    def take(report: Report, given: Mapping[str, Any]) -> object:
        party = keys.party(request)
        if party is None:
            raise NotYoursError
        about = [SlotName(slot) for slot in given["of"]]
        return open_own_case(house(), party, case.row.code, report, about)

    form = partial(OwnCaseForm, case)
    return Way("mailbox_own_case", "mailbox_own_case", form, OWN.notice, own=True, take=take, linked=True)
