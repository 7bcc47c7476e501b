"""Quotas in CSV files."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError, Quota, read_quotas


def test_both_forms_of_the_field_are_read() -> None:
    """`category,feature` and `feature,value`, with how far each may be changed."""
    assert read_quotas("category,feature,min,max\ngender,woman,1,2\n", "q") == (Quota("gender", "woman", 1, 2),)
    (quota,) = read_quotas("feature,value,min,max,min_flex,max_flex\ngender,woman,1,2,0,3\n", "q.csv")
    assert quota == Quota("gender", "woman", 1, 2, 0, 3)
    assert str(quota.where) == "q.csv:2"
    (quota,) = read_quotas("feature,value,min,max,min_flex,max_flex\ng,w,1,2,,\n", "q.csv")
    assert quota == Quota("g", "w", 1, 2)


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("a,b,min,max\n", "not those of quotas", "q.csv:1"),
        ("feature,value,min\n", "not those of quotas", "q.csv:1"),
        ("feature,value,min,max,colour\n", "not those of quotas", "q.csv:1"),
        ("feature,value,min,max\ng,w,3,2\n", "3 is above 2", "q.csv:2 (min)"),
        ("feature,value,min,max,min_flex\ng,w,1,2,2\n", "2 is above 1", "q.csv:2 (min_flex)"),
        ("feature,value,min,max,max_flex\ng,w,1,2,1\n", "2 is above 1", "q.csv:2 (max_flex)"),
        ("feature,value,min,max\ng,w,1,2\ng,w,1,2\n", "stands there twice", "q.csv:3"),
        ("feature,value,min,max\ng,,1,2\n", "empty cell", "q.csv:2 (value)"),
        ("feature,value,min,max\ng,w,,2\n", "no number", "q.csv:2 (min)"),
        ("feature,value,min,max\ng,w,1,-2\n", "no number", "q.csv:2 (max)"),
        ("feature,value,min,max\ng,w,1,99999999\n", "no number", "q.csv:2 (max)"),
        ("feature,value,min,max\ng,w,1,²\n", "no number", "q.csv:2 (max)"),
    ],
)
def test_every_mistake_is_refused_with_row_and_column(text: str, says: str, place: str) -> None:
    """The message says what is wrong and where."""
    with pytest.raises(LotteryError, match=says) as caught:
        read_quotas(text, "q.csv")
    assert str(caught.value.where) == place
