"""Narrowing rough dates by the orders known beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairhearing.acts import Act, Constraint, narrow, read_case, read_when
from fairhearing.identifiers import ActId, KindName

SAMPLE = Path(__file__).parents[2] / "data" / "case-old.yaml"


def act(name: str, on: str, *orders: tuple[str, str] | tuple[str, str, str]) -> Act:
    constraints = tuple(Constraint(order[0], ActId(order[1]), *order[2:]) for order in orders)
    return Act(ActId(name), KindName("contact"), read_when(on), constraints=constraints)


def days(*acts: Act) -> dict[str, tuple[str, str]]:
    narrowed, contradictions = narrow(acts)
    assert contradictions == ()
    return {one.id: (one.when.first.isoformat(), one.when.last.isoformat()) for one in narrowed}


def test_the_sample_is_narrowed_as_far_as_its_orders_go() -> None:
    """Act 13 lies between 8 and 29 May, act 15 between 13 and 14."""
    found = days(*read_case(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name).acts)
    assert found["13"] == ("2023-05-08", "2023-05-29")
    assert found["14"] == ("2023-05-20", "2023-05-29")
    assert found["15"] == ("2023-05-08", "2023-05-29")


def test_the_text_is_kept_and_nothing_else_changes() -> None:
    """What was written stays readable beside the narrowed days."""
    first, second = narrow((act("1", "2023-05-08"), act("2", "2023-05", ("after", "1"))))[0]
    assert first == act("1", "2023-05-08")
    assert (second.when.text, second.when.first) == ("2023-05", date(2023, 5, 8))


def test_without_orders_acts_are_as_they_were() -> None:
    """There is nothing to narrow with; an order on an act that is not there says nothing."""
    acts = (act("1", "2023"), act("2", "2024", ("after", "9")))
    assert narrow(acts) == (acts, ())


def test_the_same_day_is_allowed() -> None:
    """`after` and `before` allow the same day."""
    assert days(act("1", "2023-05-08"), act("2", "2023-05-08", ("after", "1"), ("before", "1")))["2"] == (
        "2023-05-08",
        "2023-05-08",
    )


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("P7D", "2023-05-08", "2023-05-15"),
        ("P0D", "2023-05-08", "2023-05-08"),
        ("PT30H", "2023-05-08", "2023-05-10"),
        ("P2W", "2023-05-08", "2023-05-22"),
        ("P1M", "2023-05-08", "2023-06-08"),
        ("P9999Y", "2023-05-08", "9999-12-31"),
    ],
)
def test_within_is_from_the_same_day_to_the_end_of_the_span(span: str, first: str, last: str) -> None:
    """Seven days within 8 May are 8 to 15 May."""
    assert days(act("1", "2023-05-08"), act("2", "../..", ("within", "1", span)))["2"] == (first, last)


@pytest.mark.parametrize(("span", "first"), [("P7D", "2023-05-24"), ("P1M", "2023-05-01"), ("P1Y", "2022-05-31")])
def test_within_narrows_the_earlier_act_too(span: str, first: str) -> None:
    """If the later act is known, the earlier cannot lie further back than the span."""
    found = days(act("1", "../.."), act("2", "2023-05-31", ("within", "1", span)))
    assert found["1"] == (first, "2023-05-31")


def test_a_span_of_centuries_reaches_the_calendars_beginning() -> None:
    """Nothing runs over at the end of the calendar."""
    found = days(act("1", "../.."), act("2", "2023-05-31", ("within", "1", "P9999Y")))
    assert found["1"] == ("0001-01-01", "2023-05-31")


def test_contradicting_acts_are_named_and_keep_their_dates() -> None:
    """The sentence names them; acts beside them are narrowed all the same."""
    acts = (
        act("2", "2023-05-01", ("after", "10")),
        act("10", "2023-05-08"),
        act("a", "2023", ("after", "10")),
        act("b", "2023-06-01/2023-08-01", ("before", "c")),
        act("c", "2023-07"),
    )
    narrowed, contradictions = narrow(acts)
    dated = "act 2 is dated 2023-05-01, act 10 is dated 2023-05-08"
    said = "act 2 is said to be after act 10"
    assert contradictions == (f"Acts 2 and 10 contradict one another: {dated}; but {said}.",)
    assert narrowed[:3] == acts[:3]
    assert narrowed[3].when.last == date(2023, 7, 31)


def test_each_group_of_contradictions_has_its_sentence() -> None:
    """Acts that no order holds together are not named together, and the lower number comes first."""
    contradictions = narrow(
        (
            act("30", "2023-05-01", ("after", "4")),
            act("4", "2023-05-08"),
            act("3", "2023-05-20", ("within", "2", "P7D")),
            act("2", "2023-05-01"),
        )
    )[1]
    assert [sentence.split(" contradict")[0] for sentence in contradictions] == ["Acts 2 and 3", "Acts 4 and 30"]
    assert "act 3 is said to be within 7 days after act 2" in contradictions[0]
