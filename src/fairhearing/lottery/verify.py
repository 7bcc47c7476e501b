"""Checking a draw from what was committed to, the seed and the result."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.lottery.compositions import Compositions
from fairhearing.lottery.draw import commit, draw
from fairhearing.lottery.model import Candidate, Draw, DrawError, Quotas
from fairhearing.lottery.pool import pool_of


def verify_draw(
    claimed: Draw,
    commitment: str,
    candidates: Sequence[Candidate],
    quotas: Quotas,
    seats: int,
    alternates: int,
    *,
    salt: bytes,
    seed: bytes,
    domain: str,
) -> tuple[str, ...]:
    """Check that a draw follows from what was committed to.

    Args:
        claimed: the result that was announced.
        commitment: the digest that was published before the seed was known.
        candidates: the pool, in any order.
        quotas: as they were committed to.
        seats: likewise.
        alternates: likewise.
        salt: 32 bytes, of the commitment.
        seed: that was taken afterwards.
        domain: organisation, case and round.

    Returns:
        A sentence for each check, saying what it shows and what it does not.

    Raises:
        DrawError: pool, quotas or seats are not those committed to, or the result is another.
        LotteryError: pool, quotas, salt or seed cannot be used.

    Source: as `commit` and `draw`.
    """
    if commit(candidates, quotas, seats, alternates, salt, domain).digest != commitment:
        raise _mismatch("What is here is not what was committed to before.", "pool, quotas, seats or domain")
    _compare(claimed, draw(candidates, quotas, seats, alternates, seed, domain))
    return (
        f"Pool ({len(candidates)} people), quotas and seats are those that were committed to.",
        f"{_panels(candidates, quotas, seats):,} panels keep the quotas, and each of them had the same chance.",
        "The seed gives exactly this panel and these alternates, in this order.",
        "This cannot show that the pool was complete, nor that nobody knew the seed before the commitment.",
    )


def _panels(candidates: Sequence[Candidate], quotas: Quotas, seats: int) -> int:
    return Compositions(pool_of(candidates, quotas, seats)).panels


def _compare(claimed: Draw, drawn: Draw) -> None:
    if drawn.members != claimed.members:
        raise _mismatch("The seed gives another panel than the one announced.", "the panel or the seed")
    if drawn.alternates != claimed.alternates:
        raise _mismatch("The seed gives other alternates, or another order.", "the alternates or the seed")
    if drawn.digest != claimed.digest:
        raise _mismatch("The digest of the draw is another.", "the digest")


def _mismatch(what: str, changed: str) -> DrawError:
    return DrawError(
        what,
        why=f"Working it out again gives a different result: {changed} was changed.",
        remedy="Show commitment, seed and result to the overseers; do not seat this panel before it is explained.",
    )
