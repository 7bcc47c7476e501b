"""The rules of the model packs, where a case has two respondents: each is kept and broken towards one of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.identifiers import ActId, KindName, RoleName, role_of
from fairhearing.judging import Permitted, examine, judge, permitted
from fairhearing.procedure import load

ONE, OTHER = "respondent-1", "respondent-2"
START = date(2024, 1, 8)
SAT = {"votes": {"for": 5, "against": 0}}
PACKS = ("model", "model-small")
_DAYS = (
    ("report-received", 0, "reporter-1", "", {}),
    ("category-set", 2, "receiver-1", "", {"value": "violence", "reason": "Blows."}),
    ("respondent-notified", 8, "receiver-1", ONE, {"text": "It is put to you."}),
    ("respondent-notified", 8, "receiver-1", OTHER, {"text": "It is put to you."}),
    ("response-received", 12, ONE, "", {"text": "No."}),
    ("panel-requested", 25, "receiver-1", "", {}),
    ("panel-formed", 30, "receiver-1", "", {}),
    ("final-talk-held", 40, "panel-1", "", {}),
    ("affected-heard", 41, "panel-1", "", {}),
    ("matter-weighed", 41, "panel-1", "", {"comparable": "none"}),
    ("finding-made", 45, "panel-1", ONE, {"finding": "substantiated", **SAT}),
    ("decision-made", 46, "panel-1", ONE, {"outcome": "warning", "reason": "Blows.", **SAT}),
    ("respondent-outcome-notified", 47, "receiver-1", ONE, {}),
    ("outcome-notified", 47, "receiver-1", "reporter-1", {}),
)
_OTHER_WAY = (
    ("finding-made", 60, "panel-1", OTHER, {"finding": "not-substantiated", **SAT}),
    ("decision-made", 61, "panel-1", OTHER, {"outcome": "nothing", "reason": "Was away.", **SAT}),
    ("respondent-outcome-notified", 62, "receiver-1", OTHER, {}),
    ("outcome-notified", 62, "receiver-1", "reporter-1", {}),
)
_APPEAL = ("appeal-filed", 70, ONE, "", {"grounds": "outcome"})
Row = tuple[str, int, str, str, dict[str, object]]


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _act(name: str, row: Row) -> Act:
    kind, day, by, to, fields = row
    members = tuple(f"panel-{place}" for place in range(1, 6)) if "votes" in fields else ()
    return Act(
        ActId(name),
        KindName(kind),
        When(_day(day), _day(day)),
        by=(by,),
        to=(to,) if to else (),
        members=members,
        fields=fields,
        capacity=RoleName(role_of(by)),
    )


def _case(*more: Row) -> CaseFile:
    acts = tuple(_act(str(place), row) for place, row in enumerate((*_DAYS, *more)))
    return CaseFile("c", "club", ("violence",), Parties(), acts)


def _against(pack: str, case: CaseFile, row: Row) -> set[str]:
    """Return which rules are against a step on its day."""
    return {str(one.rule) for one in examine(load(pack), None, case, _act("", row), _day(row[1])).barred}


def _next(pack: str, case: CaseFile, day: int) -> dict[str, Permitted]:
    return {str(one.kind): one for one in permitted(load(pack), None, case, _day(day))}


@pytest.mark.parametrize("pack", PACKS)
def test_a_case_ends_when_the_way_of_each_has_ended(pack: str) -> None:
    """Not 30 days after the first one was told, and not before the other had theirs."""
    close = "case-closed", 100, "receiver-1", "", {"reason": "Over."}
    assert "outcome-before-close" in _against(pack, _case(), close)
    assert "outcome-before-close" not in _against(pack, _case(*_OTHER_WAY), close)
    early: Row = ("case-closed", 80, "receiver-1", "", {"reason": "Over."})
    assert "outcome-before-close" in _against(pack, _case(*_OTHER_WAY), early)


@pytest.mark.parametrize("pack", PACKS)
def test_what_one_answered_opens_nothing_against_the_other(pack: str) -> None:
    """Who answered can be found on at once; of the other one nothing is found before their time is over."""
    case = CaseFile("c", "club", ("violence",), Parties(), (*_case().acts[:8], *_case().acts[10:11]))
    found = "finding-made", 21, "panel-1", OTHER, {"finding": "substantiated", **SAT}
    assert "answer-before-finding" in _against(pack, case, found)
    assert "answer-before-finding" not in _against(pack, case, (*found[:3], ONE, found[4]))


@pytest.mark.parametrize("pack", PACKS)
def test_each_has_the_days_of_their_own_outcome_to_appeal(pack: str) -> None:
    """The first can appeal for 30 days; for the other, and for the reporter about the other, they begin later."""
    late: Row = ("appeal-filed", 85, ONE, "", {"grounds": "outcome"})
    case = _case(*_OTHER_WAY)
    assert "appealing" in _against(pack, case, late)
    assert _against(pack, case, ("appeal-filed", 85, OTHER, "", {"grounds": "outcome"})) == set()
    assert _against(pack, case, ("appeal-filed", 85, "reporter-1", OTHER, {"grounds": "outcome"})) == set()
    assert "appealing" in _against(pack, case, ("appeal-filed", 85, "reporter-1", ONE, {"grounds": "outcome"}))
    assert "appealing" in _against(pack, _case(), ("appeal-filed", 50, OTHER, "", {"grounds": "outcome"}))


@pytest.mark.parametrize("pack", PACKS)
def test_an_appeal_of_one_is_decided_of_one(pack: str) -> None:
    """The clock of the appeal runs towards who appealed; the other's outcome waits for nothing of it."""
    case = _case(*_OTHER_WAY, _APPEAL)
    judgement = judge(load(pack), None, case, _day(72))
    appeals = [(one.to, one.status) for one in judgement.duties if one.rule == "decide-appeal"]
    assert (ONE, "open") in appeals
    assert (OTHER, "not-due") in appeals
    decided = "appeal-decided", 75, "appeal-1", ONE, {"value": "dismissed"}
    assert "deciding-appeals" in _against(pack, case, (*decided[:3], OTHER, decided[4]))
    close: Row = ("case-closed", 110, "receiver-1", "", {"reason": "Over."})
    assert "appeal-before-close" in _against(pack, case, close)
    told = ("appeal-notified", 76, "appeal-1", ONE, {})
    assert "appeal-before-close" not in _against(pack, _case(*_OTHER_WAY, _APPEAL, decided, told), close)


@pytest.mark.parametrize("pack", PACKS)
def test_duties_say_towards_whom(pack: str) -> None:
    """Found was of one; of the other it is still to be found, and the telling of one is done."""
    judgement = judge(load(pack), None, _case(), _day(48))
    found = {(str(one.rule), one.to): one.status for one in judgement.duties}
    assert found["find", ONE] == "met"
    assert found["find", OTHER] == "open"
    assert found["tell-respondent-outcome", ONE] == "met"
    assert found["tell-respondent-outcome", OTHER] == "not-due"
    assert _next(pack, _case(), 48)["finding-made"].now
