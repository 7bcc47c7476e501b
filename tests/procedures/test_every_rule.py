"""Over the cases that come with a procedure, each of its rules is kept once and broken once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from fairhearing.acts import Act, CaseFile, read_case, read_yaml, table_of
from fairhearing.identifiers import KindName, RuleId
from fairhearing.judging import Judgement, judge
from fairhearing.procedure import Duty, Outcome, Procedure, Rule, Separation, load, shipped
from tests.procedures.sample import organisation_beside

PROCEDURES = Path(str(files("fairhearing") / "procedures"))
BROKEN = ("late", "missed", "overdue", "lapsed")


def _judged(procedure: Procedure) -> Iterator[tuple[CaseFile, Judgement]]:
    for path in sorted((PROCEDURES / procedure.id / "examples").glob("*.case.yaml")):
        beside = path.with_name(path.name.replace(".case.", ".expected."))
        day = date.fromisoformat(table_of(read_yaml(beside.read_text(), beside.name), "").text("as_of"))
        case = read_case(path.read_text(), path.name)
        yield case, judge(procedure, organisation_beside(path), case, day)


def _about_acts(procedure: Procedure) -> list[Rule]:
    duties = {duty.id for duty in procedure.duties}
    return [rule for rule in procedure.rules if rule.pack == procedure.id and rule.id not in duties]


def _kinds(rule: Rule) -> set[KindName]:
    if isinstance(rule, Separation):
        return {kind for group in rule.groups for kind in group}
    return set(getattr(rule, "act", ()))


def _concerns(rule: Rule, act: Act) -> bool:
    if isinstance(rule, Outcome):
        return act.kind == "decision-made" and rule.named_by(str(act.fields.get("outcome", "")))
    return act.kind in _kinds(rule)


def _binds(rule: Rule) -> bool:
    """Return whether something can be against a rule: not where an outcome or a duty without end has no bounds."""
    if isinstance(rule, Duty):
        return not rule.closed or rule.within is not None
    return not isinstance(rule, Outcome) or rule.timed or rule.conditions or rule.when is not None


def _kept(procedure: Procedure) -> set[RuleId]:
    # nothing keeps what is never allowed but that nobody does it
    kept = {rule.id for rule in procedure.bars if rule.when is None and not rule.by}
    for case, judgement in _judged(procedure):
        kept |= {duty.rule for duty in judgement.duties if duty.status == "met"}
        against = {(barred.act, barred.rule) for barred in judgement.barred}
        for rule in _about_acts(procedure):
            if any(_concerns(rule, act) and (act.id, rule.id) not in against for act in case.acts):
                kept.add(rule.id)
    return kept


def _broken(procedure: Procedure) -> set[RuleId]:
    broken: set[RuleId] = set()
    for _, judgement in _judged(procedure):
        broken |= {duty.rule for duty in judgement.duties if duty.status in BROKEN}
        broken |= {barred.rule for barred in judgement.barred}
    # where several powers allow a kind, the answer names the one that came nearest
    refused = {kind for power in procedure.powers if power.id in broken for kind in power.act}
    return broken | {power.id for power in procedure.powers if refused.intersection(power.act)}


def _rules(procedure: Procedure) -> set[RuleId]:
    duties = {duty.id for duty in procedure.duties if duty.pack == procedure.id}
    return duties | {rule.id for rule in _about_acts(procedure)}


@pytest.mark.parametrize("name", shipped())
def test_every_rule_is_kept_once(name: str) -> None:
    """No rule stands in a procedure that no case of it shows to be keepable."""
    procedure = load(name)
    assert sorted(_rules(procedure) - _kept(procedure)) == []


@pytest.mark.parametrize("name", shipped())
def test_every_rule_is_broken_once(name: str) -> None:
    """No rule stands in a procedure that no case of it shows to bind."""
    procedure = load(name)
    bind = {rule.id for rule in procedure.rules if _binds(rule)}
    assert sorted(_rules(procedure) & bind - _broken(procedure)) == []


@pytest.mark.parametrize("name", shipped())
def test_every_rule_about_who_is_out_binds_once(name: str) -> None:
    """Silence, being sent out and challenges: no such rule stands without a case that shows it to bind."""
    procedure = load(name)
    policy = procedure.conflicts
    clauses = (*policy.undisclosed, *policy.silence, *policy.forced, *policy.challenges)
    refused = {str(one.rule) for _, judgement in _judged(procedure) for one in judgement.barred}
    assert sorted({one.id for one in clauses if one.pack == name} - refused) == []
