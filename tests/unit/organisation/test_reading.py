"""Reading an organisation's file: what cannot be true is refused with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.errors import InputError
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.organisation.reading import check

HEAD = "format: fairhearing/organisation@1\nid: club\n"
PEOPLE = "people:\n  - {id: p01, name: Pine, branch: north}\n  - {id: p02, name: Pine}\n"
BODIES = "bodies:\n  - {id: board, kind: leadership}\n  - {id: care, kind: intake, answers_to: board}\n"


def test_the_sample_is_read_whole(lakeland: Organisation) -> None:
    """Every person, body, seat and tie of the sample is there, with its line."""
    counts = (lakeland.people, lakeland.bodies, lakeland.seats, lakeland.ties)
    assert [len(some) for some in counts] == [24, 7, 10, 9]
    assert lakeland.calendar.timezone == "Europe/Dublin"
    assert str(lakeland.ties[0].where).startswith("organisation.yaml:")


def test_an_empty_club_with_two_people_of_one_name_is_read() -> None:
    """Names need not differ, and nothing but an id is needed."""
    club = read_organisation(HEAD + PEOPLE + BODIES, "club.yaml")
    assert [person.name for person in club.people.values()] == ["Pine", "Pine"]
    assert club.name == "club"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: club\n", 1, "'format' is missing."),
        ("format: fairhearing/organisation@9\nid: c\n", 1, "'fairhearing/organisation@9' is not a value of"),
        (HEAD + "motto: all for one\n", 3, "'motto' is not a key of an organisation's file."),
        (
            HEAD + "people: [{id: p01},\n  {id: p01}]\n",
            4,
            "The id 'p01' stands here a second time (first in line 3).",
        ),
        (HEAD + "bodies: [{id: b, kind: x},\n  {id: b, kind: x}]\n", 4, "The id 'b' stands here a second time"),
        (HEAD + PEOPLE + "bodies: [{id: p01, kind: x}]\n", 6, "The id 'p01' stands here a second time."),
        (HEAD + PEOPLE + "bodies: [{id: north, kind: x}]\n", 6, "The id 'north' stands here a second time."),
        (HEAD + "people: [{id: p01, branch: p02},\n  {id: p02}]\n", 4, "The id 'p02' stands here a second time."),
        (HEAD + PEOPLE + BODIES + "seats: [{person: p9, body: care}]\n", 9, "'p9' is not a person of this file."),
        (HEAD + PEOPLE + BODIES + "seats: [{person: p01, body: car}]\n", 9, "Did you mean 'care'?"),
        (
            HEAD + PEOPLE + BODIES + "seats: [{person: p01, body: care, proposed_by: nobody}]\n",
            9,
            "'nobody' is not a person or a body of this file.",
        ),
        (HEAD + PEOPLE + "ties: [{kind: kin, people: [p01, p03]}]\n", 6, "'p03' is not a person of this file."),
        (
            HEAD + PEOPLE + "ties: [{kind: donor, person: p01, to: south}]\n",
            6,
            "'south' is not a body or a branch of this file.",
        ),
        (HEAD + "bodies: [{id: b, kind: x, answers_to: c}]\n", 3, "'c' is not a body of this file."),
        (
            HEAD + "bodies:\n  - {id: a, kind: x, answers_to: b}\n  - {id: b, kind: x, answers_to: a}\n",
            4,
            "These bodies answer to one another in a circle: a, b, a.",
        ),
        (HEAD + "bodies: [{id: a, kind: x, answers_to: a}]\n", 3, "in a circle: a, a."),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    """The message names file, line, what is wrong and what would be right."""
    with pytest.raises(InputError) as error:
        read_organisation(text, "club.yaml")
    assert words in error.value.diagnostics()
    assert error.value.where is not None
    assert (error.value.where.file, error.value.where.line) == ("club.yaml", line)


def test_a_tie_to_a_branch_is_read() -> None:
    """A branch may be hosted or given money, like a body."""
    club = read_organisation(HEAD + PEOPLE + "ties: [{kind: host, person: p02, to: north}]\n", "club.yaml")
    assert club.ties[0].to == "north"


def test_a_circle_above_a_body_that_is_not_in_it_is_told_of_those_in_it() -> None:
    """Whoever answers to the circle is not blamed for it."""
    text = HEAD + "bodies:\n  - {id: z, kind: x, answers_to: a}\n"
    circle = "  - {id: a, kind: x, answers_to: b}\n  - {id: b, kind: x, answers_to: a}\n"
    with pytest.raises(InputError, match="in a circle: a, b, a") as error:
        read_organisation(text + circle, "club.yaml")
    assert str(error.value.where) == "club.yaml:5"


def test_an_organisation_made_in_memory_is_checked_too(lakeland: Organisation) -> None:
    """What has no line is named by what it is part of."""
    seat = replace(lakeland.seats[0], person="p99", where=None)
    with pytest.raises(InputError, match="'p99' is not a person of this file") as error:
        check(replace(lakeland, seats=(seat,)))
    assert str(error.value.where) == "the organisation"
