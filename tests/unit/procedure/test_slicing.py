"""The steps on which the end of a procedure depends."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.procedure import Procedure
from fairhearing.procedure.slicing import Step, consent, counted, since, steps_of

Changed = Callable[..., Procedure]


def test_what_a_condition_counts_is_read_from_it() -> None:
    """With the greatest number that it names."""
    assert counted('done["seat-accepted"] < 3 && done["recused"] == 0') == (("seat-accepted", 3), ("recused", 1))
    assert counted("case.severe") == ()


def test_what_a_gate_needs_since_something_is_counted_by_itself(changed: Changed) -> None:
    """Nobody does such a step; what shuts the gate is one of the others."""
    gate = "act: finding-made\n    needs: [panel-formed]"
    read = changed(
        (gate, "act: case-closed\n    needs: [affected-heard]\n    since: objection-made\n    least: 2")
    )
    steps = {step.name: step for step in steps_of(read)}
    name = since(read.gates[0], 0)
    assert steps[name] == Step(name, frozenset(), 2, ("affected-heard",), ("objection-made",))
    assert steps["affected-heard"].most == 2
    assert "objection-made" in steps


def test_a_consent_is_a_step_of_its_party() -> None:
    """By scope and by who consents."""
    assert consent("mediation", "affected") == "consent: mediation of the affected"
