"""Quotas in a CSV file, as those who draw assemblies write them."""

from __future__ import annotations

from fairhearing.errors import Where
from fairhearing.lottery.model import LotteryError, Quota
from fairhearing.lottery.rows import Table, table_of

_FORMS = (("feature", "value"), ("category", "feature"))
_LONGEST = 7


def read_quotas(text: str, file: str) -> tuple[Quota, ...]:
    """Read quotas, one a row.

    Args:
        text: the whole file, with the headings `category,feature,min,max` or
            `feature,value,min,max[,min_flex,max_flex]`.
        file: its name, for messages.

    Returns:
        The quotas in the order of the file.

    Raises:
        LotteryError: it is no such file, with row and column; a minimum is above its maximum; a value
            has two rows.

    Source: the two forms are those of github.com/pgoelz/citizensassemblies-replication and
        github.com/sortitionfoundation/sortition-algorithms.
    """
    table = table_of(text, file)
    form = next((form for form in _FORMS if set(form) <= set(table.heads)), None)
    known = {*(form or ()), "min", "max", "min_flex", "max_flex"}
    if form is None or not {"min", "max"} <= set(table.heads) <= known:
        raise LotteryError(
            f"The headings {', '.join(table.heads)} are not those of quotas.",
            why="A quota needs a feature, a value, the least and the most of it.",
            remedy="Write the headings category,feature,min,max or feature,value,min,max.",
            where=Where(file, 1),
        )
    found: dict[tuple[str, str], Quota] = {}
    for line, row in table.placed():
        quota = _quota(table, form, line, row)
        before = found.setdefault((quota.feature, quota.value), quota)
        if before is not quota:
            raise LotteryError(
                f"The quota on {quota.feature} '{quota.value}' stands there twice.",
                why=f"The first is {before.where}; it would not be clear which holds.",
                remedy="Leave one of the two rows in.",
                where=quota.where,
            )
    return tuple(found.values())


def _quota(table: Table, form: tuple[str, str], line: int, row: list[str]) -> Quota:
    cells = dict(zip(table.heads, row, strict=True))
    for head in form:
        if not cells[head].strip():
            raise LotteryError(
                "A quota has an empty cell.",
                why="It must name its feature and the value that it counts.",
                remedy="Fill the cell, or take the row out.",
                where=Where(table.file, line, head),
            )
    numbers = {head: _number(table, line, head, text) for head, text in cells.items() if head not in form}
    least, most = numbers["min"] or 0, numbers["max"] or 0
    lower, upper = numbers.get("min_flex"), numbers.get("max_flex")
    for small, large, head in ((least, most, "min"), (lower, least, "min_flex"), (most, upper, "max_flex")):
        if small is not None and large is not None and small > large:
            raise LotteryError(
                f"{form[0]} '{cells[form[0]]}', {form[1]} '{cells[form[1]]}': {small} is above {large}.",
                why="A minimum is at most its maximum; min_flex lies below the one, max_flex above the other.",
                remedy="Correct the two numbers.",
                where=Where(table.file, line, head),
            )
    return Quota(cells[form[0]], cells[form[1]], least, most, lower, upper, Where(table.file, line))


def _number(table: Table, line: int, head: str, text: str) -> int | None:
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return int(text)
    if not text.strip() and head.endswith("_flex"):
        return None
    raise LotteryError(
        f"'{text[:40]}' is no number of people.",
        why=f"It is a whole number from 0, of at most {_LONGEST} digits.",
        remedy="Write it in digits.",
        where=Where(table.file, line, head),
    )
