from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import Procedure
from fairhearing.procedure.limits import refuse_lost_limits

Changed = Callable[..., Procedure]
NEEDS = "needs: [panel-formed]"


def test_what_waits_for_a_limit_that_ends_is_taken(changed: Changed) -> None:
    """The duty has a limit, and one of the acts that the gate needs starts it; without any nothing is refused."""
    procedure = changed((NEEDS, "needs: [[panel-formed, report-received]]\n    wait-for: acknowledge"))
    assert refuse_lost_limits(procedure) is procedure
    assert refuse_lost_limits(changed()).gates[0].wait_for is None


@pytest.mark.parametrize(
    "lines",
    [
        "needs: [report-received]\n    wait-for: nothing",
        "needs: [panel-formed]\n    wait-for: acknowledge",
        "needs: [report-received]\n    wait-for: panel-first",
    ],
    ids=["unknown", "started by something else", "no duty"],
)
def test_a_gate_that_would_wait_for_nothing_is_refused(changed: Changed, lines: str) -> None:
    """With its line, and what would be right."""
    with pytest.raises(InputError) as refused:
        changed((NEEDS, lines))
    assert "'panel-first' waits for the limit of" in refused.value.what
    assert refused.value.where is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    within: 3 d\n", ""),
        ("    within: 3 d\n", "    within: 3 d\n    fallback: report-received\n    fallback-after: 1 d\n"),
    ],
    ids=["no limit", "a fallback of its own"],
)
def test_a_limit_that_has_no_end_of_its_own_is_refused(changed: Changed, old: str, new: str) -> None:
    """A duty without a limit, or one whose start depends on yet another."""
    with pytest.raises(InputError, match="which it cannot"):
        changed((NEEDS, "needs: [report-received]\n    wait-for: acknowledge"), (old, new))


def test_a_fallback_waits_for_what_it_starts_from(changed: Changed) -> None:
    """A fallback from the panel cannot wait for a limit that the report starts."""
    own = (
        "  second:\n    says: Somebody looks again.\n    who: receiver\n    act: hold-reviewed\n    within: 7 d\n"
    )
    own += "    after: resigned\n    fallback: panel-formed\n    fallback-for: acknowledge\n    stage: intake\n"
    own += "    source: {text: rules, section: section 1, mark: verified, since: 2025-01-01}\n"
    with pytest.raises(InputError, match="'second' waits for the limit of 'acknowledge'"):
        changed(("bars:\n  no-quick-end:", f"{own}bars:\n  no-quick-end:"))
