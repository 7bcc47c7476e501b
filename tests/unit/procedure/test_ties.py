from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fairhearing.clock import Duration
from fairhearing.organisation import ConflictPolicy
from fairhearing.procedure import Procedure, Source, load, read_procedure, source_line
from fairhearing.procedure.ties import lay_beneath, mark_of

Changed = Callable[..., Procedure]


def test_a_tie_rule_says_what_counts(changed: Changed) -> None:
    """Kind, level, towards whom, and for how long after its end."""
    rule = changed().conflicts.rules[0]
    assert (rule.tie, rule.level, rule.towards, rule.after) == (
        "colleague",
        "hard",
        ("respondent",),
        Duration(2, "years"),
    )
    assert rule.source == "The rules of the club, section 6 [excerpt]"
    assert mark_of(rule) == "excerpt"


def test_a_rule_followed_as_it_is_written_needs_no_mark() -> None:
    """The line of a source names a mark only where the text was not simply followed."""
    own = Source("rules", "section 1", "own", date(2025, 1, 1))
    assert source_line(own, {}) == "rules, section 1"
    assert mark_of(load("floor").conflicts.rules[0]) == "verified"


def test_no_policy_is_milder_than_the_floor(changed: Changed) -> None:
    """Fewer soft ties make a hard one, less may be done with one, and more people must be clear."""
    policy = changed().conflicts
    assert policy.soft_sum == 2
    assert policy.soft_may == ("report-acknowledged",)
    strict = ConflictPolicy(rules=(), soft_sum=0, min_clear=3, min_without_hard=0)
    laid = lay_beneath(load("floor").conflicts, strict)
    assert (laid.soft_sum, laid.min_clear, laid.min_without_hard) == (2, 3, 1)
    assert laid.soft_may == load("floor").conflicts.soft_may


def test_a_procedure_without_ties_has_the_floors(minimal: str) -> None:
    """The section may be left out."""
    start, _, _ = minimal.partition("conflicts:\n")
    assert read_procedure(start, "club.yaml").conflicts == load("floor").conflicts
    assert load("model-small").conflicts.rules == load("floor").conflicts.rules


def test_sums_that_never_make_a_hard_one_stay_so() -> None:
    """Where neither adds up soft ties, nobody does."""
    none = ConflictPolicy(rules=(), soft_sum=0)
    assert lay_beneath(none, none).soft_sum == 0
