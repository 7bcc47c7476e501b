"""Asking a table for keys: what is read, and what is said where something else stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.acts import MappingNode, list_of, one_of, read_yaml, table_of, text_of
from fairhearing.errors import InputError

FILE = """
id: 1
on: 2023-02~
no: ~
quoted: "null"
by: [p01, p02]
size: 3
open: true
shape: round
seats:
  - {person: p01}
  - {person: p02}
calendar: {country: IE}
"""


def table() -> MappingNode:
    return table_of(read_yaml(FILE, "file.yaml"), "The file")


def refused(ask: Callable[[MappingNode], object]) -> InputError:
    with pytest.raises(InputError) as caught:
        ask(table())
    return caught.value


def test_every_scalar_is_text() -> None:
    """`on` is no flag, 1 no number and 2023-02~ no date before somebody asks for one."""
    assert (table().text("id"), table().text("on")) == ("1", "2023-02~")
    assert table().keys[:3] == ("id", "on", "no")


def test_nothing_is_nothing_unless_it_is_quoted() -> None:
    """`~` is nothing, "null" is a word."""
    assert table().get("no") is None
    assert table().text("quoted") == "null"
    assert table().text_or("no", "none") == "none"
    assert table().text_or("shape") == "round"


def test_one_text_or_a_list_of_them() -> None:
    """A single name needs no brackets."""
    assert table().texts("by") == ("p01", "p02")
    assert table().texts("shape") == ("round",)
    assert table().texts("missing") == ()


def test_lists_tables_numbers_and_flags() -> None:
    """What is asked for is given in its own type."""
    top = table()
    assert [seat.text("person") for seat in top.tables("seats")] == ["p01", "p02"]
    assert len(top.items("by")) == 2
    assert top.items("missing") == ()
    calendar = top.table("calendar")
    assert calendar is not None
    assert calendar.values[0] == calendar.get("country")
    assert top.table("missing") is None
    assert (top.whole("size"), top.whole("missing", 7)) == (3, 7)
    assert top.flag("open")
    assert not top.flag("missing")
    assert top.flag("missing", default=True)


def test_choices() -> None:
    """A value of a closed list is read; nothing gives the default."""
    assert table().choice("shape", ("round", "square")) == "round"
    assert table().choice("missing", ("round", "square"), "square") == "square"


def test_lines_are_known() -> None:
    """Every key knows its line; what is missing points at the table."""
    assert table().where_of("on").line == 3
    assert table().where_of("missing").line == 2


@pytest.mark.parametrize(
    ("ask", "what", "line"),
    [
        (lambda top: top.only(("id", "on"), "a file"), "'no' is not a key of a file.", 4),
        (lambda top: top.need("missing"), "'missing' is missing.", 2),
        (lambda top: top.text("no"), "'no' is missing.", 4),
        (lambda top: top.text("by"), "'by' is a list, not a text.", 6),
        (lambda top: top.items("shape"), "'shape' is a text, not a list.", 9),
        (lambda top: top.table("by"), "'by' is a list, not a table.", 6),
        (lambda top: top.tables("by"), "an entry of 'by' is a text, not a table.", 6),
        (lambda top: top.texts("calendar"), "'calendar' is a table, not a text.", 13),
        (lambda top: top.choice("shape", ("oval",)), "'round' is not a value of 'shape'.", 9),
        (lambda top: top.flag("id"), "'1' is not a value of 'open'.".replace("open", "id"), 2),
        (lambda top: top.whole("shape"), "'shape: round' is not a whole number from 0 to 1000000.", 9),
        (lambda top: top.whole("size", most=2), "'size: 3' is not a whole number from 0 to 2.", 7),
        (lambda top: top.whole("missing"), "'missing' is missing.", 2),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(
    ask: Callable[[MappingNode], object], what: str, line: int
) -> None:
    """Each message says what stands there and where."""
    error = refused(ask)
    assert error.what == what
    assert error.where is not None
    assert (error.where.file, error.where.line) == ("file.yaml", line)


def test_nothing_is_named_as_nothing() -> None:
    """A list entry that says nothing is no text."""
    node = read_yaml("- ~", "f")
    with pytest.raises(InputError, match="'by' is nothing, not a text"):
        text_of(list_of(node, "top")[0], "by")


def test_single_nodes_are_asked_the_same_way() -> None:
    """A node that stands alone is read like one under a key."""
    node = list_of(read_yaml("[a]", "f"), "top")[0]
    assert (text_of(node, "x"), one_of(node, ("a",), "x")) == ("a", "a")
