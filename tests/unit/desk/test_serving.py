"""Letting in whoever waits, and an appeal walked to its end."""

from dataclasses import replace

import pytest

from fairhearing.desk import Party, answer_seat, open_case, open_mailbox, remove_keys, seating, serve
from fairhearing.desk.readers import acting
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie
from fairhearing.sealing import read_receipt
from tests.fakes import InterruptedBooks
from tests.walking import act, panel_of


def appealed(walk, club, **more):
    way = walk("notified", **more)
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "appeal-filed", grounds="procedure", text="It was not kept.")
    return way


def test_an_appeal_is_walked_to_its_end(walk, club):
    """The outside body is let in, decides, both sides are told, and it closes after the other side's time."""
    way = appealed(walk, club)
    (made,) = serve(club.house, club.officers["c04"], way.code)
    assert made.public.kind == "readers-added"
    case = open_case(club.house, club.officers["x01"], way.code)
    assert case.me == "appeal-1"
    had_a_part = {entry.person for slot, entry in case.slots.items() if not slot.startswith("appeal")}
    assert {"x01", "x02", "x03"}.isdisjoint(had_a_part)
    assert case.done("appeal-filed")[0].fields["text"] == "It was not kept."
    members = list(case.slots_of("appeal"))
    decided = {"reason": "Because.", "members": members, "votes_for": "3", "votes_against": "0"}
    act(club, club.officers["x01"], way.code, "appeal-decided", value="dismissed", **decided)
    act(club, club.officers["c04"], way.code, "appeal-notified", text="Dismissed.")
    club.clock.pass_days(31)
    act(club, club.officers["c04"], way.code, "case-closed", reason="All done.")
    assert open_mailbox(club.house, read_receipt(way.reporter)).row.closed
    assert serve(club.house, club.officers["c04"], way.code) == ()


def test_a_panel_member_serves_an_appeal_too(walk, club):
    """No single receiver can sit on it."""
    way = appealed(walk, club)
    member = next(iter(panel_of(club, way).values()))
    assert len(serve(club.house, club.officers[member], way.code)) == 1
    assert open_case(club.house, club.officers["x02"], way.code).reads("what")


def test_two_who_come_at_the_same_moment_let_in_one_body(walk, club):
    """Whoever comes second finds it done: one act, one newest key, and the case opens for everybody."""
    way = appealed(walk, club)
    member = club.officers[next(iter(panel_of(club, way).values()))]
    club.house = replace(
        club.house, books=InterruptedBooks(club.house.books, lambda: serve(club.house, member, way.code))
    )
    assert serve(club.house, club.officers["c04"], way.code) == ()
    case = open_case(club.house, club.officers["x01"], way.code)
    assert len(case.done("readers-added")) == len(open_case(club.house, member, way.code).done("readers-added"))
    assert [epoch.number for epoch in club.house.books.tables.epochs if epoch.compartment == "appeal"] == [0, 1]
    act(club, club.officers["c04"], way.code, "message-sent", "reporter-1", text="It goes on.")


def test_a_case_that_was_opened_before_somebody_else_served_is_looked_at_anew(walk, club):
    """What was opened a moment ago spares opening it again, and lets in nobody twice."""
    way = appealed(walk, club)
    receiver, member = club.officers["c04"], club.officers[next(iter(panel_of(club, way).values()))]
    before = open_case(club.house, receiver, way.code)
    assert len(serve(club.house, member, way.code)) == 1
    assert serve(club.house, receiver, way.code, before) == ()
    after = open_case(club.house, receiver, way.code)
    assert len(after.done("readers-added")) == len(before.done("readers-added")) + 1
    assert serve(club.house, receiver, way.code, after) == ()


