"""Drawing by named sources, by the record, by hand; once for each round."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fairhearing.desk import (
    Naming,
    ceremonies,
    check_said,
    draw_panel,
    enter_hat,
    fix_pool,
    in_pool,
    open_case,
    seating,
)
from fairhearing.desk.panel import last_of
from fairhearing.errors import InputError, RefusedError
from fairhearing.lottery import Announced, ByHand, Hat, Observer, Source, verify_draw
from tests.unit.desk.test_seating import decline_all
from tests.unit.lottery.test_drand import ROUND_1000

LOTTERY = Announced("National lottery of 9 March", "2026-03-09", "National lottery of 10 March")
SAID = Source("National lottery of 9 March", "07 3 11", "2026-03-09")
INSTEAD = Source("National lottery of 10 March", "5", "2026-03-10", "The draw of 9 March fell out")


def fixed(club, way, naming):
    fix_pool(club.house, club.officers["c04"], way.code, naming=naming)
    club.checkpoint()


def told(club, way):
    return ceremonies(open_case(club.house, club.officers["c04"], way.code), "panel")[0]


def step(club, way):
    return seating(club.house, open_case(club.house, club.officers["c04"], way.code)).step


def draw_by(club, way, *sources):
    return draw_panel(club.house, club.officers["c04"], way.code, sources=sources)


def test_named_numbers_are_waited_for_and_drawn_by(walk, club):
    """No checkpoint takes their place; zeros in front count for nothing; the draw holds by itself."""
    way = walk("asked")
    fixed(club, way, Naming("numbers", (LOTTERY,)))
    assert step(club, way) == "wait"
    with pytest.raises(RefusedError, match="not there yet"):
        draw_by(club, way, SAID)
    club.clock.pass_days(3)
    assert step(club, way) == "draw"
    key = check_said(club.house, club.officers["c04"], way.code, (SAID,))
    assert key == "3.7.11./"
    assert step(club, way) == "draw"
    draw_by(club, way, SAID)
    made = told(club, way).draw
    assert made.key == key
    assert made.sources == (SAID,)
    assert verify_draw(made, announced=told(club, way).plan.commitment.plan)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (replace(SAID, published="2026-03-07"), "known before"),
        (replace(SAID, published="2026-03-30"), "lies in the future"),
        (replace(SAID, name="Another lottery"), "where 'Another lottery' is given"),
        (replace(SAID, value="!"), "cannot be used"),
    ],
)
def test_values_that_cannot_be_are_refused(walk, club, said, says):
    """Known before the pool was fixed, of a day to come, of another source, or nothing at all: no draw."""
    way = walk("asked")
    fixed(club, way, Naming("numbers", (LOTTERY,)))
    club.clock.pass_days(3)
    for tried in (draw_by, lambda *_: check_said(club.house, club.officers["c04"], way.code, (said,))):
        with pytest.raises(InputError, match=says):
            tried(club, way, said)
    with pytest.raises(InputError, match="names 1 sources"):
        draw_by(club, way)
    assert step(club, way) == "draw"


def test_a_fallback_counts_once_the_day_is_over_and_says_why(walk, club):
    """On the day itself the source may still be published; in the draw stands that it was a fallback."""
    way = walk("asked")
    fixed(club, way, Naming("numbers", (LOTTERY,)))
    club.clock.at = datetime(2026, 3, 9, 12, tzinfo=UTC)
    with pytest.raises(RefusedError, match="too early"):
        draw_by(club, way, replace(INSTEAD, published="2026-03-09"))
    club.clock.pass_days(1)
    draw_by(club, way, INSTEAD)
    assert told(club, way).draw.sources[0].instead_of == "The draw of 9 March fell out"


def test_a_round_of_the_beacon_is_drawn_by_its_signature(walk, club):
    """What the beacon did not sign is refused; what it did, nobody has to be believed for."""
    club.clock.at = datetime(2023, 8, 16, 9, tzinfo=UTC)
    way = walk("asked")
    fixed(club, way, Naming("numbers", (Announced("drand quicknet round 1000", "2023-08-23"),)))
    assert told(club, way).how == "beacon"
    club.clock.pass_days(7)
    said = Source("drand quicknet round 1000", ROUND_1000, "2023-08-23T15:59:24Z")
    with pytest.raises(InputError, match="not what the beacon signed"):
        draw_by(club, way, replace(said, value="a" * 96))
    draw_by(club, way, said)
    assert told(club, way).draw.key == ROUND_1000.upper() + "/"


def test_the_record_gives_the_seed_where_nothing_is_named(walk, club):
    """Not before a checkpoint covers the pool; how many entries it has stands with its root."""
    way = walk("asked")
    fix_pool(club.house, club.officers["c04"], way.code)
    with pytest.raises(RefusedError, match="not there yet"):
        draw_by(club, way)
    club.checkpoint()
    head = club.house.log.head()
    with pytest.raises(RefusedError, match="not there yet"):
        draw_panel(replace(club.house, log=club.house.log.__class__()), club.officers["c04"], way.code)
    draw_by(club, way)
    assert told(club, way).draw.sources[0].value == f"{head.size} {head.root.hex()}"


def test_there_is_one_pool_and_one_draw_for_a_round(walk, club):
    """Whoever fixes again, or draws again, is refused: nobody can wait for what suits."""
    way = walk("asked")
    with pytest.raises(RefusedError, match="No pool"):
        draw_by(club, way)
    fixed(club, way, Naming())
    with pytest.raises(RefusedError, match="fixed already"):
        fix_pool(club.house, club.officers["c04"], way.code)
    draw_by(club, way)
    with pytest.raises(RefusedError, match="drawn from already"):
        draw_by(club, way)
    with pytest.raises(RefusedError, match="fixed already"):
        fix_pool(club.house, club.officers["c04"], way.code)
    case = open_case(club.house, club.officers["c04"], way.code)
    assert (len(case.done("pool-committed")), len(case.done("panel-drawn"))) == (1, 1)


class Twice:
    """Books in which somebody else takes the same step between the look at a case and the write."""

    def __init__(self, books, act):
        self._books = books
        self._act = act

    def reading(self):
        return self._books.reading()

    def writing(self):
        act, self._act = self._act, None
        if act is not None:
            act()
        return self._books.writing()


@pytest.mark.parametrize("first", ["asked", "fixed"])
def test_two_who_press_at_once_make_one_act(walk, club, first):
    """The second finds the step taken when their write is judged anew, and nothing of theirs is kept."""
    way = walk(first)
    take = {"asked": fix_pool, "fixed": draw_panel}[first]
    club.checkpoint()
    officer = club.officers["c04"]
    books = Twice(club.house.books, lambda: take(club.house, officer, way.code))
    with pytest.raises(RefusedError, match="already"):
        take(replace(club.house, books=books), officer, way.code)
    case = open_case(club.house, officer, way.code)
    assert len(case.done({"asked": "pool-committed", "fixed": "panel-drawn"}[first])) == 1


def hat(club, way, **more):
    names = {"first": "Olive Outside", "second": "Otto Outside", "on": "2026-03-07", "pool": None, **more}
    case = open_case(club.house, club.officers["c04"], way.code)
    pool = names["pool"] or ("c11", "c12", "c09", "c10")
    assert set(pool) <= {*in_pool(case, "panel"), "c08"}
    observers = tuple(Observer(names[one], "I saw it.", names["on"]) for one in ("first", "second"))
    return Hat(ByHand(names["on"], "Club house", observers), pool[:3], pool[3:])


def test_a_draw_by_hand_is_the_same_act_and_says_so(walk, club):
    """Those whom the hat gave are asked as after every draw; what is published names no member."""
    way = walk("asked")
    fixed(club, way, Naming("hat"))
    assert step(club, way) == "draw"
    enter_hat(club.house, club.officers["c04"], way.code, hat(club, way))
    assert set(seating(club.house, open_case(club.house, club.officers["c04"], way.code)).members.values()) == {
        "c11",
        "c12",
        "c09",
    }
    made = told(club, way).draw
    assert [one.name for one in made.by_hand.observers] == ["Olive Outside", "Otto Outside"]
    assert {one.person for one in made.panel} == {None}
    assert any(check.part == "by hand" for check in verify_draw(made))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"first": "fir  SIX"}, "cannot observe"),
        ({"first": "Otto Outside"}, "Two people"),
        ({"on": "2026-03-09"}, "lies in the future"),
        ({"on": "2026-03-01"}, "before its plan"),
        ({"pool": ("c08", "c11", "c12")}, "not in the pool"),
        ({"pool": ("c09", "c10", "c13")}, "breaks a quota"),
    ],
)
def test_a_hat_is_judged_by_the_checks_of_every_draw(walk, club, more, says):
    """Observers are no parties and are two; day, pool and quotas hold."""
    way = walk("asked")
    fixed(club, way, Naming("hat"))
    with pytest.raises(InputError, match=says):
        enter_hat(club.house, club.officers["c04"], way.code, hat(club, way, **more))
    assert step(club, way) == "draw"


def test_how_it_is_drawn_is_fixed_with_the_pool(walk, club):
    """Nobody turns to a hat when the number does not suit, nor to a number when the hat does not."""
    way = walk("asked")
    fixed(club, way, Naming())
    with pytest.raises(RefusedError, match="not by hand"):
        enter_hat(club.house, club.officers["c04"], way.code, hat(club, way))
    other = walk("asked")
    fixed(club, other, Naming("hat"))
    for tried in (draw_by, lambda *_: check_said(club.house, club.officers["c04"], other.code, ())):
        with pytest.raises(RefusedError, match="by hand"):
            tried(club, other)
    assert last_of(open_case(club.house, club.officers["c04"], other.code), "panel-drawn", "panel") is None


def test_nobody_draws_from_another_pool_than_they_looked_at(walk, club):
    """A round that was drawn, given up and followed by another in between is not drawn by the first one's seed."""
    roll = club.house.roll
    bodies = roll.organisation.bodies
    roll.organisation = replace(roll.organisation, bodies={**bodies, "panel": replace(bodies["panel"], quotas={})})
    way = walk("fixed")
    club.checkpoint()
    officer = club.officers["c04"]

    def next_round():
        draw_panel(club.house, officer, way.code)
        decline_all(club, way)
        fix_pool(club.house, officer, way.code)

    with pytest.raises(RefusedError, match="drawn from already"):
        draw_panel(replace(club.house, books=Twice(club.house.books, next_round)), officer, way.code)
    assert step(club, way) == "wait"
