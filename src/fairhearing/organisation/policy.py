"""What ties mean for judging: written in a procedure, applied by `independence`.

It lives here because rooms on the floor above may not know one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fairhearing.clock import Duration
from fairhearing.errors import Where


@dataclass(frozen=True, slots=True)
class TieRule:
    """What one kind of tie does.

    Args:
        id: the rule's id in its pack.
        tie: kind of tie; also the derived kinds `self` (is the party), `owes-seat` (holds a seat that
            the party, or a body on which the party then sat, proposed or filled), `body-mate` (sits on
            a body with the party), `same-branch`, `seated` (the party, a body, seated this person),
            `member-of` (the party is a body and the person sits on it), `through-body` (a party is tied
            to a body, e.g. as donor, and the person sits on that body), `excluded` (by the reporter),
            `declared` (a standing declaration "may not judge").
        level: `soft` or `hard`.
        towards: which parties count: of `respondent`, `reporter`, `affected`, `decider`, `former-decider`.
        steps: how many steps a derived tie may take (1 = direct); a longer one up to `soft_steps` is soft.
        soft_steps: 0: longer ones do not count.
        after: how long after its end the tie still counts; None: for ever for a recorded tie, and no longer
            than the seats and ties it rests on for a derived one.
        says: the rule in a plain sentence.
        source: where it is written.
        pack: id of the pack that it comes from (`floor`, `model-small` …).
    """

    id: str
    tie: str
    level: str
    towards: tuple[str, ...]
    says: str
    source: str
    pack: str
    steps: int = 1
    soft_steps: int = 0
    after: Duration | None = None
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ConflictPolicy:
    """All tie rules of a procedure with those of the floor beneath it.

    Args:
        rules: later rules for the same tie do not replace earlier ones: the strictest holds.
        soft_sum: how many soft ties make a hard one; 0: never.
        soft_may: act kinds that a softly conflicted person may still do.
        hard_may: act kinds that somebody with a hard conflict may do all the same, for safety; they lapse
            unless somebody free of conflict ratifies them.
        min_clear: how many members with no conflict at all a body needs.
        min_without_hard: how many without a hard one.
    """

    rules: tuple[TieRule, ...]
    soft_sum: int = 2
    soft_may: tuple[str, ...] = ()
    hard_may: tuple[str, ...] = ()
    min_clear: int = 1
    min_without_hard: int = 1
