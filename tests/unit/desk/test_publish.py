"""Figures for members: fixed dates, groups of five, and nothing that moves in between."""

from datetime import UTC, date, datetime

from fairhearing.desk import figures, publication_days
from tests.walking import act


def test_publication_days_are_the_last_and_the_next():
    """On the day itself the new figures are out."""
    dates = ("01-01", "07-01")
    assert publication_days(dates, date(2026, 7, 1)) == (date(2026, 7, 1), date(2027, 1, 1))
    assert publication_days(dates, date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 7, 1))


def test_five_closed_cases_have_a_middle_duration(club):
    """Fewer are not shown; late ones only in groups."""
    for _ in range(5):
        _, code = club.report()
        act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
        act(club, club.officers["c04"], code, "case-closed", reason="As wished.")
    club.clock.at = datetime(2027, 2, 1, tzinfo=UTC)
    shown = figures(club.house)
    assert (shown.taken_in, shown.closed, shown.days) == (5, 5, 0)


def test_what_grew_late_after_the_date_is_not_in_its_figures(club):
    """Lateness is counted as it stood on the publication date."""
    club.clock.at = datetime(2026, 7, 13, 9, tzinfo=UTC)
    for _ in range(5):
        club.report()
    club.clock.at = datetime(2026, 8, 30, 9, tzinfo=UTC)
    shown = figures(club.house)
    assert shown.last == date(2026, 7, 15)
    assert shown.late == 0


def test_too_few_are_not_counted(club):
    """Not even over ten years."""
    club.report()
    club.clock.at = datetime(2027, 2, 1, tzinfo=UTC)
    assert figures(club.house).taken_in is None


def test_the_next_period_begins_where_the_last_one_ended(club):
    """A year or longer, until it holds a group; figures of one never overlap those of another."""
    for day in (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2027, 7, 2, 9, tzinfo=UTC)):
        club.clock.at = day
        for _ in range(5):
            club.report()
    club.clock.at = datetime(2027, 7, 1, 9, tzinfo=UTC)
    assert (figures(club.house).first, figures(club.house).last) == (date(2025, 4, 15), date(2026, 4, 15))
    club.clock.at = datetime(2027, 8, 1, 9, tzinfo=UTC)
    shown = figures(club.house)
    assert (shown.first, shown.last, shown.taken_in) == (date(2026, 4, 15), date(2027, 7, 15), 5)
