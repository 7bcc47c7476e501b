from __future__ import annotations

from datetime import date

from fairhearing.acts import When, read_when
from fairhearing.judging.wording import (
    act_text,
    both,
    cite,
    day_text,
    days_text,
    either,
    kinds_text,
    sentence,
    title_of,
    when_text,
)
from tests.unit.judging.building import act, duty, procedure


def test_lists_read_aloud():
    """Commas, and a word before the last."""
    assert either(["a", "b", "c"]) == "a, b or c"
    assert both(["a", "b"]) == "a and b"
    assert both(["a"]) == "a"
    assert either([]) == ""


def test_kinds_have_their_titles():
    """A kind that the list does not have is shown as it is."""
    assert kinds_text(("report-received", "report-acknowledged")) == "“report received” or “report acknowledged”"
    assert title_of("no-such-kind") == "no-such-kind"


def test_days_read_aloud():
    """A day, a span, or an open end."""
    assert day_text(read_when("2023-01-02")) == "on 2023-01-02"
    assert day_text(read_when("2023-01")) == "between 2023-01-01 and 2023-01-31"
    assert day_text(When(date.min, date(2023, 1, 2))) == "by 2023-01-02"
    assert day_text(When(date(2023, 1, 2), date.max)) == "after 2023-01-02"
    assert day_text(When(date.min, date.max)) == "on an unknown day"
    assert days_text((1, 1)) == "1 day"
    assert days_text((2, 2)) == "2 days"
    assert days_text((1, 3)) == "1 to 3 days"
    assert days_text((1, None)) == "at least 1 day"
    assert days_text((None, 3)) == "at most 3 days"
    assert days_text((0, None)) == days_text((None, None)) == "an unknown number of days"


def test_an_act_and_a_source_have_a_line():
    """Names keep their capitals."""
    assert sentence(act_text(act("A7", "contact"))) == "Act A7 (on 2023-01-02)"
    assert cite(procedure(), duty()) == "The book, § 1"


def test_a_day_in_a_list_needs_no_preposition():
    """A rough one says between which days, as not everybody reads `2023-02~`."""
    assert when_text(read_when("2023-03-04")) == "2023-03-04"
    assert when_text(read_when("2023-02~")) == "between 2023-01-01 and 2023-03-31"
