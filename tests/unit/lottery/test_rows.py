"""Rows of CSV files."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError
from fairhearing.lottery.rows import rows_of, table_of


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_come_with_their_last_line(separator: str) -> None:
    """Whatever separates cells; empty rows are passed over, a cell may hold a line break."""
    text = '\ufeffa,b\n1,"x\ny"\n\n2,z\n'.replace(",", separator)
    table = table_of(text, "f.csv")
    assert table.heads == ("a", "b")
    assert list(table.placed()) == [(3, ["1", "x\ny"]), (5, ["2", "z"])]
    assert list(table.rows()) == [["1", "x\ny"], ["2", "z"]]


@pytest.mark.parametrize(("text", "says"), [("", "empty"), ("a,b,a\n", "'a' stands there twice")])
def test_headings_name_each_column_once(text: str, says: str) -> None:
    """An empty file has none."""
    with pytest.raises(LotteryError, match=says):
        table_of(text, "f.csv")


def test_row_of_another_width_is_refused_with_its_line() -> None:
    """A cell would stand under the wrong heading."""
    with pytest.raises(LotteryError, match="has 3 cells; there are 2") as caught:
        list(table_of("a,b\n1,2\n1,2,3\n", "f.csv").rows())
    assert str(caught.value.where) == "f.csv:3"


def test_what_is_no_csv_is_refused_with_its_line() -> None:
    """A quotation mark that is never closed."""
    with pytest.raises(LotteryError, match="as CSV") as caught:
        list(rows_of('a\n"b\n', "f.csv"))
    assert str(caught.value.where) == "f.csv:2"


def test_missing_column_is_named_with_those_there() -> None:
    """The remedy is to write the heading alike."""
    table = table_of("a,b\n", "f.csv")
    assert table.column("b") == 1
    with pytest.raises(LotteryError, match="no column 'B'") as caught:
        table.column("B")
    assert "a, b" in caught.value.why
