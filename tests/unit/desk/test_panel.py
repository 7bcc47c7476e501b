"""Drawing a panel: who is in the pool, and what the draw keeps."""

from dataclasses import replace

import pytest

from fairhearing.desk import fix_pool, open_case
from fairhearing.desk.panel import (
    eligible,
    in_pool,
    last_of,
    part_of,
    plan_kept,
    read_draw,
    secret_of,
    setting_of,
)
from fairhearing.errors import InputError
from fairhearing.lottery import DrawError, lines_and_names, make_draw, published, verify_plan
from fairhearing.lottery import read_draw as read_published
from fairhearing.organisation import read_organisation
from tests.club import DATA


def test_officers_parties_and_the_conflicted_are_left_out_with_a_class(walk, club):
    """Nobody who leads, receives, oversees or is outside is drawn, nor whoever left."""
    roll = club.house.roll
    people = dict(roll.organisation.people)
    text = (DATA / "club.yaml").read_text().replace("joined: 2015,", "joined: 2015, left: 2020,")
    people["c14"] = read_organisation(text, "club.yaml").people["c14"]
    roll.organisation = replace(roll.organisation, people=people)
    way = walk("asked")
    case = open_case(club.house, club.officers["c04"], way.code)
    taken, left_out = eligible(club.house, case)
    assert {one.id for one in taken} == {"c09", "c10", "c11", "c12", "c13"}
    assert left_out["c14"] == "left"
    assert left_out["c08"] == "conflict"
    assert left_out["c02"] == left_out["x01"] == "other-role"
    assert all(one.traits["branch"] == "" for one in taken)


def test_a_pool_that_is_too_small_is_said_before_the_seed(walk, club):
    """Not when it is too late to change anything."""
    roll = club.house.roll
    gone = {"c11", "c12", "c13", "c14"}
    people = {name: one for name, one in roll.organisation.people.items() if name not in gone}
    roll.organisation = replace(roll.organisation, people=people)
    way = walk("asked")
    with pytest.raises(InputError):
        fix_pool(club.house, club.officers["c04"], way.code)


def test_without_a_body_that_is_drawn_it_is_said(walk, club):
    """The remedy is to add one to the records."""
    way = walk("asked")
    case = open_case(club.house, club.officers["c04"], way.code)
    bodies = {name: body for name, body in case.organisation.bodies.items() if name != "panel"}
    case = replace(case, organisation=replace(case.organisation, bodies=bodies))
    with pytest.raises(InputError, match="drawn by lot"):
        setting_of(case, "panel")


def test_the_draw_is_kept_sealed_and_reads_back(walk, club):
    """Members, alternates and the quotas of a replacement; those asked see only the question."""
    way = walk("drawn")
    case = open_case(club.house, club.officers["c04"], way.code)
    drawn = read_draw(last_of(case, "panel-drawn", "panel"))
    assert len(drawn.members) == 3
    assert last_of(case, "panel-drawn", "appeal") is None
    member = club.officers[drawn.members[0]]
    seen = open_case(club.house, member, way.code).done("panel-drawn")[0]
    assert part_of(seen, "who", "draw") == {}
    assert part_of(seen, "panel", "question")["respondent"] == ["Fir Six"]


def test_whoever_reads_the_parties_can_draw_again(walk, club):
    """The plan is kept with the pool, holds by itself, and with the checkpoint gives the same people."""
    way = walk("drawn")
    case = open_case(club.house, club.officers["c04"], way.code)
    pool, act = last_of(case, "pool-committed", "panel"), last_of(case, "panel-drawn", "panel")
    plan = plan_kept(pool)
    assert {one.person for one in plan.excluded} >= {"c08", "c02", "x01"}
    assert plan.domain == f"{case.organisation.id}/{way.code}/panel/1"
    assert verify_plan(published(plan, secret_of(pool)))
    shown, names = lines_and_names(plan, secret_of(pool))
    made = make_draw(shown, read_published(part_of(act, "who", "ceremony")["draw"], "draw").sources)
    head = club.house.log.first_after(pool.index)
    assert made.sources[0].value == f"{head.size} {head.root.hex()}"
    assert tuple(names[one.line] for one in made.panel) == read_draw(act).members
    assert set(in_pool(case, "panel")) == set(names.values())
    assert in_pool(case, "appeal") == ()


def test_a_pool_that_is_no_plan_is_refused(walk, club):
    """A plan kept in another form than its own is an error of ours."""
    way = walk("fixed")
    pool = last_of(open_case(club.house, club.officers["c04"], way.code), "pool-committed", "panel")
    with pytest.raises(DrawError, match="as a plan"):
        plan_kept(replace(pool, parts={"who": {"pool": {}}}))
