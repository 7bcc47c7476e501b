"""Mapping files: which column of a list is what, how its words are translated, how its dates are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fairhearing.acts import MappingNode, read_yaml, table_of, unknown_word
from fairhearing.errors import InputError, Where

MAPPING_FORMAT = "fairhearing/mapping@1"
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", ",": ",", ";": ";"}
ENCODINGS = ("utf-8", "windows-1250", "windows-1251", "windows-1252", "iso-8859-1", "iso-8859-15", "utf-16")
CONTACTS = ("address", "email", "telephone")
ABSENT = ("ended", "kept")

KEYS_OF_ROWS: Mapping[str, tuple[str, ...]] = {
    "people": ("id", "name", "branch", "joined", "left"),
    "seats": ("person", "body", "role", "from", "to", "proposed_by", "appointed_by", "chosen"),
    "ties": ("kind", "person", "with", "to", "from", "until", "on", "declared_by", "disputed", "note"),
}
"""What a row can say; people also have `traits.NAME`, `with` is the other person of a tie."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "people": ("id",),
    "seats": ("person", "body"),
    "ties": ("kind", "person"),
}
_TRAIT = re.compile(r"traits\.[a-z][a-z0-9_-]{0,40}")
_KEYS = (
    *("format", "rows", "columns", "values", "fixed", "dates", "separator", "encoding", "sheet"),
    *("id_prefix", "contacts", "absent", "covers"),
)
_DATE_PARTS = re.compile(r"(YYYY|MM|DD)([./ -]?)(YYYY|MM|DD)([./ -]?)(YYYY|MM|DD)")


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How one list is to be read.

    Args:
        rows: `people`, `seats` or `ties`.
        columns: key → the headings whose cells, joined by a space, give it.
        values: key → a cell's text → what stands for it in the roll; a text that is not there stays.
        fixed: key → what every row says, such as `kind: co-signed` for a list of signatures.
        dates: such as `DD.MM.YYYY`; empty: year first only.
        separator: of a CSV file; empty: the one that the headings hold most of.
        encoding: of a CSV file, one of `ENCODINGS`.
        sheet: of a workbook; empty: the first.
        id_prefix: put before each id, for lists whose numbers alone would not be ids.
        contacts: `address`, `email`, `telephone` → headings; only compared, never kept.
        absent: what becomes of what is in force and no longer in the list: `ended` or `kept`.
        covers: for seats, the bodies of which the list tells all; empty: those that occur in it.
    """

    rows: str
    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    separator: str = ""
    encoding: str = "utf-8"
    sheet: str = ""
    id_prefix: str = ""
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: str = "ended"
    covers: tuple[str, ...] = ()
    where: Where | None = field(default=None, compare=False)


def read_mapping(text: str, file: str) -> TableMapping:
    """Read a mapping file.

    Args:
        text: the whole file, YAML.
        file: its name, for messages.

    Raises:
        InputError: something in it is not as it must be; with the line and what would be right.
    """
    node = table_of(read_yaml(text, file), "the file")
    node.only(_KEYS, "a mapping file")
    node.choice("format", (MAPPING_FORMAT,))
    rows = node.choice("rows", tuple(KEYS_OF_ROWS))
    columns = _headings(node, "columns")
    fixed = node.table("fixed")
    mapping = TableMapping(
        rows=rows,
        columns=columns,
        values=_values(node.table("values"), columns),
        fixed={} if fixed is None else {key: fixed.text(key) for key in fixed.keys},
        dates=_dates(node),
        separator=SEPARATORS[node.choice("separator", tuple(SEPARATORS))] if node.get("separator") else "",
        encoding=node.choice("encoding", ENCODINGS, "utf-8"),
        sheet=node.text_or("sheet"),
        id_prefix=node.text_or("id_prefix"),
        contacts=_contacts(node),
        absent=node.choice("absent", ABSENT, "kept" if rows == "ties" else "ended"),
        covers=node.texts("covers"),
        where=node.where,
    )
    _check_keys(mapping, node)
    return mapping


def _headings(node: MappingNode, section: str) -> dict[str, tuple[str, ...]]:
    table = node.table(section)
    return {} if table is None else {key: table.texts(key) for key in table.keys if table.texts(key)}


def _values(node: MappingNode | None, columns: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for key in () if node is None else node.keys:
        table = node.table(key) if node is not None else None
        if node is not None and key not in columns:
            raise unknown_word(key, columns, "a key that a column is mapped to", node.where_of(key))
        values[key] = {} if table is None else {cell: table.text_or(cell) for cell in table.keys}
    return values


def _contacts(node: MappingNode) -> dict[str, tuple[str, ...]]:
    table = node.table("contacts")
    if table is not None:
        table.only(CONTACTS, "'contacts'")
    return _headings(node, "contacts")


def _dates(node: MappingNode) -> str:
    text = node.text_or("dates")
    match = _DATE_PARTS.fullmatch(text)
    if not text or (match and len({match[1], match[3], match[5]}) == 3):
        return text
    raise InputError(
        f"'{text[:40]}' is not how a date is written.",
        why="03.04.2019 is a day in March for some and in April for others; the list's own way must be said.",
        remedy="Write DD.MM.YYYY, MM/DD/YYYY, DD/MM/YYYY or another order of YYYY, MM and DD.",
        where=node.where_of("dates"),
    )


def _check_keys(mapping: TableMapping, node: MappingNode) -> None:
    keys = KEYS_OF_ROWS[mapping.rows]
    for section, names in (("columns", mapping.columns), ("fixed", mapping.fixed)):
        table = node.table(section)
        for name in names:
            trait = mapping.rows == "people" and _TRAIT.fullmatch(name)
            if name not in keys and not trait and table is not None:
                known = (*keys, "traits.gender") if mapping.rows == "people" else keys
                raise unknown_word(name, known, f"what a row of {mapping.rows} can say", table.where_of(name))
    for needed in NEEDED[mapping.rows]:
        if needed not in mapping.columns and needed not in mapping.fixed:
            raise InputError(
                f"No column is mapped to '{needed}'.",
                why=_NEEDED_WHY[needed],
                remedy=_NEEDED_REMEDY[needed],
                where=node.where_of("columns"),
            )


_NEEDED_WHY = {
    "id": "Two people can share a name, and people change theirs; an id stays with one person for good.",
    "person": "Each row is about somebody.",
    "body": "A seat is on a body.",
    "kind": "A tie says what binds people.",
}
_NEEDED_REMEDY = {
    "id": "Map a column that never changes, such as the membership number: 'id: Member no.', if need be with "
    "'id_prefix: m'. Never a name, an address or a row's place.",
    "person": "Map the column that holds people's ids: 'person: Member no.'.",
    "body": "Map the column that holds the body, or write the one body under 'fixed'.",
    "kind": "Map the column that holds it, or write 'fixed: {kind: co-signed}'.",
}
