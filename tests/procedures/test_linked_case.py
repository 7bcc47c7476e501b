"""A complaint about the handling is a case of its own, in which those complained of have no part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.identifiers import ActId, KindName, RoleName
from fairhearing.judging import Examined, examine
from fairhearing.procedure import load
from tests.procedures.sample import sample

DAY = date(2023, 3, 20)
HANDLER, OTHER, REPORTER = "p11", "p16", "p08"


def _act(number: str, kind: str, *by: str, **fields: object) -> Act:
    return Act(ActId(number), KindName(kind), When(DAY, DAY), by=by, fields=fields)


def _case(*acts: Act, **parties: tuple[str, ...]) -> CaseFile:
    return CaseFile("c", "lakeland", (), Parties(**parties), acts)


def _asked(case: CaseFile, proposed: Act) -> Examined:
    return examine(load("model"), sample()[1], case, proposed, DAY)


def test_who_is_complained_of_does_not_handle_the_complaint() -> None:
    """At the door of the first case: the link is refused while it names them, and taken with somebody else."""
    complaint = _act("2", "handling-complained-of", REPORTER, of=[HANDLER], text="nobody writes")
    case = _case(_act("1", "report-received", REPORTER), complaint, reporter=(REPORTER,))
    link = replace(
        _act("", "case-linked", "p09", code="other", reason="the handling"), capacity=RoleName("overseer")
    )
    refused = _asked(case, replace(link, fields={**link.fields, "handlers": [HANDLER]}))
    assert [one.rule for one in refused.barred] == ["linked-case-by-others"]
    assert f"{HANDLER} took part or is named in act 2 as well." in refused.barred[0].because
    assert _asked(case, replace(link, fields={**link.fields, "handlers": [OTHER]})).barred == ()


def test_in_the_case_of_its_own_they_are_a_party() -> None:
    """The floor keeps out whoever is the respondent, so no act of theirs as an officer passes the door."""
    case = _case(_act("1", "report-received", REPORTER), reporter=(REPORTER,), respondent=(HANDLER,))
    answer = replace(_act("", "report-acknowledged", HANDLER), capacity=RoleName("receiver"))
    found = _asked(case, answer)
    assert ("is-the-party", "conflicted") in {(one.rule, one.status) for one in found.barred}


def test_a_notice_that_tells_too_much_is_refused_at_the_door() -> None:
    """Doorkeepers hear the name and the restriction; what was reported is refused with the rule and the remedy."""
    case = _case(_act("1", "report-received", REPORTER), _act("2", "decision-made", "p07"))
    notice = replace(
        _act("", "notice-sent", OTHER, audience="doorkeepers", tells=["restriction", "report"]),
        capacity=RoleName("receiver"),
    )
    (refused,) = _asked(case, notice).barred
    assert (refused.rule, refused.status) == ("doorkeepers-hear-name-and-restriction", "barred")
    assert refused.because == "It told the report; told may be the respondent and restriction."
    assert refused.remedy == "Send the name and the restriction only."
    assert _asked(case, replace(notice, fields={**notice.fields, "tells": ["restriction"]})).barred == ()
