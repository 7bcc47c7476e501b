"""What binds a person to a party: each tie found, with its path, before any rule says whether it counts.

Source: RULES, "Conflict criteria in use"; seats, households and what runs through a body are this project's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence.question import Question, Span
from fairhearing.independence.ranks import (
    Link,
    answers_to,
    assigned_by,
    in_approving_circle,
    same_employer,
)
from fairhearing.independence.seats import owed_seats
from fairhearing.independence.sentences import belongs, name_of, seat_was_given, sits, tied
from fairhearing.organisation import NO_BRANCH, TIE_KINDS, Tie, possibly
from fairhearing.wording import say


@dataclass(frozen=True, slots=True)
class Trace:
    """One tie, or chain of ties, from a person to a party.

    Args:
        tie: its kind.
        path: sentences, from the person to the party.
        spans: when that on which it rests held; all of them must count for it to count.
        steps: how many steps it takes.
        lasting: whether it counts for ever after its end unless a rule limits that.
        disputed: whether somebody disputes it.
    """

    tie: str
    path: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    steps: int = 1
    lasting: bool = False
    disputed: bool = False


_Finder = Callable[[Question, PersonId, str], Iterator[Trace]]


def traces_to(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    """Yield what binds a person to a party, of derived kinds those for which a rule counts towards the party."""
    if person == party:
        path = (say("{person} is the party concerned", person=name_of(question.organisation, person)),)
        yield Trace("self", path)
        return
    yield from _recorded(question, person, party)
    for tie, find in _DERIVED.items():
        if question.counts(tie, party):
            yield from find(question, person, party)


def traces_of_case(question: Question, person: PersonId) -> Iterator[Trace]:
    """Yield what keeps a person out of the case as such: exclusion, their own declaration, being a witness."""
    who = name_of(question.organisation, person)
    if person in question.declared:
        yield Trace("declared", (say("{who} declared that they may not judge", who=who),))
    if person in question.case.witness and "witness" in question.rules:
        yield Trace("witness", (say("{who} is a witness in this case", who=who),))
    excluded = question.case.excluded
    if person in excluded:
        yield Trace("excluded", (say("{who} was left out of this case", who=who),))
        return
    for seat in question.book.seats.get(person, ()):
        if seat.body in excluded and possibly(seat.since, seat.until, question.on):
            body = name_of(question.organisation, seat.body)
            path = (
                sits(question.organisation, seat, question.on),
                say("{body} was left out of this case", body=body),
            )
            yield Trace("excluded", path)


def _recorded(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    ties = question.book.ties
    # hubs hold thousands of ties: the shorter of the two lists finds the same
    for tie in min(ties.get(person, ()), ties.get(party, ()), key=len):
        if tie.kind in question.rules and _binds(tie, person, party):
            path = (tied(question.organisation, tie, person, party, question.on),)
            yield Trace(tie.kind, path, ((tie.since, tie.until),), lasting=True, disputed=tie.disputed)


def _binds(tie: Tie, person: PersonId, party: str) -> bool:
    if person not in tie.people:
        return False
    if tie.to is not None:
        return tie.to == party
    if party not in tie.people:
        return False
    return not TIE_KINDS[tie.kind].directed or tie.people[0] in {person, party}


def _body_mates(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    """Yield the bodies on which both sit; an assembly, on which everybody sits, binds nobody."""
    organisation = question.organisation
    for mine in question.book.seats.get(person, ()):
        body = organisation.bodies.get(mine.body)
        if body is None or body.kind == "assembly":
            continue
        for theirs in question.book.seats.get(party, ()):
            if theirs.body == mine.body:
                path = (sits(organisation, mine, question.on), sits(organisation, theirs, question.on))
                spans = ((mine.since, mine.until), (theirs.since, theirs.until))
                yield Trace("body-mate", path, spans)


def _branch_of(question: Question, person: str) -> str:
    entry = question.organisation.people.get(PersonId(person))
    return "" if entry is None or entry.branch in NO_BRANCH else entry.branch


def _same_branch(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    branch = _branch_of(question, person)
    if branch and branch == _branch_of(question, party):
        one, other = (name_of(question.organisation, who) for who in (person, party))
        yield Trace(
            "same-branch",
            (say("{one} and {other} are both of the branch {branch}", one=one, other=other, branch=branch),),
        )


def _through_body(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    organisation = question.organisation
    seats = question.book.seats.get(person, ())
    branch = _branch_of(question, person)
    for tie in question.book.gifts.get(party, ()):
        target, span = str(tie.to), (tie.since, tie.until)
        if branch == target:
            path = (belongs(organisation, person, branch), tied(organisation, tie, party, target, question.on))
            yield Trace("through-body", path, (span,), disputed=tie.disputed)
        for seat in seats:
            if seat.body == target:
                path = (sits(organisation, seat, question.on), tied(organisation, tie, party, target, question.on))
                yield Trace("through-body", path, ((seat.since, seat.until), span), disputed=tie.disputed)


def _member_of(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    organisation = question.organisation
    if _branch_of(question, person) == party:
        yield Trace("member-of", (belongs(organisation, person, party),))
    for seat in question.book.seats.get(person, ()):
        if seat.body == party:
            yield Trace("member-of", (sits(organisation, seat, question.on),), ((seat.since, seat.until),))


def _seated(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    if BodyId(party) not in question.organisation.bodies:
        return
    for seat in question.book.seats.get(person, ()):
        if party in {seat.proposed_by, seat.appointed_by}:
            path = (seat_was_given(question.organisation, seat, party),)
            yield Trace("seated", path, ((seat.since, seat.until),))


def _owes_seat(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
    for seat, chain in owed_seats(question, person, party):
        span = (seat.since, seat.until)
        yield Trace("owes-seat", chain.path, (span,), chain.steps, disputed=chain.disputed)


def _linked(tie: str, find: Callable[[Question, str, str], Iterator[Link]]) -> _Finder:
    def traces(question: Question, person: PersonId, party: str) -> Iterator[Trace]:
        for link in find(question, person, party):
            yield Trace(tie, link.path, link.spans, link.steps, disputed=link.disputed)

    return traces


# where two find the same path, the first names it: that a body gave a seat is `seated`
_DERIVED = {
    "body-mate": _body_mates,
    "member-of": _member_of,
    "seated": _seated,
    "owes-seat": _owes_seat,
    "same-branch": _same_branch,
    "through-body": _through_body,
    "same-employer": _linked("same-employer", same_employer),
    "assigned-by": _linked("assigned-by", assigned_by),
    "answers-to": _linked("answers-to", answers_to),
    "approves": _linked("approves", in_approving_circle),
}
