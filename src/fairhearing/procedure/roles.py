"""Reading who fills which role, the categories, and the small tables of plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairhearing.acts import KINDS, MappingNode, table_of, text_of, unknown_word
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName, RoleName
from fairhearing.procedure.clauses import Category, Publication
from fairhearing.procedure.model import Role
from fairhearing.procedure.parts import read_id, read_kinds, read_words
from fairhearing.procedure.vocabulary import COMPARTMENTS
from fairhearing.wording import say

ROLE = ("title", "party", "bodies", "reads", "drawn", "seats", "alternates", "asked-after")
_DATE = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_NOT_EVERY_YEAR = frozenset({"02-29", "02-30", "02-31", "04-31", "06-31", "09-31", "11-31"})


def read_roles_of_pack(root: MappingNode) -> dict[RoleName, Role]:
    """Read the roles of a procedure, name → role.

    Args:
        root: the whole file.

    Raises:
        InputError: one cannot be read.

    Source: the file format `fairhearing/procedure@1`.
    """
    section = table_of(root.need("roles"), "'roles'")
    return {
        RoleName(name.text): _role(read_id(name.text, name.where), table_of(node, f"'{name.text}'"))
        for name, node in section.entries
    }


def _role(name: str, table: MappingNode) -> Role:
    table.only(ROLE, "a role")
    if name.rpartition("-")[2].isdigit():
        raise InputError(
            f"A role cannot be called '{name}'.",
            why="A number at the end counts those who fill a role, as in receiver-1.",
            remedy="Give it a name that does not end in a number.",
            where=table.where,
        )
    role = Role(
        name=RoleName(name),
        title=say(table.text("title")),
        party=table.flag("party"),
        bodies=table.texts("bodies"),
        reads=read_words(table, "reads", COMPARTMENTS, "a part of a case that can be read"),
        drawn=table.flag("drawn"),
        seats=table.whole("seats", 0, most=99),
        alternates=table.whole("alternates", 0, most=99),
        asked_after=read_kinds(table, "asked-after"),
    )
    if role.drawn and not role.seats:
        raise InputError(
            f"The role '{name}' is drawn by lot, but nobody says how many are drawn.",
            why="A draw fills a number of seats.",
            remedy="Add 'seats: 3', or another number.",
            where=table.where,
        )
    return role


def read_categories(root: MappingNode) -> tuple[Category, ...]:
    """Read the categories of a procedure, in the order of the file.

    Args:
        root: the whole file.

    Raises:
        InputError: one cannot be read.

    Source: the file format `fairhearing/procedure@1`.
    """
    section = root.table("categories")
    found = []
    for name, node in section.entries if section else ():
        table = table_of(node, f"'{name.text}'")
        table.only(("title", "severe"), "a category")
        found.append(Category(read_id(name.text, name.where), say(table.text("title")), table.flag("severe")))
    return tuple(found)


def read_sayings(root: MappingNode, key: str) -> dict[str, str]:
    """Read a table of id → plain words.

    Args:
        root: the whole file.
        key: which table.

    Raises:
        InputError: it cannot be read so.

    Source: the file format `fairhearing/procedure@1`.
    """
    section = root.table(key)
    if section is None:
        return {}
    return {read_id(name.text, name.where): text_of(node, name.text) for name, node in section.entries}


def read_by_kind(root: MappingNode, key: str) -> dict[KindName, str]:
    """Read a table of kind of act → words.

    Args:
        root: the whole file.
        key: which table.

    Raises:
        InputError: a key is no kind of act.

    Source: the file format `fairhearing/procedure@1`.
    """
    section = root.table(key)
    for name, _ in section.entries if section else ():
        if name.text not in KINDS:
            raise unknown_word(name.text, KINDS, "a kind of act", name.where)
    return {KindName(name): words for name, words in read_sayings(root, key).items()}


def read_publication(root: MappingNode) -> Publication:
    """Read when statistics are published, and in groups of at least how many.

    Args:
        root: the whole file.

    Raises:
        InputError: a date is none, or a group is smaller than five.

    Source: DESIGN, promise P10: fixed dates, groups of at least five.
    """
    table = root.table("publication")
    if table is None:
        return Publication()
    table.only(("dates", "group"), "'publication'")
    dates = table.texts("dates")
    if wrong := _first_wrong(dates):
        raise InputError(
            f"'{wrong}' is not a date that comes every year.",
            why="Statistics are published on fixed dates.",
            remedy="Write month and day, such as 04-15.",
            where=table.where_of("dates"),
        )
    return Publication(dates, table.whole("group", 5, least=5, most=1000))


def _first_wrong(dates: Iterable[str]) -> str | None:
    return next((text for text in dates if not _DATE.fullmatch(text) or text in _NOT_EVERY_YEAR), None)
