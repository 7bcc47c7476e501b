"""Limits in business days leave out the public holidays of the organisation's country."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import read_case
from fairhearing.clock import Calendar
from fairhearing.judging import judge
from fairhearing.procedure import load

POSH = """
format: fairhearing/case@1
id: holiday
organisation: works
acts:
  - {id: 1, act: report-received, on: 2024-01-22, by: reporter-1}
  - {id: 2, act: respondent-notified, on: 2024-02-01, by: receiver-1, to: respondent-1}
"""

ACAS = """
format: fairhearing/case@1
id: holiday
organisation: works
acts:
  - {id: 1, act: report-received, on: 2024-04-10, by: reporter-1}
  - {id: 2, act: absence-noted, on: 2024-05-01, by: receiver-1, who: support-1}
  - {id: 3, act: hearing-postponed, on: 2024-05-01, by: receiver-1, until: 2024-05-09}
  - {id: 4, act: hearing-held, on: 2024-05-09, by: manager-1}
"""


@pytest.mark.parametrize(("country", "due", "status"), [("IN", "2024-02-01", "met"), (None, "2024-01-31", "late")])
def test_the_seven_days_to_serve_a_complaint_leave_out_the_holidays(
    country: str | None, due: str, status: str
) -> None:
    """Friday 26 January is Republic Day: in India's calendar the seventh business day is one day later."""
    case = read_case(POSH, "holiday")
    found = judge(load("posh-act"), None, case, date(2024, 6, 30), calendar=Calendar(country=country))
    (serve,) = (one for one in found.duties if one.rule == "serve")
    assert serve.due is not None
    assert (serve.due.last.isoformat(), serve.status) == (due, status)


@pytest.mark.parametrize(("country", "due", "status"), [("GB", "2024-05-09", "met"), (None, "2024-05-08", "late")])
def test_the_five_days_for_a_companion_leave_out_the_holidays(country: str | None, due: str, status: str) -> None:
    """Monday 6 May is a bank holiday: in Great Britain's calendar the fifth business day is one day later."""
    case = read_case(ACAS, "holiday")
    found = judge(load("acas-code"), None, case, date(2024, 6, 30), calendar=Calendar(country=country))
    (heard,) = (one for one in found.duties if one.rule == "hear-within-five-days")
    assert heard.due is not None
    assert (heard.due.last.isoformat(), heard.status) == (due, status)
