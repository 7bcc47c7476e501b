"""Rough dates: the days on which they can lie, and what is said of what is no date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fairhearing.acts import When, read_when, when_of, write_when
from fairhearing.errors import InputError, Where


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-05-06", "2023-05-06", "2023-05-06"),
        ("2023-02~", "2023-01-01", "2023-03-31"),
        ("2023-02%", "2023-01-01", "2023-03-31"),
        ("2023-02?", "2023-02-01", "2023-02-28"),
        ("2023~", "2022-01-01", "2024-12-31"),
        ("2023-03-01~", "2023-02-28", "2023-03-02"),
        ("2023-05-2X", "2023-05-20", "2023-05-29"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2023-05-0X", "2023-05-01", "2023-05-09"),
        ("2023-05-3X", "2023-05-30", "2023-05-31"),
        ("2023-05-XX", "2023-05-01", "2023-05-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-1X", "2023-10-01", "2023-12-31"),
        ("2023-0X-XX", "2023-01-01", "2023-09-30"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("202X-XX-XX", "2020-01-01", "2029-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-21~", "2022-12-01", "2023-08-31"),
        ("2023-28", "2023-12-01", "2024-02-29"),
        ("2023-32", "2023-06-01", "2023-08-31"),
        ("2023-36", "2023-10-01", "2023-12-31"),
        ("2023-38", "2023-05-01", "2023-08-31"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("2023-01-14/2023-01-20", "2023-01-14", "2023-01-20"),
        ("2023-05/2023-07~", "2023-05-01", "2023-08-31"),
        ("../2023", "0001-01-01", "2023-12-31"),
        ("2023/..", "2023-01-01", "9999-12-31"),
        ("../..", "0001-01-01", "9999-12-31"),
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("00XX", "0001-01-01", "0099-12-31"),
    ],
)
def test_a_rough_date_is_the_days_on_which_it_can_lie(text: str, first: str, last: str) -> None:
    """Qualifiers, unknown digits, parts of a year and intervals are read as days; the text is kept."""
    assert read_when(text) == When(date.fromisoformat(first), date.fromisoformat(last), None, text)


@pytest.mark.parametrize("text", ["2023-05-06T23:30:00+02:00", "2023-05-06T23:30+02:00"])
def test_an_instant_lies_on_the_day_of_its_own_place(text: str) -> None:
    """Half past eleven at night is still that day, whatever it is in UTC."""
    when = read_when(text)
    assert when.first == when.last == date(2023, 5, 6)
    assert when.at == datetime(2023, 5, 6, 21, 30, tzinfo=UTC)
    assert when.certain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a date"),
        (" 2023", "is not a date"),
        ("6.5.2023", "is not a date"),
        ("05/06/2023", "is not a date"),
        ("early in the year", "is not a date"),
        ("XXXX", "is not a date"),
        ("٢٠٢٣", "is not a date"),
        ("2023-XX-05", "is not a date"),
        ("20XX-05", "is not a date"),
        ("20XX-21", "is not a date"),
        ("2023-X1", "is not a date"),
        ("/2023", "is not a date"),
        ("2023-21-05", "21 is not one of 1 to 12"),
        ("2023-02-30", "30 is not one of 1 to 28"),
        ("2023-02-3X", "3X is not one of 1 to 28"),
        ("2023-13", "13 is not one of 1 to 12"),
        ("2023-00", "00 is not one of 1 to 12"),
        ("0000", "0000 is not one of 1 to 9999"),
        ("2023-07/2023-05", "ends before it begins"),
        ("2023-05-06T14:30:00", "an instant without its offset"),
        ("2023-05-06T25:00:00Z", "is not a date"),
        ("2023-05-06T14:30:60Z", "is not a date"),
        ("2023-05-06T14:30:00+99:00", "is not a date"),
        ("0001-01-01T00:00:00+14:00", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_what_would_be_right(text: str, words: str) -> None:
    """The message names the place and gives examples."""
    with pytest.raises(InputError) as caught:
        read_when(text, where=Where("case.yaml", 4))
    assert words in caught.value.what
    assert caught.value.where == Where("case.yaml", 4)
    assert "2023" in caught.value.remedy


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2023, 5, 6), date(2023, 5, 6), "2023-05-06"),
        (date(2023, 5, 1), date(2023, 5, 31), "2023-05"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 5, 2), date(2023, 5, 31), "2023-05-02/2023-05-31"),
        (date.min, date(2023, 5, 6), "../2023-05-06"),
        (date(2023, 5, 6), date.max, "2023-05-06/.."),
    ],
)
def test_days_are_written_as_short_as_they_can_be(first: date, last: date, text: str) -> None:
    """A whole month is written as a month, open ends as such."""
    assert write_when(When(first, last)) == text


def test_what_was_written_is_given_back() -> None:
    """A text that somebody wrote is not put in other words."""
    assert write_when(read_when("2023-02~")) == "2023-02~"


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2023, 5, 6), "2023-05-06T21:30:00+00:00"), (date(2023, 5, 7), "2023-05-07T00:30:00+03:00")],
)
def test_an_instant_is_written_with_an_offset_at_which_it_is_that_day(day: date, written: str) -> None:
    """Whoever reads it finds the same instant on the same day."""
    instant = datetime(2023, 5, 6, 21, 30, tzinfo=UTC)
    assert write_when(when_of(instant, day)) == written
    again = read_when(written)
    assert (again.first, again.at) == (day, instant)


def test_an_instant_keeps_its_own_offset_where_it_fits() -> None:
    """Two hours ahead stay two hours ahead."""
    there = timezone(timedelta(hours=2))
    assert (
        write_when(when_of(datetime(2023, 5, 6, 1, 0, tzinfo=there), date(2023, 5, 6)))
        == "2023-05-06T01:00:00+02:00"
    )
