"""The house: every port in one argument."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.fakes import FakeClock


def test_the_present_instant_is_in_whole_seconds(club):
    """Fractions of a second would tell more than is needed."""
    house = replace(club.house, clock=FakeClock(datetime(2026, 3, 2, 9, 0, 1, 999, tzinfo=UTC)))
    assert house.now() == datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC)
