from __future__ import annotations

from collections.abc import Callable

from fairhearing.clock import Duration
from fairhearing.procedure import Procedure

Changed = Callable[..., Procedure]


def test_a_gate_may_wait_for_a_duty(changed: Changed) -> None:
    """For its limit, with whatever is added to it."""
    gate = changed(("needs: [panel-formed]", "needs: [report-received]\n    wait-for: acknowledge")).gates[0]
    assert (gate.wait, gate.wait_for) == (None, "acknowledge")


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


def test_a_gate_may_shut_again_and_need_several(changed: Changed) -> None:
    """After which acts, and how many; without a word it does not shut again, and one suffices."""
    gate = changed(
        ("needs: [panel-formed]", "needs: [seat-accepted]\n    since: appeal-filed\n    least: 3")
    ).gates[0]
    assert (gate.since, gate.least) == (("appeal-filed",), 3)
    assert (changed().gates[0].since, changed().gates[0].least) == ((), 1)


def test_a_power_has_majority_quorum_and_window(changed: Changed) -> None:
    """Who may do it, how many must agree, and for how long."""
    deciding, appealing, _ = changed().powers
    assert (deciding.votes, deciding.quorum, deciding.within) == (("majority",), 3, None)
    assert (appealing.votes, appealing.quorum, appealing.within) == ((), None, Duration(1, "months"))


def test_a_power_may_wait_for_silence(changed: Changed) -> None:
    """For how long, and what breaks it."""
    old = "    after: outcome-notified\n    within: 1 m\n"
    new = "    after: outcome-notified\n    unopposed: {within: 24 h, by: [objection-made, challenge-made]}\n"
    rule = changed((old, new)).powers[1].unopposed
    assert rule is not None
    assert (rule.within, rule.by) == (Duration(24, "hours"), ("objection-made", "challenge-made"))
    assert changed().powers[1].unopposed is None


def test_a_consent_names_parties_and_scope(changed: Changed) -> None:
    """Each of them must have consented to that."""
    consent = changed().consents[0]
    assert (consent.of, consent.scope) == (("affected", "respondent"), "mediation")
    assert not consent.in_order


def test_a_separation_may_keep_the_chosen_out_alone(changed: Changed) -> None:
    """`fresh` without `apart`: the same people may, those whom they chose may not."""
    old = "groups: [report-acknowledged, decision-made]"
    rule = changed((old, f"{old}\n    fresh: true\n    apart: false")).separations[0]
    assert (rule.fresh, rule.apart) == (True, False)


def test_a_separation_may_hold_for_those_who_act_alone(changed: Changed) -> None:
    """Otherwise it holds for whoever took part."""
    old = "groups: [report-acknowledged, decision-made]"
    assert changed((old, f"{old}\n    alone: true")).separations[0].alone
    assert not changed().separations[0].alone


def test_sections_may_be_missing(changed: Changed) -> None:
    """A procedure without bars of its own has the floor's."""
    read = changed(("bars:\n  no-quick-end:", "bars: {}\ngates:\n  no-quick-end:"), *_as_gate())
    assert {rule.pack for rule in read.bars} == {"floor"}


def _as_gate() -> tuple[tuple[str, str], ...]:
    return (
        ('    when: done["appeal-filed"] > done["appeal-decided"]\n', "    needs: [panel-formed]\n"),
        ("gates:\n  panel-first:", "  panel-first:"),
    )
