from __future__ import annotations

from datetime import date

import pytest

from fairhearing.clock import Duration
from fairhearing.judging.duties import duty_answers
from tests.unit.judging.building import act, at, covers, days, duty, matter, organisation, procedure

REPORT = act("1", "report-received", "2023-01-02", by="p05")
THREE = {"after": ("report-received",), "within": days(3)}


def answer(rule, *acts, **parts):
    (one,) = duty_answers(matter(procedure(duties=(rule,)), *acts, **parts))
    return one


def acknowledged(on, **parts):
    return act("2", "report-acknowledged", on, **parts)


@pytest.mark.parametrize(
    ("done", "status", "late"),
    [
        ("2023-01-05", "met", (0, 0)),
        ("2023-01-02", "met", (0, 0)),
        ("2023-01-06", "late", (1, 1)),
        ("2023-01-06/2023-01-08", "late", (1, 3)),
        ("2023-01-04/2023-01-08", "undetermined", (0, 3)),
        ("2023-01-01/2023-01-08", "undetermined", None),
    ],
)
def test_a_duty_is_met_or_late_or_not_known(done, status, late):
    """Days are intervals, and the answer is three-valued."""
    one = answer(duty(**THREE), REPORT, acknowledged(done))
    assert (one.status, one.late_days) == (status, late)


def test_an_answer_says_all_of_its_rule():
    """Rule, pack, source, anchor, act and the fact."""
    one = answer(duty(**THREE, stage="intake", to="reporter"), REPORT, acknowledged("2023-01-06", to="p05"))
    assert (one.rule, one.pack, one.source, one.strength, one.stage) == (
        "acknowledge",
        "tiny",
        "The book, § 1",
        "must",
        "intake",
    )
    assert (one.anchor, one.act, one.who, one.to) == ("1", "2", ("receiver",), "reporter")
    assert one.because == "Act 2 (on 2023-01-06), 4 days after act 1; the limit is 3 days. Late by 1 day."


def test_an_earlier_act_that_may_have_come_after_widens_the_answer():
    """The act that certainly came after is late; another may have been in time."""
    early = act("3", "report-acknowledged", "2022-12-30/2023-01-04")
    one = answer(duty(**THREE), REPORT, acknowledged("2023-01-08"), early)
    assert (one.status, one.late_days) == ("undetermined", (0, 3))


@pytest.mark.parametrize(
    ("as_of", "status"),
    [(date(2023, 1, 4), "open"), (date(2023, 1, 5), "open"), (date(2023, 1, 6), "overdue")],
)
def test_without_an_act_it_is_open_then_overdue(as_of, status):
    """The last day is still in time."""
    assert answer(duty(**THREE), REPORT, as_of=as_of).status == status


def test_an_uncertain_end_may_be_over():
    """Between the earliest and the latest end nobody knows."""
    report = act("1", "report-received", "2023-01-02/2023-01-06")
    assert answer(duty(**THREE), report, as_of=date(2023, 1, 7)).status == "undetermined"


def test_an_act_that_may_still_lie_ahead_was_not_surely_done():
    """As of a day in the middle of its interval."""
    one = answer(duty(**THREE), REPORT, acknowledged("2023-01-03/2023-01-05"), as_of=date(2023, 1, 4))
    assert one.status == "undetermined"


def test_a_closed_case_leaves_it_missed():
    """What was due and not done before the end can no longer be done."""
    one = answer(duty(**THREE), REPORT, act("3", "case-closed", "2023-02-01"))
    assert (one.status, one.late_days) == ("missed", (176, 176))
    unlimited = answer(duty(after=("report-received",)), REPORT, act("3", "case-closed", "2023-02-01"))
    assert (unlimited.status, unlimited.late_days) == ("missed", None)
    assert answer(duty(after=("report-received",)), REPORT).because == "No limit is written."


def test_a_case_that_was_closed_before_does_not_end_a_later_clock():
    """A report after the close has a clock of its own."""
    one = answer(duty(**THREE), REPORT, act("3", "case-closed", "2022-12-01"))
    assert one.status == "overdue"


def test_without_its_anchor_it_is_not_due():
    """Nothing has started it."""
    one = answer(duty(**THREE))
    assert (one.status, one.anchor) == ("not-due", None)
    assert one.because == "Nothing has started it: no “report received”."


def test_each_anchor_is_answered_by_itself():
    """The acknowledgment of the second report does not excuse the first."""
    rule = duty(**THREE, each=True, to="reporter")
    second = act("3", "report-received", "2023-01-20", by="p08")
    acts = (REPORT, second, act("4", "report-acknowledged", "2023-01-22", to="p08"))
    one, other = duty_answers(matter(procedure(duties=(rule,)), *acts, org=organisation()))
    assert (one.anchor, one.status) == ("1", "overdue")
    assert "act 4, 20 days later, was done to somebody else" in one.because
    assert (other.anchor, other.status) == ("3", "met")


