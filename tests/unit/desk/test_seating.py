"""Seats of a drawn role: asked, answered, filled from the alternates, drawn anew when they run out."""

from dataclasses import replace

import pytest

from fairhearing.desk import answer_seat, draw_panel, enrol, fix_pool, open_case, seating, serve, unlock
from fairhearing.errors import NotYoursError, RefusedError
from tests.walking import act, panel_of


def state(club, way):
    return seating(club.house, open_case(club.house, club.officers["c04"], way.code))


def decline_all(club, way):
    """Let everybody asked stand aside until nobody follows."""
    for _ in range(5):
        now = state(club, way)
        for slot, person in now.members.items():
            if person not in now.declined:
                answer_seat(club.house, club.officers[person], way.code, free=False)
                assert slot
        serve(club.house, club.officers["c04"], way.code)
        if state(club, way).step == "fix":
            return


def test_the_steps_follow_one_another(walk, club):
    """Fix, wait for the seed, draw, ask, form, done."""
    way = walk("asked")
    assert state(club, way).step == "fix"
    fix_pool(club.house, club.officers["c04"], way.code)
    assert state(club, way).step == "wait"
    with pytest.raises(RefusedError, match="seed"):
        draw_panel(club.house, club.officers["c04"], way.code)
    club.checkpoint()
    assert state(club, way).step == "draw"
    draw_panel(club.house, club.officers["c04"], way.code)
    assert state(club, way).step == "ask"
    for person in panel_of(club, way).values():
        answer_seat(club.house, club.officers[person], way.code, free=True)
    assert state(club, way).step == "form"
    serve(club.house, club.officers["c04"], way.code)
    assert state(club, way).step == "done"


def test_a_seat_is_answered_once_by_whoever_was_asked(walk, club):
    """A second answer is refused in plain words; a receiver was not asked."""
    way = walk("drawn")
    person = next(iter(panel_of(club, way).values()))
    answer_seat(club.house, club.officers[person], way.code, free=True)
    with pytest.raises(RefusedError, match="answered already"):
        answer_seat(club.house, club.officers[person], way.code, free=False)
    with pytest.raises(NotYoursError):
        answer_seat(club.house, club.officers["c04"], way.code, free=True)


def test_nobody_acts_from_a_seat_before_they_are_let_in(walk, club):
    """Somebody asked, who can see neither parties nor content, finds nothing."""
    way = walk("drawn")
    person = next(iter(panel_of(club, way).values()))
    with pytest.raises(RefusedError, match="not let into"):
        act(club, club.officers[person], way.code, "deliberation-noted", text="Too early.")


def test_somebody_drawn_without_keys_is_asked_once_they_have_some(walk, club):
    """They enrol later; the next unlock of a receiver asks them."""
    way = walk("fixed")
    for person in ("c09", "c10", "c11", "c12", "c13", "c14"):
        del club.house.books.tables.keys[person]
    club.checkpoint()
    draw_panel(club.house, club.officers["c04"], way.code)
    assert serve(club.house, club.officers["c04"], way.code) == ()
    person = next(iter(panel_of(club, way).values()))
    words = enrol(club.house, person).passphrase
    club.officers[person] = unlock(club.house, person, words)
    (asked,) = serve(club.house, club.officers["c04"], way.code)
    assert asked.public.kind == "readers-added"
    answer_seat(club.house, club.officers[person], way.code, free=True)
    assert state(club, way).accepted


def test_when_the_alternates_run_out_a_new_round_is_drawn(walk, club):
    """A new pool is fixed; nobody who stood aside is in it, and the new panel reads and sits alone."""
    roll = club.house.roll
    bodies = roll.organisation.bodies
    free_of_quotas = {**bodies, "panel": replace(bodies["panel"], quotas={})}
    roll.organisation = replace(roll.organisation, bodies=free_of_quotas)
    way = walk("drawn")
    officer = club.officers["c04"]
    decline_all(club, way)
    assert state(club, way).step == "fix"
    fix_pool(club.house, officer, way.code)
    assert state(club, way).step == "wait"
    club.checkpoint()
    draw_panel(club.house, officer, way.code)
    members = state(club, way).members
    assert set(members) == {"panel-4", "panel-5", "panel-6"}
    for person in members.values():
        answer_seat(club.house, club.officers[person], way.code, free=True)
    serve(club.house, officer, way.code)
    assert state(club, way).step == "done"
    assert all(open_case(club.house, club.officers[person], way.code).reads("what") for person in members.values())
    first = open_case(club.house, officer, way.code).slots["panel-1"].person
    assert not open_case(club.house, club.officers[first], way.code).reads("what")
