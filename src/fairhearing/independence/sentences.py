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
from fairhearing.wording import joined, say

MENDS: Mapping[str, str] = MappingProxyType(
    {
        "answers-to": say("Another person in their place, from a body that does not answer to that one."),
        "approves": say("Another person in their place, or another body that approves."),
        "assigned-by": say("Another person in their place, or somebody else assigns and manages the other."),
        "challenge": say("Another person in their place."),
        "forced-recusal": say("Another person in their place."),
        "same-employer": say("Another person in their place, who works for somebody else."),
        "silence": say("Another person in their place; to answer late does not count for this case."),
        "self": say("Nothing: nobody takes part in judging their own cause."),
        "body-mate": say("Another person in their place, or one of the two leaves the body."),
        "declared": say("Another person in their place; only they can take their declaration back."),
        "excluded": say("Another person in their place; only the reporter can take the exclusion back."),
        "member-of": say("Another person in their place, who does not sit on that body."),
        "owes-seat": say(
            "Another person in their place, or the seat filled anew by a contested election or by lot."
        ),
        "same-branch": say("Another person in their place, from another branch."),
        "seated": say("Another person in their place, or the seat filled anew by a contested election or by lot."),
        "through-body": say("Another person in their place, who does not belong to that body."),
    }
)
_MENDS_RECORDED = say("Another person in their place.")


def mends(tie: str, after: object, *, disputed: bool) -> str:
    """Return what would remove a reason, in one or two sentences.

    Args:
        tie: its kind.
        after: how long a tie counts after its end; None: not limited.
        disputed: whether somebody disputes it.
    """
    text = MENDS.get(tie, _MENDS_RECORDED)
    if after is not None:
        text += say(" It no longer counts {after} after it ended.", after=after)
    if disputed:
        text += say(" It is disputed: somebody independent can find out whether it holds.")
    return text


def name_of(organisation: Organisation, name: str) -> str:
    """Return how a sentence names a person ("Ash Four (p04)"), a body ("the board") or a branch."""
    person = organisation.people.get(PersonId(name))
    if person is not None:
        return f"{person.name} ({name})" if person.name else name
    body = organisation.bodies.get(BodyId(name))
    if body is None:
        known = any(one.branch == name for one in organisation.people.values())
        return say("the branch {name}", name=name) if known else name
    words = body.name or name
    return (
        say("the {body}", body=words[0].lower() + words[1:])
        if words[1:].islower()
        else say("the {body}", body=words)
    )


def seat_was_given(organisation: Organisation, seat: Seat, source: str) -> str:
    """Return the sentence that says who proposed or filled a seat."""
    how = "proposed" if seat.proposed_by == source else "filled"
    whose = say(
        "{person}'s seat on {body}",
        person=name_of(organisation, seat.person),
        body=name_of(organisation, seat.body),
    )
    return say(
        "{whose}{span} was {how} by {source}",
        whose=whose,
        span=_span("from", seat.since, seat.until),
        how=how,
        source=name_of(organisation, source),
    )


def sat_then(organisation: Organisation, seat: Seat) -> str:
    """Return the sentence that says that somebody sat on the body when it gave a seat."""
    who, body = name_of(organisation, seat.person), name_of(organisation, seat.body)
    return say("{who} sat on {body} then{span}", who=who, body=body, span=_span("from", seat.since, seat.until))


def sits(organisation: Organisation, seat: Seat, on: date) -> str:
    """Return the sentence that says that somebody sits, or sat, on a body."""
    verb = "sits" if possibly(None, seat.until, on) else "sat"
    who, body = name_of(organisation, seat.person), name_of(organisation, seat.body)
    return say(
        "{who} {verb} on {body}{span}", who=who, verb=verb, body=body, span=_span("from", seat.since, seat.until)
    )


def belongs(organisation: Organisation, person: str, branch: str) -> str:
    """Return the sentence that says that somebody is of a branch."""
    return say("{person} is of the branch {branch}", person=name_of(organisation, person), branch=branch)


def answers(organisation: Organisation, body: str, chief: str) -> str:
    """Return the sentence that says that a body answers to another one."""
    return say("{body} answers to {chief}", body=name_of(organisation, body), chief=name_of(organisation, chief))


def approves(organisation: Organisation, body: str) -> str:
    """Return the sentence that says that a body has to approve the outcome."""
    return say("{body} has to approve the outcome", body=name_of(organisation, body))


def tied(organisation: Organisation, tie: Tie, one: str, other: str, on: date) -> str:
    """Return the sentence of a recorded tie between two of those whom it names."""
    first, second = (other, one) if tie.people[0] == other else (one, other)
    kind = TIE_KINDS[tie.kind]
    words = kind.now if possibly(None, tie.until, on) else kind.then
    text = say(words, a=name_of(organisation, first), b=name_of(organisation, second))
    return joined("", (text, _span("since", tie.since, tie.until), say(" (disputed)") if tie.disputed else ""))


def _span(begin: str, since: When | None, until: When | None) -> str:
    if since is None:
        return "" if until is None else say(" (until {until})", until=_said(until))
    if until is None:
        return (
            say(" (since {day})", day=_said(since)) if begin == "since" else say(" (from {day})", day=_said(since))
        )
    return (
        say(" ({day})", day=_said(since))
        if since == until
        else say(" ({since} to {until})", since=_said(since), until=_said(until))
    )


def _said(when: When) -> str:
    if when.text:
        return when.text
    return str(when.first) if when.certain else say("between {first} and {last}", first=when.first, last=when.last)