def test_a_condition_decides_whether_it_applies():
    """False: not due; not known: undetermined, unless it was met anyhow."""
    assert answer(duty(**THREE, when="case.answered"), REPORT).status == "not-due"
    unknown = duty(**THREE, when='"receiver" in act.roles')
    stranger = act("1", "report-received", "2023-01-02")
    assert answer(unknown, stranger).status == "undetermined"
    assert answer(unknown, stranger, acknowledged("2023-01-03")).status == "met"


def test_a_waiver_makes_it_unnecessary():
    """Done in time it stays met; a waiver that may have come first leaves it open."""
    rule = duty(**THREE, unless=("category-contested", "report-received"))
    waiver = act("3", "category-contested", "2023-01-04")
    assert answer(rule, REPORT, waiver).status == "waived"
    assert answer(rule, REPORT, waiver, acknowledged("2023-01-05")).status == "met"
    assert answer(rule, REPORT, waiver, acknowledged("2023-01-09")).status == "waived"
    assert (
        answer(rule, REPORT, act("3", "category-contested", "2023-01-20"), acknowledged("2023-01-09")).status
        == "late"
    )
    rough = act("3", "category-contested", "2023-01")
    assert answer(rule, REPORT, rough).status == "undetermined"
    assert answer(rule, REPORT).status == "overdue"


def test_what_is_due_before_an_act():
    """In time before it, late after it, missed without it, open while it has not come."""
    rule = duty(act=("final-talk-held",), before=("finding-made",))
    found = act("9", "finding-made", "2023-02-01")

    def talk(on):
        return act("2", "final-talk-held", on)

    assert answer(rule, talk("2023-01-30"), found).status == "met"
    late = answer(rule, talk("2023-02-03"), found)
    assert (late.status, late.late_days) == ("late", (2, 2))
    assert "it was to come before act 9" in late.because
    assert answer(rule, talk("2023-01-30/2023-02-03"), found).status == "undetermined"
    assert answer(rule, found).status == "missed"
    assert answer(rule).because == "Due before “finding made”."
    assert answer(rule, talk("2023-01-30")).status == "met"
    assert answer(rule, found, as_of=date(2023, 1, 1)).status == "open"


def test_after_the_act_on_the_same_day_is_a_started_day_late():
    """Where the instants are known."""
    rule = duty(act=("final-talk-held",), before=("finding-made",))
    one = answer(rule, act("2", "final-talk-held", when=at(2, 15)), act("9", "finding-made", when=at(2, 12)))
    assert (one.status, one.late_days) == ("late", (1, 1))


def test_a_clock_that_stands_still_is_open():
    """With the act that stopped it."""
    rule = duty(**THREE, pauses=("clock-paused",), resumes=("clock-resumed",))
    one = answer(rule, REPORT, act("3", "clock-paused", "2023-01-03"))
    assert (one.status, one.because) == ("open", "The clock stands still since act 3.")


def test_silence_outside_of_what_is_covered_shows_nothing():
    """Not shown, with what the file does cover; with coverage it is overdue."""
    org = organisation()
    told = act("1", "report-received", "2023-01-02", by="p05", to="lead")
    unseen = answer(duty(**THREE), told, org=org, covers=(covers("care"),))
    assert unseen.status == "not-shown"
    assert unseen.because == (
        "No “report acknowledged” is in the file, but that shows nothing: the file does not cover lead."
    )
    assert answer(duty(**THREE), told, org=org, covers=(covers("care"), covers("lead"))).status == "overdue"


def test_what_has_no_anchor_is_counted_from_the_first_report():
    """The time for which silence must be covered begins with the case."""
    rule = duty(act=("final-talk-held",), before=("finding-made",))
    found = act("9", "finding-made", "2023-02-01")
    org = organisation()
    seen = {"org": org, "covers": (covers("care", "2023-01-15"),)}
    assert answer(rule, found, **seen).status == "missed"
    assert answer(rule, REPORT, found, **seen).status == "not-shown"


def test_hours_are_exact_where_instants_are_known():
    """A quarter of an hour too late is late."""
    rule = duty(act=("protective-act-ratified",), after=("protective-act-taken",), within=Duration(72, "hours"))
    taken = act("1", "protective-act-taken", when=at(2, 12))
    assert answer(rule, taken, act("2", "protective-act-ratified", when=at(5, 12))).status == "met"
    late = answer(rule, taken, act("2", "protective-act-ratified", when=at(5, 13)))
    assert (late.status, late.late_days) == ("late", (1, 1))


