"""A procedure's rules as the question "who could judge this" needs them."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.judging import rules_of
from fairhearing.procedure import load
from tests.club import organisation


def test_every_role_of_no_party_is_asked_with_its_chain() -> None:
    """By the procedure's own policy; parties are no role to be filled."""
    procedure = load("model-small")
    rules = rules_of(organisation(), procedure)
    assert (rules.procedure, rules.version, rules.policy) == ("model-small", 1, procedure.conflicts)
    assert rules.roles["receiver"] == procedure.roles["receiver"].bodies
    assert {"reporter", "respondent"}.isdisjoint(rules.roles)


def test_who_approves_counts_for_those_who_find_and_decide() -> None:
    """Where a procedure has an approver with a body of its own in the organisation; else nobody is named."""
    procedure = load("model-small")
    power = next(one for one in procedure.powers if "decision-made" in one.act)
    approver = replace(procedure.roles["overseer"], name="approver", bodies=("leadership",))
    approving = replace(
        procedure,
        roles={**procedure.roles, "approver": approver},
        powers=(*procedure.powers, replace(power, act=("decision-approved",), who=("approver",))),
    )
    others = rules_of(organisation(), approving).others
    assert others
    assert set(map(tuple, (one["approver"] for one in others.values()))) == {("committee",)}
    assert "approver" not in others
    nobody = replace(approving, roles={**approving.roles, "approver": replace(approver, bodies=("circle",))})
    assert rules_of(organisation(), nobody).others == {}
