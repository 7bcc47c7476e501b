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


def test_a_gate_may_wait_for_a_duty(changed: Changed) -> None:
    """For its limit, with whatever is added to it."""
    gate = changed(("needs: [panel-formed]", "needs: [report-received]\n    wait-for: acknowledge")).gates[0]
    assert (gate.wait, gate.wait_for) == (None, "acknowledge")


def test_a_duty_may_be_due_before_something_instead(changed: Changed) -> None:
    """A duty without anchor has no limit and is due before an act."""
    duty = changed(
        ("    after: report-received\n    within: 3 d\n", "    before: finding-made\n"),
        ("    extension: {act: extension-granted, who: receiver, most: 3 d}\n", ""),
        ("    to: reporter\n", ""),
    ).duties[0]
    assert (duty.before, duty.after, duty.within) == (("finding-made",), (), None)
    assert (duty.extension, duty.to) == (None, None)


def test_a_bar_names_a_reason_class(changed: Changed) -> None:
    """What the public part may say comes from a closed list."""
    assert changed().bars[0].reason_class == ""
    assert (
        changed(("    remedy: Wait", "    reason-class: appeal\n    remedy: Wait")).bars[0].reason_class
        == "appeal"
    )


def test_a_gate_needs_one_of_each_group(changed: Changed) -> None:
    """An entry in brackets is a choice."""
    gate = changed(("needs: [panel-formed]", "needs: [panel-formed, [interview-held, exhibit-added]]")).gates[0]
    assert gate.needs == (("panel-formed",), ("interview-held", "exhibit-added"))


def test_a_power_has_majority_quorum_and_window(changed: Changed) -> None:
    """Who may do it, how many must agree, and for how long."""
    deciding, appealing, _ = changed().powers
    assert (deciding.votes, deciding.quorum, deciding.within) == (("majority",), 3, None)
    assert (appealing.votes, appealing.quorum, appealing.within) == ((), None, Duration(1, "months"))


def test_a_consent_names_parties_and_scope(changed: Changed) -> None:
    """Each of them must have consented to that."""
    consent = changed().consents[0]
    assert (consent.of, consent.scope) == (("affected", "respondent"), "mediation")


def test_a_separation_may_keep_the_chosen_out_alone(changed: Changed) -> None:
    """`fresh` without `apart`: the same people may, those whom they chose may not."""
    old = "groups: [report-acknowledged, decision-made]"
    rule = changed((old, f"{old}\n    fresh: true\n    apart: false")).separations[0]
    assert (rule.fresh, rule.apart) == (True, False)


def test_sections_may_be_missing(changed: Changed) -> None:
    """A procedure without bars of its own has the floor's."""
    read = changed(("bars:\n  no-quick-end:", "bars: {}\ngates:\n  no-quick-end:"), *_as_gate())
    assert {rule.pack for rule in read.bars} == {"floor"}


def _as_gate() -> tuple[tuple[str, str], ...]:
    return (
        ('    when: done["appeal-filed"] > done["appeal-decided"]\n', "    needs: [panel-formed]\n"),
        ("gates:\n  panel-first:", "  panel-first:"),
    )
