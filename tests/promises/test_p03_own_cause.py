"""P3: an act by a person with a known conflict is refused; there is no override."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.desk import (
    Proposal,
    answer_seat,
    cases_of,
    change_organisation,
    draw_panel,
    fix_pool,
    name_respondent,
    open_case,
    open_mailbox,
    perform,
    seating,
    serve,
    watch_case,
)
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import KindName, PersonId
from fairhearing.judging import forces
from fairhearing.lottery import read_plan
from fairhearing.organisation import Tie
from fairhearing.sealing import read_receipt
from fairhearing.web.house import rooms
from tests.club import organisation
from tests.walking import act, panel_of


def who_opens(club, code):
    """Return everybody whose keys open a case."""
    found = set()
    for person, officer in club.officers.items():
        try:
            open_case(club.house, officer, code)
        except NotYoursError:
            continue
        found.add(person)
    return found


def test_a_handler_who_is_a_friend_of_the_respondent_gets_no_wrap(club):
    """c03 is a friend of c06: a report about c06 opens for c04 alone."""
    _, code = club.report()
    assert who_opens(club, code) == {"c04"}


def test_whoever_may_not_judge_a_party_gets_no_wrap_and_no_reason_is_asked(club):
    """c04 says of themselves that they may not judge c06, and no more: the case goes to the outside body."""
    tie = Tie("may-not-judge", (PersonId("c04"), PersonId("c06")), declared_by="c04")
    change_organisation(club.house, replace(organisation(), ties=(*organisation().ties, tie)), "secretary")
    _, code = club.report()
    assert who_opens(club, code) == {"x01", "x02", "x03"}


def test_whom_the_reporter_excludes_gets_no_wrap_and_the_case_moves_outside(club):
    """With c03 conflicted and c04 excluded the intake body is not viable: the outside body receives it."""
    _, code = club.report(excluded=("Dogwood Four",))
    assert who_opens(club, code) <= {"x01", "x02", "x03"}
    assert who_opens(club, code)


def test_a_whole_intake_body_can_be_excluded(club):
    """Who names the receivers as a body sends the report past them."""
    _, code = club.report(excluded=("Receivers",))
    assert who_opens(club, code) <= {"x01", "x02", "x03"}


def test_a_report_about_a_receiver_never_reaches_them(club):
    """c04 does not open a report about c04; their colleague has a soft tie, so it goes outside."""
    _, code = club.report(respondents=("Dogwood Four",))
    assert who_opens(club, code) == {"x01", "x02", "x03"}


def test_a_described_person_goes_to_the_sifter_who_cannot_read_what(club):
    """Until the sifter names the person nobody reads the content; then only those who are clear do."""
    _, code = club.report(respondents=(), described="The tall one with the guitar")
    sifters = who_opens(club, code)
    assert sifters
    assert sifters <= {"x01", "x02", "x03"}
    sifter = club.officers[sorted(sifters)[0]]
    case = open_case(club.house, sifter, code)
    assert not case.reads("what")
    assert "guitar" in repr([act.parts for act in case.acts])
    assert "own words" not in repr([act.parts for act in case.acts])
    name_respondent(club.house, sifter, code, "Fir Six")
    opened = who_opens(club, code)
    assert "c04" in opened
    assert "c03" not in opened
    assert open_case(club.house, club.officers["c04"], code).parties().respondent == ("c06",)


def test_a_name_that_two_people_bear_counts_as_described(club):
    """Two members are called Maple Thirteen: the sifter finds out which is meant."""
    _, code = club.report(respondents=("Maple Thirteen",))
    assert who_opens(club, code) <= {"x01", "x02", "x03"}


def with_ties(*ties, without=()):
    """Return the club's records with more ties, or with fewer."""
    kept = tuple(tie for tie in organisation().ties if tie.kind not in without)
    return replace(organisation(), ties=(*kept, *ties))


def test_a_tie_declared_in_mid_case_refuses_every_further_act_and_shows_the_path(walk, club):
    """c04 declares a friendship with c06 after the intake: no act of theirs is taken any more."""
    way = walk("acknowledged")
    friend = Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")
    rooms().roll.put(with_ties(friend))
    with pytest.raises(RefusedError) as refused:
        perform(
            club.house,
            club.officers["c04"],
            way.code,
            Proposal(KindName("category-set"), {"value": "bullying", "reason": "Because."}),
        )
    assert "friend" in refused.value.why
    with club.house.books.reading() as ledger:
        assert [row.kind for row in ledger.refusals(way.code)] == ["category-set"]


