"""A form for any kind of act, built from what the kind may carry and from what the case's procedure names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairhearing.acts import AUDIENCE, KINDS, OFFICERS, TELLS, Field
from fairhearing.desk import OpenCase, Proposal, Upload
from fairhearing.identifiers import KindName, SlotName
from fairhearing.procedure import Procedure
from fairhearing.web.act_choices import (
    ACTS,
    LETTER,
    Choices,
    asked_of,
    challengeable,
    colleagues,
    concerned,
    how_to_challenge,
    latest_of,
    officers,
    open_rules,
    own_words,
    parties,
    recipients,
    slot_title,
    slots_in,
    tellable,
    until,
)
from fairhearing.web.act_words import COURSES, MEANT
from fairhearing.web.house import house
from fairhearing.web.outcome_words import LENGTH, OUTCOME, LengthField, OutcomeField
from fairhearing.web.speaking import in_words, named_in_words, spoken
from fairhearing.web.words import LineField, ListField, ManyFiles, WordsField

ON = "on"
"""The field for the day on which an officer did it."""
TO = "to"
"""The field for the slot that it is done to."""

_CHALLENGE = KindName("challenge-made")
_UNREMEMBERED = {"autocomplete": "off", "dir": "auto"}


class ActForm(forms.Form):
    """A form of one kind of act; its errors are told by the site, in its words."""

    use_required_attribute = False
    kind: KindName
    latest: Mapping[str, date] = MappingProxyType({})
    """Rule → the last day up to which it gives more time."""

    def clean_until(self) -> Any:
        """Refuse a day that is later than the rule allows: the clock would stop before it."""
        return until(self.cleaned_data["until"], self.latest.get(self.data.get("rule", "")))

    def typed_names(self) -> list[str]:
        """Return the names of the fields whose text can be shown again; a browser fills in no file."""
        return [name for name, field in self.fields.items() if not isinstance(field, forms.FileField)]


def form_for(kind: KindName, case: OpenCase) -> type[ActForm]:
    """Return the form of a kind of act.

    Args:
        kind: one of `acts.KINDS`.
        case: opened by whoever is to fill it in; gives the choices and the slots.
    """
    fields: dict[str, forms.Field] = {}
    if KINDS[kind].to is not None and not _is_party(case):
        fields[TO] = _to_field(kind, case)
    elif choices := concerned(kind, case):
        fields[TO] = _whom_field(choices)
    asked = (one for one in KINDS[kind].fields if _is_asked(one, kind, case))
    fields.update({one.name: _MAKERS[one.type](one, case) for one in asked})
    if any("@rules" in one.choices for one in KINDS[kind].fields):
        fields["rule"] = _rule(kind, case)
    if kind == _CHALLENGE:
        fields["reason"].help_text, fields["reason"].required = how_to_challenge(case)
    if not _is_party(case):
        fields[ON] = _DayField(
            label=gettext_lazy("On which day, if not today"),
            required=False,
            today=case.calendar.day(house().now()),
        )
    return type("ActForm", (ActForm,), {**fields, "kind": kind, "latest": latest_of(case, kind)})


def _is_asked(one: Field, kind: KindName, case: OpenCase) -> bool:
    """Return whether a field means something here: whom and what is told, which outcomes there are."""
    procedure = case.procedure
    if one in (AUDIENCE, TELLS):
        return any(kind in rule.act and (one is TELLS or rule.to) for rule in procedure.disclosures)
    return one.name != "earlier" or bool(procedure.outcomes)


def proposal_of(kind: KindName, cleaned: Mapping[str, Any], files: Sequence[Upload] = ()) -> Proposal:
    """Return what the desk is asked for.

    Args:
        kind: one of `acts.KINDS`.
        cleaned: a valid form's data.
        files: attachments.
    """
    types = {one.name: one.type for one in KINDS[kind].fields}
    fields = {
        name: value if isinstance(value, str | bool | list) else str(value)
        for name, value in cleaned.items()
        if types.get(name) not in {None, "files"} and value not in ("", None, [])
    }
    to = cleaned.get(TO) or None
    return Proposal(kind, fields, to=SlotName(to) if to else None, on=cleaned.get(ON), files=tuple(files))


def choices_of(field: Field, procedure: Procedure) -> dict[str, str]:
    """Return what a field can hold, value → words.

    Args:
        field: of type `choice`.
        procedure: gives the lists that it names (`@categories`, `@courses`, `@scopes`, `@grounds`, `@rules`).
    """
    found: dict[str, str] = {}
    for choice in field.choices:
        named = _LISTS.get(choice)
        found.update({choice: str(MEANT.get(choice, in_words(choice)))} if named is None else named(procedure))
    return found


def _is_party(case: OpenCase) -> bool:
    return case.mailbox is not None


class _DayField(forms.DateField):
    """A day that has come."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)
        self._today = today

    def validate(self, value: Any) -> None:
        """Refuse a day that has not come."""
        super().validate(value)
        if value is not None and value > self._today:
            raise ValidationError(_("This day lies in the future. Enter the day on which it was done."))


def _to_field(kind: KindName, case: OpenCase) -> forms.Field:
    choices = recipients(kind, case)
    return forms.ChoiceField(
        label=gettext_lazy("To whom"),
        choices=choices,
        initial=choices[0][0] if choices else None,
        widget=forms.HiddenInput if len(choices) == 1 else forms.RadioSelect,
    )


