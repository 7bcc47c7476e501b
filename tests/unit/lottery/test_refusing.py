"""Quotas that cannot be met."""

from __future__ import annotations

import pytest

from fairhearing.lottery import LotteryError, People, Quota, pool_of, read_quotas
from fairhearing.lottery.pool import apart
from fairhearing.lottery.refusing import refuse_impossible

PEOPLE = People(("g",), {("w",): ["a"], ("m",): ["b", "c", "d"]})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("feature,value,min,max\ng,w,2,3\ng,m,0,3\n", "g 'w' min 2 → 1, q.csv:2"),
        (
            "feature,value,min,max,min_flex,max_flex\ng,w,2,3,1,3\ng,m,0,3,,\n",
            "min 2 → 1 (its min_flex allows it)",
        ),
        (
            "feature,value,min,max,min_flex,max_flex\ng,w,2,3,2,3\ng,m,0,3,,\n",
            "min 2 → 1 (beyond its min_flex of 2)",
        ),
        ("feature,value,min,max\ng,w,0,3\ng,m,0,1\n", "g 'm' max 1 → 2, q.csv:3"),
        ("feature,value,min,max,max_flex\ng,w,0,3,\ng,m,0,1,1\n", "max 1 → 2 (beyond its max_flex of 1)"),
    ],
)
def test_the_smallest_changes_are_named(text: str, says: str) -> None:
    """With the row of each, and whether those who made the quotas would let it be changed so far."""
    with pytest.raises(LotteryError, match="No panel can be drawn") as caught:
        refuse_impossible(pool_of(PEOPLE, read_quotas(text, "q.csv"), 3))
    assert says in caught.value.remedy
    assert caught.value.where is not None


def test_quotas_without_a_file_are_named_too() -> None:
    """As a body has them; the pool's own number stands in the reason."""
    with pytest.raises(LotteryError) as caught:
        refuse_impossible(pool_of(PEOPLE, [Quota("g", "w", 2, 3)], 3))
    assert "g 'w' min 2 → 1." in caught.value.remedy
    assert "the pool has 1 of them" in caught.value.why


def test_quotas_that_can_be_met_pass() -> None:
    """Nothing is raised."""
    refuse_impossible(pool_of(PEOPLE, [Quota("g", "w", 1, 3)], 3))


def test_people_kept_apart_are_named_and_not_numbered() -> None:
    """Both of a pair, and the value of which only one may sit."""
    pairs = [("b", "c")]
    with pytest.raises(LotteryError) as caught:
        refuse_impossible(pool_of(PEOPLE, [], 4, pairs=pairs))
    assert "b and c may not sit together; with the other rules that leaves no panel." in caught.value.why
    assert "let b and c sit together" in caught.value.remedy
    people, quotas = apart(PEOPLE, [Quota("g", "w", 0, 3), Quota("g", "m", 0, 3)], "g")
    with pytest.raises(LotteryError) as caught:
        refuse_impossible(pool_of(people, quotas, 3), kept_apart="g")
    assert "At most one with g 'm' may sit, as no two may with the same g; the pool has 3" in caught.value.why
    assert "let 2 with g 'm' sit together" in caught.value.remedy
