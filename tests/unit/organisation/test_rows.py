"""Rows while they are read: every bad cell is told, with its row, its column and what would be right."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.organisation import MOST_SHOWN, Organisation, RowsError
from fairhearing.organisation.rows import read_rows, refuse_rows
from fairhearing.organisation.tables import open_table
from tests.unit.organisation.sheets import listed, mapping


def _problems(demo: Organisation, columns: str, lines: tuple[str, ...], *more: str) -> tuple[InputError, ...]:
    with pytest.raises(RowsError) as error:
        listed(demo, mapping("people", columns, *more), *lines)
    return error.value.problems


def test_every_bad_cell_is_told_with_row_and_column(demo: Organisation) -> None:
    """Mistakes in several rows are a message each, and nothing is taken in."""
    found = _problems(
        demo,
        "id: No, name: Name, branch: Section, joined: Since, left: Until",
        (
            "No,Name,Section,Since,Until",
            "p 1,Elm,,long ago,",
            "q02,,no rth,,",
            "q03,Fir,,2020,2019,extra",
            ",Ash,,,",
            ",,,,",
        ),
    )
    assert [str(problem.where) for problem in found] == [
        "list.csv:2 (Since)",
        "list.csv:2 (No)",
        "list.csv:3 (Name)",
        "list.csv:3 (Section)",
        "list.csv:4",
        "list.csv:4 (Until)",
        "list.csv:5 (No)",
    ]
    assert "values: {branch: …}" in found[3].remedy
    assert "more cells than headings" in found[4].what
    assert "It ends (2019) before it begins (2020)." in found[5].what
    assert found[6].what == "There is no id."


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+cmd|x", "@SUM(1)", "-1+1"])
def test_a_formula_in_a_name_is_refused_with_the_reason(demo: Organisation, cell: str) -> None:
    """A spreadsheet in which the roll is opened would run it; in contacts, which are not kept, it may stand."""
    (problem,) = _problems(demo, "id: id, name: name", ("id,name,tel", f"q1,{cell},+353 1"))
    assert "begins like a formula" in problem.what
    assert "would run it" in problem.why
    how = mapping("people", "id: id, name: name", "contacts: {telephone: tel}")
    assert listed(demo, how, "id,name,tel", "q1,Elm,+353 1").contacts == {"q1": (("telephone", "+353 1"),)}


def test_a_cell_stands_on_one_line(demo: Organisation) -> None:
    """Lines in a cell are joined, signs that join letters stay, and what nobody sees is refused."""
    columns = "id: id, name: name"
    first, second = listed(demo, mapping("people", columns), "id,name", 'q1,"Elm\nOne"', "q2,a\u200cb").people
    assert (first.name, second.name) == ("Elm One", "a\u200cb")
    for sign in "\x00", "\u202e", "\u2067":
        (problem,) = _problems(demo, columns, ("id,name", f"q1,a{sign}b"))
        assert f"(U+{ord(sign):04X})" in problem.what


def test_dates_are_read_as_the_mapping_says(demo: Organisation) -> None:
    """The list's own way, with or without zeros, or year first; a rough date as everywhere."""
    lines = ("id,since", "q1,31.12.2019", "q2,1.2.2019", "q3,2019-03-04", "q4,2019~")
    people = listed(demo, mapping("people", "id: id, joined: since", "dates: DD.MM.YYYY"), *lines).people
    assert [one.joined.text for one in people if one.joined] == ["2019-12-31", "2019-02-01", "2019-03-04", "2019~"]


def test_a_date_of_another_form_says_how_to_tell_it(demo: Organisation) -> None:
    """Without a form it asks for one; with one it names it; what is no date at all gets the usual words."""
    columns = "id: id, joined: since"
    lines = ("id,since", "q1,12/31/2019", "q2,once")
    without = _problems(demo, columns, lines)
    assert "dates: DD.MM.YYYY" in without[0].remedy
    assert "Write one of" in without[1].remedy
    (other, _) = _problems(demo, columns, lines, "dates: DD.MM.YYYY")
    assert "The mapping says that this list writes DD.MM.YYYY" in other.remedy


def test_ids_are_made_from_a_stable_column(demo: Organisation) -> None:
    """With a prefix, and without the signs that an id cannot hold."""
    people = listed(demo, mapping("people", "id: No", "id_prefix: m"), "No", "7", "2019/004").people
    assert [one.id for one in people] == ["m7", "m2019-004"]


def test_a_column_that_is_not_there_is_told_with_the_nearest(demo: Organisation) -> None:
    """At the mapping, which names it; and one that is there twice at the list."""
    with pytest.raises(InputError) as error:
        listed(demo, mapping("people", "id: Member No."), "Member Nr.,Name", "1,a")
    assert "Did you mean 'Member Nr.'?" in error.value.diagnostics()
    assert "map.yaml" in str(error.value.where)
    with pytest.raises(InputError, match="Two columns are called 'id'"):
        listed(demo, mapping("people", "id: id"), "id,id", "1,2")


def test_the_printed_list_is_capped_and_all_are_kept(demo: Organisation) -> None:
    """However many there are, the message stays short and says how many more there are."""
    with pytest.raises(RowsError) as error:
        listed(demo, mapping("people", "id: id"), "id", *(f"p {number}" for number in range(100)))
    assert len(error.value.problems) == 100
    assert f"… and {100 - MOST_SHOWN} more." in error.value.diagnostics()
    assert "wrong: 100." in error.value.diagnostics()


def test_no_problem_is_no_error() -> None:
    """Nothing is raised where nothing is wrong."""
    refuse_rows([], "list.csv")


def test_how_far_it_is_is_told() -> None:
    """Now and then, and at the end."""
    heard: list[tuple[str, float]] = []
    how = mapping("people", "id: id")
    table = open_table(("id\n" + "q1\n" * 5_000).encode(), "list.csv", how)
    assert len(list(read_rows(table, how, [], lambda *step: heard.append(step)))) == 5_000
    assert [round(fraction, 1) for _, fraction in heard] == [0.4, 0.8, 1.0]
    assert heard[0][0] == "Reading list.csv"
