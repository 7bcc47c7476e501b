"""The sample federation, and the project's own rules for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.organisation import ConflictPolicy, Organisation, read_organisation
from tests.unit.independence.building import policy, rule

SAMPLE = Path(__file__).parents[2] / "data" / "organisation.yaml"


@pytest.fixture(scope="session")
def lakeland() -> Organisation:
    """Return the sample federation."""
    return read_organisation(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)


@pytest.fixture(scope="session")
def strict() -> ConflictPolicy:
    """Return a policy with the project's own rules: seats, households, money, branches, shared bodies."""
    hard = ("self", "partner", "household", "friend", "kin", "employer", "donor", "host", "through-body", "seated")
    parties = "respondent reporter affected"
    return policy(
        *(rule(tie, towards=parties) for tie in (*hard, "member-of")),
        rule("owes-seat", towards=parties, soft_steps=2),
        *(rule(tie, "soft", towards=parties) for tie in ("body-mate", "same-branch", "recruited", "co-signed")),
    )
