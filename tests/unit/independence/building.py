"""What the tests of this room share: small clubs, and policies made for a test."""

from __future__ import annotations

from datetime import date

from fairhearing.acts import Parties
from fairhearing.clock import parse_duration_text
from fairhearing.organisation import ConflictPolicy, Organisation, TieRule, read_organisation

DAY = date(2023, 4, 22)
P04 = Parties(respondent=("p04",))

HEAD = """format: fairhearing/organisation@1
id: club
people: [{id: a, branch: north}, {id: b, branch: north}, {id: c, branch: south}, {id: d}]
bodies:
  - {id: board, name: Board, kind: leadership}
  - {id: care, name: Care team, kind: intake}
  - {id: all, kind: assembly}
"""


def rule(tie: str, level: str = "hard", after: str = "", towards: str = "respondent", **more: int) -> TieRule:
    """Return a rule about a tie, of a pack `test`."""
    limit = parse_duration_text(after) if after else None
    return TieRule(
        f"about-{tie}", tie, level, tuple(towards.split()), f"About {tie}.", "a test", "test", after=limit, **more
    )


def policy(*rules: TieRule, **more: int) -> ConflictPolicy:
    """Return a policy of these rules."""
    return ConflictPolicy(rules, **more)


def club(*lines: str, head: str = HEAD) -> Organisation:
    """Return a club of a, b (north), c (south) and d, with these further lines in its file."""
    return read_organisation(head + "\n".join(lines) + "\n", "club.yaml")
