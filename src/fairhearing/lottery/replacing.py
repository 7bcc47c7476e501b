"""What follows when somebody who was drawn declines or has a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fairhearing.lottery.draw import Drawn
from fairhearing.lottery.model import LotteryError


def next_alternate(drawn: Drawn, declined: Sequence[str]) -> str | None:
    """Return who takes the seat of whoever declined last.

    Args:
        drawn: as it came out.
        declined: names, in the order in which they declined; alternates who took a seat before, or
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
    return _replay(drawn, declined)[1]


def panel_after(drawn: Drawn, declined: Sequence[str]) -> tuple[str, ...]:
    """Return who sits after all of this, sorted; fewer than the seats where no alternate was left.

    Args:
        drawn: as it came out.
        declined: names, in the order in which they declined.

    Returns:
        The names of the panel.

    Raises:
        LotteryError: somebody declined who was not drawn, or declined twice.

    Source: RFC 3797, where whoever is next in the order drawn follows; here with quotas kept.
    """
    return tuple(sorted(_replay(drawn, declined)[0]))


def keeps(drawn: Drawn, panel: Sequence[str]) -> bool:
    """Return whether some of those drawn are a whole panel that keeps the quotas.

    Args:
        drawn: with limits.
        panel: names.

    Source: Flanigan et al., Nature 2021, for quotas.
    """
    counts = Counter(index for person in panel for index in drawn.counts[person])
    kept = all(least <= counts[index] <= most for index, (least, most) in enumerate(drawn.limits))
    return kept and len(panel) == len(drawn.members)


def _replay(drawn: Drawn, declined: Sequence[str]) -> tuple[list[str], str | None]:
    if not {*drawn.members, *drawn.alternates}.issuperset(declined) or len(set(declined)) != len(declined):
        raise _unknown("Somebody declined who was not drawn, or twice.")
    panel, waiting = list(drawn.members), list(drawn.alternates)
    follows = None
    for person in declined:
        follows = None
        if person in waiting:
            waiting.remove(person)
            continue
        panel.remove(person)
        follows = next((each for each in waiting if keeps(drawn, [*panel, each])), None)
        if follows is not None:
            waiting.remove(follows)
            panel.append(follows)
    return panel, follows


def _unknown(what: str) -> LotteryError:
    return LotteryError(
        what,
        why="Alternates follow in the order of the draw, for each seat that is given up.",
        remedy="Name those drawn who declined, each once, in the order in which they did.",
    )
