"""Doing a step again when somebody else's came first: it is looked at anew each time, and judged anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fairhearing.desk.books import ClashError
from fairhearing.errors import BusyError, CrossedError

TRIES = 5
"""How often a step is done anew at most."""

_Done = TypeVar("_Done")


def again(step: Callable[[], _Done]) -> _Done:
    """Do a step, and do it again from its beginning when somebody else's came first.

    Args:
        step: reads what it needs, and keeps nothing when it fails; what it put on the disk harms nobody.

    Returns:
        What the step returns.

    Raises:
        BusyError: others came first each time; nothing of it was kept.
    """
    for _ in range(TRIES):
        try:
            return step()
        except (ClashError, CrossedError):
            continue
    raise BusyError(
        "Several people are writing at the same moment.",
        why="Each step is judged on what was done before it, and something new came in each time.",
        remedy="Nothing was lost: look at it again, then try once more.",
    )


__all__ = ["TRIES", "again"]
