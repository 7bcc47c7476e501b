"""Days and instants."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairhearing.errors import Where
from fairhearing.lottery import LotteryError
from fairhearing.lottery.instants import check_day, instant_of, is_day


def test_a_day_begins_at_midnight() -> None:
    """An instant is in UTC."""
    assert instant_of("2026-06-01", Where("f")) == datetime(2026, 6, 1, tzinfo=UTC)
    assert instant_of("2026-06-01T10:00Z", Where("f")) == datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert (is_day("2026-06-01"), is_day("2026-06-01T10:00Z")) == (True, False)


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "2026-06-01T10:00", "2026-06-01T25:00Z"])
def test_anything_else_is_refused(text: str) -> None:
    """With how it is written."""
    with pytest.raises(LotteryError, match="neither a day nor an instant"):
        instant_of(text, Where("f"))


def test_a_draw_lies_on_or_after_the_day_of_its_plan() -> None:
    """By hand it may follow on the same day, since the slips are in a hat."""
    check_day("2026-06-01", Where("f"), later_than="2026-06-01T10:00Z")
    with pytest.raises(LotteryError, match="before its plan"):
        check_day("2026-05-31", Where("f"), later_than="2026-06-01")
