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
    """

    tie: str
    level: str
    towards: str
    path: tuple[str, ...]
    rule: str
    pack: str
    source: str
    mends: str


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
