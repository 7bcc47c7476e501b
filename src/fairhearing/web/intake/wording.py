"""What a party can do, as they would say it; the table of kinds tells what was done."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS
from fairhearing.identifiers import KindName

_ACTIONS = {
    "message-sent": _("Write a message"),
    "respondent-message-sent": _("Write a message"),
    "response-received": _("Answer"),
    "response-added-to": _("Add to my answer"),
    "extension-asked": _("Ask for more time"),
    "report-added-to": _("Add something to the report"),
    "course-set": _("Change how far it should go"),
    "consent-given": _("Agree to something"),
    "consent-refused": _("Say no to something"),
    "consent-withdrawn": _("Take back that I agreed"),
    "category-contested": _("Say that the category is wrong"),
    "retaliation-reported": _("Report that somebody punishes or threatens because of this"),
    "exhibit-added": _("Add something that shows what happened"),
    "statement-signed": _("Make a statement"),
    "statement-withdrawn": _("Take back a statement"),
    "witness-named": _("Name a witness"),
    "challenge-made": _("Say that somebody who takes part is not free to"),
    "outcome-agreed": _("Agree with the outcome"),
    "appeal-filed": _("Appeal"),
    "external-channel-used": _("Say that I turned to the authority outside"),
    "resigned": _("Say that I resign from the organisation"),
    "handling-complained-of": _("Complain about how the case is handled, to those who handle it"),
    "objection-made": _("Object to a measure or a step"),
    "merging-refused": _("Refuse that my case is taken together with others"),
    "reopening-asked": _("Ask to open the closed case again, because of something new"),
    "readmission-asked": _("Ask to come back"),
    "affected-heard": _("Say what should be thought of before it is decided"),
    "respondent-heard": _("Say your side before it is decided what follows"),
}
TO_ITS_READER = {
    "What is put to them": gettext_noop("What is put to you"),
    "What they are asked": gettext_noop("What you are asked"),
}
"""How a field that speaks of a side is called when that side reads it."""


def action(kind: KindName) -> str:
    """Return an act as something to do; a kind that parties rarely do by its title."""
    found = _ACTIONS.get(kind)
    return gettext(KINDS[kind].title) if found is None else str(found)
