"""Lists of people in CSV files: the pool, who is left out of it, and who may not sit together."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from fairhearing.errors import Where
from fairhearing.lottery.model import LotteryError, People, Quota, Tell, Values
from fairhearing.lottery.rows import Table, rows_of, table_of
from fairhearing.lottery.spelling import check_signs, check_spelling

REASONS = ("conflict", "declined", "drawn-before", "left", "not-stated", "other-role", "party")
"""Codes for why somebody is left out of a pool."""
_HEADS = ("id", "name", "person")
_TELL_EVERY = 20_000
_PARTS = (1, 2)


def read_people(
    text: str,
    file: str,
    quotas: Sequence[Quota],
    *,
    named_by: str = "",
    apart: str = "",
    tell: Tell | None = None,
) -> People:
    """Read the pool, one person a row; columns that no quota names play no part.

    Args:
        text: the whole file, with headings.
        file: its name, for messages.
        quotas: of the panel.
        named_by: the column with the names; empty: each is named by the number of their row, from 1.
        apart: a column of which no two people with the same value may sit together; may be empty.
        tell: is told how much of the file was read.

    Returns:
        The people by what the quotas count.

    Raises:
        LotteryError: a column is missing, a cell in it is empty, a value has two spellings or no quota,
            a name stands there twice, or holds a sign that is not seen; with row and column.

    Source: RFC 4180.
    """
    table = table_of(text, file)
    wanted = [*dict.fromkeys(quota.feature for quota in quotas)]
    features = (*wanted, *({apart} - {"", *wanted}))
    places = [table.column(feature) for feature in features]
    name_at = table.column(named_by) if named_by else -1
    groups, names = _grouped(table, places, name_at, tell)
    if named_by:
        _check_names(table, named_by, names)
    people = People(features, groups)
    check_signs(table, people, named_by)
    check_spelling(table, people, quotas)
    return people


def _grouped(
    table: Table, places: list[int], name_at: int, tell: Tell | None
) -> tuple[dict[Values, list[str]], list[str]]:
    groups: dict[Values, list[str]] = {}
    lines = max(1, table.text.count("\n"))
    names: list[str] = []
    pick = itemgetter(*places) if len(places) > 1 else lambda row: tuple(row[at] for at in places)
    for number, row in enumerate(table.rows(), 1):
        name = row[name_at].strip() if name_at >= 0 else str(number)
        names.append(name)
        values = pick(row)
        if values in groups:
            groups[values].append(name)
        else:
            groups[values] = [name]
        if tell is not None and number % _TELL_EVERY == 0:
            tell("Reading the pool", number / lines)
    return groups, names


def _check_names(table: Table, column: str, names: list[str]) -> None:
    first: dict[str, int] = {}
    seen = set(names)
    if "" not in seen and len(seen) == len(names):
        return
    placed = ((line, name) for (line, _), name in zip(table.placed(), names, strict=True))
    line, name = next((line, name) for line, name in placed if not name or first.setdefault(name, line) != line)
    raise LotteryError(
        f"'{name[:80]}' stands there twice." if name else "Somebody has no name.",
        why=f"The first is in line {first[name]}." if name else f"The column '{column}' names each person.",
        remedy="Give each person a row of their own and a name that nobody else has.",
        where=Where(table.file, line, column),
    )


def read_excluded(text: str, file: str, people: People, *, named_by: str = "") -> dict[str, str]:
    """Read who is left out of the pool.

    Args:
        text: a person a row, and after it, if you wish, the code of the reason; the headings
            `person`, `name`, `id` or `named_by`, and `reason`, may stand above.
        file: its name, for messages.
        people: who is on the list.
        named_by: the column with the names in the list.

    Returns:
        By person the code of the reason.

    Raises:
        LotteryError: a row names nobody on the list, somebody twice, or a reason that is none.

    Source: RFC 4180.
    """
    found: dict[str, str] = {}
    names = people.names
    for line, row in _bare(text, file, named_by):
        person = row[0].strip()
        reason = row[1].strip() if len(row) > 1 else ""
        _on_the_list(person, names, Where(file, line, "person"))
        if person in found or len(row) not in _PARTS or (reason and reason not in REASONS):
            raise LotteryError(
                "This row cannot be read as somebody who is left out.",
                why=f"It names a person, each once, and a reason out of: {', '.join(REASONS)}.",
                remedy="Write it as person,reason.",
                where=Where(file, line),
            )
        found[person] = reason or "not-stated"
    return found


def read_pairs(text: str, file: str, people: People, *, named_by: str = "") -> tuple[tuple[str, str], ...]:
    """Read who may not sit together, two names a row.

    Args:
        text: the whole file; headings that begin with `person`, `name`, `id` or `named_by` may stand above.
        file: its name, for messages.
        people: who is on the list.
        named_by: the column with the names in the list.

    Returns:
        The pairs, in the order of the file.

    Raises:
        LotteryError: a row names somebody who is not on the list, or not two people.

    Source: RFC 4180.
    """
    found = []
    names = people.names
    for line, row in _bare(text, file, named_by):
        pair = [cell.strip() for cell in row]
        for person in pair:
            _on_the_list(person, names, Where(file, line))
        if len(set(pair)) != len(_PARTS) or len(pair) != len(_PARTS):
            raise LotteryError(
                "This row does not name two people.",
                why="It says who may not sit together.",
                remedy="Write two names, separated by a comma.",
                where=Where(file, line),
            )
        found.append((pair[0], pair[1]))
    return tuple(found)


def _bare(text: str, file: str, named_by: str) -> list[tuple[int, list[str]]]:
    """Return all rows of a table whose headings may be missing.

    Only words that are known as headings are taken for some: a misspelled name in the first row must not be
    passed over.
    """
    rows = list(rows_of(text, file))
    return rows[1:] if rows and rows[0][1][0].strip() in {*_HEADS, named_by} else rows


def _on_the_list(person: str, names: frozenset[str], where: Where) -> None:
    if person not in names:
        raise LotteryError(
            f"'{person[:80]}' is not on the list of people.",
            why="Only who is on the list can be left out of the pool or kept apart.",
            remedy="Write the name exactly as it stands there, or the number of the row.",
            where=where,
        )
