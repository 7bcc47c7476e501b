"""Naming where the seed will come from, before it can be known."""

from datetime import UTC, date, datetime

import pytest

from fairhearing.desk.naming import HAT, RECORD, Naming, announced_by, fallback_on, how_of, last_expected
from fairhearing.errors import InputError, Where
from fairhearing.lottery import Announced, make_plan, read_people, round_of, time_of
from tests.unit.lottery.conftest import POOL, SECRET, setting

FIXED = datetime(2026, 3, 7, 9, tzinfo=UTC)
LOTTERY = Announced("National lottery, draw of 8 March", "2026-03-08", "National lottery, draw of 15 March")


def numbers(*found):
    return announced_by(Naming("numbers", found), FIXED)


def test_whoever_names_nothing_gets_the_record():
    """The plan says so in words, as it does for a hat."""
    assert announced_by(Naming(), FIXED) == (Announced(RECORD, "2026-03-07T09:00:00Z"),)
    assert announced_by(Naming("hat"), FIXED)[0].name == HAT


def test_a_beacon_is_a_round_at_noon_with_another_as_its_fallback():
    """Round and instant belong together; the day after follows."""
    (one,) = announced_by(Naming("beacon", beacon=date(2026, 3, 9)), FIXED)
    at = time_of(round_of(one.name, Where("s")))
    assert datetime(2026, 3, 9, 12, tzinfo=UTC) <= at < datetime(2026, 3, 9, 12, 0, 3, tzinfo=UTC)
    assert one.expected == at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert one.fallback == fallback_on(date(2026, 3, 9), 0)


@pytest.mark.parametrize(("day", "says"), [(None, "missing"), (date(2026, 3, 6), "known already")])
def test_a_beacon_needs_a_day_to_come(day, says):
    """Neither none nor one that is over."""
    with pytest.raises(InputError, match=says):
        announced_by(Naming("beacon", beacon=day), FIXED)


def test_numbers_keep_their_names_and_get_a_round_where_no_fallback_is_named():
    """Each a round of its own, so that none is named twice."""
    first, second, third = numbers(
        LOTTERY, Announced(" Exchange ", "2026-03-08"), Announced("River level", "2026-03-08")
    )
    assert first == LOTTERY
    assert second == Announced("Exchange", "2026-03-08", fallback_on(date(2026, 3, 8), 1))
    assert third.fallback != second.fallback


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ((), "0 public numbers"),
        ((LOTTERY,) * 4, "4 public numbers"),
        ((LOTTERY, LOTTERY), "twice"),
        ((Announced("A", ""),), "day of 'A' is missing"),
        ((Announced("A", "2026-03-07"),), "known already"),
        ((Announced(" ", "2026-03-08"),), "cannot be the name"),
        ((Announced(RECORD, "2026-03-08"),), "cannot be the name"),
        ((Announced("A" * 201, "2026-03-08"),), "cannot be the name"),
        ((Announced("drand loudnet round 5", "2026-03-08"),), "no round of a beacon"),
    ],
)
def test_numbers_that_could_be_steered_are_refused(found, says):
    """Missing, too many, named twice, known already, or by a name that means something else."""
    with pytest.raises(InputError, match=says) as refused:
        numbers(*found)
    assert refused.value.remedy


def test_a_plan_tells_how_its_seed_comes():
    """From what it names; one that names nothing is drawn by the record."""
    people = read_people(POOL, "pool.csv", (), named_by="id")
    named = {
        "none": (),
        "record": announced_by(Naming(), FIXED),
        "hat": announced_by(Naming("hat"), FIXED),
        "beacon": announced_by(Naming("beacon", beacon=date(2026, 3, 9)), FIXED),
        "numbers": numbers(LOTTERY),
    }
    found = {
        how: how_of(
            make_plan(people, (), setting(committed="2026-03-07T09:00:00Z", sources=sources), secret=SECRET)
        )
        for how, sources in named.items()
    }
    assert found == {"none": "record", "record": "record", "hat": "hat", "beacon": "beacon", "numbers": "numbers"}
    assert last_expected(numbers(LOTTERY, Announced("B", "2026-03-10"))) == "2026-03-10"
