"""P9 no silent clock: nothing that ran out disappears, neither from the pages nor by closing the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.desk import Party, open_case, watch, watch_case
from fairhearing.errors import InputError
from fairhearing.sealing import read_receipt
from tests.promises.test_p06_each_of_them import find
from tests.walking import act
from tests.web.conftest import hold_receipt

LIMIT = "The receivers tell the reporter within three days that the report arrived."


def statuses(club, code):
    """Return how each clock stands for the overseers."""
    return {duty.rule: duty.status for duty in watch_case(club.house, code).clocks}


def test_closing_a_case_makes_nothing_undone_that_was_overdue(club):
    """Closed without a word to the reporter: what was owed stays before the overseers as missed, with its days."""
    _, code = club.report(course="record-only")
    club.clock.pass_days(20)
    act(club, club.officers["c04"], code, "case-closed", reason="Nothing in it.")
    (watched,) = watch(club.house)
    missed = {duty.rule: duty.late_days for duty in watched.overdue}
    assert missed["acknowledge"] == (17, 17)
    assert statuses(club, code)["acknowledge"] == "missed"


def test_what_is_a_day_late_is_overdue(club):
    """Neither a week nor a day is let pass."""
    _, code = club.report(course="record-only")
    club.clock.pass_days(3)
    assert statuses(club, code)["acknowledge"] == "open"
    club.clock.pass_days(1)
    (watched,) = watch(club.house)
    assert "acknowledge" in {duty.rule for duty in watched.overdue}


def test_overseers_and_reporter_read_it_on_their_pages(site):
    """The pages say it in words, before and after the case was closed."""
    receipt, code = site.club.report(course="record-only")
    site.club.clock.pass_days(9)
    mailbox = site.browser()
    hold_receipt(mailbox, receipt)
    pages = [site.page("c05", "/overseer"), site.page("c05", f"/overseer/{code}")]
    assert all(LIMIT in page for page in pages)
    assert all("6 days overdue" in page for page in pages)
    assert LIMIT in mailbox.get("/mailbox").content.decode()
    act(site.club, site.club.officers["c04"], code, "case-closed", reason="Nothing in it.")
    site.club.clock.pass_days(30)
    closed = site.page("c05", f"/overseer/{code}")
    assert LIMIT in closed
    assert "6 days late" in closed
    assert LIMIT in mailbox.get("/mailbox").content.decode()


def test_a_respondent_who_was_told_reads_what_is_overdue(site, walk):
    """The panel that nobody asks for stands in their mailbox too."""
    way = walk("answered")
    site.club.clock.pass_days(60)
    mailbox = site.browser()
    hold_receipt(mailbox, way.respondent.receipt)
    duty = "The receivers ask for a panel within seven days of the answer"
    assert duty in mailbox.get("/mailbox").content.decode()


@pytest.mark.parametrize("kind", ["message-sent", "report-added-to", "exhibit-added"])
def test_no_act_of_a_party_takes_a_clock_away(walk, club, kind):
    """What a party cannot see runs on, to the same day, when they write."""
    way = walk("answered")
    before = open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due
    side = Party(read_receipt(way.reporter))
    act(club, side, way.code, kind, text="And one more thing.", what="A letter")
    after = open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due
    assert set(before) == set(after)


@pytest.mark.parametrize("side", ["reporter", "respondent"])
def test_a_clock_runs_on_that_hangs_on_what_a_party_cannot_read(walk, club, side):
    """Neither side reads the finding before it is told; that it must be put right stays due when they write."""
    way = walk("formed")
    receiver = club.officers["c04"]
    act(club, receiver, way.code, "protective-act-taken", value="keep-apart", reason="For now.")
    act(club, receiver, way.code, "final-talk-held", text="Held.")
    find(club, way, "not-substantiated")
    holder = Party(read_receipt(way.reporter if side == "reporter" else way.respondent.receipt))
    kind = "message-sent" if side == "reporter" else "respondent-message-sent"
    before = open_case(club.house, receiver, way.code).acts[-1].public.due
    act(club, holder, way.code, kind, text="Is there news?")
    after = open_case(club.house, receiver, way.code).acts[-1].public.due
    assert "put-right" in {due.rule for due in after}
    assert set(before) == set(after)


def test_a_new_label_gives_nobody_more_time(walk, club):
    """Setting the category again moves no day."""
    way = walk("categorised")
    receiver = club.officers["c04"]
    before = open_case(club.house, receiver, way.code).acts[-1].public.due
    club.clock.pass_days(5)
    act(club, receiver, way.code, "category-set", value="other", reason="On second thoughts.")
    assert set(open_case(club.house, receiver, way.code).acts[-1].public.due) == set(before)


def test_more_time_without_a_reason_is_refused_and_ends_somewhere(walk, club):
    """No reason, no extension; and none goes beyond what the rule allows."""
    way = walk("told")
    receiver = club.officers["c04"]
    last = {due.rule: due.on for due in open_case(club.house, receiver, way.code).acts[-1].public.due}["answer"]
    asked = {"rule": "answer", "until": (last + timedelta(days=90)).isoformat()}
    with pytest.raises(InputError):
        act(club, receiver, way.code, "extension-granted", reason="", **asked)
    act(club, receiver, way.code, "extension-granted", reason="Exams.", **asked)
    given = {due.rule: due.on for due in open_case(club.house, receiver, way.code).acts[-1].public.due}["answer"]
    assert given == last + timedelta(days=14)


def test_closed_cases_stay_before_the_overseers(walk, club):
    """A case does not leave their list by being closed."""
    way = walk("closed")
    club.house = replace(club.house)
    assert [one.row.code for one in watch(club.house)] == [way.code]
