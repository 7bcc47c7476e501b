"""Declining and who follows."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Drawn, LotteryError, Plan, draw, next_alternate, panel_after
from fairhearing.lottery.replacing import keeps
from tests.unit.lottery.conftest import seed

DRAWN = Drawn(
    members=("m1", "m2", "w1"),
    alternates=("m3", "w2", "m4"),
    limits=((1, 3),),
    counts={name: (0,) if name[0] == "w" else () for name in ("m1", "m2", "w1", "m3", "w2", "m4")},
)


def test_first_alternate_who_keeps_the_quotas_follows() -> None:
    """A man's seat goes to the first in order; the only woman's to the first woman."""
    assert next_alternate(DRAWN, ["m1"]) == "m3"
    assert next_alternate(DRAWN, ["w1"]) == "w2"


def test_alternate_who_declines_in_turn_is_followed_by_the_next() -> None:
    """Everybody who held a seat or waited can decline, one after another."""
    assert next_alternate(DRAWN, ["m1", "m3"]) == "w2"
    assert next_alternate(DRAWN, ["w1", "m1", "m2"]) == "m4"
    assert panel_after(DRAWN, ["w1", "m1", "m2"]) == ("m3", "m4", "w2")


def test_alternate_who_declines_before_being_asked_is_passed_over() -> None:
    """No seat is given up, so nobody follows; later the next in order does."""
    assert next_alternate(DRAWN, ["m3"]) is None
    assert next_alternate(DRAWN, ["m3", "m1"]) == "w2"


def test_seat_that_nobody_can_take_stays_empty() -> None:
    """When the alternates are used up, or none keeps the quotas, a new round is needed."""
    assert next_alternate(DRAWN, ["w1", "w2"]) is None
    assert panel_after(DRAWN, ["w1", "w2"]) == ("m1", "m2")
    assert panel_after(DRAWN, []) == DRAWN.members


@pytest.mark.parametrize("declined", [["x"], ["m1", "m1"]])
def test_who_was_not_drawn_cannot_decline(declined: list[str]) -> None:
    """Nor can somebody decline twice."""
    for ask in (next_alternate, panel_after):
        with pytest.raises(LotteryError, match="not drawn, or twice"):
            ask(DRAWN, declined)


def test_nobody_follows_when_nobody_declined() -> None:
    """The question has no answer then."""
    with pytest.raises(LotteryError, match="Nobody declined"):
        next_alternate(DRAWN, [])


def test_replacements_keep_the_quotas_of_the_plan(plan: Plan) -> None:
    """Whoever declines first, the panel that follows is one that could have been drawn."""
    for at in range(50):
        drawn = draw(plan, seed(at))
        for leaving in drawn.members:
            if next_alternate(drawn, [leaving]):
                assert keeps(drawn, panel_after(drawn, [leaving]))
