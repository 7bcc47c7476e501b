"""What a list says: people, seats or ties, read whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fairhearing.acts import When
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.organisation.entries import CHOSEN, refuse_backwards
from fairhearing.organisation.lookups import fold
from fairhearing.organisation.mapping import TableMapping
from fairhearing.organisation.model import Organisation, Person, Seat, Tie
from fairhearing.organisation.naming import Naming
from fairhearing.organisation.rows import Row, Tell, read_rows, refuse_rows
from fairhearing.organisation.tables import Table, open_table
from fairhearing.organisation.ties import TIE_KINDS

Contacts = Mapping[PersonId, tuple[tuple[str, str], ...]]
"""Person → kind of contact and what the list says; in memory for one comparison, never kept."""

_TRAIT = "traits."
_CONTACT = "contacts."
_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class MemberList:
    """A list as it was read.

    Args:
        file: its name.
        mapping: how it was read.
        people, seats, ties: what it says; only those that the mapping's `rows` names.
        contacts: for comparison only.
        remarks: what a person should know before it is put in force, a sentence each.
    """

    file: str
    mapping: TableMapping
    people: tuple[Person, ...] = ()
    seats: tuple[Seat, ...] = ()
    ties: tuple[Tie, ...] = ()
    contacts: Contacts = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def quiet(step: str, fraction: float) -> None:
    """Tell nobody how far something is."""


def read_list(
    data: bytes, file: str, mapping: TableMapping, organisation: Organisation, tell: Tell = quiet
) -> MemberList:
    """Read a list of people, seats or ties.

    Args:
        data: CSV or XLSX, at most `MOST_TABLE_BYTES`.
        file: its name, for messages.
        mapping: which column is what.
        organisation: whose people and bodies the seats and ties name.
        tell: told how far the reading is.

    Raises:
        RowsError: rows are wrong; all of them are named and none is taken in.
        InputError: the file cannot be read as such a list, or the mapping does not fit it.
    """
    problems: list[InputError] = []
    table = open_table(data, file, mapping)
    rows = read_rows(table, mapping, problems, tell)
    if mapping.rows == "people":
        found = _member_list(rows, file, mapping)
    elif mapping.rows == "seats":
        found = MemberList(file, mapping, seats=tuple(_seats(rows, Naming(organisation))))
    else:
        found = MemberList(file, mapping, ties=tuple(_ties(rows, Naming(organisation))))
    refuse_rows(problems, file)
    return replace(found, remarks=(*_left_out(table, mapping), *found.remarks))


def _left_out(table: Table, mapping: TableMapping) -> Iterator[str]:
    used = {name for names in (*mapping.columns.values(), *mapping.contacts.values()) for name in names}
    unused = [heading for heading in table.headings if heading and heading not in used]
    if unused:
        yield f"Columns of the list that are not read: {', '.join(unused)}."
    if mapping.contacts:
        yield f"Compared and then forgotten, never kept: {', '.join(sorted(mapping.contacts))}."


def _member_list(rows: Iterable[Row], file: str, mapping: TableMapping) -> MemberList:
    people: dict[PersonId, Person] = {}
    contacts: dict[PersonId, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        person = _person(row)
        before = people.setdefault(person.id, person)
        if before is not person:
            _refuse_twice(row, before, person)
        said = tuple((kind, text) for kind in mapping.contacts if (text := row.text(f"{_CONTACT}{kind}")))
        if said:
            contacts[person.id] = said
    return MemberList(
        file, mapping, tuple(people.values()), contacts=contacts, remarks=tuple(_shared_names(people.values()))
    )


def _refuse_twice(row: Row, before: Person, person: Person) -> None:
    line = before.where.line if before.where is not None else "?"
    branches = sorted({before.branch, person.branch} - {""})
    if len(branches) > 1:
        row.refuse(
            "branch",
            f"'{person.id}' stands in row {line} already, there in another branch: {' and '.join(branches)}.",
            "Everybody belongs to one branch at a time.",
            "Keep the row of the branch to which they belong now; seats tell of offices in another one.",
        )
    else:
        row.refuse(
            "id",
            f"The id '{person.id}' stands in row {line} already.",
            "An id names one person. Two people may have the same name.",
            "Delete one of the rows, or give the other person an id of their own.",
        )


def _shared_names(people: Iterable[Person]) -> Iterator[str]:
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.name:
            by_name[fold(person.name)].append(person)
    shared = [same for same in by_name.values() if len(same) > 1]
    for same in shared[:_MOST_NAMES]:
        yield f"{len(same)} people are called {same[0].name}: {', '.join(one.id for one in same)}. All are kept."
    if len(shared) > _MOST_NAMES:
        yield f"{len(shared) - _MOST_NAMES:,} more names are shared; people are told apart by their ids."


def _seats(rows: Iterable[Row], naming: Naming) -> Iterator[Seat]:
    seen: dict[object, int] = {}
    for row in rows:
        since, until = _span(row, "from", "to")
        seat = Seat(
            person=naming.person(row, "person"),
            body=naming.body(row, "body"),
            role=row.text("role"),
            since=since,
            until=until,
            proposed_by=naming.source(row, "proposed_by"),
            appointed_by=naming.source(row, "appointed_by"),
            chosen=row.choice("chosen", CHOSEN),
            where=row.where,
        )
        _refuse_same(row, seen, (seat.person, seat.body, seat.role, row.text("from")), "seat")
        yield seat


def _ties(rows: Iterable[Row], naming: Naming) -> Iterator[Tie]:
    seen: dict[object, int] = {}
    for row in rows:
        people, target = _ends(row, naming)
        since, until = _day_or_span(row)
        tie = Tie(
            kind=_kind(row),
            people=people,
            to=target,
            since=since,
            until=until,
            declared_by=naming.person(row, "declared_by") if row.text("declared_by") else None,
            disputed=row.choice("disputed", ("true", "false")) == "true",
            note=row.text("note"),
            where=row.where,
        )
        _refuse_same(row, seen, (tie.kind, people, target, row.text("from"), row.text("on")), "tie")
        yield tie


def _kind(row: Row) -> str:
    if not row.text("kind"):
        row.refuse("kind", "The kind is empty.", "A tie says what binds people.", "Write one, such as kin.")
    return row.choice("kind", tuple(TIE_KINDS))


def _ends(row: Row, naming: Naming) -> tuple[tuple[PersonId, ...], str | None]:
    first = naming.person(row, "person")
    if bool(row.text("with")) == bool(row.text("to")):
        row.refuse(
            "with" if row.text("with") else "person",
            "This tie does not lead to one other person, or to one body or branch.",
            "A tie binds people to one another, or a person to a body or branch.",
            "Fill in the column mapped to 'with', or the one mapped to 'to', and not both.",
        )
        return (first,), None
    if row.text("to"):
        return (first,), naming.target(row, "to")
    second = naming.person(row, "with")
    if second == first:
        row.refuse(
            "with",
            f"'{first}' stands on both sides of the tie.",
            "Nobody has a tie to themselves.",
            "Write the id of the other person.",
        )
    return (first, second), None


def _day_or_span(row: Row) -> tuple[When | None, When | None]:
    if not row.text("on"):
        return _span(row, "from", "until")
    if row.text("from") or row.text("until"):
        row.refuse(
            "on",
            "'on' stands beside 'from' or 'until'.",
            "What was on one day has no other beginning or end.",
            "Keep the one day, or the beginning and the end.",
        )
    day = row.when("on")
    return day, day


def _span(row: Row, first: str, last: str) -> tuple[When | None, When | None]:
    since, until = row.when(first), row.when(last)
    try:
        refuse_backwards(since, until, row.at(last))
    except InputError as error:
        row.problems.append(error)
    return since, until


def _refuse_same(row: Row, seen: dict[object, int], facts: object, what: str) -> None:
    line = row.where.line or 0
    before = seen.setdefault(facts, line)
    if before != line:
        row.refuse(
            "person",
            f"The same {what} stands in row {before} already.",
            "Counted twice it would look like two.",
            "Delete one of the rows, or give them different beginnings.",
        )


def _person(row: Row) -> Person:
    joined, left = _span(row, "joined", "left")
    if "name" in row.mapping.columns and not row.text("name"):
        row.refuse(
            "name",
            "The name is empty.",
            "A report names people as the roll does.",
            "Write it; a formula that was never worked out is empty too.",
        )
    return Person(
        id=PersonId(row.id("id")),
        name=row.text("name"),
        branch=row.word("branch"),
        joined=joined,
        left=left,
        traits={
            key.removeprefix(_TRAIT): text for key, text in row.texts.items() if text and key.startswith(_TRAIT)
        },
        where=row.where,
    )
