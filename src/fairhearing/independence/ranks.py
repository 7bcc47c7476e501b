"""What binds people through work and rank: one employer, who assigned whom, who approves, what answers to what.

Source: RULES, "Conflict criteria in use" (same employer; manager, direct report); Acas Code of Practice 2015,
paragraph 27 (somebody not involved before).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairhearing.identifiers import BodyId
from fairhearing.independence.question import Question, Span
from fairhearing.independence.seats import given_seats
from fairhearing.independence.sentences import answers, approves, seat_was_given, sits, tied
from fairhearing.organisation import Tie


@dataclass(frozen=True, slots=True)
class Link:
    """How work or rank leads from a person to a party.

    Args:
        path: sentences, from the person to the party.
        spans: when that on which it rests held.
        steps: how many steps it takes.
        disputed: whether it rests on a tie that somebody disputes.
    """

    path: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    steps: int = 1
    disputed: bool = False


def same_employer(question: Question, person: str, party: str) -> Iterator[Link]:
    """Yield each person or body for whom both work.

    Args:
        question: with the ties `employer` and `staff`.
        person: who is asked about.
        party: towards whom.
    """
    organisation, on = question.organisation, question.on
    for mine in question.book.ties.get(person, ()):
        employer = _employer(mine, person)
        if not employer or employer == party:
            continue
        between = (question.book.ties.get(employer, ()), question.book.ties.get(party, ()))
        for theirs in min(between, key=len):
            if _employer(theirs, party) == employer:
                path = (
                    tied(organisation, mine, person, employer, on),
                    tied(organisation, theirs, employer, party, on),
                )
                spans = ((mine.since, mine.until), (theirs.since, theirs.until))
                yield Link(path, spans, disputed=mine.disputed or theirs.disputed)


def _employer(tie: Tie, person: str) -> str:
    """Return for whom a person works by a tie; empty where it says nothing of the sort."""
    first, *others = tie.people
    if tie.kind == "employer" and tie.to is None and person in others:
        return first
    if tie.kind == "staff" and person == first:
        return tie.to or next(iter(others), "")
    return ""


def assigned_by(question: Question, person: str, party: str) -> Iterator[Link]:
    """Yield how a person stands above a party: gave it a seat, sat on the body that did, or manages it.

    Args:
        question: how far it is looked back stands in its rules for `assigned-by`.
        person: who is asked about.
        party: a person.
    """
    for seat, chain in given_seats(question, party, person):
        yield Link(chain.path[::-1], ((seat.since, seat.until),), chain.steps)
    ties = question.book.ties
    for tie in min(ties.get(person, ()), ties.get(party, ()), key=len):
        if tie.kind == "employer" and tie.people[0] == person and _employer(tie, party) == person:
            path = (tied(question.organisation, tie, person, party, question.on),)
            yield Link(path, ((tie.since, tie.until),), disputed=tie.disputed)


def answers_to(question: Question, person: str, party: str) -> Iterator[Link]:
    """Yield the person's bodies that answer to the party, a body, and the outside ones that it chose.

    To an assembly everybody answers: it binds nobody.

    Args:
        question: with bodies and seats.
        person: who is asked about.
        party: a body; anything else gives nothing.
    """
    organisation = question.organisation
    chief = organisation.bodies.get(BodyId(party))
    if chief is None or chief.kind == "assembly":
        return
    for seat in question.book.seats.get(person, ()):
        body = organisation.bodies.get(seat.body)
        if body is None:
            continue
        span = (seat.since, seat.until)
        if body.answers_to == party:
            yield Link((sits(organisation, seat, question.on), answers(organisation, body.id, party)), (span,))
        for other in question.book.seated.get(body.id, ()) if body.kind == "outside" else ():
            if other.person != person and party in {other.proposed_by, other.appointed_by}:
                path = (sits(organisation, seat, question.on), seat_was_given(organisation, other, party))
                yield Link(path, (span, (other.since, other.until)))


def in_approving_circle(question: Question, person: str, party: str) -> Iterator[Link]:
    """Yield the person's seats on a body that has to approve the outcome, or on the one to which it answers.

    Args:
        question: with bodies and seats.
        person: who is asked about.
        party: a body in the role `approver`; anything else gives nothing.
    """
    organisation = question.organisation
    body = organisation.bodies.get(BodyId(party))
    if body is None or "approver" not in question.parties[party]:
        return
    for seat in question.book.seats.get(person, ()):
        sitting, span = sits(organisation, seat, question.on), (seat.since, seat.until)
        if seat.body == body.id:
            yield Link((sitting, approves(organisation, body.id)), (span,))
        elif seat.body == body.answers_to:
            above = (answers(organisation, body.id, seat.body), approves(organisation, body.id))
            yield Link((sitting, *above), (span,), steps=2)
