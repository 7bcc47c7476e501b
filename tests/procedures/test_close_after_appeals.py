"""A case is closed in time whoever appeals, and never over an appeal of the other side, or their time for one."""

from __future__ import annotations

import pytest

from tests.procedures.telling import TO_THE_OUTCOME, Row, against, clocks

PACKS = ("model", "model-small")
_FIRST: tuple[Row, ...] = (
    *TO_THE_OUTCOME,
    ("appeal-filed", 50, "reporter-1", "", {"grounds": "outcome"}),
    ("appeal-decided", 58, "appeal-1", "", {"value": "dismissed"}),
    ("appeal-notified", 60, "appeal-1", "", {}),
)
_FILED_TOO: Row = ("appeal-filed", 65, "respondent-1", "", {"grounds": "outcome"})
_SECOND: tuple[Row, ...] = (
    *_FIRST,
    _FILED_TOO,
    ("appeal-decided", 80, "appeal-1", "", {"value": "dismissed"}),
    ("appeal-notified", 82, "appeal-1", "", {}),
)


def _close(day: int) -> Row:
    return "case-closed", day, "receiver-1", "", {"reason": "Over."}


@pytest.mark.parametrize("pack", PACKS)
def test_the_result_of_a_second_appeal_starts_the_clock_of_the_close_again(pack: str) -> None:
    """The second appeal waives the clock that the first result started, and not the duty to close for ever."""
    assert clocks(pack, _SECOND, 90, "close") == [("12", "waived"), ("15", "waived"), ("18", "open")]
    assert clocks(pack, _SECOND, 300, "close") == [("12", "waived"), ("15", "waived"), ("18", "overdue")]


@pytest.mark.parametrize("pack", PACKS)
def test_the_result_of_one_side_does_not_close_the_case_over_the_others_appeal(pack: str) -> None:
    """What the respondent filed in their own time waits for its decision, and then for its result."""
    assert "not-closed-over-an-appeal" in against(pack, (*_FIRST, _FILED_TOO), _close(85))
    assert "appeal-before-close" in against(pack, (*_FIRST, _FILED_TOO), _close(85))
    assert against(pack, _SECOND[:-1], _close(85)) == {"appeal-before-close"}
    assert against(pack, _SECOND, _close(85)) == set()


@pytest.mark.parametrize("pack", PACKS)
def test_the_result_of_one_side_does_not_end_the_time_of_the_other_to_appeal(pack: str) -> None:
    """Both sides were told on day 47; the respondent can appeal until day 77."""
    assert against(pack, _FIRST, _close(65)) == {"outcome-before-close"}
    assert against(pack, _FIRST, _close(77)) == {"outcome-before-close"}
    assert against(pack, _FIRST, _close(78)) == set()


@pytest.mark.parametrize("pack", PACKS)
def test_the_close_can_be_kept_however_soon_an_appeal_is_decided(pack: str) -> None:
    """Decided and told on the day of the outcome itself, there are days left to close in time."""
    at_once: tuple[Row, ...] = tuple((row[0], 47, *row[2:]) for row in _FIRST[-3:])
    closed = (*TO_THE_OUTCOME, *at_once, _close(78))
    assert against(pack, closed[:-1], closed[-1]) == set()
    assert clocks(pack, closed, 100, "close")[-1] == ("15", "met")


@pytest.mark.parametrize("pack", PACKS)
def test_a_result_of_the_first_round_closes_nothing_over_an_appeal_of_the_second(pack: str) -> None:
    """And where nobody appeals in the second round, the case can be closed all the same."""
    others = {"members": ("appeal-4", "appeal-5", "appeal-6"), "votes": {"for": 3, "against": 0}}
    again: tuple[Row, ...] = (
        *_FIRST,
        _close(90),
        ("reopening-asked", 120, "reporter-1", "", {"text": "A letter.", "why_late": "It was lost."}),
        ("case-reopened", 130, "appeal-4", "", {**others, "reason": "It is new."}),
        ("outcome-notified", 170, "receiver-1", "reporter-1", {}),
        ("respondent-outcome-notified", 170, "receiver-1", "respondent-1", {}),
    )
    assert against(pack, again, _close(220)) == set()
    filed: Row = ("appeal-filed", 180, "respondent-1", "", {"grounds": "outcome"})
    decided: Row = ("appeal-decided", 190, "appeal-4", "", {"value": "dismissed"})
    assert "not-closed-over-an-appeal" in against(pack, (*again, filed), _close(220))
    assert against(pack, (*again, filed, decided), _close(220)) == {"appeal-before-close"}
