"""Acts that concern a second case: which one can be chosen, and what is done in both."""

from __future__ import annotations

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairhearing.desk import Officer, OpenCase, Proposal, cases_of, merge_cases, perform
from fairhearing.identifiers import CaseCode, KindName, role_of
from fairhearing.web.act_choices import name_in, role_title
from fairhearing.web.house import house

MERGING = KindName("cases-merged")


def other_cases(officer: Officer, case: OpenCase) -> forms.ChoiceField:
    """Return the field for the other case: those that the officer handles in the same role, and that are open."""
    found = [
        (one.row.code, f"{one.row.code[:6]}, {date_format(one.acts[0].public.on, 'j F Y')}, {_parties(one)}")
        for one in cases_of(house(), officer)
        if one.row.code != case.row.code and not one.row.closed and role_of(one.me) == role_of(case.me)
    ]
    return forms.ChoiceField(
        label=_("With which case of those that you handle?"),
        help_text=_(
            "Whoever is affected in either case must have been asked first, and can refuse for good. The two "
            "stay two: no side reads anything of the other case. Handlers who are not free towards the parties of both lose "
            "access to both; the others read both."
        ),
        choices=found,
        widget=forms.RadioSelect,
    )


def do_it(officer: Officer, case: OpenCase, proposal: Proposal) -> None:
    """Do an act, in both cases where it concerns two.

    Args:
        officer: who does it.
        case: opened by them.
        proposal: what their form gave.

    Raises:
        RefusedError: a rule speaks against it.
        BusyError: nothing was kept.
        InputError: a field is missing.
    """
    if proposal.kind == MERGING:
        other, reason = CaseCode(str(proposal.fields["code"])), str(proposal.fields["reason"])
        merge_cases(house(), officer, case.row.code, other, reason)
        return
    perform(house(), officer, case.row.code, proposal)


def _parties(case: OpenCase) -> str:
    names = [name_in(case, slot) for slot in case.slots_of("respondent")]
    return f"{role_title(case, 'respondent')}: {', '.join(filter(None, names)) or _('not named')}"
