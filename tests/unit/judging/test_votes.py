"""How a body voted, and whether that is enough."""

from __future__ import annotations

import pytest

from fairhearing.judging.votes import carries, votes_of
from tests.unit.judging.building import act


def test_votes_stand_in_two_ways():
    """As a table, as fields, or not at all."""
    assert votes_of(act("1", "finding-made", votes={"for": "2", "against": "1"})) == (2, 1)
    assert votes_of(act("1", "finding-made", votes_for="2")) == (2, 0)
    assert votes_of(act("1", "finding-made")) is None
    assert votes_of(act("1", "finding-made", votes_for="two")) is None


@pytest.mark.parametrize(
    ("threshold", "votes", "enough"),
    [
        ("unanimous", (3, 0), True),
        ("unanimous", (3, 1), False),
        ("unanimous", (0, 0), False),
        ("two-thirds", (2, 1), True),
        ("two-thirds", (3, 2), False),
        ("majority", (2, 1), True),
        ("majority", (1, 1), False),
    ],
)
def test_a_threshold_is_counted_on_the_votes_cast(threshold: str, votes: tuple[int, int], enough: bool) -> None:
    """All, two of three, or more than half; nobody's vote is no agreement."""
    assert carries(threshold, *votes) is enough
