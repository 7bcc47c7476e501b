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
