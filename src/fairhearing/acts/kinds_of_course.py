"""Kinds of acts on the course of a case: who is responsible, hearings, links between cases, what is published."""

from fairhearing.acts.kind import (
    DISSENT,
    FILES,
    LETTER,
    MEMBERS,
    NOTE,
    REASON,
    TELLS,
    VOTES_AGAINST,
    VOTES_FOR,
    Field,
    kind,
)
from fairhearing.identifiers import KindName

_CODE = Field("code", "text", "Code of the other case", required=True)
_DAY = Field("until", "date", "Until when", required=True)
_HANDLERS = Field("handlers", "list", "Who handles the other case")
_OF = Field("of", "list", "Whom it is about")
_OPEN_TO_BOTH = ("what", "reporter-mail", "respondent-mail")
_BOTH = ("reporter", "respondent")
REOPENED = KindName("case-reopened")
"""The kind of act that opens a closed case again."""
_RULING = (Field("reason", "long-text", "Reasons", True), MEMBERS, VOTES_FOR, VOTES_AGAINST, DISSENT)

COURSE = (
    # who is responsible, and who may take part
    kind("matter-weighed", "Scope, impact and risk were weighed", REASON),
    kind(
        "jurisdiction-determined",
        "It was found who is responsible",
        Field("value", "choice", "Who is responsible", True, ("here", "elsewhere")),
        REASON,
    ),
    kind(
        "conflict-asked",
        "Asked by name whether they may judge",
        Field("answer_by", "date", "Answer by"),
        sealed_to=("who",),
        site=False,
    ),
    kind(
        "conflict-stated",
        "Somebody said whether they have a conflict",
        Field("value", "choice", "What they said", True, ("none", "soft", "hard", "not-said")),
        sealed_to=("who",),
    ),
    kind("conflict-confirmed", "The body settled who has a conflict", REASON, MEMBERS, VOTES_FOR, VOTES_AGAINST),
    # hearings
    kind(
        "hearing-called",
        "Invited to a hearing",
        LETTER,
        Field("on_day", "date", "Day of the hearing", True),
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
        to="respondent",
    ),
    kind(
        "hearing-postponed",
        "Hearing put off",
        REASON,
        _DAY,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    kind(
        "hearing-held",
        "Hearing held",
        NOTE,
        MEMBERS,
        sealed_to=("what", "respondent-mail"),
        tells=("respondent",),
    ),
    kind("absence-noted", "Somebody did not come to a hearing", Field("who", "text", "Who", True), NOTE),
    kind(
        "absence-warned",
        "Warned of what follows from not coming",
        LETTER,
        sealed_to=_OPEN_TO_BOTH,
        tells=_BOTH,
    ),
    # before an outcome holds
    kind("outcome-proposed", "Outcome proposed", Field("text", "long-text", "What is proposed", True)),
    kind(
        "affected-heard",
        "Affected person heard on the outcome",
        NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    kind("objection-made", "Somebody objected, or asked for a meeting", REASON),
    kind("counsel-heard", "Legal counsel heard", NOTE),
    kind("outcome-enacted", "Outcome put into effect", NOTE),
    kind(
        "new-date-given",
        "Told by when it will be done",
        _DAY,
        REASON,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    kind("interim-measure-reviewed", "Measure for the time being looked at again", REASON),
    kind("interim-measure-ended", "Measure for the time being ended", REASON),
    # links between cases
    kind("own-case-opened", "A side opened a case of its own, which others handle", _CODE, site=False),
    kind("case-linked", "Linked to another case", _CODE, REASON, _HANDLERS),
    kind("cases-merged", "Taken together with another case", _CODE, REASON),
    kind("case-split", "Split into two cases", _CODE, REASON),
    kind(
        "merging-refused",
        "Affected person refused to have cases taken together",
        NOTE,
        sealed_to=("what", "reporter-mail"),
        tells=("reporter",),
    ),
    kind(
        "handling-complained-of",
        "Complaint about how the case is handled",
        Field("text", "long-text", "In your own words", True),
        _OF,
    ),
    # what is said to others, and what is kept
    kind(
        "statement-published",
        "Statement about the case published",
        Field("text", "long-text", "The statement", True),
        TELLS,
    ),
    kind(
        "reply-published", "A party's reply published in equal room", Field("text", "long-text", "The reply", True)
    ),
    kind("promise-made", "Something was promised", Field("text", "long-text", "What", True), _DAY),
    kind("promise-kept", "A promise was kept", NOTE),
    kind("registered", "Entered into the register", _DAY, REASON, TELLS),
    kind("records-destroyed", "Records destroyed", REASON, Field("parts", "list", "Which parts, by their keys")),
    # opening a closed case again
    kind(
        "reopening-asked",
        "Asked to open the case again",
        Field("text", "long-text", "What is new", True),
        Field("why_late", "long-text", "Why it could not be said before", True),
        FILES,
    ),
    kind("case-reopened", "Case opened again", *_RULING, sealed_to=_OPEN_TO_BOTH, tells=_BOTH),
    kind("reopening-refused", "Opening the case again refused", *_RULING, sealed_to=_OPEN_TO_BOTH, tells=_BOTH),
    # coming back
    kind("readmission-asked", "Asked to come back", Field("text", "long-text", "In your own words", True)),
    kind(
        "readmission-decided",
        "Decided on coming back",
        Field("value", "choice", "Decision", True, ("readmitted", "readmitted-with-conditions", "refused")),
        Field("from_day", "date", "From which day it holds"),
        REASON,
        MEMBERS,
        VOTES_FOR,
        VOTES_AGAINST,
        sealed_to=_OPEN_TO_BOTH,
        tells=_BOTH,
    ),
)
