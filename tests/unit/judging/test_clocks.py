from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import When, read_when
from fairhearing.clock import Calendar, Duration
from fairhearing.judging.clocks import anchors_of, due_of
from fairhearing.judging.limits import end_of
from fairhearing.procedure import Extension
from tests.unit.judging.building import act, at, days, duty, matter, procedure

REPORT = act("1", "report-received", "2023-01-02", by="p05")
TEN = {"after": ("report-received",), "within": days(10)}
MORE = Extension(act="extension-granted", who=("receiver",), most=days(5))


def ends(rule, *acts):
    laid = matter(procedure(duties=(rule,)), REPORT, *acts)
    return due_of(laid, rule, anchors_of(laid, rule)[0])


def starts(rule, *acts):
    laid = matter(procedure(duties=(rule,)), *acts)
    return [(one.act.id if one.act else None, one.when) for one in anchors_of(laid, rule)]


def test_the_first_kind_that_happened_starts_one_clock():
    """Of several acts of that kind the earliest counts, also where it is not known which it was."""
    rule = duty(after=("heard-by-officer", "report-received"))
    second = act("2", "report-received", "2022-12-30/2023-01-05")
    assert starts(rule, REPORT, second) == [("2", When(date(2022, 12, 30), date(2023, 1, 2)))]
    assert starts(rule) == []
    assert starts(duty()) == [(None, None)]


def test_each_anchor_has_its_clock():
    """Two reports, two clocks."""
    rule = duty(after=("report-received",), each=True)
    assert [one for one, _ in starts(rule, REPORT, act("2", "report-received", "2023-02-01"))] == ["1", "2"]


def test_a_fallback_counts_where_the_anchor_never_came():
    """From the fallback and its days; with `each`, for every start that nothing answered."""
    rule = duty(after=("report-acknowledged",), fallback="report-received", fallback_after=days(7))
    assert starts(rule, REPORT) == [("1", When(date(2023, 1, 9), date(2023, 1, 9)))]
    both = duty(after=("report-acknowledged",), fallback="report-received", each=True)
    other = act("2", "report-received", "2023-01-03", by="p08")
    answered = act("3", "report-acknowledged", "2023-01-04", to="p08")
    assert [one for one, _ in starts(both, REPORT, other, answered)] == ["3", "1"]
    assert starts(duty(fallback="report-received")) == []


def more(on, until):
    """Return more time for one of these rules."""
    given = {"rule": "asked", "until": until, "reason": "Ill.", "capacity": "receiver"}
    return act("2", "extension-granted", on, **given)


def test_a_fallback_may_count_from_the_end_of_another_time():
    """With what was added to that time."""
    asked = duty("asked", **TEN, extension=MORE)
    rule = duty(after=("report-acknowledged",), fallback="report-received", fallback_for="asked")

    def begins(*acts):
        return [one.when.last for one in anchors_of(matter(procedure(duties=(asked, rule)), *acts), rule)]

    assert begins(REPORT) == [date(2023, 1, 12)]
    assert begins(REPORT, more("2023-01-05", "2023-01-15")) == [date(2023, 1, 15)]
    assert begins(REPORT, act("3", "report-acknowledged", "2023-01-04")) == [date(2023, 1, 4)]


def test_what_moved_a_clock_later_does_not_count_for_an_act_before():
    """Neither more time nor a pause; where the order is not known, the end is not known either."""
    rule = duty("asked", **TEN, extension=MORE, pauses=("clock-paused",), resumes=("clock-resumed",))
    done = act("9", "finding-made", "2023-01-10")
    plain = When(date(2023, 1, 12), date(2023, 1, 12))

    def end(*acts):
        laid = matter(procedure(duties=(rule,)), REPORT, *acts, done)
        return due_of(laid, rule, anchors_of(laid, rule)[0], done).when

    assert end(more("2023-01-11", "2023-01-16")) == plain
    assert end(more("2023-01-05", "2023-01-16")) == When(date(2023, 1, 16), date(2023, 1, 16))
    assert end(more("2023-01-05/2023-01-11", "2023-01-16")) == When(date(2023, 1, 12), date(2023, 1, 16))
    assert end(act("2", "clock-paused", "2023-01-11")) == plain
    assert end(act("2", "clock-paused", "2023-01-09")) == When(date.max, date.max)
    assert end(act("2", "clock-paused", "2023-01-09/2023-01-11")) == When(date(2023, 1, 12), date.max)


