"""The entries of an organisation's file, each mistake with its line and what would be right."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import MappingNode, read_yaml, table_of
from fairhearing.clock import Calendar
from fairhearing.errors import InputError
from fairhearing.organisation.entries import (
    read_body,
    read_calendar,
    read_person,
    read_seat,
    read_tie,
)


def _table(text: str) -> MappingNode:
    return table_of(read_yaml(text, "o.yaml"), "the file")


def test_a_calendar_is_read_whole() -> None:
    """Time zone, country and closed days; UTC without holidays where nothing is said."""
    text = "{timezone: Europe/Dublin, holidays: IE, closed: [2023-12-27, 2023-12-28]}"
    closed = (date(2023, 12, 27), date(2023, 12, 28))
    assert read_calendar(_table(text)) == Calendar("Europe/Dublin", "IE", closed)
    assert read_calendar(None) == Calendar()
    assert read_calendar(_table("{timezone: UTC}")) == Calendar()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("timezone: Europe/Atlantis", "'Europe/Atlantis' is not a time zone."),
        ("timezone: ../etc", "is not a time zone."),
        ("timezone: UTC\nholidays: IRL1", "'IRL1' is not a country code"),
        ("timezone: UTC\nclosed: 2023-12", "'2023-12' is not one day."),
        ("zone: UTC", "'zone' is not a key of a calendar."),
    ],
)
def test_a_calendar_that_names_nothing_is_refused(text: str, words: str) -> None:
    """A zone, a country or a day that is none is named with its line."""
    with pytest.raises(InputError) as error:
        read_calendar(_table(text))
    assert words in error.value.diagnostics()
    assert f"o.yaml:{text.count(chr(10)) + 1}" in error.value.diagnostics()


def test_a_person_needs_only_an_id() -> None:
    """Everything else on the roll may be unknown."""
    person = read_person(_table("{id: p01}"))
    assert (person.id, person.name, person.branch, person.joined, person.traits) == ("p01", "", "", None, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{name: Ash}", "'id' is missing."),
        ("{id: ash four}", "'ash four' is not an id."),
        ("{id: p01, joined: 2020, left: 2019}", "It ends (2019) before it begins (2020)."),
        ("{id: p01, joined: yesterday}", "'yesterday' is not a date."),
        ("{id: p01, born: 2000}", "'born' is not a key of a person."),
    ],
)
def test_a_person_that_cannot_be_is_refused(text: str, words: str) -> None:
    """What is missing, unknown or backwards is named."""
    with pytest.raises(InputError) as error:
        read_person(_table(text))
    assert words in error.value.diagnostics()


def test_a_body_is_read_with_its_quotas() -> None:
    """Size, alternates, how it is filled, and the bounds of each value."""
    body = read_body(
        _table(
            "{id: c, kind: panel, filled_by: lottery, size: 3, alternates: 2, quotas: {g: {w: {min: 1, max: 2}}}}"
        )
    )
    assert (body.name, body.size, body.alternates, body.filled_by) == ("c", 3, 2, "lottery")
    assert body.quotas == {"g": {"w": {"min": 1, "max": 2}}}
    assert read_body(_table("{id: c, kind: panel, quotas: {g: }}")).quotas == {"g": {}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{id: c}", "'kind' is missing."),
        ("{id: c, kind: panel, size: 0}", "is not a whole number from 1"),
        ("{id: c, kind: panel, filled_by: wish}", "'wish' is not a value of 'filled_by'."),
        ("{id: c, kind: panel, quotas: {g: {w: {least: 1}}}}", "'least' is not a key of a quota."),
        ("{id: c, kind: panel, quotas: {g: {w: }}}", "This quota bounds nothing"),
        ("{id: c, kind: panel, quotas: {g: {w: {min: 3, max: 2}}}}", "its least is above its most"),
    ],
)
def test_a_body_that_cannot_be_is_refused(text: str, words: str) -> None:
    """A size, a way of filling or a quota that makes no sense is named."""
    with pytest.raises(InputError) as error:
        read_body(_table(text))
    assert words in error.value.diagnostics()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{body: board}", "'person' is missing."),
        ("{person: p01, body: board, from: 2021, to: 2020-12}", "It ends (2020-12) before it begins (2021)."),
        ("{person: p01, body: board, chosen: magic}", "'magic' is not a value of 'chosen'."),
    ],
)
def test_a_seat_that_cannot_be_is_refused(text: str, words: str) -> None:
    """A seat without a person, or one that ends before it begins, is named."""
    with pytest.raises(InputError) as error:
        read_seat(_table(text))
    assert words in error.value.diagnostics()


def test_the_end_of_a_tie_between_people_is_a_date() -> None:
    """`to` is the day it ended; `until` says the same."""
    for end in ("to", "until"):
        tie = read_tie(_table(f"{{kind: partner, people: [p04, p08], from: 2021-05, {end}: 2022-11}}"))
        assert tie.until is not None
        assert (tie.until.last, tie.to) == (date(2022, 11, 30), None)


def test_the_end_of_a_tie_to_a_body_is_the_body() -> None:
    """With one person, `to` names the body, and `until` the day it ended."""
    tie = read_tie(_table("{kind: donor, person: p04, to: board, until: 2022}"))
    assert tie.until is not None
    assert (tie.people, tie.to, tie.until.text) == (("p04",), "board", "2022")


def test_a_tie_of_one_day_begins_and_ends_on_it() -> None:
    """`on` is beginning and end in one."""
    tie = read_tie(_table("{kind: co-signed, people: [p04, p05], on: 2023-02, disputed: true}"))
    assert tie.since == tie.until
    assert tie.disputed


def test_a_comma_in_a_note_without_quotes_stays_in_the_note() -> None:
    """YAML takes what follows the comma for a key without a value; it is put back where it was written."""
    tie = read_tie(_table("{kind: employer, note: p12 is paid staff, p01 manages, people: [p01, p12], what: x}"))
    assert tie.note == "p12 is paid staff, p01 manages; x"
    assert read_tie(_table("{kind: kin, people: [p01, p12], note: , what: ~}")).note == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{kind: rival, people: [p01, p02]}", "'rival' is not a value of 'kind'."),
        ("{kind: freind, people: [p01, p02]}", "Did you mean 'friend'?"),
        ("{kind: friend, people: [p01]}", "This tie does not name two different ends."),
        ("{kind: friend, people: [p01, p01]}", "This tie does not name two different ends."),
        ("{kind: friend, people: [p01, 'p 2']}", "'p 2' is not an id."),
        ("{kind: friend, people: [p01, p02], on: 2020, from: 2019}", "'on' stands beside 'from' or an end."),
        ("{kind: friend, people: [p01, p02], from: 2020, to: 2019}", "It ends (2019) before it begins (2020)."),
        ("{kind: friend, people: [p01, p02], secret: }", "'secret' is not a key of a tie."),
    ],
)
def test_a_tie_that_cannot_be_is_refused(text: str, words: str) -> None:
    """An unknown kind, one end alone, or dates that contradict are named."""
    with pytest.raises(InputError) as error:
        read_tie(_table(text))
    assert words in error.value.diagnostics()
    assert "o.yaml:1" in error.value.diagnostics()
