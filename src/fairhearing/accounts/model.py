"""What each side says: claims, answers, statements and exhibits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

REPORTER = "reporter"
"""The side of whoever reported and whoever was affected."""
RESPONDENT = "respondent"
"""The side of whoever the report is about."""
SIDES = (REPORTER, RESPONDENT)
AGREES, ACCEPTS, DISPUTES, DOES_NOT_KNOW, NO_ANSWER = STANCES = (
    "agrees",
    "accepts",
    "disputes",
    "does-not-know",
    "no-answer",
)
"""What a side can say to a claim. The side chooses it itself: nobody reads it into their words."""
AGREED, DISPUTED, ONLY_ONE_SIDE, NOT_ANSWERED, CONTRADICTED = STATES = (
    "agreed",
    "disputed",
    "only one side",
    "not answered",
    "contradicted",
)
"""How a claim stands between the sides."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is put to the other side.

    Args:
        id: unique within the case.
        text: in the words in which it was put.
        when: as it was said; empty where nothing was.
        where: likewise.
        about: the acts that it concerns.
        by: the side that says so.
    """

    id: str
    text: str
    when: str = ""
    where: str = ""
    about: tuple[str, ...] = ()
    by: str = REPORTER


@dataclass(frozen=True, slots=True)
class Answer:
    """What a side says to a claim.

    Args:
        claim: its id.
        stance: one of `STANCES`, chosen by whoever answers.
        text: their own words.
        side: one of `SIDES`.
    """

    claim: str
    stance: str
    text: str
    side: str = RESPONDENT


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's own words.

    Args:
        side: one of `SIDES`.
        author_slot: who says it, such as `reporter-1`.
        claim_id: the claim that it speaks to; None: the whole matter.
        text: kept as it was written.
        at: when it was made.
        withdrawn: its author no longer stands by it; the words stay, marked so.
    """

    side: str
    author_slot: str
    claim_id: str | None
    text: str
    at: date
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Something shown: a message, a photograph, minutes.

    Args:
        id: unique within the case.
        title: what it is.
        by: who brought it, a slot.
        claims: ids of the claims that it is for.
    """

    id: str
    title: str
    by: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """All that one side says to one claim.

    Args:
        answers: in the order given.
        statements: by date; withdrawn ones among them.
    """

    answers: tuple[Answer, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with both sides next to each other.

    Args:
        claim: what is put.
        reporter: what the reporter's side says to it.
        respondent: what the respondent's side says to it.
        state: one of `STATES`.
        exhibits: brought for it, by either side.
        contradictions: for `contradicted`: the answers of one side that cannot both hold, side by
            side; a side's own claim stands for an answer that agrees.
    """

    claim: Claim
    reporter: Said
    respondent: Said
    state: str
    exhibits: tuple[Exhibit, ...] = ()
    contradictions: tuple[Answer, ...] = ()