def test_limits_end_as_intervals():
    """An uncertain start gives an uncertain end; hours are exact where the instant is known."""
    calendar = Calendar()
    assert end_of(calendar, read_when("2023-01-02/2023-01-04"), days(2)) == When(
        date(2023, 1, 4), date(2023, 1, 6)
    )
    assert end_of(calendar, at(2, 12), Duration(48, "hours")) == at(4, 12)
    assert end_of(calendar, When(date(2023, 1, 2), date(2023, 1, 2)), Duration(48, "hours")) == When(
        date(2023, 1, 4), date(2023, 1, 4)
    )
    assert end_of(calendar, None, days(2)) is None
    far = When(date.max, date.max, at(2).at.replace(year=9999, month=12, day=31))
    assert end_of(calendar, far, Duration(9999, "hours")) == When(date.max, date.max)
    assert end_of(calendar, read_when("2023-01-06"), Duration(1, "business-days")).last == date(2023, 1, 9)


def test_a_pause_ends_by_itself_at_its_most():
    """Not resumed, or resumed too late, it holds the clock for no longer; another one later counts anew."""
    rule = duty(**TEN, pauses=("clock-paused",), resumes=("clock-resumed",), pause_most=days(7))
    pause = act("2", "clock-paused", "2023-01-05")
    assert ends(rule, pause).when == When(date(2023, 1, 19), date(2023, 1, 19))
    assert ends(rule, pause).paused is None
    assert ends(rule, pause).notes == ("the clock stood still from act 2, and no longer than 7 days",)
    late = act("3", "clock-resumed", "2023-02-20")
    assert ends(rule, pause, late).when == When(date(2023, 1, 19), date(2023, 1, 19))
    soon = act("3", "clock-resumed", "2023-01-07")
    assert ends(rule, pause, soon).notes == ("the clock stood still from act 2 to act 3",)
    within = act("4", "clock-paused", "2023-01-08")
    assert ends(rule, pause, within).when == When(date(2023, 1, 19), date(2023, 1, 19))
    again = act("4", "clock-paused", "2023-01-13")
    assert ends(rule, pause, again).when == When(date(2023, 1, 26), date(2023, 1, 26))


def test_a_pause_moves_the_end():
    """By as long as it lasted, once; a pause after the end moves nothing."""
    rule = duty(**TEN, pauses=("clock-paused",), resumes=("clock-resumed",))
    pause, resume = act("2", "clock-paused", "2023-01-05"), act("3", "clock-resumed", "2023-01-08")
    due = ends(rule, pause, resume, act("4", "clock-paused", "2023-01-06"), act("5", "clock-paused", "2023-06-01"))
    assert due.when == When(date(2023, 1, 15), date(2023, 1, 15))
    assert due.notes == ("the clock stood still from act 2 to act 3",)
    assert ends(rule).when == When(date(2023, 1, 12), date(2023, 1, 12))


def test_a_clock_that_was_not_set_going_again_stands_still():
    """Nothing is due meanwhile; a pause that may have come too late moves only the latest end."""
    rule = duty(**TEN, pauses=("clock-paused",), resumes=("clock-resumed",))
    standing = ends(rule, act("2", "clock-paused", "2023-01-05"))
    assert standing.paused is not None
    assert standing.when == When(date.max, date.max)
    perhaps = ends(rule, act("2", "clock-paused", "2023-01-05/2023-01-30"))
    assert (perhaps.when.first, perhaps.when.last) == (date(2023, 1, 12), date.max)
    assert perhaps.notes == ("the clock stood still from act 2",)


