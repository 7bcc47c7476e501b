"""Lists for the tests: a mapping in a line, a workbook from rows."""

from __future__ import annotations

import io

from openpyxl import Workbook

from fairhearing.organisation import MemberList, Organisation, TableMapping, read_list, read_mapping


def mapping(rows: str, columns: str, *more: str) -> TableMapping:
    """Return a mapping of these columns, with further lines."""
    lines = ("format: fairhearing/mapping@1", f"rows: {rows}", f"columns: {{{columns}}}", *more)
    return read_mapping("\n".join(lines), "map.yaml")


def workbook(*rows: tuple[object, ...], sheet: str = "List") -> bytes:
    """Return a workbook of one sheet."""
    book, data = Workbook(), io.BytesIO()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def listed(organisation: Organisation, how: TableMapping, *lines: str) -> MemberList:
    """Return what a CSV list of these lines says."""
    return read_list("\n".join(lines).encode(), "list.csv", how, organisation)
