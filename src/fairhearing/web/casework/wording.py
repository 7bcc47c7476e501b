"""What an officer can do, as they would say it; the table of kinds tells what was done."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS
from fairhearing.identifiers import KindName

_ACTIONS = {
    "report-acknowledged": _("Acknowledge the report"),
    "rights-notified": _("Tell the reporter their rights"),
    "affected-invited": _("Give an affected person a mailbox of their own"),
    "witness-invited": _("Ask a witness"),
    "witness-asked": _("Ask a witness something more"),
    "feedback-given": _("Tell the reporter where it stands"),
    "category-set": _("Set the category"),
    "message-sent": _("Write to the reporter"),
    "respondent-message-sent": _("Write to the respondent"),
    "hold-reviewed": _("Look at the hold again"),
    "case-referred": _("Pass it to another body"),
    "mediation-proposed": _("Offer to mediate"),
    "mediation-held": _("Note that mediation was held"),
    "safety-plan-made": _("Make the safety plan"),
    "topics-agreed": _("Agree the topics of an interview"),
    "interview-held": _("Record an interview"),
    "exhibit-added": _("Add an exhibit"),
    "claim-set-out": _("Set out what is put to the respondent"),
    "respondent-notified": _("Tell the respondent"),
    "response-received": _("Write down the respondent's answer"),
    "extension-granted": _("Give more time"),
    "clock-paused": _("Pause the clock"),
    "clock-resumed": _("Let the clock run again"),
    "protective-act-taken": _("Protect somebody now"),
    "protective-act-ratified": _("Ratify a protective act"),
    "protective-act-ended": _("End a protective act"),
    "interim-measure-set": _("Set a measure for the time being"),
    "panel-requested": _("Ask for a panel"),
    "conflict-stated": _("Say whether you are free towards everybody in this case"),
    "recused": _("Stand aside"),
    "challenge-decided": _("Rule on a challenge"),
    "recusal-forced": _("Send somebody out of the case"),
    "challenge-made": _("Challenge somebody who is not free"),
    "interim-measure-reviewed": _("Look at a measure for the time being again"),
    "interim-measure-ended": _("End a measure for the time being"),
    "case-linked": _("Note the code of a linked case"),
    "case-split": _("Split the case in two"),
    "cases-merged": _("Take it together with another case"),
    "deliberation-noted": _("Note the panel's deliberation"),
    "final-talk-held": _("Note the last talk with the affected person"),
    "finding-made": _("Make the finding"),
    "decision-made": _("Decide the outcome"),
    "decision-approved": _("Approve the outcome"),
    "outcome-notified": _("Tell the reporter and the affected person the outcome"),
    "respondent-outcome-notified": _("Tell the respondent the outcome"),
    "letter-delivered": _("Note that a letter was delivered"),
    "letter-returned": _("Note that a letter came back"),
    "notice-sent": _("Tell others what they must know"),
    "leadership-told": _("Tell the leadership"),
    "correction-sent": _("Tell everybody who was told that it is not upheld"),
    "appeal-decided": _("Decide the appeal"),
    "appeal-notified": _("Tell both sides the appeal's result"),
    "condition-set": _("Set a condition, with its date"),
    "condition-checked": _("Check a condition"),
    "respondent-heard": _("Note what the respondent said on what follows"),
    "outcome-reviewed": _("Look at the outcome again"),
    "reopening-asked": _("Ask to open the case again"),
    "case-reopened": _("Open the case again"),
    "reopening-refused": _("Refuse to open the case again"),
    "affected-heard": _("Note what the affected person said"),
    "readmission-asked": _("Write down that the respondent asks to come back"),
    "readmission-decided": _("Decide on coming back"),
    "records-destroyed": _("Destroy records"),
    "case-closed": _("Close the case"),
    "resigned": _("Resign from your office, and hand the case on"),
}


def action(kind: str) -> str:
    """Return an act as something to do; a kind that officers rarely do by its title."""
    found = _ACTIONS.get(kind)
    return title_of(kind) if found is None else str(found)


def title_of(kind: str) -> str:
    """Return what a kind of act is called once it is done; one that is not known as it is written."""
    known = KINDS.get(KindName(kind))
    return kind if known is None else gettext(known.title)
