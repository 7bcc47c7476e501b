"""Rough dates hold for every text, and narrowing finds exactly what every order allows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from fairhearing.acts import Act, Constraint, When, narrow, read_when, when_of, write_when
from fairhearing.clock import Calendar, Duration, parse_duration_text
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId, KindName

START = date(2023, 5, 1)
DAYS = 6

date_like = st.text("0123456789X-~?%/.TZ:+ ", max_size=30)
digits = st.sampled_from(["2023", "202X", "20XX", "0001", "9999"])
parts = st.sampled_from(["", "-01", "-02", "-12", "-XX", "-1X", "-21", "-24", "-36", "-40"])
singles = st.builds(
    "".join,
    st.tuples(
        digits, parts, st.sampled_from(["", "-01", "-2X", "-XX", "-31"]), st.sampled_from("~?%") | st.just("")
    ),
)
likely = singles | st.builds("{}/{}".format, singles | st.just(".."), singles | st.just(".."))


def read_or_none(text: str) -> When | None:
    with suppress(InputError):
        return read_when(text)
    return None


@given(st.text() | date_like | likely)
def test_every_text_is_a_date_or_refused(text: str) -> None:
    """Only our own error comes out, and the days are in order."""
    when = read_or_none(text)
    if when is not None:
        assert when.first <= when.last
        assert when.text == text


@given(likely | date_like)
def test_the_days_of_a_date_are_written_so_that_the_same_are_read(text: str) -> None:
    """Without its text, a date is put in other words that mean the same days."""
    when = read_or_none(text)
    if when is not None:
        again = read_when(write_when(replace(when, text="")))
        assert (again.first, again.last, again.at) == (when.first, when.last, when.at)


@given(singles)
def test_about_never_means_fewer_days(text: str) -> None:
    """What is roughly known holds all days of what is known, on both sides one unit more."""
    plain, about = read_or_none(text.rstrip("~?%")), read_or_none(text.rstrip("~?%") + "~")
    assert (plain is None) == (about is None)
    if plain is not None and about is not None:
        assert about.first < plain.first or plain.first == date.min
        assert about.last > plain.last or plain.last == date.max
        assert about.first <= plain.first <= plain.last <= about.last


@given(st.dates(), st.dates())
def test_any_two_days_are_written_and_read(one: date, other: date) -> None:
    """Every interval of days has a text."""
    when = When(min(one, other), max(one, other))
    again = read_when(write_when(when))
    assert (again.first, again.last) == (when.first, when.last)


@given(
    st.dates(date(1, 1, 3), date(9999, 12, 29)),
    st.times().map(lambda at: at.replace(microsecond=0)),
    st.integers(-12 * 60, 14 * 60),
)
def test_an_instant_keeps_its_day_whatever_offset_it_is_written_with(day: date, at: time, minutes: int) -> None:
    """The day is the organisation's, the instant everybody's."""
    there = datetime.combine(day, at, timezone(timedelta(minutes=minutes)))
    again = read_when(write_when(when_of(there.astimezone(UTC), there.date())))
    assert (again.at, again.first, again.last) == (there, there.date(), there.date())


@given(st.text(max_size=12) | st.from_regex(r"P?T?[0-9]{1,5} ?[a-zA-Z]{0,2}", fullmatch=True))
def test_every_text_is_a_limit_or_refused(text: str) -> None:
    """What is read is a number of a known unit that can be added to any day."""
    with suppress(InputError):
        assert Calendar().add(START, parse_duration_text(text)) >= START


@given(
    st.dates(), st.dates(), st.integers(0, 9999), st.sampled_from(["hours", "days", "weeks", "months", "years"])
)
def test_a_later_start_never_ends_earlier(one: date, other: date, amount: int, unit: str) -> None:
    """Narrowing rests on this: limits keep the order of days."""
    limit = Duration(amount, unit)
    assert Calendar().add(min(one, other), limit) <= Calendar().add(max(one, other), limit)


@st.composite
def few_acts(draw: st.DrawFn) -> tuple[Act, ...]:
    """Up to four acts within a few days, with any orders between them."""
    names = [ActId(str(number)) for number in range(draw(st.integers(2, 4)))]
    acts = []
    for name in names:
        first, last = sorted(draw(st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1))))
        others = st.sampled_from([other for other in names if other != name])
        order = st.builds(Constraint, st.sampled_from(["after", "before"]), others)
        span = st.builds(Constraint, st.just("within"), others, st.sampled_from(["P0D", "P1D", "P2D"]))
        when = When(START + timedelta(days=first), START + timedelta(days=last))
        orders = tuple(draw(st.lists(order | span, max_size=2)))
        acts.append(Act(name, KindName("contact"), when, constraints=orders))
    return tuple(acts)


def holds(days: dict[ActId, date], acts: tuple[Act, ...]) -> bool:
    for act in acts:
        for order in act.constraints:
            apart = (days[act.id] - days[order.act]).days
            if order.relation == "before":
                apart = -apart
            if not 0 <= apart <= (DAYS if order.span is None else int(order.span[1])):
                return False
    return True


def solutions(acts: tuple[Act, ...]) -> list[dict[ActId, date]]:
    spans = [
        [act.when.first + timedelta(days=day) for day in range((act.when.last - act.when.first).days + 1)]
        for act in acts
    ]
    choices = (dict(zip((act.id for act in acts), days, strict=True)) for days in product(*spans))
    return [days for days in choices if holds(days, acts)]


@given(few_acts())
def test_narrowed_days_are_exactly_the_first_and_last_that_every_order_allows(acts: tuple[Act, ...]) -> None:
    """Against trying every combination of days."""
    found = solutions(acts)
    narrowed, contradictions = narrow(acts)
    assert bool(contradictions) == (not found)
    if found:
        for act in narrowed:
            days = [each[act.id] for each in found]
            assert (act.when.first, act.when.last) == (min(days), max(days))


@given(few_acts(), st.data())
def test_the_order_of_the_file_decides_nothing(acts: tuple[Act, ...], data: st.DataObject) -> None:
    """Shuffled acts are narrowed alike and contradict alike."""
    narrowed, contradictions = narrow(acts)
    others, said = narrow(data.draw(st.permutations(acts)))
    assert said == contradictions
    assert {act.id: act for act in others} == {act.id: act for act in narrowed}


@given(few_acts())
def test_narrowing_twice_is_narrowing_once(acts: tuple[Act, ...]) -> None:
    """What is settled stays so; days are only ever taken away, and contradicting acts keep theirs."""
    narrowed, contradictions = narrow(acts)
    assert narrow(narrowed) == (narrowed, contradictions)
    for before, after in zip(acts, narrowed, strict=True):
        assert before.when.first <= after.when.first <= after.when.last <= before.when.last
