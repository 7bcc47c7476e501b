"""What a respondent can answer, and what an answer that somebody else reports is worth."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import KINDS, read_case
from fairhearing.identifiers import KindName
from fairhearing.judging import Judgement, judge
from fairhearing.procedure import load

ANSWERS = KINDS[KindName("response-received")].fields[0].choices


def _judged(answer: str, more: str = "", covers: str = "") -> Judgement:
    text = f"""format: fairhearing/case@1
id: answered
organisation: club
parties: {{reporter: [p05], affected: [p08], respondent: [p04]}}
{covers}acts:
  - {{id: 1, act: respondent-notified, on: 2023-01-02, by: receiver-1, to: p04}}
  - {{id: 2, act: response-received, on: 2023-01-05, by: p04, answer: {answer}}}
{more}"""
    return judge(load("membership-grievance"), None, read_case(text, "answered.yaml"), date(2023, 3, 1))


def _statuses(judgement: Judgement, rule: str) -> list[str]:
    return [one.status for one in judgement.duties if one.rule == rule]


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_is_an_answer(answer: str) -> None:
    """Whoever does not remember, or accepts the other's account, has answered in time as well."""
    assert _statuses(_judged(answer), "answer") == ["met"]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("denies", "overdue"),
        ("does-not-remember", "overdue"),
        ("admits-in-part", "overdue"),
        ("does-not-wish-to-answer", "overdue"),
        ("admits", "not-due"),
        ("accepts-the-other-account", "not-due"),
    ],
)
def test_what_is_not_admitted_is_investigated(answer: str, status: str) -> None:
    """Not remembering is no yes; accepting the other's account leaves nothing to find out."""
    assert _statuses(_judged(answer), "investigate") == [status]


def test_an_agreement_that_somebody_else_reports_is_unconfirmed() -> None:
    """Only the person whose agreement it is can give it; the report of it is told and not taken for it."""
    agreed = "  - {id: 3, act: outcome-agreed, on: 2023-02-01, by: p08, reported_by: p02}\n"
    notes = " ".join(_judged("denies", agreed).notes)
    assert "was reported by p02, not said by p08: unconfirmed" in notes
    own = "  - {id: 3, act: outcome-agreed, on: 2023-02-01, by: p08}\n"
    assert "unconfirmed" not in " ".join(_judged("denies", own).notes)


def test_where_the_file_covers_nobody_silence_shows_nothing() -> None:
    """What no account mentions is not shown, and never a breach."""
    covers = "covers: [{body: board, from: 2024-01-01, to: 2024-02-01}]\n"
    assert _statuses(_judged("denies", covers=covers), "investigate") == ["not-shown"]
