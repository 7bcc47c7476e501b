"""Several respondents beside one another: what each was told, answered, what was found and decided of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS
from fairhearing.desk import OpenAct, OpenCase, of_others_alone, several, stood_by
from fairhearing.identifiers import KindName, SlotName
from fairhearing.web.act_choices import slot_title
from fairhearing.web.act_forms import choices_of
from fairhearing.web.outcome_words import outcome_in_words

_STEPS: dict[str, tuple[str | Promise, str]] = {
    "respondent-notified": (_("Told"), ""),
    "response-received": (_("Answered"), ""),
    "finding-made": (_("Found"), "finding"),
    "decision-made": (_("Decided"), "outcome"),
    "respondent-outcome-notified": (_("Told the outcome"), ""),
    "appeal-filed": (_("Appeal"), ""),
    "appeal-decided": (_("Result of the appeal"), "value"),
}
"""The steps of a respondent's way: what each is called, and the field that says what came of it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on a respondent's way.

    Args:
        says: what came of it, in words; empty where it has no more to say.
        on: the day; None: it was not done so far.
    """

    says: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a case stands towards several respondents.

    Args:
        who: each of them, with role and name.
        steps: what each step is called, and how far each of them is in it, in the order of `who`.
    """

    who: tuple[str, ...]
    steps: tuple[tuple[str, tuple[Stage, ...]], ...]


def ways_of(case: OpenCase) -> Ways | None:
    """Return where a case stands towards each of several respondents; None where there is one.

    Args:
        case: opened by somebody who reads what was told.
    """
    slots = several(case) if case.reads("what") else ()
    if not slots:
        return None
    steps = (
        (str(title), tuple(_stage(case, slot, kind, field) for slot in slots))
        for kind, (title, field) in _STEPS.items()
    )
    return Ways(tuple(slot_title(case, slot) for slot in slots), tuple(steps))


def _stage(case: OpenCase, slot: SlotName, kind: str, field: str) -> Stage:
    found = [act for act in case.done(kind) if not of_others_alone(act, slot, stood_by(case, act.public.by))]
    return Stage(_said(case, found[-1], field), found[-1].public.on) if found else Stage()


def _said(case: OpenCase, act: OpenAct, name: str) -> str:
    text = str(act.fields.get(name, ""))
    field = next((one for one in KINDS[KindName(act.public.kind)].fields if one.name == name), None)
    if field is not None and field.type == "choice":
        return choices_of(field, case.procedure).get(text, text)
    return outcome_in_words(name, text, case.procedure)
