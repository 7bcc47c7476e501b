"""The fairest lottery for an instance, and what to change where there is none."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.lottery.instance import Change, Instance, Lottery
from fairhearing.lottery.model import LotteryError

Tell = Callable[[str, float], None]


def solve(instance: Instance, algorithm: str = "leximin", *, tell: Tell | None = None) -> Lottery:
    """Return a lottery over valid panels with chances as equal as the quotas allow.

    Args:
        instance: seats, people by type and bounds.
        algorithm: `leximin` raises the smallest chance as far as it goes, then the next, and so on;
            `maximin` raises the smallest alone and then lowers the largest; `uniform` gives everybody
            the same chance and refuses bounds that rule any panel out.
        tell: is given, while it works, a step in plain words and the share of it that is done, 0 to 1.

    Returns:
        Whole weights of valid compositions, the chances that follow from them exactly, and the
        certified gap to what fractions of people would allow.

    Raises:
        LotteryError: no panel is valid, or the algorithm is unknown or cannot be used here.

    Source: Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens'
        assemblies", Nature 2021.
    """
    # the solver takes a tenth of a second to load, which commands that draw no panel need not wait for
    from fairhearing.lottery import fairest

    if algorithm not in fairest.ALGORITHMS:
        raise LotteryError(
            f"There is no algorithm '{algorithm}' for a panel lottery.",
            why=f"The algorithms are {', '.join(fairest.ALGORITHMS)}.",
            remedy="Leave the algorithm out to use leximin.",
        )
    return fairest.ALGORITHMS[algorithm](instance, tell or (lambda _step, _done: None))


def ruled_out_by(instance: Instance, type_index: int) -> tuple[int, ...]:
    """Return bounds that together keep a type off every valid panel.

    Args:
        instance: seats, people by type and bounds.
        type_index: the type.

    Returns:
        Indices of bounds, sorted, none of which could be left out; () when the type can be on a panel.

    Source: Chinneck and Dravnieks 1991 (deletion filter for an irreducible infeasible set).
    """
    # as in `solve`
    from fairhearing.lottery import changing

    return changing.ruled_out_by(instance, type_index)


def smallest_changes(instance: Instance) -> tuple[Change, ...]:
    """Return the changes of bounds, least in sum, that make a panel possible.

    Args:
        instance: seats, people by type and bounds.

    Returns:
        Changes by bound; () when there is a valid panel, or when no change of bounds helps because
        there are fewer people than seats.

    Source: Flanigan et al., Nature 2021, on quotas that a pool cannot meet.
    """
    # as in `solve`
    from fairhearing.lottery import changing

    return changing.smallest_changes(instance)
