"""Acts that concern a second case: which one can be chosen, and what is done in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fairhearing.desk import Officer, OpenCase, Proposal, Split, cases_of, merge_cases, perform, split_case
from fairhearing.identifiers import ActId, CaseCode, KindName, SlotName, role_of
from fairhearing.web.act_choices import Choices, name_in, role_title, slots_in
from fairhearing.web.act_forms import ON, ActForm
from fairhearing.web.casework.wording import title_of
from fairhearing.web.house import house

MERGING, SPLITTING = KindName("cases-merged"), KindName("case-split")
_CARRIED = frozenset(
    {
        "report-added-to",
        "exhibit-added",
        "interview-held",
        "statement-signed",
        "witness-named",
        "claim-set-out",
        "topics-agreed",
    }
)
"""Kinds of acts whose contents can belong to another case."""


def other_cases(officer: Officer, case: OpenCase) -> forms.ChoiceField:
    """Return the field for the other case: those that the officer handles in the same role, and that are open."""
    found = [
        (one.row.code, f"{one.row.code[:6]}, {date_format(one.acts[0].public.on)}, {_parties(one)}")
        for one in cases_of(house(), officer)
        if one.row.code != case.row.code and not one.row.closed and role_of(one.me) == role_of(case.me)
    ]
    return forms.ChoiceField(
        label=_("With which case of those that you handle?"),
        help_text=_(
            "Whoever is affected in either case must have been asked first, and can refuse for good. "
            "The two stay two: no side reads anything of the other case. Handlers who are not free towards "
            "the parties of both lose access to both; the others read both."
        ),
        choices=found,
        widget=forms.RadioSelect,
    )


def fit(form: ActForm, officer: Officer, case: OpenCase) -> None:
    """Let the form of an act that concerns a second case ask what it needs.

    Args:
        form: of any kind of act.
        officer: who fills it in.
        case: opened by them.
    """
    if form.kind in {MERGING, SPLITTING}:
        # Both cases name the day on which it is done in them.
        form.fields.pop(ON, None)
    if form.kind == MERGING:
        form.fields["code"] = other_cases(officer, case)
    elif form.kind == SPLITTING:
        del form.fields["code"]
        form.fields["respondents"] = forms.MultipleChoiceField(
            label=_("Whom is the second case about?"),
            choices=slots_in(case, "respondent"),
            widget=forms.CheckboxSelectMultiple,
        )
        form.fields["acts"] = forms.MultipleChoiceField(
            label=_("What else belongs to it?"),
            help_text=_("The report goes along in any case. What you tick is copied into the second case."),
            required=False,
            choices=_belongings(case),
            widget=forms.CheckboxSelectMultiple,
        )


def do_it(officer: Officer, case: OpenCase, proposal: Proposal, given: Mapping[str, Any]) -> None:
    """Do an act, in both cases where it concerns two.

    Args:
        officer: who does it.
        case: opened by them.
        proposal: what their form gave.
        given: all that the form holds.

    Raises:
        RefusedError: a rule speaks against it.
        BusyError: nothing was kept.
        InputError: a field is missing.
    """
    reason = str(proposal.fields.get("reason", ""))
    if proposal.kind == MERGING:
        merge_cases(house(), officer, case.row.code, CaseCode(str(proposal.fields["code"])), reason)
    elif proposal.kind == SPLITTING:
        respondents = tuple(SlotName(slot) for slot in given["respondents"])
        acts = tuple(ActId(act) for act in given["acts"])
        split_case(house(), officer, case.row.code, Split(reason, respondents, acts, proposal.id))
    else:
        perform(house(), officer, case.row.code, proposal)


def _belongings(case: OpenCase) -> Choices:
    """Return the acts whose contents can go along: what was found out and said, not what was decided or sealed."""
    return [
        (act.public.id, f"{title_of(act.public.kind)}, {date_format(act.public.on)}")
        for act in case.acts
        if act.public.kind in _CARRIED and act.parts.get("what")
    ]


def _parties(case: OpenCase) -> str:
    names = [name_in(case, slot) for slot in case.slots_of("respondent")]
    return f"{role_title(case, 'respondent')}: {', '.join(filter(None, names)) or _('not named')}"
