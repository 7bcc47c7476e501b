"""Values that are spelled in two ways, empty, not seen, or known to no quota: each would count for nobody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from fairhearing.errors import Where, in_seen_signs
from fairhearing.lottery.model import LotteryError, People, Quota
from fairhearing.lottery.rows import Table


def plainly(value: str) -> str:
    """Return a value without what the eye passes over: capitals, and spaces at the ends or doubled.

    Source: Unicode 3.13, default caseless matching.
    """
    return " ".join(value.split()).casefold()


def check_signs(table: Table, people: People, named_by: str) -> None:
    """Refuse a name or value with a sign that nobody sees: it steers a terminal, or turns others round.

    Args:
        table: where the pool comes from.
        people: as they were read from it.
        named_by: the column with the names; empty: none.

    Raises:
        LotteryError: there is one; with row and column.

    Source: Unicode Technical Report 36, on text that looks like another.
    """
    groups = people.groups
    if _all_seen("".join(chain(chain.from_iterable(groups), chain.from_iterable(groups.values())))):
        return
    heads = [*people.features, *([named_by] if named_by else [])]
    columns = [table.column(head) for head in heads]
    line, head, cell = next(
        (line, head, row[at])
        for line, row in table.placed()
        for head, at in zip(heads, columns, strict=True)
        if not _all_seen(row[at])
    )
    raise LotteryError(
        f"There is a sign that nobody sees in '{in_seen_signs(' '.join(cell.splitlines()))[:80]}'.",
        why="Whoever reads the name aloud, or checks it, would not know of it.",
        remedy="Delete it; where the list was exported, look for a line's end or a special sign in the cell.",
        where=Where(table.file, line, head),
    )


def _all_seen(text: str) -> bool:
    return "\n" not in text and in_seen_signs(text) == text


def check_spelling(table: Table, people: People, quotas: Sequence[Quota]) -> None:
    """Refuse a pool whose cells do not say what its quotas ask about.

    Args:
        table: where the pool comes from.
        people: as they were read from it.
        quotas: of the panel.

    Raises:
        LotteryError: a cell in a column that a quota names is empty, a value has two spellings, or no
            quota knows it; with row and column.

    Source: organisation.tables, which asks the same of member lists.
    """
    for at, feature in enumerate(people.features):
        known = {quota.value for quota in quotas if quota.feature == feature}
        spelled = {plainly(value): value for value in sorted(known)}
        for value in sorted({values[at] for values in people.groups}):
            first = spelled.setdefault(plainly(value), value)
            if first != value:
                raise _refused(
                    table,
                    (feature, value),
                    f"'{value}' and '{first}' are two spellings of one value.",
                    "They would be counted as two.",
                    f"Write '{first}' in both places.",
                )
            if known and value not in known:
                _unknown(table, feature, value, known)


def _unknown(table: Table, feature: str, value: str, known: set[str]) -> None:
    listed = ", ".join(f"'{one}'" for one in sorted(known)[:12])
    if not value.strip():
        raise _refused(
            table,
            (feature, value),
            "The cell is empty.",
            f"The quotas ask for the {feature} of everybody.",
            f"Fill it with one of {listed}, or leave the person out of the pool.",
        )
    raise _refused(
        table,
        (feature, value),
        f"No quota knows '{value[:80]}'.",
        f"The quotas on {feature} name {listed}.",
        "Correct the cell, or add a quota for the value (0 and the number of seats, if it may be any number).",
    )


def _refused(table: Table, cell: tuple[str, str], what: str, why: str, remedy: str) -> LotteryError:
    feature, value = cell
    column = table.heads.index(feature)
    line = next(line for line, row in table.placed() if row[column] == value)
    return LotteryError(what, why=why, remedy=remedy, where=Where(table.file, line, feature))