def test_what_came_before_the_anchor_does_not_count():
    """Nor does the anchor meet its own clock: a monthly letter starts the next."""
    assert answer(duty(**THREE), REPORT, acknowledged("2022-12-30")).status == "overdue"
    letter = duty(act=("report-acknowledged",), after=("report-acknowledged",), each=True, within=days(30))
    first, second = duty_answers(
        matter(
            procedure(duties=(letter,)), acknowledged("2023-01-02"), act("3", "report-acknowledged", "2023-01-20")
        )
    )
    assert [(first.act, first.status), (second.act, second.status)] == [("3", "met"), (None, "overdue")]


def test_the_earliest_of_several_anchors_starts_the_clock():
    """An act after any of them came after the first."""
    again = act("8", "report-received", "2023-01-20", by="p08")
    one = answer(duty(**THREE), again, REPORT, acknowledged("2023-01-04"))
    assert (one.anchor, one.status) == ("1", "met")


def test_a_promise_is_due_on_the_day_that_it_names():
    """Late after that day; one that names no day has none."""
    rule = duty("keep", act=("promise-kept",), after=("promise-made",), each=True, until="until")
    promised = act("1", "promise-made", until="2023-02-01")
    kept = answer(rule, promised, act("2", "promise-kept", "2023-02-03"))
    assert (kept.status, kept.late_days) == ("late", (2, 2))
    assert "act 1 names the day" in kept.because
    assert answer(rule, promised).status == "overdue"
    vague = answer(rule, act("1", "promise-made"))
    assert (vague.status, vague.because) == ("open", "Act 1 names no day.")


HOURS = {"after": ("report-received",), "within": Duration(48, "hours")}


@pytest.mark.parametrize(
    ("report", "done", "status", "late"),
    [
        ("2023-01-02", "2023-01-03", "met", (0, 0)),
        ("2023-01-02", "2023-01-04", "undetermined", (0, 1)),
        ("2023-01-02", "2023-01-05", "late", (1, 2)),
        ("2023-01-02T09:00Z", "2023-01-04", "undetermined", (0, 1)),
        ("2023-01-02T09:00Z", "2023-01-04T09:00Z", "met", (0, 0)),
        ("2023-01-02T09:00Z", "2023-01-04T09:01Z", "late", (1, 1)),
    ],
)
def test_within_hours_the_last_day_is_in_time_only_at_a_known_hour(report, done, status, late):
    """48 hours end at an hour: on that day a day alone shows neither that it was in time nor that it was late."""
    one = answer(duty(**HOURS), act("1", "report-received", report), acknowledged(done))
    assert (one.status, one.late_days) == (status, late)
    assert ("depends on the hour" in one.because) is (status == "undetermined")


def test_a_day_that_is_named_ends_with_the_day_although_the_limit_is_in_hours():
    """Whoever names a day means all of it."""
    rule = duty(
        "ratify", act=("promise-kept",), after=("promise-made",), within=Duration(96, "hours"), until="until"
    )
    promise = act("1", "promise-made", "2023-01-02", until="2023-01-04")
    assert answer(rule, promise, act("2", "promise-kept", "2023-01-04")).status == "met"


def test_an_open_beginning_leaves_open_how_late_something_is():
    """A report of “before May” may be of any age: late by at least so many days, and nobody says by 738,000."""
    report = act("1", "report-received", "../2023-01-02")
    one = answer(duty(**THREE), report, acknowledged("2023-01-09"))
    assert (one.status, one.late_days) == ("late", (4, None))
    assert one.because.endswith("at least 7 days after act 1; the limit is 3 days. Late by at least 4 days.")
    one = answer(duty(**THREE), report)
    assert (one.status, one.late_days) == ("overdue", (176, None))


def test_an_open_beginning_of_what_comes_first_leaves_that_open_too():
    """An act that was to come before another one of unknown age."""
    rule = duty("plan", act=("safety-plan-made",), before=("respondent-notified",), **THREE)
    acts = (REPORT, act("3", "respondent-notified", "../2023-01-01"), act("2", "safety-plan-made", "2023-01-03"))
    one = answer(rule, *acts)
    assert (one.status, one.late_days) == ("met", (0, 0))
    acts = (
        REPORT,
        act("3", "respondent-notified", "../2023-01-05"),
        act("2", "safety-plan-made", "2023-01-03/2023-01-08"),
    )
    assert answer(rule, *acts).late_days == (0, None)
