"""Declining and who follows."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Candidate, Draw, LotteryError, Quotas, draw, next_alternate, panel_after
from fairhearing.lottery.pool import keeps, pool_of
from tests.unit.lottery.conftest import DOMAIN, seed

DRAW = Draw(
    members=("m1", "m2", "w1"),
    alternates=("m3", "w2", "m4"),
    digest="",
    quotas={"g": {"w": {"min": 1}}},
    traits={name: {"g": name[0]} for name in ("m1", "m2", "w1", "m3", "w2", "m4")},
)


def test_first_alternate_who_keeps_the_quotas_follows() -> None:
    """A man's seat goes to the first in order; the only woman's to the first woman."""
    assert next_alternate(DRAW, ["m1"]) == "m3"
    assert next_alternate(DRAW, ["w1"]) == "w2"


def test_alternate_who_declines_in_turn_is_followed_by_the_next() -> None:
    """Everybody who held a seat or waited can decline, one after another."""
    assert next_alternate(DRAW, ["m1", "m3"]) == "w2"
    assert next_alternate(DRAW, ["w1", "m1", "m2"]) == "m4"
    assert panel_after(DRAW, ["w1", "m1", "m2"]) == ("m3", "m4", "w2")


def test_alternate_who_declines_before_being_asked_is_passed_over() -> None:
    """No seat is given up, so nobody follows; later the next in order does."""
    assert next_alternate(DRAW, ["m3"]) is None
    assert next_alternate(DRAW, ["m3", "m1"]) == "w2"


def test_seat_that_nobody_can_take_stays_empty() -> None:
    """When the alternates are used up, or none keeps the quotas, a new round is needed."""
    assert next_alternate(DRAW, ["w1", "w2"]) is None
    assert panel_after(DRAW, ["w1", "w2"]) == ("m1", "m2")
    assert panel_after(DRAW, []) == DRAW.members


@pytest.mark.parametrize("declined", [["x"], ["m1", "m1"]])
def test_who_was_not_drawn_cannot_decline(declined: list[str]) -> None:
    """Nor can somebody decline twice."""
    for ask in (next_alternate, panel_after):
        with pytest.raises(LotteryError, match="not drawn, or twice"):
            ask(DRAW, declined)


def test_nobody_follows_when_nobody_declined() -> None:
    """The question has no answer then."""
    with pytest.raises(LotteryError, match="Nobody declined"):
        next_alternate(DRAW, [])


def test_replacements_keep_the_quotas_of_the_pool(pool: list[Candidate], quotas: Quotas) -> None:
    """Whoever declines first, the panel that follows is one that could have been drawn."""
    made = pool_of(pool, quotas, 3)
    types = {name: each for each, people in made.people.items() for name in people}
    for at in range(50):
        drawn = draw(pool, quotas, 3, 5, seed(at), DOMAIN)
        for leaving in drawn.members:
            if next_alternate(drawn, [leaving]):
                assert keeps(made, [types[name] for name in panel_after(drawn, [leaving])])
