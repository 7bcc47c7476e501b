"""The published selection."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError, select

KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"


def test_the_example_of_the_rfc_comes_out() -> None:
    """RFC 3797, section 6: with this key these ten of 25 names are selected, and the next six after them."""
    chosen = select(KEY, 25, 16)
    assert chosen[:10] == (17, 7, 2, 16, 25, 23, 8, 24, 19, 13)
    assert chosen[10:] == (22, 5, 18, 9, 1, 4)


@pytest.mark.parametrize(("names", "count"), [(65_536, 1), (3, 4), (0, 1)])
def test_it_numbers_names_with_sixteen_bits(names: int, count: int) -> None:
    """More than 65,535 are refused; so are more people than there are."""
    with pytest.raises(LotteryError, match="RFC 3797 cannot select"):
        select(KEY, names, count)
    assert select(KEY, 65_535, 0) == ()
