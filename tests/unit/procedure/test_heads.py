from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fairhearing.procedure import Procedure, Source

Changed = Callable[..., Procedure]


def test_a_rule_carries_its_source(changed: Changed) -> None:
    """Text, section, mark and the day from which it holds."""
    assert changed().duties[0].source == Source("rules", "section 1", "verified", date(2025, 1, 1))


def test_an_interpretation_is_read_with_its_reason(changed: Changed) -> None:
    """Why the rule was read into its source stands beside it."""
    mark = (
        "section 1, mark: verified, since: 2025-01-01}",
        "section 1, mark: interpreted, since: 2025-01-01}\n    why: It has no anchor.",
    )
    assert changed(mark).duties[0].why == "It has no anchor."


def test_rules_may_name_the_roles_of_the_floor(changed: Changed) -> None:
    """Parties need not be described anew."""
    assert changed().powers[1].who == ("reporter", "respondent")
