"""Lists of people, seats and ties: read whole or not at all."""

from __future__ import annotations

import pytest

from fairhearing.organisation import Organisation, RowsError, read_list
from tests.unit.organisation.sheets import listed, mapping, workbook

PEOPLE = mapping(
    "people",
    "id: No, name: [First, Last], branch: Section, joined: Since, traits.gender: Sex",
    "values: {traits.gender: {w: woman, m: man}}",
    "contacts: {address: Street}",
)
TIES = mapping("ties", "kind: Kind, person: A, with: B, to: Body, from: From, until: Until, on: On, disputed: D")


def test_a_member_list_is_read_with_its_own_headings(demo: Organisation) -> None:
    """Joined columns, translated words, and what is not read is said; nothing of a contact is in a person."""
    found = listed(
        demo,
        PEOPLE,
        "No;First;Last;Section;Since;Sex;Street;IBAN",
        "q1;Elm;New;north;2020;w;Hill 1;X",
        "q2;;Alone;;;;;",
    )
    first, second = found.people
    assert (first.name, first.branch, first.traits) == ("Elm New", "north", {"gender": "woman"})
    assert (second.name, second.branch, second.traits, second.joined) == ("Alone", "", {}, None)
    assert found.contacts == {"q1": (("address", "Hill 1"),)}
    assert "Hill" not in repr(found.people)
    assert found.remarks == (
        "Columns of the list that are not read: IBAN.",
        "Compared and then forgotten, never kept: address.",
    )


def test_a_workbook_is_read_like_a_csv_file(demo: Organisation) -> None:
    """The same rows give the same people."""
    how = mapping("people", "id: No, name: Name")
    rows = (("No", "Name"), ("q1", "Elm"), ("q2", "Ash"))
    text = "\n".join(",".join(row) for row in rows).encode()
    assert read_list(workbook(*rows), "x", how, demo).people == read_list(text, "x", how, demo).people


def test_people_of_one_name_are_both_kept_and_told(demo: Organisation) -> None:
    """Told apart by their ids; of very many shared names the first are named."""
    how = mapping("people", "id: id, name: name")
    found = listed(demo, how, "id,name", "q1,Elm", "q2,ELM", "q3,Oak")
    assert len(found.people) == 3
    assert found.remarks == ("2 people are called Elm: q1, q2. All are kept.",)
    many = [f"q{number},Name {number // 2}" for number in range(30)]
    assert "5 more names are shared" in listed(demo, how, "id,name", *many).remarks[-1]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("q1,A,north", "q1,A,south"), "there in another branch: north and south"),
        (("q1,A,north", "q1,B,north"), "The id 'q1' stands in row 2 already."),
        (("q1,A,north", "q1,B,"), "The id 'q1' stands in row 2 already."),
    ],
)
def test_a_person_stands_in_one_row(demo: Organisation, rows: tuple[str, ...], words: str) -> None:
    """In two branches, or the same id for two people."""
    with pytest.raises(RowsError) as error:
        listed(demo, mapping("people", "id: id, name: name, branch: branch"), "id,name,branch", *rows)
    assert words in error.value.diagnostics()


def test_seats_are_read_with_their_terms(demo: Organisation) -> None:
    """Who proposed, how chosen in the list's own words, and a seat twice is refused."""
    how = mapping(
        "seats",
        "person: P, body: B, role: R, from: F, to: T, proposed_by: By, appointed_by: Ap, chosen: C",
        "values: {chosen: {elected: contested}}",
    )
    head = "P,B,R,F,T,By,Ap,C"
    (seat,) = listed(demo, how, head, "p01,board,chair,2020,2022,congress,p02,elected").seats
    assert (seat.role, seat.proposed_by, seat.appointed_by, seat.chosen) == (
        "chair",
        "congress",
        "p02",
        "contested",
    )
    with pytest.raises(RowsError) as error:
        listed(demo, how, head, "p01,board,,2020,,,,chance", "p01,board,,2020,,,,")
    assert "values: {chosen: …}" in error.value.diagnostics()
    assert "The same seat stands in row 2 already." in error.value.diagnostics()


def test_ties_are_read_with_their_ends_and_days(demo: Organisation) -> None:
    """To a person or a body, over a time or on one day, disputed or not, with who declared it."""
    how = mapping(
        "ties", "kind: K, person: A, with: B, to: C, from: F, on: O, declared_by: D, disputed: X, note: N"
    )
    first, second = listed(
        demo, how, "K,A,B,C,F,O,D,X,N", "kin,p01,p02,,2019~,,p01,true,half", "host,p03,,board,,2020-01-02,,,"
    ).ties
    assert (first.people, first.declared_by, first.disputed, first.note) == (("p01", "p02"), "p01", True, "half")
    assert (second.people, second.to, second.since) == (("p03",), "board", second.until)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kin,p01,,,,,,", "does not lead to one other person"),
        ("kin,p01,p02,board,,,,", "does not lead to one other person"),
        ("kin,p01,p01,,,,,", "on both sides of the tie"),
        (",p01,p02,,,,,", "The kind is empty."),
        ("kinn,p01,p02,,,,,", "Did you mean 'kin'?"),
        ("kin,p01,p02,,2020,,2020-01-01,", "'on' stands beside"),
        ("kin,p01,p02,,,2020,2020-01-01,", "'on' stands beside"),
        ("kin,p01,p02,,2020,2019,,", "before it begins"),
        ("kin,p01,p02,,,,,maybe", "false, true"),
        ("kin,p01,p99,,,,,", "'p99' is nobody on the roll."),
    ],
)
def test_a_tie_that_cannot_be_is_told(demo: Organisation, line: str, words: str) -> None:
    """To nobody, to oneself, to two ends, of no kind, with days that do not go together."""
    with pytest.raises(RowsError) as error:
        listed(demo, TIES, "Kind,A,B,Body,From,Until,On,D", line)
    assert words in error.value.diagnostics()


def test_the_same_tie_twice_is_refused(demo: Organisation) -> None:
    """Counted twice it would be two soft ties, which make a hard one."""
    with pytest.raises(RowsError, match="wrong: 1"):
        listed(demo, TIES, "Kind,A,B,Body,From,Until,On,D", *["kin,p01,p02,,,,,"] * 2)
