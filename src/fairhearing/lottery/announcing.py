"""Sources against their announcement: the same ones, in the same order, and not known before the plan."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.errors import Where
from fairhearing.lottery.drand import check_round, round_of, time_of
from fairhearing.lottery.instants import instant_of, is_day
from fairhearing.lottery.model import LotteryError
from fairhearing.lottery.sources import Announced, Source


def check_announced(announced: Sequence[Announced], committed: str) -> None:
    """Refuse to announce a round of the beacon that is known already.

    Args:
        announced: as the plan will name them.
        committed: the day or instant of the plan.

    Raises:
        LotteryError: a round lies on or before the commitment.

    Source: RFC 3797, section 4.
    """
    for one in announced:
        for name in filter(None, (one.name, one.fallback)):
            if round_of(name, Where(name)) is not None and _known(Source(name, "", one.expected), committed):
                raise LotteryError(
                    f"The source '{name}' is known already.",
                    why=f"The round has appeared by the time of the plan, {committed}.",
                    remedy="Name a later round.",
                )


def check_sources(sources: Sequence[Source], announced: Sequence[Announced], committed: str) -> None:
    """Refuse sources that were not announced, or were known before the plan was committed to.

    Args:
        sources: what they said.
        announced: as the plan names them; none: then any are taken.
        committed: the day or instant of the plan.

    Raises:
        LotteryError: another source, another order, a missing one, a fallback without a reason; or a
            value that was published on or before the day of the commitment; or a round of the beacon that
            the beacon did not sign.

    Source: RFC 3797, section 4.
    """
    for source in sources:
        number = round_of(source.name, Where(source.name))
        if number is not None:
            check_round(number, source.value, Where(source.name))
        if _known(source, committed):
            raise LotteryError(
                f"The source '{source.name}' was known before the draw was fixed.",
                why=f"It was published {source.published}; the plan was committed to {committed}.",
                remedy="Use what is published after the commitment, from the sources that the plan names.",
            )
    if announced and len(announced) != len(sources):
        raise _other(f"The plan names {len(announced)} sources; here are {len(sources)}.")
    for named, source in zip(announced, sources, strict=False):
        allowed = {named.name, named.fallback} if source.instead_of else {named.name}
        if source.name not in allowed:
            raise _other(f"The plan names '{named.name}' where '{source.name}' is given.")


def _known(source: Source, committed: str) -> bool:
    """Return whether a source may have been known when the plan was committed to."""
    fixed = instant_of(committed, Where("the plan"))
    number = round_of(source.name, Where(source.name))
    said = instant_of(source.published, Where(source.name)) if number is None else time_of(number)
    if is_day(committed) or (number is None and is_day(source.published)):
        return said.date() <= fixed.date()
    return said <= fixed


def _other(what: str) -> LotteryError:
    return LotteryError(
        what,
        why="Whoever could choose among sources could choose among panels.",
        remedy="Give the sources of the plan, in its order; a fallback with `instead-of: why`.",
    )
