from __future__ import annotations

import pytest

from fairhearing.judging.line import Line
from fairhearing.judging.order import before, rank
from tests.unit.judging.building import act

DAYS = [f"2023-01-{day:02}" for day in range(1, 29)]
ROUGH = ["2023-01", "2022", "../2023-01-10", "2023-01-10/..", "2023-01-05/2023-01-20", "2023-01-10"]


def _acts(dates):
    return sorted((act(str(place), "contact", on) for place, on in enumerate(dates)), key=rank)


@pytest.mark.parametrize(
    "dates", [[], DAYS[:4], DAYS, ROUGH, DAYS + ROUGH], ids=["none", "few", "many", "rough", "both"]
)
def test_a_line_answers_as_each_act_would(dates):
    """However the days are known, the answers are those of asking each act of the line."""
    acts = _acts(dates)
    line = Line(acts)
    for one in [*acts, act("x", "resigned", "2023-01-10"), act("y", "resigned", "2023-01")]:
        orders = [(other, before(other, one)) for other in acts if other.id != one.id]
        sure = [other for other, order in orders if order]
        perhaps = [other for other, order in orders if order is not False]
        assert line.earlier(one) == sure
        assert line.perhaps_earlier(one) == perhaps
        assert line.came_before(one) is (True if sure else None if perhaps else False)
        assert line.counts_before(one) == (len(sure), len(perhaps))
        assert line.latest_before(one) == (sure[-1] if sure else None)
        over = [other for other in acts if other.id != one.id and before(one, other) is False]
        assert line.first_over(one) == (over[0] if over else None)


def test_a_line_of_many_acts_looks_only_where_days_overlap():
    """Of acts on days that are known, only those on the same day have to be looked at."""
    line = Line(_acts(DAYS))
    assert line.overlap(act("x", "contact", "2023-01-10")) == (9, 10)
    assert line.overlap(act("x", "contact", "2022-01-10")) == (0, 0)
    assert Line(_acts(DAYS[:4])).overlap(act("x", "contact", "2022-01-10")) == (0, 4)


@pytest.mark.parametrize("dates", [DAYS[:4], DAYS + ROUGH], ids=["few", "many"])
def test_a_line_leaves_out_what_lies_before_a_day(dates):
    """Nothing before the places since a day can lie on it or later, and nothing from a place on lies sooner."""
    acts = _acts(dates)
    line = Line(acts)
    for day in (one.when.first for one in acts):
        since = line.places_since(day)
        assert all(one.when.last < day for one in acts[: since.start])
        assert since.stop == len(acts)
    for place in range(len(acts)):
        assert all(one.when.first >= line.first_from(place) for one in acts[place:])
    assert Line(_acts(DAYS)).places_since(acts[-1].when.first).start > 0 or len(dates) == 4
