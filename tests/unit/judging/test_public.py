from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fairhearing.acts import Due, PublicAct
from fairhearing.clock import Calendar
from fairhearing.judging.public import judge_clocks
from fairhearing.procedure import Ratification
from tests.unit.judging.building import days, duty, procedure

RULES = procedure(duties=(duty(), duty("tell", act=("respondent-notified",))))


def public(seq, kind, day, *dues):
    on = date(2023, 1, day)
    made = tuple(Due(rule, "intake", date(2023, 1, last)) for rule, last in dues)
    return PublicAct(
        f"a{seq}", "c", seq, kind, "receiver-1", None, datetime(2023, 1, day, tzinfo=UTC), on, "", made
    )


START = public(0, "report-received", 2, ("acknowledge", 5), ("tell", 16))


def answers(*acts, as_of=date(2023, 1, 10)):
    found = judge_clocks(RULES, Calendar(), acts, as_of)
    return [(one.rule, one.status, one.anchor, one.act, one.late_days) for one in found]


@pytest.mark.parametrize(("day", "status", "late"), [(5, "met", 0), (7, "late", 2)])
def test_an_act_of_the_right_kind_ends_a_clock(day, status, late):
    """In time or late, by the day on which it was done."""
    done = public(1, "report-acknowledged", day, ("tell", 16))
    assert answers(done, START) == [
        ("acknowledge", status, "a0", "a1", (late, late)),
        ("tell", "open", "a0", None, None),
    ]


def test_what_ran_out_is_overdue_without_a_word_of_content():
    """P9: no silent clock."""
    assert answers(START, as_of=date(2023, 1, 8))[0] == ("acknowledge", "overdue", "a0", None, (3, 3))


def test_the_newest_list_is_authoritative():
    """A clock that is gone from it without its act is waived; one that moved is still one clock."""
    waived = public(1, "course-set", 3, ("acknowledge", 5))
    assert answers(START, waived)[0] == ("tell", "waived", "a0", "a1", None)
    moved = public(1, "extension-granted", 3, ("acknowledge", 9), ("tell", 16))
    assert answers(START, moved, as_of=date(2023, 1, 8)) == [
        ("acknowledge", "open", "a1", None, None),
        ("tell", "open", "a0", None, None),
    ]


@pytest.mark.parametrize("kind", ["case-closed", "category-set"])
def test_what_had_run_out_when_another_act_ended_it_was_missed(kind):
    """P9: closing a case makes nothing undone that was late; what had time left is waived."""
    ended = public(1, kind, 9)
    assert answers(START, ended) == [
        ("acknowledge", "missed", "a0", None, (4, 4)),
        ("tell", "waived", "a0", "a1", None),
    ]


def test_what_the_procedure_lets_end_a_clock_waives_it_at_any_time():
    """As the rule's `unless` says, also when it had run out."""
    rules = procedure(duties=(duty(unless=("course-set",)),))
    held = public(1, "course-set", 9)
    assert [one.status for one in judge_clocks(rules, Calendar(), (START, held), date(2023, 1, 10))] == ["waived"]


def test_an_act_that_changes_no_clock_changes_no_answer():
    """A message in between."""
    assert answers(START, public(1, "message-sent", 3, ("acknowledge", 5), ("tell", 16))) == answers(START)


def test_a_clock_that_a_kept_one_starts_anew_is_met():
    """A monthly letter meets one clock and starts the next of the same rule."""
    again = public(1, "report-acknowledged", 4, ("acknowledge", 20), ("tell", 16))
    assert answers(START, again)[0] == ("acknowledge", "met", "a0", "a1", (0, 0))


def test_what_nobody_confirmed_lapses_without_a_word_of_content():
    """Whatever act takes the clock away afterwards; in time it was met, or made needless."""
    lapses = duty("ratified", act=("protective-act-ratified",), lapses=True)
    rules = procedure(duties=(lapses,))
    start = public(0, "protective-act-taken", 2, ("ratified", 5))

    def status(*acts, day=10):
        return [one.status for one in judge_clocks(rules, Calendar(), (start, *acts), date(2023, 1, day))]

    assert status(day=5) == ["open"]
    assert status(day=6) == ["lapsed"]
    assert status(public(1, "protective-act-ratified", 4)) == ["met"]
    assert status(public(1, "protective-act-ratified", 7)) == ["lapsed"]
    assert status(public(1, "message-sent", 7)) == ["lapsed"]
    assert status(public(1, "protective-act-ended", 4)) == ["waived"]
    assert status(public(1, "protective-act-taken", 7, ("ratified", 10))) == ["lapsed", "open"]


def test_rules_that_the_procedure_does_not_have_are_left_out():
    """A list from another version does not stop the worker."""
    assert answers(public(0, "report-received", 2, ("gone", 5)), public(1, "contact", 3)) == []
    assert answers(public(0, "report-received", 2, ("gone", 5))) == []
    assert answers() == []


def test_silence_that_puts_a_decision_in_force_is_nobodys_delay():
    """Overseers see the clock end on its day, whatever is done afterwards."""
    stands = Ratification(act="decision-made", silence="stands", sends_back=("objection-made",))
    rule = duty("approve", act=("decision-approved",), after=("decision-made",), within=days(3), ratifies=stands)
    rules = procedure(duties=(rule,))
    decided = public(0, "decision-made", 2, ("approve", 5))
    acts = ((), (public(1, "decision-approved", 9),), (public(1, "message-sent", 9),))
    for more in acts:
        (one,) = judge_clocks(rules, Calendar(), (decided, *more), date(2023, 1, 10))
        assert (one.status, one.late_days) == ("waived", None)
        assert "it is in force" in one.because
    (one,) = judge_clocks(rules, Calendar(), (decided,), date(2023, 1, 5))
    assert one.status == "open"
