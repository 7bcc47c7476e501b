"""Whom a cell means: an id, a number of the list, or a name."""

from __future__ import annotations

import pytest

from fairhearing.organisation import Organisation, RowsError
from tests.unit.organisation.sheets import listed, mapping

SEATS = mapping("seats", "person: Who, body: Where, proposed_by: By")


def test_people_and_bodies_are_found_by_id_and_by_name(demo: Organisation) -> None:
    """As a secretary writes them; a proposer is a body or a person; a number gets the mapping's prefix."""
    lines = ("Who,Where,By", "Elm One,Care team,", "p02,board,Congress", "YEW TWO,care,Oak Three")
    seats = listed(demo, SEATS, *lines).seats
    assert [(one.person, one.body, one.proposed_by) for one in seats] == [
        ("p01", "care", None),
        ("p02", "board", "congress"),
        ("p02", "care", "p03"),
    ]
    numbers = mapping("seats", "person: Who, body: Where", "id_prefix: p")
    assert listed(demo, numbers, "Who,Where", "04,board").seats[0].person == "p04"


def test_a_tie_leads_to_a_body_or_a_branch(demo: Organisation) -> None:
    """Both by their id, the body also by its name."""
    how = mapping("ties", "person: Who, to: Where", "fixed: {kind: donor}")
    ties = listed(demo, how, "Who,Where", "p01,north", "p02,Board").ties
    assert [tie.to for tie in ties] == ["north", "board"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Pine Seventeen,board,", "is the name of 2 people: p17, p23."),
        ("p0l,board,", "'p0l' is nobody on the roll."),
        (",board,", "The cell is empty."),
        ("p01,boards,", "Did you mean 'board'?"),
        ("p01,board,congres", "is nobody on the roll"),
    ],
)
def test_who_cannot_be_told_is_asked_for(demo: Organisation, line: str, words: str) -> None:
    """A name of two people, a slip of the pen, an empty cell, an unknown body."""
    with pytest.raises(RowsError) as error:
        listed(demo, SEATS, "Who,Where,By", line)
    assert words in error.value.diagnostics()


def test_the_nearest_is_sought_only_for_those_shown(demo: Organisation) -> None:
    """A list of wrong ids is told of quickly however long it is."""
    with pytest.raises(RowsError) as error:
        listed(demo, SEATS, "Who,Where,By", *(f"p1{number:03},board," for number in range(60)))
    guessed = [problem for problem in error.value.problems if "Did you mean" in problem.remedy]
    assert len(guessed) < len(error.value.problems)