def test_where_nobody_is_left_for_an_appeal_serving_goes_on(walk, club):
    """Nobody outside has keys: nothing breaks, and the clock runs out before the overseers."""
    way = appealed(walk, club)
    for person in ("x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    assert serve(club.house, club.officers["c04"], way.code) == ()


def test_when_the_only_receiver_is_gone_the_panel_lets_in_the_next_body(walk, club):
    """Keys gone without a word: a panel member's unlock brings in the outside body."""
    way = walk("formed")
    member = next(iter(panel_of(club, way).values()))
    del club.house.books.tables.keys["c04"]
    (made,) = serve(club.house, club.officers[member], way.code)
    assert made.public.reason_class == "not-viable"
    case = open_case(club.house, club.officers["x01"], way.code)
    assert case.me == "receiver-2"
    assert case.acts[0].fields["text"] == "What happened, in own words."
    assert serve(club.house, club.officers[member], way.code) == ()


def test_nobody_outside_and_no_receiver_left_is_borne(walk, club):
    """Serving makes nothing and refuses nothing."""
    way = walk("formed")
    member = next(iter(panel_of(club, way).values()))
    for person in ("c04", "x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    assert serve(club.house, club.officers[member], way.code) == ()


def test_a_receiver_with_a_conflict_serves_nothing_and_stands_aside(walk, club):
    """A tie declared in mid-case is looked at at the next unlock; no refusal is noted for it."""
    way = walk("drawn")
    for person in panel_of(club, way).values():
        case = open_case(club.house, club.officers[person], way.code)
        assert case.me.startswith("panel-")
    roll = club.house.roll
    tie = Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")
    roll.organisation = replace(roll.organisation, ties=(*roll.organisation.ties, tie))
    assert serve(club.house, club.officers["c04"], way.code) == ()
    with club.house.books.reading() as ledger:
        assert ledger.refusals(way.code) == ()
    act(club, club.officers["c04"], way.code, "recused")
    assert open_case(club.house, club.officers["x01"], way.code).me == "receiver-2"


def test_sifters_and_those_merely_asked_serve_nothing(walk, club):
    """They cannot read what they would pass on."""
    way = walk("drawn")
    person = next(iter(panel_of(club, way).values()))
    assert serve(club.house, club.officers[person], way.code) == ()
    _, code = club.report(respondents=(), described="The tall one")
    assert serve(club.house, club.officers["x01"], code) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "who took part"),
        ({"members": ["panel-1", "panel-1", "panel-2"], "votes_for": "3"}, "twice"),
        ({"members": ["panel-1", "panel-2", "receiver-1"], "votes_for": "3"}, "not on the body"),
        ({"members": ["panel-1", "panel-2", "panel-3"], "votes_for": "4"}, "more votes"),
    ],
)
def test_a_majority_is_of_people_who_sit(walk, club, fields, words):
    """One member cannot write a finding of three in the name of others, or of nobody."""
    way = walk("formed")
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    member = club.officers[next(iter(panel_of(club, way).values()))]
    given = {"finding": "substantiated", "standard": "more-likely-than-not", "reason": "Because."}
    with pytest.raises((InputError, RefusedError)) as refused:
        act(club, member, way.code, "finding-made", **given, **fields)
    assert words in str(refused.value) or isinstance(refused.value, RefusedError)


def test_off_the_roster_nothing_is_served(walk, club):
    """The same answer as for a case that never was."""
    way = walk("acknowledged")
    with pytest.raises(NotYoursError):
        serve(club.house, club.officers["c03"], way.code)
    assert seating(club.house, open_case(club.house, club.officers["c04"], way.code)).step == "fix"


def test_a_role_without_a_compartment_of_its_own_is_let_in_too(walk, club):
    """A procedure may give its appeal body nothing but what the parties and the panel wrote."""
    shelf = club.house.shelf
    appeal = replace(shelf.procedure.roles["appeal"], reads=("who", "what"))
    shelf.procedure = replace(shelf.procedure, roles={**shelf.procedure.roles, "appeal": appeal})
    way = appealed(walk, club)
    assert len(serve(club.house, club.officers["c04"], way.code)) == 1
    case = open_case(club.house, club.officers["x01"], way.code)
    assert {name for name, _ in case.secrets} == {"who", "what"}


def test_keys_removed_before_the_letting_in_hold_nobody_up(walk, club):
    """Whoever said that they are free and has no keys any more is taken out, and an alternate follows."""
    way = walk("drawn")
    sat = panel_of(club, way)
    for person in sat.values():
        answer_seat(club.house, club.officers[person], way.code, free=True)
    gone = min(sat)
    remove_keys(club.house, sat[gone])
    made = [act.public for act in serve(club.house, club.officers["c04"], way.code)]
    assert [(one.kind, one.to, one.reason_class) for one in made[:1]] == [("reader-removed", gone, "other")]
    (new,) = {*panel_of(club, way).values()} - {*sat.values()}
    answer_seat(club.house, club.officers[new], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)
    case = open_case(club.house, club.officers["c04"], way.code)
    assert len(seating(club.house, case).accepted) == 3
    sitting = {case.slots[slot].person for slot in acting(case, "panel")}
    assert sitting == {*sat.values(), new} - {sat[gone]}
    act(club, club.officers[new], way.code, "deliberation-noted", text="Complete.")


def test_keys_removed_after_the_panel_was_formed_hold_nobody_up_either(walk, club):
    """Whoever waits is let in without them; and whoever was let in before stays, though their keys go later."""
    way = walk("drawn")
    sat = panel_of(club, way)
    for person in sat.values():
        answer_seat(club.house, club.officers[person], way.code, free=True)
    act(club, club.officers["c04"], way.code, "panel-formed", role="panel", members=sorted(sat))
    gone = max(sat)
    remove_keys(club.house, sat[gone])
    made = [one.public.kind for one in serve(club.house, club.officers["c04"], way.code)]
    assert made[0] == "reader-removed"
    (new,) = {*panel_of(club, way).values()} - {*sat.values()}
    answer_seat(club.house, club.officers[new], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)
    for person in {*sat.values(), new} - {sat[gone]}:
        assert open_case(club.house, club.officers[person], way.code).reads("what")
    remove_keys(club.house, new)
    assert serve(club.house, club.officers["c04"], way.code) == ()
