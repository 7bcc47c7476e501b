"""How a body voted, and whether that is enough.

Source: CNCF charter (majority); Django manual (two thirds); Kubernetes incident process (all of the others).
"""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.acts import Act
from fairhearing.judging.facts import text_of_field

_SHARES = {"unanimous": (1, 1), "two-thirds": (2, 3)}


def votes_of(act: Act) -> tuple[int, int] | None:
    """Return the votes for and against; None where they are not given.

    Args:
        act: with `votes` (for, against) or `votes_for` and `votes_against`.
    """
    given = act.fields.get("votes")
    table: Mapping[str, object] = given if isinstance(given, Mapping) else {}
    yes = str(table.get("for", text_of_field(act, "votes_for")))
    no = str(table.get("against", text_of_field(act, "votes_against"))) or "0"
    return (int(yes), int(no)) if yes.isdecimal() and no.isdecimal() else None


def carries(threshold: str, votes_for: int, votes_against: int) -> bool:
    """Return whether votes reach a threshold.

    Args:
        threshold: `unanimous`, `two-thirds` or `majority`, of the votes that were cast.
        votes_for: how many, from 0.
        votes_against: how many, from 0.
    """
    cast = votes_for + votes_against
    if threshold not in _SHARES:
        return 2 * votes_for > cast
    part, whole = _SHARES[threshold]
    return votes_for > 0 and votes_for * whole >= part * cast
