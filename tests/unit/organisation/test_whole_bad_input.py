"""A gallery of bad input, one mistake each: the words say what is wrong, where, and what would be right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairhearing.errors import InputError
from fairhearing.machine import read_sized
from fairhearing.organisation import (
    MOST_TABLE_BYTES,
    Organisation,
    oddities,
    read_list,
    read_organisation,
    update,
)
from tests.unit.organisation.sheets import listed, mapping, workbook

HEAD = "format: fairhearing/organisation@1\nid: club\n"
TWO = "people:\n  - {id: p1}\n  - {id: p2}\nbodies:\n  - {id: b, kind: x}\nseats:\n"
DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            "bodies:\n  - {id: a, kind: x, answers_to: b}\n  - {id: b, kind: x, answers_to: a}\n",
            "roll.yaml:4",
            "These bodies answer to one another in a circle: a, b, a.",
        ),
        (
            "people:\n  - {id: p1, branch: [north, south]}\n",
            "roll.yaml:4",
            "'branch' is a list, not a text.",
        ),
        (
            "people:\n  - {id: p1}\n  - {id: p1}\n",
            "roll.yaml:5",
            "The id 'p1' stands here a second time (first in line 4).",
        ),
        (
            "people:\n  - {id: p1}\n  - {id: p2}\nties:\n  - {kind: kin, people: [p1, p3]}\n",
            "roll.yaml:7",
            "'p3' is not a person of this file.",
        ),
        (
            "bodies: [{id: board, kind: x}]\npeople: [{id: p1}]\nties:\n  - {kind: donor, person: p1, to: bord}\n",
            "roll.yaml:6",
            "Did you mean 'board'?",
        ),
        (
            "people:\n  - {id: p1}\nties:\n  - {kind: kin, people: [p1, p1]}\n",
            "roll.yaml:6",
            "This tie does not name two different ends.",
        ),
        (
            "people:\n  - {id: p1, joined: 2020, left: 2019}\n",
            "roll.yaml:4",
            "It ends (2019) before it begins (2020).",
        ),
        (
            "people:\n  - {id: p1}\nseats:\n  - {person: p1, body: board}\n",
            "roll.yaml:6",
            "'board' is not a body of this file.",
        ),
        (
            "people:\n  - {id: p1}\n  - {id: p2}\nties:\n  - {kind: may-not-juge, people: [p1, p2]}\n",
            "roll.yaml:7",
            "Did you mean 'may-not-judge'?",
        ),
    ],
)
def test_a_file_that_cannot_be_true_is_refused(text: str, place: str, words: str) -> None:
    """Circles, two branches, ties to nobody, ends before beginnings, unknown bodies."""
    with pytest.raises(InputError) as error:
        read_organisation(HEAD + text, "roll.yaml")
    assert words in error.value.diagnostics()
    assert str(error.value.where) == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "people:\n  - {id: p1, name: Elm}\n  - {id: p2, name: ELM}\n",
            "2 people are called Elm: p1, p2. Only their ids tell them apart.",
        ),
        (
            'people:\n  - {id: p1, name: "=HYPERLINK(1)"}\n',
            "The name of p1 begins like a spreadsheet's formula: =HYPERLINK(1).",
        ),
        (
            f"{TWO}  - {{person: p1, body: b, proposed_by: p2}}\n  - {{person: p2, body: b, proposed_by: p1}}\n",
            "These proposed or appointed one another in a circle: p1 → p2 → p1.",
        ),
        (
            f"{TWO}  - {{person: p1, body: b}}\n  - {{person: p1, body: b}}\n",
            "p1 has the same seat on b twice at one time.",
        ),
    ],
)
def test_a_file_that_is_odd_is_read_and_told(text: str, words: str) -> None:
    """Shared names, formulas, circles of appointment and seats twice are possible, and are shown."""
    assert words in oddities(read_organisation(HEAD + text, "roll.yaml"), DAY)


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+cmd|'/C calc'!A0", "@SUM(1)", "-2+3"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_spreadsheets_formula_in_a_name_is_refused(demo: Organisation, cell: str, kind: str) -> None:
    """As text in either kind of file; a formula proper, never worked out, is an empty name."""
    rows = (("id", "name"), ("q1", cell))
    data = workbook(*rows) if kind == "xlsx" else f"id,name\nq1,{cell}\n".encode()
    with pytest.raises(InputError) as error:
        read_list(data, f"list.{kind}", mapping("people", "id: id, name: name"), demo)
    told = error.value.diagnostics()
    assert f"list.{kind}:2 (name)" in told
    assert "begins like a formula" in told or "a formula that was never worked out is empty too" in told


def test_a_list_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """The file has no content on the disk at all: its size is enough."""
    huge = tmp_path / "members.csv"
    with huge.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(InputError) as error:
        read_sized(huge, MOST_TABLE_BYTES)
    assert "It has 1,000,000,000 bytes; at most 50,000,000 are read." in error.value.diagnostics()


@pytest.mark.parametrize(
    ("columns", "lines", "words"),
    [
        ("id: No, name: Name", ("No.,Name", "1,Elm"), "Did you mean 'No.'?"),
        ("id: id, branch: b", ("id,b", "q1,north", "q1,south"), "Everybody belongs to one branch at a time."),
        ("id: id, name: n", ("id,n", "q1," + "x" * 200_000), "the cell is far too long"),
        ("id: id, left: l, joined: j", ("id,j,l", "q1,2020,2019"), "It ends (2019) before it begins (2020)."),
        ("id: id", ("id", "q1,q2,q3"), "There are more cells than headings."),
    ],
)
def test_a_member_list_that_is_wrong_is_told(
    demo: Organisation, columns: str, lines: tuple[str, ...], words: str
) -> None:
    """A column that is not there, two branches, a huge row, an end before its beginning, a cell too many."""
    with pytest.raises(InputError) as error:
        listed(demo, mapping("people", columns), *lines)
    assert words in error.value.diagnostics()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("p01,bord,2020", "Did you mean 'board'?"),
        ("p99,board,2020", "'p99' is nobody on the roll."),
        ("Pine Seventeen,board,2020", "is the name of 2 people: p17, p23."),
        ("p01,board,soon", "'soon' is not a date."),
    ],
)
def test_a_list_of_seats_that_is_wrong_is_told(demo: Organisation, line: str, words: str) -> None:
    """An unknown body or person, a name of two people, what is no date; and the same seat twice."""
    how = mapping("seats", "person: P, body: B, from: F")
    with pytest.raises(InputError) as error:
        listed(demo, how, "P,B,F", line, "p03,care,2020", "p03,care,2020")
    assert words in error.value.diagnostics()
    assert "The same seat stands in row 3 already." in error.value.diagnostics()


def test_another_encoding_than_the_mapping_says_is_refused(demo: Organisation) -> None:
    """With how to say it; read as it is written, the name is right."""
    data = "id,name\nq1,Jürgen\n".encode("cp1252")
    with pytest.raises(InputError) as error:
        read_list(data, "list.csv", mapping("people", "id: id, name: name"), demo)
    assert "Say 'encoding: windows-1252'" in error.value.diagnostics()
    how = mapping("people", "id: id, name: name", "encoding: windows-1252", "absent: kept")
    assert update(demo, read_list(data, "list.csv", how, demo), DAY).organisation.people["q1"].name == "Jürgen"