def _whom_field(choices: Choices) -> forms.Field:
    return forms.ChoiceField(
        label=gettext_lazy("Which respondent this concerns"),
        help_text=gettext_lazy("Each of them is judged by themselves; do the same for the others in their turn."),
        choices=choices,
        required=all(slot for slot, _title in choices),
        widget=forms.RadioSelect,
    )


def _text(one: Field, case: OpenCase) -> forms.Field:
    if one.name.startswith("votes_"):
        number = forms.NumberInput(attrs={"class": "short", "autocomplete": "off"})
        return forms.IntegerField(label=_(one.label), required=one.required, min_value=0, widget=number)
    if one.name in ACTS and (done := ACTS[one.name](case)):
        return forms.ChoiceField(label=_(one.label), required=one.required, choices=done)
    lines: dict[str, Callable[..., LineField]] = {
        LENGTH: LengthField,
        OUTCOME: partial(OutcomeField, case.procedure),
    }
    return lines.get(one.name, LineField)(
        label=_(one.label), required=one.required, widget=forms.TextInput(attrs=_UNREMEMBERED)
    )


def _long_text(one: Field, case: OpenCase) -> forms.Field:
    del case
    tall = {"class": "tall"} if one == LETTER else {}
    widget = forms.Textarea(attrs={**_UNREMEMBERED, **tall, "rows": 8})
    return WordsField(label=_(one.label), required=one.required, widget=widget)


def _choice(one: Field, case: OpenCase) -> forms.Field:
    choices = [(value, own_words(value, says, case)) for value, says in choices_of(one, case.procedure).items()]
    if "@scopes" in one.choices and _is_party(case):
        choices = [(scope, says) for scope, says in choices if asked_of(scope, case)]
    widget = forms.RadioSelect if len(choices) <= _SHORT else forms.Select
    blank = [] if one.required and widget is forms.RadioSelect else [("", _("Please choose"))]
    return forms.ChoiceField(label=_(one.label), required=one.required, choices=[*blank, *choices], widget=widget)


def _rule(kind: KindName, case: OpenCase) -> forms.Field:
    return forms.ChoiceField(
        label=gettext_lazy("For what"), choices=list(open_rules(case, kind).items()), widget=forms.RadioSelect
    )


def _date(one: Field, case: OpenCase) -> forms.Field:
    del case
    widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
    return forms.DateField(label=_(one.label), required=one.required, widget=widget)


def _flag(one: Field, case: OpenCase) -> forms.Field:
    del case
    return forms.BooleanField(label=_(one.label), required=False)


def _slot(one: Field, case: OpenCase) -> forms.Field:
    choices = challengeable(case) if one.choices == OFFICERS else slots_in(case, *one.choices)
    return forms.ChoiceField(label=_(one.label), required=one.required, choices=choices, widget=forms.RadioSelect)


def _files(one: Field, case: OpenCase) -> forms.Field:
    del case
    return forms.FileField(
        label=_(one.label),
        help_text=gettext_lazy("Several at once if you like; up to 50 MB each, 60 MB together."),
        required=False,
        widget=ManyFiles,
    )


def _list(one: Field, case: OpenCase) -> forms.Field:
    offered = _OFFERED[one.name](case) if one.name in _OFFERED else []
    if len(offered) > 1:
        return forms.MultipleChoiceField(
            label=_(one.label),
            required=one.required,
            choices=offered,
            widget=forms.CheckboxSelectMultiple,
        )
    widget = forms.Textarea(attrs={**_UNREMEMBERED, "rows": 3})
    return ListField(
        label=_(one.label), help_text=gettext_lazy("One a line."), required=one.required, widget=widget
    )


_SHORT = 8
"""So many choices are shown one below the other; more of them in a list that opens."""

_OFFERED: Mapping[str, Callable[[OpenCase], Choices]] = {
    "members": colleagues,
    "names": parties,
    "handlers": officers,
    "tells": lambda case: [(word, in_words(word)) for word in tellable(case.procedure)],
    "earlier": lambda case: [(str(one.id), spoken(one.title)) for one in case.procedure.outcomes],
}
"""Lists whose entries are known: people of the case, what can be told, the outcomes that there are."""
_MAKERS: Mapping[str, Callable[[Field, OpenCase], forms.Field]] = {
    "text": _text,
    "long-text": _long_text,
    "choice": _choice,
    "date": _date,
    "flag": _flag,
    "slot": _slot,
    "files": _files,
    "list": _list,
}
_LISTS: Mapping[str, Callable[[Procedure], dict[str, str]]] = {
    "@categories": lambda procedure: {one.id: spoken(one.title) for one in procedure.categories},
    "@courses": lambda procedure: {one: str(COURSES.get(one, one)) for one in procedure.courses},
    "@scopes": lambda procedure: named_in_words(procedure.scopes),
    "@grounds": lambda procedure: named_in_words(procedure.grounds),
    "@audiences": lambda procedure: {circle: in_words(circle) for circle in procedure.audiences},
    "@rules": lambda procedure: {str(one.id): spoken(one.says) for one in procedure.duties if one.extension},
}


__all__ = [
    "COURSES",
    "ON",
    "TO",
    "ActForm",
    "ManyFiles",
    "choices_of",
    "form_for",
    "in_words",
    "proposal_of",
    "slot_title",
]
