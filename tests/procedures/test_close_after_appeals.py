"""A case is closed in time whoever appeals, and never over an appeal of the other side."""

from __future__ import annotations

import pytest

from tests.procedures.telling import TO_THE_OUTCOME, Row, clocks

PACKS = ("model", "model-small")
_FIRST: tuple[Row, ...] = (
    *TO_THE_OUTCOME,
    ("appeal-filed", 50, "reporter-1", "", {"grounds": "outcome"}),
    ("appeal-decided", 58, "appeal-1", "", {"value": "dismissed"}),
    ("appeal-notified", 60, "appeal-1", "", {}),
)
_SECOND: tuple[Row, ...] = (
    *_FIRST,
    ("appeal-filed", 65, "respondent-1", "", {"grounds": "outcome"}),
    ("appeal-decided", 80, "appeal-1", "", {"value": "dismissed"}),
    ("appeal-notified", 82, "appeal-1", "", {}),
)


@pytest.mark.parametrize("pack", PACKS)
def test_the_result_of_a_second_appeal_starts_the_clock_of_the_close_again(pack: str) -> None:
    """The second appeal waives the clock that the first result started, and not the duty to close for ever."""
    assert clocks(pack, _SECOND, 90, "close") == [("15", "waived"), ("18", "open")]
    assert clocks(pack, _SECOND, 300, "close") == [("15", "waived"), ("18", "overdue")]
