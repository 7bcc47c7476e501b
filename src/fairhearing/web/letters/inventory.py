"""Every letter that there is: whom it is for, the fields that a wording of it may have, and those it must have.

A letter that is new needs a row here, a shipped text `NAME.txt` beside this file, and its kind in the `letters` of
each procedure whose officers can do it; tests/web/test_letters_inventory.py fails where one of them is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS, LETTER
from fairhearing.desk import OTHERS, audiences_of
from fairhearing.identifiers import KindName
from fairhearing.procedure import Duty, Power, Procedure

COMMON = ("organisation", "site", "procedure", "day")
"""The fields that every letter may have."""
STEP = "step"
"""The letter that tells of any act for which a procedure names no other."""
_NOTICE = KindName("notice-sent")
_OUTCOME = _("The outcome")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter.

    Args:
        name: as in a procedure's `letters`, and as its file is called.
        title: in plain words.
        fields: what it may have beside `COMMON`.
        needs: the fields without which it says too little.
        heading: as whoever gets it reads it on paper; empty: the title serves.
    """

    name: str
    title: str | Promise
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    heading: str | Promise = ""

    @property
    def known(self) -> tuple[str, ...]:
        """Every field that it may have, sorted."""
        return tuple(sorted({*COMMON, *self.fields, *self.needs}))


LETTERS: Mapping[str, Letter] = MappingProxyType(
    {
        one.name: one
        for one in (
            Letter("absence-warning", _("Warning after somebody did not come"), ("next",)),
            Letter("acknowledgement", _("The report arrived"), needs=("next",)),
            Letter(
                "affected-invitation",
                _("A mailbox for an affected person"),
                ("rights",),
                heading=_("Words of your own"),
            ),
            Letter("appeal-result", _("The appeal's result"), needs=("result",)),
            Letter(
                "correction", _("It was not upheld, to those who had been told"), heading=_("It was not upheld")
            ),
            Letter("extension", _("More time"), ("reason", "rule"), ("until",)),
            Letter("feedback", _("Where it stands"), needs=("next",)),
            Letter("hearing", _("Invitation to a hearing"), ("next",)),
            Letter("leadership", _("What the leadership has to know"), heading=_("What has to be done")),
            Letter("mediation", _("Offer to mediate"), ("next",)),
            Letter("notice", _("A restriction, to those who must know it"), heading=_("A restriction")),
            Letter(
                "outcome", _("The outcome, to those who reported"), needs=("appeal", "decided"), heading=_OUTCOME
            ),
            Letter(
                "respondent-notice",
                _("The first letter to the respondent"),
                needs=("answering", "rights"),
                heading=_("A report that concerns you"),
            ),
            Letter(
                "respondent-outcome",
                _("The outcome, to the respondent"),
                needs=("appeal", "decided"),
                heading=_OUTCOME,
            ),
            Letter("rights", _("Rights while the report is dealt with"), ("grounds",), ("rights",)),
            Letter(STEP, _("Something was done"), ("next", "said"), ("step",)),
            Letter("witness-invitation", _("Asking a witness"), heading=_("You are asked as a witness")),
        )
    }
)
"""By name, in the order of their names."""

FIELDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "answering": _("the time that the respondent has to answer"),
        "appeal": _("how an appeal is made, by when and on what grounds"),
        "day": _("the day on which it is written"),
        "decided": _("what was found and decided, with the reasons"),
        "grounds": _("the grounds of an appeal"),
        "next": _("what comes next, and by when"),
        "organisation": _("the organisation's name"),
        "procedure": _("the procedure's name"),
        "reason": _("the reason"),
        "result": _("the result of the appeal, with its reasons"),
        "rights": _("the rights, as the procedure words them"),
        "rule": _("the limit that was moved"),
        "said": _("what was entered, line by line"),
        "site": _("the site's address"),
        "step": _("what was done"),
        "until": _("the day until which there is time now"),
    }
)
"""What each field stands for."""


def is_letter(kind: KindName) -> bool:
    """Return whether a kind of act is a letter by itself, so that a procedure has to name its wording."""
    return LETTER in KINDS[kind].fields or kind == _NOTICE


def due_from_officers(procedure: Procedure) -> tuple[KindName, ...]:
    """Return the kinds of letters that somebody with an office can or must send under a procedure, sorted."""
    return tuple(kind for kind in _by_officers(procedure) if is_letter(kind))


def told_by_officers(procedure: Procedure) -> tuple[KindName, ...]:
    """Return every kind of act of somebody with an office that a party reads under a procedure, sorted."""
    return tuple(kind for kind in _by_officers(procedure) if _reaches_somebody(kind))


def _by_officers(procedure: Procedure) -> tuple[KindName, ...]:
    officers = {name for name, role in procedure.roles.items() if not role.party}
    rules: tuple[Duty | Power, ...] = (*procedure.powers, *procedure.duties)
    theirs = {kind for rule in rules if officers.intersection(rule.who) for kind in rule.act}
    longer = (duty.extension for duty in procedure.duties if duty.extension is not None)
    theirs |= {one.act for one in longer if officers.intersection(one.who)}
    return tuple(sorted(theirs))


def _reaches_somebody(kind: KindName) -> bool:
    return bool(set(audiences_of(kind)) - {OTHERS}) or KINDS[kind].to is not None


def name_of_letter(procedure: Procedure, kind: KindName) -> str:
    """Return the letter of a kind: as the procedure names it, else the one for any act that tells somebody.

    Args:
        procedure: of the case.
        kind: one of `acts.KINDS`.

    Returns:
        Its name; empty where nobody is told anything by such an act.
    """
    named = procedure.letters.get(kind, "")
    if named:
        return named
    return STEP if _reaches_somebody(kind) else ""


__all__ = [
    "FIELDS",
    "LETTERS",
    "STEP",
    "Letter",
    "due_from_officers",
    "is_letter",
    "name_of_letter",
    "told_by_officers",
]
