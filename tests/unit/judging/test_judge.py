from __future__ import annotations

from datetime import date

from fairhearing.acts import Due
from fairhearing.clock import Calendar
from fairhearing.judging import due_after, examine, judge, permitted
from fairhearing.organisation import ConflictPolicy, Tie
from tests.unit.judging.building import (
    AS_OF,
    act,
    case,
    days,
    duty,
    gate,
    organisation,
    power,
    procedure,
    tie_rule,
)

RULES = procedure(
    duties=(duty(after=("report-received",), within=days(3)), duty("talk", act=("final-talk-held",))),
    gates=(gate(),),
    powers=(power(),),
    conflicts=ConflictPolicy((tie_rule("declared"),)),
)
REPORT = act("1", "report-received", by="p05")


def test_a_judgement_holds_everything():
    """Who, by what, as of when, and each part."""
    found = judge(RULES, organisation(), case(REPORT, act("2", "finding-made", "2023-02-01", by="p11")), AS_OF)
    assert (found.case, found.procedure, found.version, found.as_of) == ("c1", "tiny", 1, AS_OF)
    assert [one.status for one in found.duties] == ["overdue", "open"]
    assert [one.rule for one in found.barred] == ["finding", "heard-first"]
    assert [one.kind for one in found.permitted] == ["finding-made"]
    assert found.durations
    assert found.contradictory_dates == ()


def test_contradictory_dates_are_reported():
    """With the acts that contradict."""
    wrong = case(act("1", "contact", "2023-02-01"), act("2", "contact", "2023-01-01", after="1"))
    assert judge(RULES, None, wrong, AS_OF).contradictory_dates != ()


def test_a_proposal_is_examined_against_the_acts_so_far():
    """A declaration is enough to stand aside."""
    told = act("2", "respondent-notified", "2023-01-03")
    proposed = act("", "finding-made", "2023-02-01", by="p09", capacity="panel")
    assert examine(RULES, organisation(), case(REPORT, told), proposed, AS_OF).barred == ()
    declared = examine(RULES, organisation(), case(REPORT, told), proposed, AS_OF, declared=frozenset({"p09"}))
    assert [one.status for one in declared.barred] == ["conflicted"]
    assert [one.person for one in declared.conflicts] == ["p09"]


def test_what_may_be_done_next():
    """The gate opens when the respondent was told."""
    assert [one.now for one in permitted(RULES, None, case(REPORT), AS_OF)] == [False]
    told = act("2", "respondent-notified", "2023-01-03")
    assert [one.now for one in permitted(RULES, None, case(REPORT, told), AS_OF)] == [True]


def test_open_clocks_with_their_last_day():
    """What has no last day, or was done, is no open clock."""
    assert due_after(RULES, Calendar(), case(REPORT), date(2023, 1, 2)) == (
        Due("acknowledge", "", date(2023, 1, 5)),
    )
    done = act("2", "report-acknowledged", "2023-01-09")
    assert due_after(RULES, Calendar(), case(REPORT, done), AS_OF) == ()


def test_limits_are_counted_in_the_calendar_given():
    """Without one, in the organisation's."""
    tied = organisation(Tie("kin", ("p04", "p11")))
    one = judge(RULES, tied, case(REPORT), AS_OF, calendar=Calendar("Europe/Dublin"))
    assert one.duties[0].due is not None
