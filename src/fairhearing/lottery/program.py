"""Linear and integer programs, handed to the solver as whole arrays; the one file that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import highspy
import numpy as np

# the class under `Highs`, which prints a line to standard output when it is made
from highspy._core import _Highs
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FREE = highspy.kHighsInf
_PRECISION = 1e-9


class Program:
    """Maximise costs over columns between bounds, with rows between bounds.

    Args:
        costs: one a column.
        lower: one a column.
        upper: one a column, `FREE` where there is none.
        rows: (columns, values) of each row.
        row_lower: one a row.
        row_upper: one a row.
        integral: whether all columns are whole numbers.

    Source: Huangfu and Hall 2018, "Parallelizing the dual revised simplex method" (HiGHS).
    """

    def __init__(
        self,
        costs: Floats,
        lower: Floats,
        upper: Floats,
        rows: Sequence[tuple[Ints, Floats]],
        row_lower: Floats,
        row_upper: Floats,
        *,
        integral: bool = False,
    ) -> None:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(costs), len(rows)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_, model.col_lower_, model.col_upper_ = costs, lower, upper
        model.row_lower_, model.row_upper_ = row_lower, row_upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        model.a_matrix_.index_ = np.concatenate([columns for columns, _ in rows])
        model.a_matrix_.value_ = np.concatenate([values for _, values in rows])
        if integral:
            model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
        self._solver: Any = _Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 1e-7),
            ("primal_feasibility_tolerance", _PRECISION),
            ("dual_feasibility_tolerance", _PRECISION),
        ):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(model)

    def solve(self) -> bool:
        """Solve it, from where the last solution left off; return whether anything is feasible."""
        self._solver.run()
        return bool(self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    @property
    def columns(self) -> Floats:
        """The solution, one a column."""
        return np.asarray(self._solver.getSolution().col_value, dtype=np.float64)

    @property
    def reduced(self) -> Floats:
        """What each column would add to the value for one more of it."""
        return np.asarray(self._solver.getSolution().col_dual, dtype=np.float64)

    @property
    def prices(self) -> Floats:
        """What each row would add to the value for one more on its side."""
        return np.asarray(self._solver.getSolution().row_dual, dtype=np.float64)

    def set_costs(self, costs: Floats) -> None:
        """Maximise something else."""
        self._solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)

    def set_column(self, column: int, lower: float, upper: float) -> None:
        """Bound a column otherwise."""
        self._solver.changeColBounds(column, lower, upper)

    def set_row(self, row: int, lower: float, upper: float) -> None:
        """Bound a row otherwise."""
        self._solver.changeRowBounds(row, lower, upper)

    def set_entry(self, row: int, column: int, value: float) -> None:
        """Write one entry otherwise."""
        self._solver.changeCoeff(row, column, value)

    def add_row(self, lower: float, upper: float, columns: Ints, values: Floats) -> None:
        """Add a row below the others."""
        self._solver.addRow(lower, upper, len(columns), columns.astype(np.int32), values)

    def add_column(self, rows: Ints, values: Floats) -> None:
        """Add a column from 0 up, without a cost, behind the others."""
        self._solver.addCol(0.0, 0.0, FREE, len(rows), rows.astype(np.int32), values)
