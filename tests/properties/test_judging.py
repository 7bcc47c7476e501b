"""What holds of every judgement, whatever the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.clock import Calendar
from fairhearing.judging import due_after, judge, to_json
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.matter import Matter
from fairhearing.procedure import load

PACKS = tuple(load(name) for name in ("membership-grievance", "eu-directive", "model-small"))
START, AS_OF = date(2023, 1, 1), date(2023, 12, 31)
KINDS = (
    "report-received",
    "report-acknowledged",
    "category-set",
    "course-set",
    "respondent-notified",
    "response-received",
    "extension-granted",
    "clock-paused",
    "clock-resumed",
    "final-talk-held",
    "panel-formed",
    "finding-made",
    "decision-made",
    "outcome-notified",
    "respondent-outcome-notified",
    "safety-plan-made",
    "consent-given",
    "notice-sent",
    "case-closed",
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "reason": st.sampled_from(["", "because"]),
        "value": st.sampled_from(["hold", "proceed", "other"]),
        "rule": st.sampled_from(["answer", "find"]),
        "until": st.sampled_from(["2023-03-01", "2023-06"]),
        "answer": st.sampled_from(["denies", "admits"]),
        "scope": st.just("name-to-others"),
    },
)
BY = st.sampled_from(["receiver-1", "respondent-1", "reporter-1", "panel-1", "somebody"])


@st.composite
def whens(draw):
    first = draw(st.integers(0, 300))
    return When(START + timedelta(first), START + timedelta(first + draw(st.sampled_from([0, 0, 0, 3, 40]))))


@st.composite
def cases(draw):
    """A case of a few acts with rough dates; the first is a report."""
    kinds = ["report-received", *draw(st.lists(st.sampled_from(KINDS), max_size=9))]
    acts = tuple(
        Act(str(number), kind, draw(whens()), by=(draw(BY),), fields=draw(FIELDS))
        for number, kind in enumerate(kinds)
    )
    return CaseFile("c", "o", ("sexual-misconduct",), Parties(), acts)


def met(case, pack):
    matter = Matter(pack, None, case, AS_OF)
    return {(one.rule, one.anchor) for one in duty_answers(matter) if one.status == "met"}


@given(cases(), st.sampled_from(PACKS), st.randoms(use_true_random=False))
def test_the_order_of_a_file_decides_nothing(case, pack, random):
    """Any order of the acts gives the same judgement, word for word."""
    acts = list(case.acts)
    random.shuffle(acts)
    shuffled = replace(case, acts=tuple(acts))
    assert to_json(judge(pack, None, shuffled, AS_OF)) == to_json(judge(pack, None, case, AS_OF))


@given(cases(), st.sampled_from(PACKS), st.data())
def test_certainty_never_undoes_what_was_met(case, pack, data):
    """Each act's day is found out, somewhere within what was known: what was met is met for every such day."""

    def surer(act):
        first = data.draw(st.integers(act.when.first.toordinal(), act.when.last.toordinal()))
        last = data.draw(st.integers(first, act.when.last.toordinal()))
        return replace(act, when=When(date.fromordinal(first), date.fromordinal(last)))

    certain = replace(case, acts=tuple(surer(act) for act in case.acts))
    keyed = {(one.rule, one.anchor): one.status for one in duty_answers(Matter(pack, None, certain, AS_OF))}
    rules = {rule: {status for (name, _), status in keyed.items() if name == rule} for rule, _ in keyed}
    for rule, anchor in met(case, pack):
        status = keyed.get((rule, anchor))
        assert status == "met" if status else "met" in rules[rule]


@given(cases(), st.sampled_from(PACKS), st.integers(-20, 20))
def test_whole_weeks_shift_all_answers(case, pack, weeks):
    """In a calendar without holidays, limits in days and weeks fall as many weeks later."""
    by = timedelta(weeks=weeks)
    assume(not any(duty.within and duty.within.unit in {"months", "years"} for duty in pack.duties))
    still_acts = tuple(replace(act, fields={**act.fields, "until": ""}) for act in case.acts)
    moved_acts = tuple(replace(act, when=When(act.when.first + by, act.when.last + by)) for act in still_acts)
    still = duty_answers(Matter(pack, None, replace(case, acts=still_acts), AS_OF))
    moved = duty_answers(Matter(pack, None, replace(case, acts=moved_acts), AS_OF + by))
    assert [(one.rule, one.anchor, one.status, one.late_days) for one in moved] == [
        (one.rule, one.anchor, one.status, one.late_days) for one in still
    ]


@given(cases(), st.sampled_from(PACKS))
def test_acts_that_come_later_change_nothing_before(case, pack):
    """Judging one by one equals judging at once: as of each day, only the acts until then count."""
    for act in case.acts:
        day = act.when.last
        until = replace(case, acts=tuple(one for one in case.acts if one.when.first <= day))
        assert judge(pack, None, until, day).duties == judge(pack, None, case, day).duties


@given(cases(), st.sampled_from(PACKS))
def test_no_running_clock_is_silent(case, pack):
    """What is open with a last day, or overdue, is among the clocks that the public part carries (P9)."""
    found = {(one.rule, one.on) for one in due_after(pack, Calendar(), case, AS_OF)}
    for one in duty_answers(Matter(pack, None, case, AS_OF, calendar=Calendar())):
        if one.status in {"open", "overdue"} and one.due is not None and one.due.last < date.max:
            assert (one.rule, one.due.last) in found
