"""Limits as procedures write them, and the days on which they end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fairhearing.clock import Calendar, Duration, parse_duration_text
from fairhearing.errors import InputError

IRISH = Calendar("Europe/Dublin", "IE")


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("48 h", 48, "hours"),
        ("3 d", 3, "days"),
        ("3d", 3, "days"),
        ("5 bd", 5, "business-days"),
        ("2 w", 2, "weeks"),
        ("3 m", 3, "months"),
        ("1 y", 1, "years"),
        (" 0 d ", 0, "days"),
        ("PT48H", 48, "hours"),
        ("PT24H", 24, "hours"),
        ("P3D", 3, "days"),
        ("P2W", 2, "weeks"),
        ("P3M", 3, "months"),
        ("P1Y", 1, "years"),
        ("P9999D", 9999, "days"),
    ],
)
def test_a_limit_is_one_number_with_its_own_unit(text: str, amount: int, unit: str) -> None:
    """Hours written as hours stay hours, months stay months."""
    assert parse_duration_text(text) == Duration(amount, unit)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "3", "-3 d", "3.5 d", "10000 d", "P1M3D", "PT30M", "P", "PT", "P1H", "٣ d"],
)
def test_what_is_no_limit_is_refused_with_the_forms(text: str) -> None:
    """The message says how limits are written."""
    with pytest.raises(InputError, match="is not a limit") as caught:
        parse_duration_text(text)
    assert "48 h" in caught.value.remedy


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Duration(1, "days"), "1 day"),
        (Duration(48, "hours"), "48 hours"),
        (Duration(1, "business-days"), "1 business day"),
        (Duration(5, "business-days"), "5 business days"),
    ],
)
def test_a_limit_is_said_in_words(limit: Duration, text: str) -> None:
    """One day is no days."""
    assert str(limit) == text


@pytest.mark.parametrize(
    ("day", "limit", "end"),
    [
        ("2023-05-08", Duration(0, "days"), "2023-05-08"),
        ("2023-05-08", Duration(7, "days"), "2023-05-15"),
        ("2023-05-08", Duration(48, "hours"), "2023-05-10"),
        ("2023-05-08", Duration(25, "hours"), "2023-05-10"),
        ("2023-05-08", Duration(2, "weeks"), "2023-05-22"),
        ("2023-01-31", Duration(1, "months"), "2023-02-28"),
        ("2024-01-31", Duration(1, "months"), "2024-02-29"),
        ("2023-12-31", Duration(2, "months"), "2024-02-29"),
        ("2024-02-29", Duration(1, "years"), "2025-02-28"),
        ("2023-05-08", Duration(0, "business-days"), "2023-05-08"),
        ("2023-12-22", Duration(1, "business-days"), "2023-12-27"),
        ("2023-03-16", Duration(1, "business-days"), "2023-03-20"),
    ],
)
def test_a_limit_ends_on_its_last_day(day: str, limit: Duration, end: str) -> None:
    """The day it starts is not counted; Irish holidays and weekends are no business days."""
    assert IRISH.add(date.fromisoformat(day), limit) == date.fromisoformat(end)


@pytest.mark.parametrize("unit", ["hours", "days", "business-days", "weeks", "months", "years"])
def test_what_lies_beyond_the_calendar_ends_on_its_last_day(unit: str) -> None:
    """Nothing runs over."""
    assert Calendar().add(date(9999, 12, 30), Duration(9999, unit)) == date.max


def test_business_days_leave_out_weekends_holidays_and_closed_days() -> None:
    """Without a country there are weekends only; an organisation may close on further days."""
    assert not IRISH.is_business_day(date(2023, 5, 6))
    assert not IRISH.is_business_day(date(2023, 3, 17))
    assert Calendar().is_business_day(date(2023, 3, 17))
    assert not Calendar(closed=(date(2023, 3, 17),)).is_business_day(date(2023, 3, 17))
    assert IRISH.is_business_day(date(2023, 3, 16))


def test_the_day_of_an_instant_is_that_of_the_organisations_place() -> None:
    """Half past eleven at night in UTC is the next day in Dublin in summer."""
    instant = datetime(2023, 5, 6, 23, 30, tzinfo=UTC)
    assert IRISH.day(instant) == date(2023, 5, 7)
    assert Calendar().day(instant) == date(2023, 5, 6)


@pytest.mark.parametrize("zone", ["", "Europe", "Europe/Dublinn", "../etc/passwd", "/etc/passwd", "x" * 300])
def test_an_unknown_time_zone_is_refused(zone: str) -> None:
    """No file outside the list of zones is looked at, and the message says what is meant."""
    with pytest.raises(InputError, match="is not a time zone"):
        Calendar(zone)


@pytest.mark.parametrize("country", ["", "ie", "XX", "Ireland", "registry", "HolidayBase"])
def test_an_unknown_country_is_refused(country: str) -> None:
    """Only two letters that stand for a country with known holidays."""
    with pytest.raises(InputError, match="No holidays are known"):
        Calendar(country=country)
