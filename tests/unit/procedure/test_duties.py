from __future__ import annotations

from collections.abc import Callable

from fairhearing.clock import Duration
from fairhearing.procedure import Procedure

Changed = Callable[..., Procedure]


def test_a_duty_says_who_what_and_by_when(changed: Changed) -> None:
    """Who, what, to whom, after what and within which limit."""
    duty = changed().duties[0]
    assert (duty.who, duty.act, duty.to) == (("receiver",), ("report-acknowledged",), "reporter")
    assert (duty.after, duty.within, duty.each) == (("report-received",), Duration(3, "days"), False)
    assert (duty.strength, duty.stage, duty.when) == ("must", "intake", None)
    assert duty.extension is not None
    assert (duty.extension.act, duty.extension.most, duty.extension.reason) == (
        "extension-granted",
        Duration(3, "days"),
        True,
    )


def test_a_duty_may_have_a_fallback_and_pauses(changed: Changed) -> None:
    """Everything that moves a clock is read."""
    more = ("fallback: resigned", "fallback-after: 7 d", "pauses: clock-paused", "resumes: clock-resumed")
    duty = changed(("    within: 3 d\n", "".join(f"    {line}\n" for line in ("within: 3 d", *more)))).duties[0]
    assert (duty.fallback, duty.fallback_after) == ("resigned", Duration(7, "days"))
    assert (duty.pauses, duty.resumes) == (("clock-paused",), ("clock-resumed",))


def test_a_duty_may_begin_when_another_ones_time_is_over(changed: Changed) -> None:
    """The fallback is counted from the end of that duty's limit."""
    own = (
        "  second:\n    says: Somebody looks again.\n    who: receiver\n    act: hold-reviewed\n    within: 7 d\n"
    )
    own += "    after: resigned\n    fallback: report-received\n    fallback-for: acknowledge\n    stage: intake\n"
    own += "    source: {text: rules, section: section 1, mark: verified, since: 2025-01-01}\n"
    duty = changed(("bars:\n  no-quick-end:", f"{own}bars:\n  no-quick-end:")).duties[1]
    assert (duty.fallback, duty.fallback_after, duty.fallback_for) == ("report-received", None, "acknowledge")


def test_a_duty_may_be_due_before_something_instead(changed: Changed) -> None:
    """A duty without anchor has no limit and is due before an act."""
    duty = changed(
        ("    after: report-received\n    within: 3 d\n", "    before: finding-made\n"),
        ("    extension: {act: extension-granted, who: receiver, most: 3 d}\n", ""),
        ("    to: reporter\n", ""),
    ).duties[0]
    assert (duty.before, duty.after, duty.within) == (("finding-made",), (), None)
    assert (duty.extension, duty.to) == (None, None)


def test_a_duty_may_be_due_on_the_day_that_its_act_names(changed: Changed) -> None:
    """A field of the act that starts the clock, with a limit of its own or without."""
    start = "    after: report-received\n    within: 3 d\n"
    for more, within in (("", None), ("    within: 30 d\n", Duration(30, "days"))):
        new = f"    after: [promise-made, interim-measure-set]\n    until: act.review_on\n{more}"
        duty = changed((start, new)).duties[0]
        assert (duty.until, duty.within) == ("review_on", within)
    assert changed().duties[0].until is None


def test_more_time_may_need_an_approval(changed: Changed) -> None:
    """Who approves it, and by which act; without both nobody has to."""
    old = "who: receiver, most: 3 d}"
    extension = changed((old, "who: receiver, approver: [appeal, panel], approval: decision-approved}")).duties[0]
    assert extension.extension is not None
    assert extension.extension.approver == ("appeal", "panel")
    assert (extension.extension.approval, extension.extension.most) == ("decision-approved", None)
    plain = changed().duties[0].extension
    assert plain is not None
    assert (plain.approver, plain.approval) == ((), None)


def test_a_duty_may_be_the_approval_of_a_decision(changed: Changed) -> None:
    """What is not in force before, what sends it back, and what silence means; one that goes back then lapses."""
    for silence, lapses in (("returns", True), ("stands", False), ("waits", False)):
        more = f"    ratifies: {{act: decision-made, sends-back: report-acknowledged, silence: {silence}}}\n"
        duty = changed(("    within: 3 d\n", f"    within: 3 d\n    each: true\n{more}")).duties[0]
        assert duty.ratifies is not None
        assert (duty.ratifies.act, duty.ratifies.sends_back) == ("decision-made", ("report-acknowledged",))
        assert (duty.ratifies.silence, duty.lapses) == (silence, lapses)
    assert changed().duties[0].ratifies is None
