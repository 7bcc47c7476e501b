"""Values in two spellings, empty, or unknown."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError, Quota, read_people
from fairhearing.lottery.spelling import plainly

QUOTAS = (Quota("g", "Woman", 1, 2), Quota("g", "Man", 1, 2))


def test_capitals_and_spaces_are_passed_over() -> None:
    """As the eye does."""
    assert plainly("  Not  Stated ") == plainly("not stated")


@pytest.mark.parametrize(
    ("cell", "says", "remedy"),
    [
        ("woman", "two spellings", "Write 'Woman'"),
        ("Woman ", "two spellings", "Write 'Woman'"),
        ("Womn", "No quota knows 'Womn'", "add a quota"),
        ("", "cell is empty", "Fill it with one of 'Man', 'Woman'"),
        ("  ", "cell is empty", "Fill it"),
    ],
)
def test_cell_that_no_quota_counts_is_refused_with_its_row(cell: str, says: str, remedy: str) -> None:
    """It would count for nobody."""
    with pytest.raises(LotteryError, match=says) as caught:
        read_people(f"n,g\na,Woman\nb,{cell}\n", "p.csv", QUOTAS)
    assert str(caught.value.where) == "p.csv:3 (g)"
    assert remedy in caught.value.remedy


def test_two_spellings_of_a_household_are_refused() -> None:
    """They would be two households, and both could sit."""
    with pytest.raises(LotteryError, match="two spellings") as caught:
        read_people("g,home\nWoman,Elm 1\nMan,elm  1\n", "p.csv", QUOTAS, apart="home")
    assert str(caught.value.where) == "p.csv:3 (home)"


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\x9b", "\u202e", "\n"])
@pytest.mark.parametrize("row", ['"b{}b",Woman,x', 'b,"Wom{}an",x'])
def test_a_sign_that_nobody_sees_is_refused_with_its_cell(sign: str, row: str) -> None:
    """In a name or a value; in a column that plays no part it stays."""
    with pytest.raises(LotteryError, match="a sign that nobody sees") as caught:
        read_people(f"n,g,h\na,Woman,x\n{row.format(sign)}\n", "p.csv", QUOTAS, named_by="n")
    assert str(caught.value.where).startswith("p.csv:")
    assert caught.value.where is not None
    assert caught.value.where.column == ("n" if row.startswith('"') else "g")
    assert sign not in caught.value.what
    assert read_people(f'n,g,h\na,Woman,"{sign}"\n', "p.csv", QUOTAS).names == {"1"}
