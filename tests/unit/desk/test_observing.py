"""Who may observe a draw by hand."""

import pytest

from fairhearing.desk import Naming, fix_pool, open_case
from fairhearing.desk.observing import check_observer
from fairhearing.desk.panel import last_of, plan_kept
from fairhearing.errors import InputError


@pytest.fixture
def watched(walk, club):
    """Return what looks at an observer's name."""
    way = walk("asked")
    fix_pool(club.house, club.officers["c04"], way.code, naming=Naming("hat"))
    case = open_case(club.house, club.officers["c04"], way.code)
    plan = plan_kept(last_of(case, "pool-committed", "panel"))
    return lambda name: check_observer(case, club.officers["c04"], plan, name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("fir  SIX", "party"),
        ("Gorse Seven", "party"),
        ("Hazel Eight", "not free towards a party"),
        ("Maple Thirteen", "can be drawn"),
        ("Dogwood Four", "enters a draw"),
    ],
)
def test_whoever_has_a_stake_does_not_observe(watched, name, why):
    """A party however they are spelled, kin of one, somebody of the pool, the one who enters the draw."""
    with pytest.raises(InputError) as refused:
        watched(name)
    assert why in refused.value.why


@pytest.mark.parametrize("name", ["Beech Two", "Elm Five", "Somebody From Elsewhere"])
def test_others_observe(watched, name):
    """Officers without a part in the draw, and people who are not on the roll."""
    watched(name)
