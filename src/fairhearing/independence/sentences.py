"""The sentences of a path: facts about seats and ties, never a charge against anybody.

Source: DESIGN, "nobody judges their own cause, nor that of the person who put them in their seat".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from fairhearing.acts import When
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation import TIE_KINDS, Organisation, Seat, Tie, possibly

MENDS: Mapping[str, str] = MappingProxyType(
    {
        "answers-to": "Another person in their place, from a body that does not answer to that one.",
        "approves": "Another person in their place, or another body that approves.",
        "assigned-by": "Another person in their place, or somebody else assigns and manages the other.",
        "challenge": "Another person in their place.",
        "forced-recusal": "Another person in their place.",
        "same-employer": "Another person in their place, who works for somebody else.",
        "silence": "Another person in their place; to answer late does not count for this case.",
        "self": "Nothing: nobody takes part in judging their own cause.",
        "body-mate": "Another person in their place, or one of the two leaves the body.",
        "declared": "Another person in their place; only they can take their declaration back.",
        "excluded": "Another person in their place; only the reporter can take the exclusion back.",
        "member-of": "Another person in their place, who does not sit on that body.",
        "owes-seat": "Another person in their place, or the seat filled anew by a contested election or by lot.",
        "same-branch": "Another person in their place, from another branch.",
        "seated": "Another person in their place, or the seat filled anew by a contested election or by lot.",
        "through-body": "Another person in their place, who does not belong to that body.",
    }
)
_MENDS_RECORDED = "Another person in their place."


def mends(tie: str, after: object, *, disputed: bool) -> str:
    """Return what would remove a reason, in one or two sentences.

    Args:
        tie: its kind.
        after: how long a tie counts after its end; None: not limited.
        disputed: whether somebody disputes it.
    """
    text = MENDS.get(tie, _MENDS_RECORDED)
    if after is not None:
        text += f" It no longer counts {after} after it ended."
    if disputed:
        text += " It is disputed: somebody independent can find out whether it holds."
    return text


def name_of(organisation: Organisation, name: str) -> str:
    """Return how a sentence names a person ("Ash Four (p04)"), a body ("the board") or a branch."""
    person = organisation.people.get(PersonId(name))
    if person is not None:
        return f"{person.name} ({name})" if person.name else name
    body = organisation.bodies.get(BodyId(name))
    if body is None:
        known = any(one.branch == name for one in organisation.people.values())
        return f"the branch {name}" if known else name
    words = body.name or name
    return f"the {words[0].lower()}{words[1:]}" if words[1:].islower() else f"the {words}"


def seat_was_given(organisation: Organisation, seat: Seat, source: str) -> str:
    """Return the sentence that says who proposed or filled a seat."""
    how = "proposed" if seat.proposed_by == source else "filled"
    whose = f"{name_of(organisation, seat.person)}'s seat on {name_of(organisation, seat.body)}"
    return f"{whose}{_span('from', seat.since, seat.until)} was {how} by {name_of(organisation, source)}"


def sat_then(organisation: Organisation, seat: Seat) -> str:
    """Return the sentence that says that somebody sat on the body when it gave a seat."""
    who, body = name_of(organisation, seat.person), name_of(organisation, seat.body)
    return f"{who} sat on {body} then{_span('from', seat.since, seat.until)}"


def sits(organisation: Organisation, seat: Seat, on: date) -> str:
    """Return the sentence that says that somebody sits, or sat, on a body."""
    verb = "sits" if possibly(None, seat.until, on) else "sat"
    who, body = name_of(organisation, seat.person), name_of(organisation, seat.body)
    return f"{who} {verb} on {body}{_span('from', seat.since, seat.until)}"


def belongs(organisation: Organisation, person: str, branch: str) -> str:
    """Return the sentence that says that somebody is of a branch."""
    return f"{name_of(organisation, person)} is of the branch {branch}"


def answers(organisation: Organisation, body: str, chief: str) -> str:
    """Return the sentence that says that a body answers to another one."""
    return f"{name_of(organisation, body)} answers to {name_of(organisation, chief)}"


def approves(organisation: Organisation, body: str) -> str:
    """Return the sentence that says that a body has to approve the outcome."""
    return f"{name_of(organisation, body)} has to approve the outcome"


def tied(organisation: Organisation, tie: Tie, one: str, other: str, on: date) -> str:
    """Return the sentence of a recorded tie between two of those whom it names."""
    first, second = (other, one) if tie.people[0] == other else (one, other)
    kind = TIE_KINDS[tie.kind]
    words = kind.now if possibly(None, tie.until, on) else kind.then
    text = words.format(a=name_of(organisation, first), b=name_of(organisation, second))
    return f"{text}{_span('since', tie.since, tie.until)}{' (disputed)' if tie.disputed else ''}"


def _span(begin: str, since: When | None, until: When | None) -> str:
    if since is None:
        return "" if until is None else f" (until {_said(until)})"
    if until is None:
        return f" ({begin} {_said(since)})"
    return f" ({_said(since)})" if since == until else f" ({_said(since)} to {_said(until)})"


def _said(when: When) -> str:
    if when.text:
        return when.text
    return str(when.first) if when.certain else f"between {when.first} and {when.last}"
