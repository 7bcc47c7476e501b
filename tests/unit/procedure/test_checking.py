from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.procedure import Procedure, check, load

Changed = Callable[..., Procedure]

BAR = 'when: done["appeal-filed"] > done["appeal-decided"]'


def _found(read: Procedure, severity: str) -> list[str]:
    return [problem.what for problem in check(read) if problem.severity == severity]


def test_a_whole_procedure_has_only_notes(changed: Changed) -> None:
    """What rests on an excerpt is noted and nothing else."""
    assert [(one.severity, one.file, one.line, one.what) for one in check(changed())] == [
        ("note", "club.yaml", 79, "'old-colleague': only an excerpt of its source was read.")
    ]


@pytest.mark.parametrize(("mark", "severity"), [("verified", "note"), ("own", "warning")])
def test_a_duty_without_a_limit_is_found(changed: Changed, mark: str, severity: str) -> None:
    """Where the source writes none it is a note; one's own rule could have one."""
    read = changed(("    within: 3 d\n", ""), ("section 1, mark: verified", f"section 1, mark: {mark}"))
    assert "Duty 'acknowledge' has no limit: it is never late, only open." in _found(read, severity)


def test_a_role_that_nobody_fills_is_an_error(changed: Changed) -> None:
    """An officer comes from a body."""
    read = changed(("{title: appeal body, bodies: [appeal, outside]}", "{title: appeal body}"))
    assert _found(read, "error") == [
        "The role 'appeal' can be filled by nobody: it names no kind of body and is no party."
    ]


def test_a_body_without_a_next_one_is_found(changed: Changed) -> None:
    """When all are conflicted, somebody must be left."""
    read = changed(("{title: appeal body, bodies: [appeal, outside]}", "{title: appeal body, bodies: appeal}"))
    assert _found(read, "warning") == [
        "When everybody who could fill the role 'appeal' is conflicted, there is no next body."
    ]


def test_a_duty_that_its_owners_may_not_do_is_an_error(changed: Changed) -> None:
    """Somebody else has the power for each act that would meet it, so nobody owes it."""
    read = changed(("    act: report-acknowledged\n    to", "    act: finding-made\n    to"))
    assert "Duty 'acknowledge' is owed by those who may not do it: receiver." in _found(read, "error")


def test_an_appeal_heard_by_the_deciders_is_an_error(changed: Changed) -> None:
    """The role that decides may not hear the appeal."""
    found = _found(changed(("    who: appeal\n", "    who: panel\n")), "error")
    assert found == [
        "An appeal is heard by those who made what it is against (finding-made): panel.",
        "An appeal is heard by those who made what it is against (decision-made): panel.",
    ]


def test_an_investigator_who_decides_is_found(changed: Changed) -> None:
    """Unless a separation keeps the people apart, it is warned of."""
    old = "act: [finding-made, decision-made]"
    new = "act: [finding-made, decision-made, interview-held]"
    assert _found(changed((old, new)), "warning") == ["Who investigates may also decide: panel."]
    apart = ("groups: [report-acknowledged, decision-made]", "groups: [interview-held, decision-made]")
    assert _found(changed((old, new), apart), "warning") == []


def test_a_bar_that_consent_lifts_is_an_error(changed: Changed) -> None:
    """A bar is stronger than consent."""
    read = changed((BAR, 'when: done["consent-given"] == 0'))
    assert _found(read, "error") == ["Bar 'no-quick-end' can be lifted by consent."]


def test_what_can_never_be_done_is_an_error(changed: Changed) -> None:
    """A duty and a power that wait for what nobody may do are both found."""
    read = changed(
        ("    act: case-closed\n", "    act: [report-acknowledged, outcome-notified]\n"), (f"    {BAR}\n", "")
    )
    found = _found(read, "error")
    assert "'acknowledge' speaks of what can never be done: report-acknowledged." in found
    assert "'appealing' speaks of what can never be done: appeal-filed." in found
    assert "'deciding-appeals' speaks of what can never be done: appeal-decided." in found


def test_every_mark_is_named_in_its_own_words() -> None:
    """What was not read, or read into a source, is listed."""
    notes = [*_found(load("eu-directive"), "note"), *_found(load("membership-grievance"), "note")]
    assert "'feedback': its source was not read." in notes
    assert "'determine': it is an interpretation of its source." in notes


def test_the_policy_that_lets_investigators_decide_is_warned_of() -> None:
    """The grievance policy of the membership organisation does."""
    assert "Who investigates may also decide: receiver." in _found(load("membership-grievance"), "warning")


def test_worst_comes_first() -> None:
    """Errors, then warnings, then notes."""
    order = [problem.severity for problem in check(load("membership-grievance"))]
    assert order == sorted(order, key=["error", "warning", "note"].index)
