"""Reading an organisation's file strictly: what cannot be true is refused with its line.

Two people with one name are allowed: only ids must differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairhearing.acts import read_yaml, table_of, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation.contests import read_answered, read_contest
from fairhearing.organisation.dismissals import read_dismissal
from fairhearing.organisation.entries import (
    read_body,
    read_calendar,
    read_id,
    read_person,
    read_seat,
    read_tie,
)
from fairhearing.organisation.lines import read_written
from fairhearing.organisation.lookups import NO_BRANCH
from fairhearing.organisation.model import FORMAT, Answered, Body, Contest, Organisation, Person

MOST_FILE_BYTES = 100_000_000
"""An organisation of 100,000 people and 1,000,000 ties, as it is written, fits."""

_KEYS = (
    *("format", "id", "name", "calendar", "people", "bodies", "seats", "ties"),
    *("dismissed", "contested", "answered", "struck"),
)


def read_organisation(text: str, file: str) -> Organisation:
    """Read an organisation's file.

    Args:
        text: the whole file, YAML 1.2; one of more than 8 million characters only as it is written.
        file: its name, for messages.

    Raises:
        InputError: something in it is not as it must be; with file, line and what would be right.
    """
    node = read_written(text, file) or table_of(read_yaml(text, file), "the file")
    node.only(_KEYS, "an organisation's file")
    node.choice("format", (FORMAT,))
    organisation = Organisation(
        id=read_id(node.text("id"), node.where_of("id")),
        name=node.text_or("name", node.text("id")),
        calendar=read_calendar(node.table("calendar")),
        people=_people(read_person(one) for one in node.tables("people")),
        bodies=_bodies(read_body(one) for one in node.tables("bodies")),
        seats=tuple(read_seat(one) for one in node.tables("seats")),
        ties=tuple(read_tie(one) for one in node.tables("ties")),
        dismissed=tuple(read_dismissal(one) for one in node.tables("dismissed")),
        contested=tuple(read_contest(one) for one in node.tables("contested")),
        answered=tuple(read_answered(one) for one in node.tables("answered")),
        struck=tuple(read_tie(one) for one in node.tables("struck")),
    )
    check(organisation)
    return organisation


def _people(people: Iterable[Person]) -> dict[PersonId, Person]:
    found: dict[PersonId, Person] = {}
    for person in people:
        if person.id in found:
            raise _twice(person.id, found[person.id].where, person.where)
        found[person.id] = person
    return found


def _bodies(bodies: Iterable[Body]) -> dict[BodyId, Body]:
    found: dict[BodyId, Body] = {}
    for body in bodies:
        if body.id in found:
            raise _twice(body.id, found[body.id].where, body.where)
        found[body.id] = body
    return found


def _twice(name: str, first: Where | None, second: Where | None) -> InputError:
    before = "" if first is None else f" (first in line {first.line})"
    return InputError(
        f"The id '{name}' stands here a second time{before}.",
        why="An id names one person, one body or one branch, and nothing else.",
        remedy="Give one of the two another id, or delete it. Two people may have the same name.",
        where=second,
    )


def check(organisation: Organisation) -> None:
    """Refuse what cannot be true of an organisation, however it was read.

    Raises:
        InputError: an id used twice, a name of nobody, or bodies that answer to one another in a circle.
    """
    people, bodies = organisation.people, organisation.bodies
    branches = {person.branch for person in people.values()} - NO_BRANCH
    for body in bodies.values():
        if PersonId(body.id) in people or body.id in branches:
            raise _twice(body.id, None, body.where)
    for person in people.values():
        if person.id in branches:
            raise _twice(person.id, None, person.where)
    _check_seats(organisation)
    _check_ties(organisation, branches)
    _check_circle(bodies)


def _check_seats(organisation: Organisation) -> None:
    people, bodies = organisation.people, organisation.bodies
    sources = {*people, *bodies}
    for seat in organisation.seats:
        _known(seat.person, people, "a person of this file", seat.where)
        _known(seat.body, bodies, "a body of this file", seat.where)
        for source in (seat.proposed_by, seat.appointed_by):
            _known(source, sources, "a person or a body of this file", seat.where)


def _check_ties(organisation: Organisation, branches: set[str]) -> None:
    people, ends = organisation.people, {*organisation.bodies, *branches}
    for tie in organisation.ties:
        for person in (*tie.people, tie.declared_by, tie.confirmed_by):
            _known(person, people, "a person of this file", tie.where)
        _known(tie.to, ends, "a body or a branch of this file", tie.where)
    for tie in organisation.struck:
        for person in (*tie.people, tie.declared_by, tie.confirmed_by):
            _known(person, people, "a person of this file", tie.where)
    for dismissal in organisation.dismissed:
        for person in dismissal.people:
            _known(person, people, "a person of this file", dismissal.where)
    contests: tuple[Contest | Answered, ...] = (*organisation.contested, *organisation.answered)
    for contest in contests:
        _known(contest.by, people, "a person of this file", contest.where)


def _known(name: str | None, known: Iterable[str], what: str, where: Where | None) -> None:
    if name is not None and name not in known:
        raise unknown_word(name, known, what, where or Where("the organisation"))


def _check_circle(bodies: Mapping[BodyId, Body]) -> None:
    for body in bodies.values():
        _known(body.answers_to, bodies, "a body of this file", body.where)
        way = [body.id]
        above = body.answers_to
        while above is not None and above not in way:
            way.append(above)
            above = bodies[above].answers_to if above in bodies else None
        if above == body.id:
            raise InputError(
                f"These bodies answer to one another in a circle: {', '.join((*way, above))}.",
                why="Whoever is answered to must stand above.",
                remedy="Delete 'answers_to' of one of them, or name the body that elects it.",
                where=body.where,
            )
