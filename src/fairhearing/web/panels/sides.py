"""Both sides of a case next to each other: what is put, the answers, the statements, the exhibits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairhearing.accounts import Answer, Claim, Row, Statement, side_by_side
from fairhearing.desk import OpenAct, OpenCase
from fairhearing.identifiers import role_of
from fairhearing.web.casework.lines import REPORT, Line, content_of, line_of

REPORTERS, RESPONDENTS = "reporter", "respondent"
SIDE_OF = {
    "reporter": REPORTERS,
    "affected": REPORTERS,
    "support": REPORTERS,
    "respondent": RESPONDENTS,
}
"""Which side a party's role speaks for; officers and witnesses speak for neither."""
PUT = ("claim-set-out", "respondent-notified")
ANSWERED = "response-received"
OWN_WORDS = (REPORT, "report-added-to", ANSWERED, "response-added-to", "statement-signed")
NO_ACCOUNT = ("how", "course", "consents", "contact")
"""Fields of a report that say nothing of what happened."""
STANCES = {
    "denies": "disputes",
    "admits": "agrees",
    "accepts-the-other-account": "accepts",
    "does-not-remember": "does-not-know",
    "does-not-wish-to-answer": "no-answer",
}
"""What a respondent chose, as an answer to each claim; a part that is admitted names no claim, so it is none."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is laid out.

    Args:
        rows: what is put, each with how it stands between the sides.
        reporter: what the reporter's side said and showed, in order.
        respondent: likewise the respondent's.
        others: records of interviews, and what witnesses and officers added.
        withdrawn: ids of the acts whose authors took their words back.
    """

    rows: tuple[Row, ...]
    reporter: tuple[Line, ...]
    respondent: tuple[Line, ...]
    others: tuple[Line, ...]
    withdrawn: frozenset[str]


def sides_of(case: OpenCase) -> Sides:
    """Return both sides of a case as far as it opens for its reader; every word as it was written."""
    claims = _claims(case)
    gone = withdrawn(case)
    said: dict[str, list[Line]] = {REPORTERS: [], RESPONDENTS: [], "": []}
    for act in case.acts:
        if act.public.kind in (*OWN_WORDS, "exhibit-added", "interview-held") and act.parts:
            said[_side(act)].append(_line(case, act))
    rows = side_by_side(claims, _answers(case, claims), _statements(case, claims), ())
    return Sides(rows, tuple(said[REPORTERS]), tuple(said[RESPONDENTS]), tuple(said[""]), gone)


def _line(case: OpenCase, act: OpenAct) -> Line:
    return replace(line_of(case, act), content=content_of(case, act, without=NO_ACCOUNT))


def withdrawn(case: OpenCase) -> frozenset[str]:
    """Return the statements that were taken back: all that their author had signed before."""
    gone: set[str] = set()
    for back in case.done("statement-withdrawn"):
        earlier = (act for act in case.done("statement-signed") if act.public.seq < back.public.seq)
        gone |= {act.public.id for act in earlier if act.public.by == back.public.by}
    return frozenset(gone)


def _claims(case: OpenCase) -> tuple[Claim, ...]:
    """Return what is put; what was set out first and told later in the same words is one claim."""
    found: dict[str, Claim] = {}
    for act in case.done(*PUT):
        text = str(act.fields.get("what") or "")
        if text:
            when, where = (str(act.fields.get(name) or "") for name in ("when", "where"))
            found.setdefault(text, Claim(act.public.id, text, when, where))
    return tuple(found.values())


def _newest(case: OpenCase) -> tuple[OpenAct, ...]:
    """Return the newest answer of each respondent."""
    return tuple({_speaker(act): act for act in case.done(ANSWERED)}.values())


def _answers(case: OpenCase, claims: tuple[Claim, ...]) -> tuple[Answer, ...]:
    """Return the answers that chose a position, to every claim that had been put by then."""
    order = {str(act.public.id): act.public.seq for act in case.acts}
    return tuple(
        Answer(claim.id, STANCES[stance], str(act.fields.get("text") or ""))
        for act in _newest(case)
        for claim in claims
        if (stance := str(act.fields.get("answer"))) in STANCES and order[claim.id] < act.public.seq
    )


def _statements(case: OpenCase, claims: tuple[Claim, ...]) -> tuple[Statement, ...]:
    """Return the answers that chose no position, as words on each claim, so that they count as spoken to."""
    unsaid = [act for act in _newest(case) if act.parts and str(act.fields.get("answer")) not in STANCES]
    return tuple(
        Statement(RESPONDENTS, act.public.by, claim.id, str(act.fields.get("text") or ""), act.public.on)
        for act in unsaid
        for claim in claims
    )


def _speaker(act: OpenAct) -> str:
    # What an officer wrote down is of the respondent whom it names.
    named = (slot for slot in (act.public.by, act.public.to) if slot is not None)
    return next((str(slot) for slot in named if role_of(slot) == "respondent"), "respondent-1")


def _side(act: OpenAct) -> str:
    if act.public.kind == ANSWERED:
        return RESPONDENTS
    return SIDE_OF.get(role_of(act.public.by), "")
