"""What the tests of the rehearsal share: a small union with an intake, a panel and an outside body."""

from __future__ import annotations

from fairhearing.independence import CaseStep
from fairhearing.organisation import Organisation
from tests.unit.independence.building import club, policy, rule

UNION = """format: fairhearing/organisation@1
id: union
people: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e, branch: north}, {id: f, branch: north}]
bodies:
  - {id: board, name: Board, kind: leadership}
  - {id: care, name: Care team, kind: intake}
"""
STEPS = (
    CaseStep("receiver", "receiver", ("intake", "outside")),
    CaseStep("appeal", "appeal body", ("appeal", "outside"), apart=("receiver",)),
)
RULES = policy(rule("self"), rule("friend"), rule("body-mate", "soft"), min_without_hard=1)


def union(*lines: str) -> Organisation:
    """Return a union of six, with these further lines in its file."""
    return club(*lines, head=UNION)


def seated(*seats: str) -> str:
    """Return the part of a file with seats, each `person body`."""
    rows = (
        f"  - {{person: {person}, body: {body}, from: 2020, proposed_by: board}}"
        for person, body in map(str.split, seats)
    )
    return "\n".join(("seats:", *rows))
