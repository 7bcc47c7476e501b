"""The plan as a value."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.lottery import Plan, read_plan, write_plan
from fairhearing.lottery.plan import digest_of_plan


def test_the_digest_is_over_everything_but_itself(shown: Plan) -> None:
    """Another heading gives another digest; another digest in its place does not."""
    digest = digest_of_plan(shown)
    assert digest == shown.commitment.plan
    assert digest_of_plan(replace(shown, commitment=replace(shown.commitment, plan=""))) == digest
    assert digest_of_plan(replace(shown, case="c2")) != digest
    assert digest_of_plan(replace(shown, commitment=replace(shown.commitment, excluded=""))) != digest


def test_a_plan_is_of_one_domain(shown: Plan) -> None:
    """Organisation, case and round."""
    assert shown.domain == "club/c1/1"
    assert read_plan(write_plan(shown), "p").domain == shown.domain
