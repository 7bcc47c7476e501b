"""An answer about a small club or the sample, by one of the shipped procedures or a policy made for a test."""

from __future__ import annotations

from fairhearing.acts import Parties
from fairhearing.independence import Answer, Rules, answer
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.building import DAY

ROLES = {"receiver": ("intake", "outside"), "leadership": ("leadership",), "jury": ("jury",)}

EMPTY = """format: fairhearing/organisation@1
id: c
people: []
bodies: [{id: j, kind: jury, filled_by: lottery, size: 3}]
"""


def ask(
    organisation: Organisation,
    policy: ConflictPolicy,
    *respondent: str,
    reporter: tuple[str, ...] = (),
    body: str | None = None,
) -> Answer:
    """Return the answer about a respondent."""
    rules = Rules("test", 1, policy, ROLES)
    return answer(organisation, rules, Parties(respondent=respondent, reporter=reporter), DAY, body=body)
