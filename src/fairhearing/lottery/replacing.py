"""What follows when somebody who was drawn declines or has a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.lottery.model import Candidate, Draw, LotteryError
from fairhearing.lottery.pool import keeps, pool_of


def next_alternate(draw: Draw, declined: Sequence[str]) -> str | None:
    """Return who takes the seat of whoever declined last.

    Args:
        draw: as it came out.
        declined: ids, in the order in which they declined; alternates who took a seat before, or
            who are not ready to, among them.

    Returns:
        The first alternate in order with whom the panel keeps the quotas; None: no alternate does,
        or the last to decline held no seat. Then a seat that is empty needs a new round.

    Raises:
        LotteryError: somebody declined who was not drawn, or declined twice, or nobody did.

    Source: RFC 3797, where whoever is next in the order drawn follows; here with quotas kept.
    """
    if not declined:
        raise _unknown("Nobody declined.")
    return _replay(draw, declined)[1]


def panel_after(draw: Draw, declined: Sequence[str]) -> tuple[str, ...]:
    """Return who sits after all of this, sorted; fewer than the seats where no alternate was left.

    Args:
        draw: as it came out.
        declined: ids, in the order in which they declined.

    Returns:
        The ids of the panel.

    Raises:
        LotteryError: somebody declined who was not drawn, or declined twice.

    Source: RFC 3797, where whoever is next in the order drawn follows; here with quotas kept.
    """
    return tuple(sorted(_replay(draw, declined)[0]))


def _replay(draw: Draw, declined: Sequence[str]) -> tuple[list[str], str | None]:
    drawn = {*draw.members, *draw.alternates}
    if not drawn.issuperset(declined) or len(set(declined)) != len(declined):
        raise _unknown("Somebody declined who was not drawn, or twice.")
    pool = pool_of([Candidate(each, draw.traits[each]) for each in drawn], draw.quotas, len(draw.members))
    types = {each: pool.type_of(draw.traits[each]) for each in drawn}
    panel, waiting = list(draw.members), list(draw.alternates)
    follows = None
    for person in declined:
        follows = None
        if person in waiting:
            waiting.remove(person)
            continue
        panel.remove(person)
        fitting = (each for each in waiting if keeps(pool, [types[other] for other in (*panel, each)]))
        if follows := next(fitting, None):
            waiting.remove(follows)
            panel.append(follows)
    return panel, follows


def _unknown(what: str) -> LotteryError:
    return LotteryError(
        what,
        why="Alternates follow in the order of the draw, for each seat that is given up.",
        remedy="Name those drawn who declined, each once, in the order in which they did.",
    )
