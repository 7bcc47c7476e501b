"""Changes of the old case change its judgement exactly as they should."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from fairhearing.acts import When, read_case, write_case
from fairhearing.judging import judge, to_json
from fairhearing.organisation import read_organisation, write_organisation
from fairhearing.procedure import load
from tests.procedures.sample import AS_OF, DATA, A, F, against, changed, clock, judged, sample


def _later(when: When, by: timedelta) -> When:
    return When(when.first + by, when.last + by)


@pytest.mark.parametrize("weeks", [1, 3, -2])
def test_a_case_shifted_by_weeks_is_judged_the_same(weeks):
    """Every due day moves with it; statuses, lateness and bars stay (ties do not begin or end in between)."""
    by = timedelta(weeks=weeks)

    def shift(case):
        acts = tuple(replace(act, when=_later(act.when, by)) for act in case.acts)
        covers = tuple(replace(one, first=one.first + by, last=one.last + by) for one in case.covers)
        return replace(case, acts=acts, covers=covers)

    moved, still = changed(shift, as_of=AS_OF + by), judged()
    assert [(one.rule, one.anchor, one.act, one.status, one.late_days) for one in moved.duties] == [
        (one.rule, one.anchor, one.act, one.status, one.late_days) for one in still.duties
    ]
    dues = [(one.due, other.due) for one, other in zip(moved.duties, still.duties, strict=True) if other.due]
    assert all(one == _later(other, by) for one, other in dues)
    assert [(one.act, one.rule, one.status) for one in moved.barred] == [
        (one.act, one.rule, one.status) for one in still.barred
    ]
    assert moved.durations == still.durations


@pytest.mark.parametrize("procedure", [F, A])
def test_people_renamed_everywhere_are_judged_the_same(procedure):
    """No answer depends on who somebody is; the new names stand where the old ones did."""

    def rename(text):
        return re.sub(r"\bp(\d\d)\b", lambda found: f"q{99 - int(found[1]):02}", text)

    case, organisation = sample()
    told = read_case(rename(write_case(case)), "case")
    known = read_organisation(rename(write_organisation(organisation)), "organisation")
    there = to_json(judge(load(procedure), known, told, AS_OF))
    here = json.loads(rename(json.dumps(to_json(judged(procedure)))))
    assert (there["duties"], there["durations"]) == (here["duties"], here["durations"])
    assert sorted(map(json.dumps, there["barred"])) == sorted(map(json.dumps, here["barred"]))
    assert {(one["act"], one["person"], one["level"]) for one in there["conflicts"]} == {
        (one["act"], one["person"], one["level"]) for one in here["conflicts"]
    }


def _without(number):
    def drop(case):
        acts = tuple(replace(act, constraints=()) for act in case.acts if act.id != number)
        return replace(case, acts=acts, claims=())

    return drop


def test_without_the_acknowledgment_it_is_overdue():
    """Act 6 dropped: the care team's minutes would show it, so its silence counts; nothing else was met by it."""
    found = changed(_without("6"))
    before = {(one.rule, one.anchor): one.status for one in judged().duties}
    after = {(one.rule, one.anchor): one.status for one in found.duties}
    assert {key for key in before if before[key] != after.get(key)} == {("acknowledge", "5")}
    assert clock(found, "acknowledge", "5").status == "overdue"


def test_without_its_act_nothing_is_said_of_it():
    """Act 22 dropped: its bars and conflicts are gone, and those of all others stay."""
    found = changed(_without("22"))
    assert against(found, "22") == {}
    rest = [(one.act, one.rule, one.status) for one in judged().barred if one.act != "22"]
    assert [(one.act, one.rule, one.status) for one in found.barred] == rest
    assert found.duties == judged().duties


def test_with_consent_the_notice_is_consented():
    """One act more, and the naming of the respondent is unconsented no more."""

    def consented(case):
        given = replace(
            next(act for act in case.acts if act.id == "4"),
            id="99",
            kind="consent-given",
            when=When(date(2023, 7, 10), date(2023, 7, 10)),
            about=(),
            constraints=(),
            fields={"scope": "name-to-others"},
        )
        return replace(case, acts=(*case.acts, given))

    found = against(changed(consented), "22")
    assert {one.status for one in found.values()} == {"without-power", "conflicted"}


def _withdraw(account):
    def withdraw(case):
        kept = (act for act in case.acts if act.asserted_by != (account,))
        acts = tuple(
            replace(
                act,
                asserted_by=tuple(one for one in act.asserted_by if one != account),
                constraints=(),
                disputed=None if act.disputed and act.disputed.by == account else act.disputed,
            )
            for act in kept
        )
        return replace(case, acts=acts, claims=())

    return withdraw


def test_a_withdrawn_account_takes_what_rests_on_it_alone():
    """Without s2 acts 2, 3, 4, 11 and 15 are gone with their bars; what others tell stays."""
    found = changed(_withdraw("s2"))
    gone = {"2", "3", "4", "11", "15"}
    assert {one.act for one in judged().barred} - {one.act for one in found.barred} == gone & {
        one.act for one in judged().barred
    }
    rest = {(one.act, one.rule, one.status) for one in judged().barred if one.act not in gone}
    assert {(one.act, one.rule, one.status) for one in found.barred} == rest
    assert found.duties == judged().duties
    assert "s2" not in {one.asserted_by for one in found.accounts}


def test_a_later_day_of_judgement_only_lets_time_pass():
    """A week later what was overdue is a week more so, and nothing that was done changes."""
    later = changed(lambda case: case, as_of=AS_OF + timedelta(weeks=1))
    for one, other in zip(judged().duties, later.duties, strict=True):
        assert one.status == other.status
        grown = 7 if one.status == "overdue" else 0
        assert one.late_days is None or other.late_days == tuple(day + grown for day in one.late_days)


def test_the_data_is_the_sample():
    """Twenty-three acts, four accounts, twenty-four people; nobody has a name."""
    case, organisation = sample()
    assert (len(case.acts), len(case.sources), len(organisation.people)) == (23, 4, 24)
    assert DATA.is_dir()
    assert {person.name for person in organisation.people.values()} == {""}