def test_a_tie_that_somebody_else_enters_in_mid_case_bars_nobody(walk, club):
    """A tie nobody concerned declared cannot be used to throw a handler out."""
    way = walk("acknowledged")
    rooms().roll.put(with_ties(Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c01")))
    perform(
        club.house,
        club.officers["c04"],
        way.code,
        Proposal(KindName("category-set"), {"value": "bullying", "reason": "Because."}),
    )


def test_deleting_a_tie_frees_nobody(club):
    """A friendship struck from the records after the intake still bars from the draw of the case."""
    _, code = club.report()
    rooms().roll.put(with_ties(without=("friend",)))
    case = open_case(club.house, club.officers["c04"], code)
    assert any(tie.kind == "friend" for tie in case.organisation.ties)


def test_nobody_with_a_conflict_is_drawn(walk, club):
    """Kin of the reporter, the parties and officers are in no pool."""
    way = walk("fixed")
    case = open_case(club.house, club.officers["c04"], way.code)
    pool = case.done("pool-committed")[0].parts["who"]["pool"]
    plan = read_plan(pool["plan"], "pool")
    assert set(plan.probabilities).isdisjoint({"c06", "c07", "c08", "c03", "c04", "c01", "c02", "c05", "x01"})
    assert {one.person: one.reason for one in plan.excluded}["c08"] == "conflict"


def test_nobody_draws_until_it_suits(walk, club):
    """One pool and one draw for a round: a receiver who could do either again could wait for a friend."""
    way = walk("fixed")
    with pytest.raises(RefusedError, match="fixed already"):
        fix_pool(club.house, club.officers["c04"], way.code)
    club.checkpoint()
    draw_panel(club.house, club.officers["c04"], way.code)
    for again in (draw_panel, fix_pool):
        with pytest.raises(RefusedError, match="already"):
            again(club.house, club.officers["c04"], way.code)


def test_a_conflicted_officer_has_no_case_in_their_list(club):
    """The list of a conflicted handler is as empty as if nothing had come in."""
    club.report()
    assert cases_of(club.house, club.officers["c03"]) == ()


def test_a_protective_act_is_the_one_exception_and_has_a_clock(walk, club):
    """Somebody with a conflict may still protect, for 72 hours; only somebody free ratifies it."""
    way = walk("acknowledged")
    rooms().roll.put(with_ties(Tie("friend", (PersonId("c04"), PersonId("c06")), declared_by="c04")))
    officer = club.officers["c04"]
    act = perform(
        club.house,
        officer,
        way.code,
        Proposal(KindName("protective-act-taken"), {"value": "keep-apart", "reason": "They share a bus tonight."}),
    )
    due = {entry.rule: entry.on for entry in act.public.due}
    assert (due["protective-act-is-ratified"] - act.public.on).days == 3
    with pytest.raises(RefusedError):
        perform(club.house, officer, way.code, Proposal(KindName("protective-act-ratified"), {"reason": "Mine."}))


def test_a_protective_act_that_nobody_ratifies_lapses_by_itself(walk, club):
    """After 72 hours it holds no longer, for officers, parties and overseers alike, and cannot be ratified."""
    way = walk("acknowledged")
    officer = club.officers["c04"]
    taken = act(club, officer, way.code, "protective-act-taken", value="keep-apart", reason="For now.")
    assert force_of(club, way) == "for-now"
    club.clock.pass_days(3)
    assert force_of(club, way) == "for-now"
    club.clock.at += timedelta(seconds=1)
    assert force_of(club, way) == "lapsed"
    with pytest.raises(RefusedError, match="lapses after 72 hours"):
        act(club, officer, way.code, "protective-act-ratified", reason="Still needed.")
    club.clock.pass_days(1)
    clocks = {clock.anchor: clock.status for clock in watch_case(club.house, way.code).clocks}
    assert clocks[taken.public.id] == "lapsed"
    act(club, officer, way.code, "protective-act-taken", value="keep-apart", reason="Anew.")
    act(club, officer, way.code, "protective-act-ratified", reason="Still needed.")
    club.clock.pass_days(30)
    assert force_of(club, way) == "confirmed"


def force_of(club, way):
    """Return how the newest protective act stands: the same for the handler and for the reporter's mailbox."""
    handled = open_case(club.house, club.officers["c04"], way.code)
    mailed = open_mailbox(club.house, read_receipt(way.reporter))
    seen = [
        forces(case.procedure, case.standing, case.case_file(), club.clock.at, calendar=case.calendar)[-1].status
        for case in (handled, mailed)
    ]
    assert seen[0] == seen[1]
    return seen[0]


def test_alternates_follow_in_order_when_somebody_stands_aside(walk, club):
    """Whoever declines needs no reason, is replaced by the next alternate, and reads nothing."""
    way = walk("drawn")
    first = panel_of(club, way)
    slot, person = next(iter(first.items()))
    answer_seat(club.house, club.officers[person], way.code, free=False)
    serve(club.house, club.officers["c04"], way.code)
    state = seating(club.house, open_case(club.house, club.officers["c04"], way.code))
    assert person in state.declined
    (new,) = set(state.members.values()) - set(first.values())
    for other in [*(other for other in first.values() if other != person), new]:
        answer_seat(club.house, club.officers[other], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)
    assert open_case(club.house, club.officers[new], way.code).reads("what")
    assert not open_case(club.house, club.officers[person], way.code).reads("what")
    assert slot
