"""The ceremony as it is told: to the roster, to both sides, and nobody's name before its time."""

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    answer_seat,
    ceremonies,
    draw_panel,
    fix_pool,
    kinds_of,
    open_case,
    open_mailbox,
    perform,
    rounds_of,
    seating,
    serve,
)
from fairhearing.desk.panel import last_of
from fairhearing.desk.panel import read_draw as read_kept
from fairhearing.desk.telling_sides import names_for_parties
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.lottery import read_draw, read_plan, verify_draw, verify_plan
from fairhearing.sealing import read_receipt
from tests.unit.desk.test_seating import decline_all
from tests.walking import panel_of


def officer_of(club, way, person="c04"):
    return open_case(club.house, club.officers[person], way.code)


def sides(club, way):
    words = (way.reporter, way.respondent.receipt)
    return [open_mailbox(club.house, read_receipt(one)) for one in words]


def test_the_roster_and_both_sides_are_told_the_same(walk, club):
    """Plan and draw, byte for byte, as files that hold by themselves and name nobody."""
    way = walk("drawn")
    found = [ceremonies(case, "panel") for case in (officer_of(club, way), *sides(club, way))]
    assert found[0] == found[1] == found[2]
    (one,) = found[0]
    assert verify_plan(read_plan(one.file("plan"), "plan"))
    made = read_draw(one.file("draw"), "draw")
    assert verify_draw(made, announced=one.plan.commitment.plan)
    assert one.drawn is not None
    text = one.file("draw").decode()
    assert not [person for person in officer_of(club, way).organisation.people if f'"{person}"' in text]


def test_before_the_draw_there_is_the_plan_alone(walk, club):
    """Another file is not there, nor a draw of a role that nobody drew for."""
    way = walk("fixed")
    (one,) = ceremonies(officer_of(club, way), "panel")
    assert (one.draw, one.drawn, one.how) == (None, None, "record")
    for name in ("draw", "names"):
        with pytest.raises(NotYoursError):
            one.file(name)
    assert ceremonies(officer_of(club, way), "appeal") == ()
    assert rounds_of(officer_of(club, way), "panel") == ()


def test_who_was_told_between_pool_and_draw_has_both_from_the_draw(walk, club):
    """The draw holds its plan; a side that was not told when the pool was fixed learns of it then."""
    way = walk("drawn")
    case = sides(club, way)[1]
    late = replace(case, acts=tuple(act for act in case.acts if act.public.kind != "pool-committed"))
    (one,) = ceremonies(late, "panel")
    assert one.plan == ceremonies(case, "panel")[0].plan
    assert one.fixed == one.drawn


def test_nobody_untold_is_told_of_a_draw(walk, club):
    """A panel for a respondent who was not told yet is sealed to the reporter's side only."""
    way = walk("asked")
    case = officer_of(club, way)
    untold = replace(case, acts=tuple(act for act in case.acts if act.public.kind != "respondent-notified"))
    assert set(names_for_parties(case, {})) == {"reporter-mail", "respondent-mail"}
    assert set(names_for_parties(untold, {})) == {"reporter-mail"}
    conflicts = replace(case.procedure.conflicts, challenges=())
    silent = replace(case, procedure=replace(case.procedure, conflicts=conflicts))
    assert names_for_parties(silent, {}) == {}


def test_both_sides_learn_who_sits_once_the_panel_is_formed(walk, club):
    """They can challenge whoever sits, so they are told; not before, and never who stood aside."""
    way = walk("drawn")
    before = panel_of(club, way)
    for case in sides(club, way):
        assert {slot for slot, entry in case.slots.items() if entry.person} == {"receiver-1"}
    slot, person = next(iter(before.items()))
    answer_seat(club.house, club.officers[person], way.code, free=False)
    serve(club.house, club.officers["c04"], way.code)
    for other in panel_of(club, way).values():
        if other != person:
            answer_seat(club.house, club.officers[other], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)
    sits = {place: one for place, one in panel_of(club, way).items() if one != person}
    for case in sides(club, way):
        assert {place: case.slots[place].person for place in sits} == sits
        assert SlotName(slot) not in case.slots or not case.slots[slot].person
    party = Party(read_receipt(way.respondent.receipt))
    challenged = {"slot": next(iter(sits)), "reason": "We are neighbours."}
    assert perform(club.house, party, way.code, Proposal(KindName("challenge-made"), challenged))


def test_the_panel_on_the_case_says_who_followed_whom(walk, club):
    """Without a reason, in their order; when nobody is left the round is exhausted, and a second one follows."""
    roll = club.house.roll
    bodies = roll.organisation.bodies
    roll.organisation = replace(roll.organisation, bodies={**bodies, "panel": replace(bodies["panel"], quotas={})})
    way = walk("drawn")
    (first,) = rounds_of(officer_of(club, way), "panel")
    assert {one.state for one in first.people} == {"asked"}
    assert (first.replaced, first.exhausted) == ((), False)
    decline_all(club, way)
    (first,) = rounds_of(officer_of(club, way), "panel")
    assert first.exhausted
    assert [one.follows is None for one in first.replaced][-1]
    follows = next(one.follows for one in first.replaced if one.follows is not None)
    assert follows in read_kept(last_of(officer_of(club, way), "panel-drawn", "panel")).alternates
    fix_pool(club.house, club.officers["c04"], way.code)
    club.checkpoint()
    draw_panel(club.house, club.officers["c04"], way.code)
    second, before = rounds_of(officer_of(club, way), "panel")
    assert (second.number, before.number) == (2, 1)
    newest, _ = ceremonies(officer_of(club, way), "panel")
    assert newest.plan.round == 2
    assert newest.plan.previous == before.digest
    person = second.people[0].person
    answer_seat(club.house, club.officers[person], way.code, free=True)
    assert rounds_of(officer_of(club, way), "panel")[0].people[0].state == "accepted"
    assert seating(club.house, officer_of(club, way)).step == "ask"


def test_no_kind_of_few_people_is_shown_alone(walk, club):
    """Whoever knows the roll would see who is missing from a kind of one; large kinds keep their name."""
    way = walk("fixed")
    (one,) = ceremonies(officer_of(club, way), "panel")
    alone = kinds_of(one.plan, 1)
    assert sum(kind.people for kind in alone) == one.plan.pool_size
    assert all(kind.values and kind.least == kind.most for kind in alone)
    (merged,) = kinds_of(one.plan, 5)
    assert (merged.values, merged.people) == ({}, one.plan.pool_size)
    assert (merged.least, merged.most) == (alone[-1].least, alone[0].most)
    small, large = replace(one.plan.types[0], people=("a",)), replace(one.plan.types[-1], people=tuple("bcdef"))
    two = replace(one.plan, types=(small, large))
    assert [kind.people for kind in kinds_of(two, 5)] == [6]
    assert [kind.people for kind in kinds_of(replace(two, types=(*two.types, *two.types)), 5)] == [5, 7]


def test_a_draw_without_a_published_copy_is_told_to_nobody(walk, club):
    """One that was made before copies were kept, or of which a side was never told, is passed over."""
    way = walk("drawn")
    case = officer_of(club, way)
    bare = replace(case, acts=tuple(replace(act, parts={"who": {"fields": act.fields}}) for act in case.acts))
    assert ceremonies(bare, "panel") == ()
    assert rounds_of(bare, "panel") == ()
