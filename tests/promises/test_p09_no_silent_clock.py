"""P9: every duty is met, extended with a reason, or shown overdue to overseers and to the parties told."""

from __future__ import annotations

from datetime import timedelta

from fairhearing.desk import open_case, open_mailbox, watch, watch_case
from fairhearing.judging import judge_clocks
from fairhearing.sealing import read_receipt
from tests.walking import act


def test_an_overdue_duty_stands_before_the_overseers_and_the_reporter(club):
    """Nobody acknowledges: after the limit overseers and reporter see it, without opening anything."""
    receipt, code = club.report()
    club.clock.pass_days(4)
    (watched,) = watch(club.house)
    assert "acknowledge" in {duty.rule for duty in watched.overdue}
    case = open_mailbox(club.house, read_receipt(receipt))
    clocks = judge_clocks(
        case.procedure, case.calendar, [one.public for one in case.acts], case.calendar.day(club.clock.at)
    )
    assert "acknowledge" in {duty.rule for duty in clocks if duty.status == "overdue"}
    assert code


def test_a_duty_done_late_stays_late(club):
    """An acknowledgment after the limit does not make the delay disappear."""
    _, code = club.report()
    club.clock.pass_days(9)
    act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="Sorry.")
    statuses = {duty.rule: duty.status for duty in watch_case(club.house, code).clocks}
    assert statuses["acknowledge"] == "late"


def test_a_party_that_writes_does_not_stop_a_clock_it_cannot_see(walk, club):
    """After a message of the respondent the clocks of the officers run on."""
    way = walk("answered")
    case = open_case(club.house, club.officers["c04"], way.code)
    rules = {due.rule for due in case.acts[-1].public.due}
    assert {"ask-for-panel", "keep-told"} <= rules


def clocks_of(club, way):
    """Return the open clocks by rule."""
    case = open_case(club.house, club.officers["c04"], way.code)
    return {due.rule: due.on for due in case.acts[-1].public.due}


def test_more_time_has_a_reason_and_a_new_date(walk, club):
    """An extension moves the clock, and who gave it and why is an act."""
    way = walk("told")
    before = {
        due.rule: due.on for due in open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due
    }
    until = before["answer"] + timedelta(days=7)
    act(
        club,
        club.officers["c04"],
        way.code,
        "extension-granted",
        rule="answer",
        until=until.isoformat(),
        reason="Exams.",
    )
    after = clocks_of(club, way)
    assert after["answer"] == until


def test_a_clock_that_was_stopped_does_not_stand_still_for_ever(walk, club):
    """Nobody lets it run again: the day is in the public part, and once it is over the overseers see it."""
    way = walk("told")
    act(club, club.officers["c04"], way.code, "clock-paused", reason="They are in hospital.")
    due = {one.rule: one.on for one in open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due}
    assert due["answer"] == club.clock.at.date() + timedelta(days=44)
    club.clock.pass_days(45)
    (watched,) = watch(club.house)
    assert "answer" in {duty.rule for duty in watched.overdue}
