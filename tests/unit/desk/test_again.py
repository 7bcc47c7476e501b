"""A step is done again when somebody else's came first, and not for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.desk import ClashError
from fairhearing.desk.again import TRIES, again
from fairhearing.errors import BusyError, CrossedError

WORDS = {"why": "Theirs was first.", "remedy": "Again."}


def failing(times: int, error: type[ClashError | CrossedError]) -> Callable[[], int]:
    """Return a step that fails so many times, then returns how often it was called."""
    calls: list[None] = []

    def step() -> int:
        calls.append(None)
        if len(calls) <= times:
            raise error("Somebody else's came first.", **WORDS)
        return len(calls)

    return step


@pytest.mark.parametrize("error", [ClashError, CrossedError])
def test_a_step_that_came_second_is_done_again(error: type[ClashError | CrossedError]) -> None:
    """A clash of two acts and a store that let the other writer go first are overcome alike."""
    assert again(failing(0, error)) == 1
    assert again(failing(TRIES - 1, error)) == TRIES


def test_whoever_comes_second_each_time_is_told() -> None:
    """After some tries the answer is that several people write at once; nothing was kept."""
    with pytest.raises(BusyError, match="same moment"):
        again(failing(TRIES, ClashError))


def test_another_error_is_not_tried_again() -> None:
    """A store that is full is full: the step is not repeated."""
    calls: list[None] = []

    def step() -> None:
        calls.append(None)
        raise BusyError("The store is full.", **WORDS)

    with pytest.raises(BusyError, match="full"):
        again(step)
    assert len(calls) == 1
