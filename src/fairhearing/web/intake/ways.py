"""The ways in which a report comes: typed by whoever makes it, handed on, or taken down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fairhearing.desk import Report, file_report
from fairhearing.web.house import house
from fairhearing.web.intake.forms import EnterForm, ReportForm, ToldForm


def _file(report: Report, _: Mapping[str, Any]) -> object:
    return file_report(house(), report)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a report comes.

    Args:
        page: the name of its address; `go`: of the one that its form is sent to.
        form: its form.
        notice: name of the procedure's notice that the page shows.
        own: whether the reporter types it themselves.
        take: what takes it in: the report, and all that the form gives.
        linked: whether it comes from a case, whose handlers are not to read it.
    """

    page: str
    go: str
    form: Callable[..., ReportForm]
    notice: str
    own: bool
    take: Callable[[Report, Mapping[str, Any]], object] = _file
    linked: bool = False


OWN = Way("report", "report", ReportForm, "rights-reporter", own=True)
TOLD = Way("told_me", "told_me_go", ToldForm, "first-receiver", own=False)
ENTERED = Way("enter_report", "enter_report_go", EnterForm, "rights-reporter", own=False)
