"""When a limit ends that started on some day."""

from datetime import UTC, date, datetime

import pytest

from fairhearing.acts import When
from fairhearing.clock import Calendar, Duration
from fairhearing.judging.limits import NEVER, end_of

DAY = date(2025, 5, 4)


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        (None, Duration(3, "days"), None),
        (When(DAY, DAY), Duration(3, "days"), When(date(2025, 5, 7), date(2025, 5, 7))),
        (When(DAY, date(2025, 5, 6)), Duration(3, "days"), When(date(2025, 5, 7), date(2025, 5, 9))),
        (When(DAY, DAY), Duration(48, "hours"), When(date(2025, 5, 6), date(2025, 5, 6))),
        (
            When(date.max, date.max, datetime(9999, 12, 31, 23, tzinfo=UTC)),
            Duration(48, "hours"),
            NEVER,
        ),
    ],
)
def test_a_limit_ends_as_surely_as_it_began(start, limit, end):
    """What began on a certain day ends on one; an uncertain beginning gives an uncertain end."""
    assert end_of(Calendar(), start, limit) == end


def test_hours_from_a_known_instant_end_at_an_instant():
    """They are counted exactly."""
    at = datetime(2025, 5, 4, 9, tzinfo=UTC)
    assert end_of(Calendar(), When(DAY, DAY, at), Duration(48, "hours")).at == datetime(2025, 5, 6, 9, tzinfo=UTC)


def test_what_began_nobody_knows_when_ends_nobody_knows_when():
    """The first of all days stays open."""
    assert end_of(Calendar(), When(date.min, DAY), Duration(3, "days")).first == date.min
