"""What is said about a person's independence: a level, and every reason as a path that a human reads."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.identifiers import PersonId

LEVELS = ("none", "unknown", "soft", "hard")
"""From free to barred; `unknown` (nothing is known of the person's ties) may be drawn and must declare."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One tie, or chain of ties, that makes a person less than independent.

    Args:
        tie: its kind, as in `organisation.TieRule`.
        level: `soft` or `hard`.
        towards: which party (`respondent`, `reporter` …).
        path: sentences that lead from the person to the party, shortest path first.
        rule, pack, source: what says that it counts.
        mends: what would remove it, in one sentence.
        party: the id of that party; empty where no single one is meant (`excluded`, `declared`).
    """

    tie: str
    level: str
    towards: str
    path: tuple[str, ...]
    rule: str
    pack: str
    source: str
    mends: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person's level towards the parties of a case, as of a day.

    Args:
        level: one of `LEVELS`.
        reasons: hardest first, then shortest; empty for `none` and `unknown`.
    """

    person: PersonId
    level: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Viability:
    """Whether a body can still judge.

    Args:
        body: the body's id.
        viable: whether enough clear members are left under quorum and quotas.
        remaining: the ids of those who are not hard-conflicted.
        because: the reason, in one sentence.
    """

    body: str
    viable: bool
    remaining: tuple[PersonId, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Panels:
    """Whether a body that is filled by lot can be drawn free of hard conflict.

    Args:
        body: the body's id.
        size: how many sit on a panel.
        exists: whether any panel keeps the quotas.
        example: one such panel, of the freest people, sorted; empty where there is none.
        eligible: everybody who could be drawn, sorted by id.
        unknown: those of them about whose ties nothing is known, who must declare first.
        because: the reason, in one sentence.
    """

    body: str
    size: int
    exists: bool
    example: tuple[PersonId, ...]
    eligible: tuple[PersonId, ...]
    unknown: tuple[PersonId, ...]
    because: str
