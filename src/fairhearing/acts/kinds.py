"""The kinds of acts: what can be done in a case, with the fields that each may carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fairhearing.identifiers import KindName

REASON_CLASSES = (
    "conflict",
    "not-viable",
    "excluded",
    "barred-category",
    "no-consent",
    "too-early",
    "without-power",
    "extension",
    "declined",
    "safety",
    "resigned",
    "appeal",
    "not-upheld",
    "other",
)
"""The closed list of reasons that the public part of an act may carry."""

FIELD_TYPES = ("text", "long-text", "choice", "date", "flag", "slot", "files", "list")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act.

    Args:
        name: as in files (`reason`).
        type: one of `FIELD_TYPES`.
        label: as a form asks for it, in plain words.
        required: whether the site insists on it (a procedure may bar its absence besides).
        choices: for `choice`, the values allowed, or the name of a procedure's list: `@categories`,
            `@courses`, `@rules`, `@outcomes`; with the slot's roles for `slot`.
    """

    name: str
    type: str
    label: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act.

    Args:
        name: as in files.
        title: in plain words, past tense ("Report acknowledged").
        fields: what it may carry beside who, to whom and when.
        sealed_to: compartments that get its content; the author can always read their own part.
        tells: parties whose mailbox shows its content (`reporter`, `respondent`); the others see
            only that it happened, as far as they know of the case.
        to: the slots' role that it is done to, where there is one.
        site: whether the site offers it as an act of its own (others come with a use case).
    """

    name: KindName
    title: str
    fields: tuple[Field, ...] = ()
    sealed_to: tuple[str, ...] = ("what",)
    tells: tuple[str, ...] = ()
    to: str | None = None
    site: bool = True


_REASON = Field("reason", "long-text", "Reason", required=True)
_NOTE = Field("text", "long-text", "In your own words")
_LETTER = Field("text", "long-text", "The letter", required=True)
_FILES = Field("files", "files", "Files")
_DELIVERY = Field("how", "choice", "How it was delivered", True, ("mailbox", "letter", "spoken"))
_MEMBERS = Field("members", "list", "Who took part")
_VOTES_FOR = Field("votes_for", "text", "Votes for")
_VOTES_AGAINST = Field("votes_against", "text", "Votes against")
_DISSENT = Field("dissent", "long-text", "Dissent, in the words of those who dissent")


def _kind(
    name: str,
    title: str,
    *fields: Field,
    sealed_to: tuple[str, ...] = ("what",),
    tells: tuple[str, ...] = (),
    to: str | None = None,
    site: bool = True,
) -> Kind:
    return Kind(KindName(name), title, fields, sealed_to, tells, to, site)


_ALL = (
    # taking in
    _kind(
        "report-received",
        "Report received",
        Field("how", "choice", "How it came", False, ("online", "telephone", "meeting", "letter", "handed-on")),
        _NOTE,
        _FILES,
        sealed_to=("who", "what", "reporter-mail"),
        tells=("reporter",),
        site=False,
    ),
    _kind(
        "heard-by-officer",
        "An officer was told",
        Field("heard_on", "date", "When you heard it", True),
        _NOTE,
        sealed_to=("what",),
        site=False,
    ),
    _kind("report-handed-on", "Handed on by the officer who heard it", _NOTE, sealed_to=("what",), site=False),
    _kind(
        "case-referred",
        "Passed to another body",
        Field("to_body", "text", "To which body"),
        _REASON,
        sealed_to=("who", "reporter-mail"),
        tells=("reporter",),
        site=False,
    ),
    _kind(
        "respondent-identified",
        "The person described was identified",
        Field("person", "text", "Who it is", True),
        sealed_to=("who",),
        site=False,
    ),
    _kind(
        "course-set",
        "How far it should go",
        Field("value", "choice", "How far should this go?", True, ("@courses",)),
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "hold-reviewed",
        "Hold reviewed",
        _REASON,
        Field("review_on", "date", "Look at it again on"),
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "report-acknowledged",
        "Report acknowledged",
        _LETTER,
        sealed_to=("reporter-mail",),
        tells=("reporter",),
        to="reporter",
    ),
    _kind(
        "category-set",
        "Category set",
        Field("value", "choice", "Category", True, ("@categories",)),
        _REASON,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "category-contested", "Category contested", _NOTE, sealed_to=("what", "reporter-mail"), tells=("reporter",)
    ),
    # talking
    _kind(
        "message-sent",
        "Message",
        Field("text", "long-text", "Message", True),
        _FILES,
        sealed_to=("reporter-mail",),
        tells=("reporter",),
        to="reporter",
    ),
    _kind(
        "respondent-message-sent",
        "Message",
        Field("text", "long-text", "Message", True),
        _FILES,
        sealed_to=("respondent-mail",),
        tells=("respondent",),
        to="respondent",
    ),
    _kind(
        "feedback-given",
        "Told where it stands",
        _LETTER,
        sealed_to=("reporter-mail",),
        tells=("reporter",),
        to="reporter",
    ),
    _kind(
        "rights-notified",
        "Told their rights",
        _LETTER,
        sealed_to=("reporter-mail",),
        tells=("reporter",),
        to="reporter",
    ),
    _kind(
        "report-added-to",
        "Something added to the report",
        _NOTE,
        _FILES,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "consent-given",
        "Consent given",
        Field("scope", "choice", "To what", True, ("@scopes",)),
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "consent-refused",
        "Consent refused",
        Field("scope", "choice", "To what", True, ("@scopes",)),
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "consent-withdrawn",
        "Consent withdrawn",
        Field("scope", "choice", "To what", True, ("@scopes",)),
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "mediation-proposed",
        "Mediation proposed",
        _LETTER,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
        to="affected",
    ),
    _kind("mediation-held", "Mediation held", _NOTE),
    # finding out
    _kind(
        "safety-plan-made",
        "Safety plan made",
        Field("text", "long-text", "The plan", True),
        Field("with_affected", "flag", "Made together with the affected person", True),
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "topics-agreed",
        "Topics agreed before an interview",
        Field("slot", "slot", "With whom", True, ("reporter", "affected", "respondent", "witness")),
        Field("text", "long-text", "The topics", True),
    ),
    _kind(
        "interview-held",
        "Interview held",
        Field("slot", "slot", "With whom", True, ("reporter", "affected", "respondent", "witness")),
        Field("topics_agreed", "flag", "The topics were agreed"),
        Field("text", "long-text", "The record of it", True),
        _FILES,
    ),
    _kind("exhibit-added", "Exhibit added", _NOTE, _FILES),
    _kind("statement-signed", "Statement signed", Field("text", "long-text", "The statement", True), _FILES),
    _kind("statement-withdrawn", "Statement withdrawn", _NOTE),
    _kind(
        "witness-named", "Witness named", Field("person", "text", "Who", True), _NOTE, sealed_to=("who", "what")
    ),
    _kind(
        "claim-set-out",
        "What is put to the respondent",
        Field("what", "long-text", "What", True),
        Field("when", "text", "When"),
        Field("where", "text", "Where"),
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    _kind(
        "respondent-notified",
        "Respondent told",
        Field("what", "long-text", "What is put to them", True),
        Field("when", "text", "When it was"),
        Field("where", "text", "Where it was"),
        _LETTER,
        _DELIVERY,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
        to="respondent",
    ),
    _kind(
        "response-received",
        "Respondent answered",
        Field(
            "answer",
            "choice",
            "Your answer",
            True,
            (
                "denies",
                "admits",
                "admits-in-part",
                "does-not-remember",
                "accepts-the-other-account",
                "does-not-wish-to-answer",
            ),
        ),
        Field("text", "long-text", "In your own words"),
        _FILES,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    _kind(
        "response-added-to",
        "Something added to the answer",
        _NOTE,
        _FILES,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    _kind(
        "extension-asked",
        "More time asked for",
        _REASON,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    _kind(
        "extension-granted",
        "More time given",
        Field("rule", "choice", "For what", True, ("@rules",)),
        Field("until", "date", "Until", True),
        _REASON,
        sealed_to=("what", "reporter-mail", "respondent-mail"),
        tells=("reporter", "respondent"),
    ),
    _kind("clock-paused", "Clock paused", _REASON),
    _kind("clock-resumed", "Clock running again", _REASON),
    # protecting
    _kind(
        "protective-act-taken",
        "Protective act taken",
        Field("value", "choice", "Which", True, ("keep-apart", "no-event", "hold-access", "stand-down")),
        _REASON,
    ),
    _kind("protective-act-ratified", "Protective act ratified", _REASON),
    _kind("protective-act-ended", "Protective act ended", _REASON),
    _kind("interim-measure-set", "Interim measure set", _REASON, Field("review_on", "date", "Reviewed on", True)),
    # the panel
    _kind("panel-requested", "Panel asked for", _NOTE),
    _kind("pool-committed", "Pool for the draw fixed", sealed_to=("who",), site=False),
    _kind("panel-drawn", "Panel drawn by lot", sealed_to=("who", "panel"), site=False),
    _kind("panel-formed", "Panel formed", _MEMBERS, sealed_to=("who",), site=False),
    _kind("seat-accepted", "A drawn member declared that they are free", sealed_to=("who",), site=False),
    _kind("seat-declined", "A drawn member stood aside", sealed_to=("who",), site=False),
    _kind("recused", "Somebody stood aside", sealed_to=("who",)),
    _kind(
        "challenge-made",
        "Somebody was challenged",
        Field("slot", "slot", "Whom", True, ("receiver", "panel")),
        _REASON,
        sealed_to=("who",),
    ),
    _kind("readers-added", "New readers were given access", sealed_to=("who",), site=False),
    _kind(
        "deliberation-noted",
        "Deliberation",
        Field("text", "long-text", "Notes of the panel", True),
        sealed_to=("panel",),
    ),
    # finding and deciding
    _kind(
        "final-talk-held",
        "Last talk with the affected person",
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "finding-made",
        "Finding made",
        Field(
            "finding",
            "choice",
            "Finding",
            True,
            ("substantiated", "substantiated-in-part", "not-substantiated", "cannot-be-established"),
        ),
        Field("standard", "choice", "Standard of proof", True, ("more-likely-than-not", "clear-and-convincing")),
        Field("reason", "long-text", "Reasons", True),
        _MEMBERS,
        _VOTES_FOR,
        _VOTES_AGAINST,
        _DISSENT,
        sealed_to=("what", "panel"),
    ),
    _kind(
        "decision-made",
        "Outcome decided",
        Field("outcome", "text", "Outcome", True),
        Field("reason", "long-text", "Reasons", True),
        Field("duration", "text", "For how long"),
        Field("conditions", "long-text", "Conditions, each with its date"),
        _MEMBERS,
        _VOTES_FOR,
        _VOTES_AGAINST,
        _DISSENT,
        sealed_to=("what", "panel"),
    ),
    _kind("decision-approved", "Outcome approved", _NOTE),
    _kind("outcome-agreed", "Agreement with the outcome", _NOTE),
    _kind(
        "outcome-notified",
        "Reporter and affected person told the outcome",
        _LETTER,
        _DELIVERY,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
        to="affected",
    ),
    _kind(
        "respondent-outcome-notified",
        "Respondent told the outcome",
        _LETTER,
        _DELIVERY,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
        to="respondent",
    ),
    _kind("letter-delivered", "Letter delivered", Field("letter", "text", "Which letter", True), _DELIVERY),
    _kind(
        "notice-sent",
        "Notice sent to others",
        Field("names", "list", "Whom it names"),
        Field("text", "long-text", "The notice", True),
        Field("recipients", "long-text", "Who was told", True),
    ),
    _kind("leadership-told", "Leadership told", _LETTER),
    _kind(
        "correction-sent",
        "Everybody who had been told was told it is not upheld",
        _LETTER,
        Field("recipients", "long-text", "Who was told", True),
    ),
    # afterwards
    _kind(
        "appeal-filed",
        "Appeal filed",
        Field("grounds", "choice", "On what ground", True, ("@grounds",)),
        Field("text", "long-text", "In your own words", True),
        _FILES,
        sealed_to=("what", "appeal"),
    ),
    _kind(
        "appeal-decided",
        "Appeal decided",
        Field("value", "choice", "Decision", True, ("upheld", "upheld-in-part", "dismissed", "sent-back")),
        Field("reason", "long-text", "Reasons", True),
        _MEMBERS,
        _VOTES_FOR,
        _VOTES_AGAINST,
        _DISSENT,
        sealed_to=("what", "appeal"),
    ),
    _kind(
        "appeal-notified",
        "Both sides told the appeal's result",
        _LETTER,
        sealed_to=("what", "reporter-mail", "respondent-mail"),
        tells=("reporter", "respondent"),
    ),
    _kind("condition-checked", "Condition checked", _NOTE),
    _kind(
        "retaliation-reported",
        "Retaliation reported",
        _NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    _kind(
        "case-closed",
        "Case closed",
        _REASON,
        sealed_to=("what", "reporter-mail", "respondent-mail"),
        tells=("reporter", "respondent"),
    ),
    # written down from outside (audits)
    _kind("contact", "Contact between people", site=False),
    _kind("event-participation", "Took part in an event", site=False),
    _kind("resigned", "Resigned", _NOTE, sealed_to=("who",)),
)

KINDS: Mapping[KindName, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind by name."""