def test_an_extension_moves_the_end_up_to_the_most():
    """To the day it names, and no further than the rule allows; without a day, to the most."""
    rule = duty(**TEN, extension=MORE)

    def extended(until="", reason="ill", by="receiver-1", rule_id="acknowledge"):
        fields = {"until": until, "reason": reason, "rule": rule_id}
        return ends(rule, act("2", "extension-granted", "2023-01-05", by=by, **fields))

    assert extended("2023-01-14").when == When(date(2023, 1, 14), date(2023, 1, 14))
    assert extended("2023-02-14").when.last == date(2023, 1, 17)
    assert extended("2023-02-14").notes == ("moved by act 2 to the most that the rule allows",)
    assert extended().when.last == date(2023, 1, 17)
    assert extended("soon").when.last == date(2023, 1, 17)
    assert extended(rule_id="other").notes == ()
    assert extended("2023-01-14", reason="").notes == ("act 2 does not move it: it gives no reason",)
    assert extended(by="respondent-1").notes == ("act 2 does not move it: it was not given by who may give it",)


def test_an_extension_without_a_maximum_needs_a_day():
    """One that names no day moves nothing; one that may have come first moves only the latest end."""
    rule = duty(**TEN, extension=Extension(act="extension-granted", who=(), reason=False))
    assert ends(rule, act("2", "extension-granted", "2023-01-05", rule="acknowledge")).notes == (
        "act 2 does not move it: it names no day",
    )
    fields = {"rule": "acknowledge", "until": "2023-03-01"}
    perhaps = ends(rule, act("2", "extension-granted", "2022-12-30/2023-01-05", **fields))
    assert perhaps.when == When(date(2023, 1, 12), date(2023, 3, 1))
    assert ends(rule, act("2", "extension-granted", "2022-12-01", **fields)).notes == ()


def test_no_limit_has_no_end():
    """A duty without a limit, or without an anchor, is due on no day."""
    assert ends(duty(after=("report-received",))).when is None
    assert ends(duty(within=days(3))).when is None


def test_the_end_of_the_calendar_is_not_passed():
    """A pause beyond the last day that a calendar has stays there."""
    rule = duty(**TEN, pauses=("clock-paused",), resumes=("clock-resumed",))
    resume = act("3", "clock-resumed", when=When(date(2023, 1, 8), date.max))
    due = ends(rule, act("2", "clock-paused", "2023-01-05"), resume)
    assert due.when == When(date(2023, 1, 15), date.max)


def day(*parts):
    return When(date(*parts), date(*parts))


def named(rule, *acts):
    laid = matter(procedure(duties=(rule,)), *acts)
    return [(due.when, due.notes) for due in (due_of(laid, rule, one) for one in anchors_of(laid, rule))]


def test_a_clock_may_end_on_the_day_that_its_act_names():
    """Each act names its own; one that names none, or no day, has no end."""
    rule = duty(after=("promise-made",), each=True, until="until")
    first = act("1", "promise-made", until="2023-03-01")
    rough = act("2", "promise-made", until="2023-04")
    assert named(rule, first, rough) == [
        (day(2023, 3, 1), ("act 1 names the day",)),
        (When(date(2023, 4, 1), date(2023, 4, 30)), ("act 2 names the day",)),
    ]
    for written in ({}, {"until": "soon"}):
        assert named(rule, act("1", "promise-made", **written)) == [(None, ("act 1 names no day",))]


def test_the_earlier_of_limit_and_named_day_holds():
    """Whichever ends first; a start that can name no day has the limit alone."""
    rule = duty(after=("course-set", "hold-reviewed"), each=True, within=days(10), until="review_on")
    for written, end, notes in (
        ("2023-01-05", 5, ("act 1 names an earlier day",)),
        ("2023-02-05", 12, ()),
        ("", 12, ()),
    ):
        assert named(rule, act("1", "hold-reviewed", review_on=written)) == [(day(2023, 1, end), notes)]
    assert named(rule, act("1", "course-set", value="hold")) == [(day(2023, 1, 12), ())]


