"""Programs for the solver."""

from __future__ import annotations

import numpy as np
import pytest

from fairhearing.lottery.program import FREE, Program


def _program(*, integral: bool = False, least: float = 0.0) -> Program:
    return Program(
        np.array([1.0, 1.0]),
        np.zeros(2),
        np.array([FREE, FREE]),
        [(np.array([0, 1]), np.array([2.0, 1.0])), (np.array([1]), np.array([2.0]))],
        np.array([least, 0.0]),
        np.array([4.0, 3.0]),
        integral=integral,
    )


def test_solution_with_its_prices() -> None:
    """A program gives its value, its columns, and what one more of a row would be worth."""
    program = _program()
    assert program.solve()
    assert program.columns.tolist() == pytest.approx([1.25, 1.5])
    assert program.prices.tolist() == pytest.approx([0.5, 0.25])
    assert program.reduced.tolist() == pytest.approx([0.0, 0.0])


def test_whole_numbers() -> None:
    """Asked for whole numbers it gives them."""
    program = _program(integral=True)
    assert program.solve()
    assert program.columns.sum() == pytest.approx(2.0)


def test_nothing_is_feasible() -> None:
    """A program without a solution says so."""
    assert not _program(least=5.0).solve()


def test_changed_program_is_solved_anew() -> None:
    """Costs, bounds, entries, rows and columns can be changed between two solutions."""
    program = _program()
    program.set_costs(np.array([0.0, 1.0]))
    program.set_column(1, 0.0, 1.0)
    assert program.solve()
    assert program.columns[1] == pytest.approx(1.0)
    program.set_column(1, 0.0, 9.0)
    program.set_row(1, 0.0, 8.0)
    program.set_entry(0, 1, 2.0)
    program.add_row(0.0, 3.0, np.array([1]), np.array([2.0]))
    program.add_column(np.array([2]), np.array([1.0]))
    assert program.solve()
    assert program.columns.tolist() == pytest.approx([0.0, 1.5, 0.0])


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """The solver keeps quiet: what a command prints is read by machines too."""
    _program(integral=True).solve()
    assert capfd.readouterr() == ("", "")
