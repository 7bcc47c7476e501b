"""What holds of every judgement under every procedure that ships, with seats, roles, accounts and orders."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fairhearing.acts import Act, CaseFile, PublicAct, When
from fairhearing.clock import Calendar, Duration
from fairhearing.identifiers import RoleName
from fairhearing.judging import due_after, examine, judge, judge_clocks, to_json
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.matter import Matter
from fairhearing.procedure import Duty, Procedure
from tests.properties.any_cases import AS_OF, BOUNDED, HOUSES, KNOWN, PACKS, START, cases, houses, surer

PLAIN = Calendar()
DATE = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")


@given(cases(), houses, st.randoms(use_true_random=False))
def test_the_order_of_a_file_decides_nothing(named, house, random):
    """Any order of the acts gives the same judgement, word for word, whoever tells of them."""
    pack, case = PACKS[named[0]], named[1]
    acts = list(case.acts)
    random.shuffle(acts)
    shuffled = replace(case, acts=tuple(acts))
    assert to_json(judge(pack, HOUSES[house], shuffled, AS_OF)) == to_json(judge(pack, HOUSES[house], case, AS_OF))


@given(cases(orders=False), houses, st.data())
def test_certainty_never_undoes_what_was_met(named, house, data):
    """Whatever is found out about the days of the acts, what was met stays met."""
    pack, case = PACKS[named[0]], named[1]
    certain = surer(case, data)
    found = {
        (one.rule, one.anchor, one.to): one.status
        for one in duty_answers(Matter(pack, HOUSES[house], certain, AS_OF))
    }
    for one in duty_answers(Matter(pack, HOUSES[house], case, AS_OF)):
        if one.status == "met":
            status = found.get((one.rule, one.anchor, one.to))
            assert status == "met" if status else "met" in {found[key] for key in found if key[0] == one.rule}


@given(cases(orders=False, shapes=("day", "day", "week", "open")), houses, st.integers(3, 20))
def test_a_known_hour_never_undoes_what_was_met(named, house, hour):
    """Limits in hours as well: what was met while only the day was known stays met at whatever hour it was.

    Acts of one day get one hour, as the order within a day is a convention: it counts as in order.
    """
    pack, case = PACKS[named[0]], named[1]

    def timed(act: Act) -> Act:
        day = act.when.first
        at = datetime(day.year, day.month, day.day, (hour + day.day * 7) % 17 + 3, tzinfo=UTC)
        return replace(act, when=replace(act.when, at=at)) if act.when.certain else act

    exact = replace(case, acts=tuple(map(timed, case.acts)))
    found = {
        (one.rule, one.anchor, one.to): one.status
        for one in duty_answers(Matter(pack, HOUSES[house], exact, AS_OF))
    }
    for one in duty_answers(Matter(pack, HOUSES[house], case, AS_OF)):
        if one.status == "met":
            assert found[one.rule, one.anchor, one.to] == "met"


def in_days(pack: Procedure) -> Procedure:
    """Return the procedure with 30 days for a month and 365 for a year: months are not all as long."""

    def plain(limit: Duration | None) -> Duration | None:
        lengths = {"months": 30, "years": 365}
        return Duration(limit.amount * lengths[limit.unit], "days") if limit and limit.unit in lengths else limit

    def duty(one: Duty) -> Duty:
        most = one.extension and replace(one.extension, most=plain(one.extension.most))
        return replace(one, within=plain(one.within), fallback_after=plain(one.fallback_after), extension=most)

    policy = pack.conflicts
    return replace(
        pack,
        duties=tuple(map(duty, pack.duties)),
        gates=tuple(replace(one, wait=plain(one.wait)) for one in pack.gates),
        powers=tuple(replace(one, within=plain(one.within)) for one in pack.powers),
        outcomes=tuple(replace(one, least=plain(one.least), most=plain(one.most)) for one in pack.outcomes),
        conflicts=replace(policy, rules=tuple(replace(rule, after=plain(rule.after)) for rule in policy.rules)),
    )


def later(when: When, by: timedelta) -> When:
    """Return a time as much later; an open end stays open."""
    first = when.first if when.first == date.min else when.first + by
    last = when.last if when.last == date.max else when.last + by
    return replace(when, first=first, last=last, at=when.at + by if when.at else None)


def shifted(answer: object, by: timedelta) -> object:
    """Return an answer with every date as much later, and without what is quoted from the procedure."""
    if isinstance(answer, When):
        return later(answer, by)
    if is_dataclass(answer):
        return {
            one.name: shifted(getattr(answer, one.name), by)
            for one in fields(answer)
            if one.name not in {"source", "says"}
        }
    if isinstance(answer, dict):
        return {name: shifted(one, by) for name, one in answer.items()}
    if isinstance(answer, (tuple, list)):
        return [shifted(one, by) for one in answer]
    if isinstance(answer, str):
        return DATE.sub(lambda day: str(date.fromisoformat(day[0]) + by), answer)
    return answer + by if isinstance(answer, date) else answer


@given(cases(shapes=BOUNDED), st.integers(-20, 20))
def test_whole_weeks_shift_all_answers(named, weeks):
    """In a calendar without holidays, the whole judgement is the same, with every date as many weeks later."""
    pack, case = PACKS[named[0]], named[1]
    by, plain = timedelta(weeks=weeks), in_days(pack)
    moved = replace(
        case,
        acts=tuple(replace(act, when=later(act.when, by)) for act in case.acts),
        covers=tuple(replace(one, first=one.first + by, last=one.last + by) for one in case.covers),
    )
    still = judge(plain, None, case, AS_OF, calendar=PLAIN)
    after = judge(plain, None, moved, AS_OF + by, calendar=PLAIN)
    assert shifted(after, timedelta()) == shifted(still, by)


@given(cases(orders=False), houses)
def test_acts_that_come_later_change_nothing_before(named, house):
    """As of each day, only the acts until then count, for what was owed, barred and permitted."""
    pack, case = PACKS[named[0]], named[1]
    for act in case.acts:
        day = min(act.when.last, AS_OF)
        until = replace(case, acts=tuple(one for one in case.acts if one.when.first <= day))
        one, other = judge(pack, HOUSES[house], until, day), judge(pack, HOUSES[house], case, day)
        assert (one.duties, one.barred, one.permitted) == (other.duties, other.barred, other.permitted)


RECEIVER = RoleName("receiver")


def in_turn(case: CaseFile) -> CaseFile:
    """Return the case with its acts in order, each on a day of its own."""
    acts = sorted(case.acts, key=lambda act: act.when.first)
    days = (START + timedelta(days=7 * place) for place in range(len(acts)))
    return replace(
        case, acts=tuple(replace(act, when=When(day, day)) for act, day in zip(acts, days, strict=True))
    )


@given(cases(orders=False, shapes=KNOWN), houses)
def test_judging_acts_one_by_one_equals_judging_them_at_once(named, house):
    """What the door says against each act when it is proposed is what a member finds against it in the end.

    The door knows in which role everybody acts; of a stranger in an old case a later act may tell it.
    """
    pack, case = PACKS[named[0]], named[1]
    turn = in_turn(case)
    turn = replace(turn, acts=tuple(replace(act, capacity=act.capacity or RECEIVER) for act in turn.acts))
    at_once = judge(pack, HOUSES[house], turn, AS_OF).barred
    for place, act in enumerate(turn.acts):
        so_far = replace(turn, acts=turn.acts[:place])
        found = examine(pack, HOUSES[house], so_far, act, act.when.last).barred
        assert {(one.rule, one.status) for one in found} == {
            (one.rule, one.status) for one in at_once if one.act == act.id and one.status != "undetermined"
        }


@given(cases(orders=False, shapes=KNOWN), st.integers(0, 250))
def test_the_public_clocks_written_act_by_act_hide_nothing_overdue(named, asleep):
    """Whenever a case falls asleep, what its sealed acts say is overdue stands overdue in the public part (P9)."""
    pack, case = PACKS[named[0]], named[1]
    turn, public = in_turn(case), []
    for seq, act in enumerate(turn.acts):
        until = replace(turn, acts=turn.acts[: seq + 1])
        on, at = act.when.last, datetime.combine(act.when.last, time(12), UTC)
        due = due_after(pack, PLAIN, until, on)
        public.append(PublicAct(act.id, case.id, seq, act.kind, "receiver-1", None, at, on, due=due))
        day = on + timedelta(days=asleep)
        sealed = duty_answers(Matter(pack, None, until, day, calendar=PLAIN))
        shown = {(one.rule, one.due) for one in judge_clocks(pack, PLAIN, public, day) if one.status == "overdue"}
        assert {(one.rule, one.due) for one in sealed if one.status == "overdue" and one.due} <= shown
