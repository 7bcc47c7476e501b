"""The door to the solver."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from fairhearing.lottery import LotteryError
from fairhearing.lottery.instance import Change
from fairhearing.lottery.solving import ruled_out_by, smallest_changes, solve
from tests.instances import IMPOSSIBLE, ODD, SHUT, SMALL_20, fixture_22


def test_the_same_instance_gives_the_same_lottery() -> None:
    """Solved twice, an instance has one answer, ticket for ticket."""
    assert solve(fixture_22()) == solve(fixture_22())


def test_progress_is_told_in_words() -> None:
    """While it works it says what it does and how far it is."""
    told: list[tuple[str, float]] = []
    solve(SMALL_20, tell=lambda step, done: told.append((step, done)))
    assert [step for step, _ in told] == [
        "Finding even chances",
        "Making panels",
        "Weighing panels",
        "Seating people",
    ]
    assert all(0 <= done <= 1 for _, done in told)


@pytest.mark.parametrize("algorithm", ["leximin", "maximin"])
def test_algorithms_by_name(algorithm: str) -> None:
    """The lottery carries the name of its algorithm."""
    assert solve(ODD, algorithm).algorithm == algorithm
    assert solve(replace(SMALL_20, bounds=()), "uniform").algorithm == "uniform"


def test_unknown_algorithm() -> None:
    """A name that is none is refused, with those that are."""
    with pytest.raises(LotteryError, match="no algorithm 'legacy'") as refused:
        solve(SMALL_20, "legacy")
    assert "leximin, maximin, uniform" in refused.value.why


def test_what_stands_in_the_way() -> None:
    """The bounds that rule a type out and the changes that make a panel possible are asked for here."""
    assert ruled_out_by(SHUT, 5) == (0, 1, 2, 3, 4)
    (change,) = smallest_changes(IMPOSSIBLE)
    assert change in {Change(0, "least", 1), Change(1, "least", 0)}


def test_commands_that_draw_nothing_do_not_load_the_solver() -> None:
    """The room is entered without the arrays and the solver, which take longer to load than most commands."""
    program = (
        "import sys, fairhearing.lottery.solving; sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