def test_a_named_day_can_be_moved():
    """More time moves it like any other end."""
    rule = duty("asked", after=("promise-made",), until="until", extension=MORE)
    promised = act("1", "promise-made", until="2023-01-20")
    ((when, notes),) = named(rule, promised, more("2023-01-10", "2023-01-25"))
    assert (when, notes) == (day(2023, 1, 25), ("act 1 names the day", "moved by act 2"))


def test_a_duty_due_before_everything_names_no_day():
    """Without an act that starts it there is nothing to read the day from."""
    rule = duty(before=("finding-made",), until="until")
    assert named(rule) == [(None, ())]


@pytest.mark.parametrize(
    ("approval", "end"),
    [
        ({"capacity": "leadership"}, [25, 25]),
        ({"capacity": "leadership", "rule": "asked"}, [25, 25]),
        ({"capacity": "leadership", "about": "2"}, [25, 25]),
        ({"capacity": "leadership", "about": "7"}, [12, 12]),
        ({"capacity": "leadership", "rule": "other"}, [12, 12]),
        ({"capacity": "receiver"}, [12, 12]),
        ({"by": "stranger"}, [12, 25]),
        ({"capacity": "leadership", "on": "2023-01-04"}, [12, 12]),
        ({"capacity": "leadership", "on": "2023-01-04/2023-01-08"}, [12, 25]),
    ],
)
def test_more_time_counts_once_it_is_approved(approval, end):
    """By somebody who may, afterwards, and of this; where that is not known, the end is not known either."""
    asked = Extension(
        act="extension-granted", who=("receiver",), approver=("leadership",), approval="decision-approved"
    )
    rule = duty("asked", **TEN, extension=asked)
    approved = act("3", "decision-approved", **{"on": "2023-01-06", **approval})
    due = ends(rule, more("2023-01-05", "2023-01-25"), approved)
    assert [due.when.first.day, due.when.last.day] == end
    assert due.notes == (
        ("act 2 does not move it: nobody approved it",) if end == [12, 12] else ("moved by act 2",)
    )


def test_an_approval_after_an_act_does_not_count_for_it():
    """What waited for the limit waited for the limit of that day."""
    extension = Extension(act="extension-granted", who=(), approver=("leadership",), approval="decision-approved")
    rule = duty("asked", **TEN, extension=extension)
    approved = act("3", "decision-approved", "2023-01-11", capacity="leadership")
    for on, day_ in (("2023-01-10", 12), ("2023-01-11", 25)):
        done = act("9", "finding-made", on)
        laid = matter(procedure(duties=(rule,)), REPORT, more("2023-01-05", "2023-01-25"), approved, done)
        assert due_of(laid, rule, anchors_of(laid, rule)[0], done).when.last.day == day_


def test_hours_of_a_day_end_somewhere_between_two_days():
    """36 hours from some hour of a day end on the next day or the one after."""
    day = When(date(2023, 1, 2), date(2023, 1, 2))
    end = end_of(Calendar(), day, Duration(36, "hours"))
    assert (end.first, end.last) == (date(2023, 1, 3), date(2023, 1, 4))


def test_what_began_nobody_knows_when_ends_nobody_knows_when():
    """An open beginning stays open through a limit, in days or hours, and through a pause."""
    rule = duty(after=("report-received",), within=days(3), pauses=("clock-paused",), resumes=("clock-resumed",))
    acts = (
        act("1", "report-received", "../2023-01-05"),
        act("2", "clock-paused", "2023-01-06"),
        act("3", "clock-resumed", "2023-01-08"),
    )
    laid = matter(procedure(duties=(rule,)), *acts)
    assert due_of(laid, rule, anchors_of(laid, rule)[0]).when == When(date.min, date(2023, 1, 10))
    assert end_of(Calendar(), acts[0].when, Duration(48, "hours")) == When(date.min, date(2023, 1, 7))
