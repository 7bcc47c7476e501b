"""Figures for members: fixed dates, groups of five, and nothing that moves in between."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from fairhearing.acts import REOPENED
from fairhearing.desk import figures, note_organisation, publication_days
from fairhearing.procedure import Publication, load
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act


def test_publication_days_are_the_last_and_the_next():
    """On the day itself the new figures are out."""
    dates = ("01-01", "07-01")
    assert publication_days(dates, date(2026, 7, 1)) == (date(2026, 7, 1), date(2027, 1, 1))
    assert publication_days(dates, date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 7, 1))


def test_five_closed_cases_have_a_middle_duration(club):
    """Fewer are not shown; late ones only in groups."""
    for _ in range(5):
        _, code = club.report(course="record-only")
        act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
        act(club, club.officers["c04"], code, "case-closed", reason="As wished.")
    club.clock.at = datetime(2027, 2, 1, tzinfo=UTC)
    shown = figures(club.house)
    assert (shown.taken_in, shown.closed, shown.days) == (5, 5, 0)


def test_what_grew_late_after_the_date_is_not_in_its_figures(club):
    """Lateness is counted as it stood on the publication date."""
    club.clock.at = datetime(2026, 7, 13, 9, tzinfo=UTC)
    for _ in range(5):
        club.report(course="record-only")
    club.clock.at = datetime(2026, 8, 30, 9, tzinfo=UTC)
    shown = figures(club.house)
    assert shown.last == date(2026, 7, 15)
    assert shown.late == 0


def test_too_few_are_not_counted(club):
    """Not even over ten years."""
    club.report(course="record-only")
    club.clock.at = datetime(2027, 2, 1, tzinfo=UTC)
    assert figures(club.house).taken_in is None


def test_the_next_period_begins_where_the_last_one_ended(club):
    """A year or longer, until it holds a group; figures of one never overlap those of another."""
    for day in (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2027, 7, 2, 9, tzinfo=UTC)):
        club.clock.at = day
        for _ in range(5):
            club.report(course="record-only")
    club.clock.at = datetime(2027, 7, 1, 9, tzinfo=UTC)
    assert (figures(club.house).first, figures(club.house).last) == (date(2025, 4, 15), date(2026, 4, 15))
    club.clock.at = datetime(2027, 8, 1, 9, tzinfo=UTC)
    shown = figures(club.house)
    assert (shown.first, shown.last, shown.taken_in) == (date(2026, 4, 15), date(2027, 7, 15), 5)


def five_published(club):
    """Take five cases in, and return their figures once they are published."""
    for _ in range(5):
        club.report(course="record-only")
    club.clock.at = datetime(2026, 4, 20, 9, tzinfo=UTC)
    shown = figures(club.house)
    assert shown.taken_in == 5
    return shown


def test_what_is_entered_later_for_an_earlier_day_changes_no_figures(club):
    """A report that an officer heard before the date and handed on after it counts in the next period."""
    shown = five_published(club)
    heard = shown.last - timedelta(days=20)
    _, code = club.report(channel="handed-on", heard_by="c02", heard_on=heard)
    with club.house.books.reading() as ledger:
        assert ledger.acts(code)[0].public.on == heard
    assert figures(club.house) == shown
    _, code = club.report(channel="handed-on", heard_by="c02", heard_on=shown.first - timedelta(days=400))
    assert figures(club.house) == shown


def test_another_version_changes_no_figures(club):
    """Other dates and a larger group hold for the periods of the cases that are taken in under them."""
    shown = five_published(club)
    house = club.house
    now = house.shelf.in_force()
    newer = replace(now, version=2, digest="1" * 64, publication=Publication(("06-01",), 6))

    class Both:
        def in_force(self):
            return newer

        def pinned(self, procedure, version, digest):
            return newer if version == 2 else house.shelf.pinned(procedure, version, digest)

    club.house = replace(house, shelf=Both())
    assert figures(club.house) == shown
    for _ in range(5):
        club.report(course="record-only")
    club.clock.at = datetime(2028, 7, 1, tzinfo=UTC)
    assert figures(club.house) == shown
    club.report(course="record-only")
    club.clock.at = datetime(2029, 7, 1, tzinfo=UTC)
    after = figures(club.house)
    assert (after.first, after.last, after.taken_in, after.group) == (shown.last, date(2029, 6, 1), 6, 6)


def test_the_first_period_begins_with_the_organisation_and_tells_of_no_case(club):
    """Whether and when a first case came in cannot be read from it."""
    note_organisation(club.house)
    club.clock.at = datetime(2027, 11, 1, 9, tzinfo=UTC)
    without = figures(club.house)
    club.report(course="record-only")
    club.clock.at = datetime(2028, 11, 1, 9, tzinfo=UTC)
    with_one = figures(club.house)
    assert without.first == with_one.first == date(2025, 4, 15)
    assert with_one.taken_in is None


def test_a_case_that_is_open_again_is_not_among_the_closed_ones():
    """It counts as taken in, and as closed once more when it is; its duration runs to its last close."""
    rules = load("model-small")
    opening = next(one for one in rules.powers if REOPENED in one.act)
    anybody = replace(opening, who=("receiver",), after=(), votes=())
    powers = (*(one for one in rules.powers if one is not opening), anybody)
    unasked = tuple(one for one in rules.bars if one.id != "one-answer-to-an-ask")
    freer = replace(rules, powers=powers, bars=unasked, separations=())
    club = settle(fake_house(organisation(), freer, START))
    codes = [club.report(course="record-only")[1] for _ in range(10)]
    receiver = club.officers["c04"]
    for code in codes:
        act(club, receiver, code, "case-closed", reason="As wished.")
    club.clock.pass_days(2)
    for code in codes[:5]:
        act(club, receiver, code, "case-reopened", reason="Something is new.")
    club.clock.at = datetime(2027, 2, 1, tzinfo=UTC)
    shown = figures(club.house)
    assert (shown.taken_in, shown.closed, shown.days) == (10, 5, 0)
