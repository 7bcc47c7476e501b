"""Urns of whole panels over cells."""

from __future__ import annotations

import pytest

from fairhearing.lottery.cells import cells_of
from fairhearing.lottery.instance import Instance
from fairhearing.lottery.levels import leximin
from fairhearing.lottery.portfolio import Portfolio, portfolio_of
from fairhearing.lottery.weighing import TOTAL
from tests.instances import NARROW, ODD, SHUT, SMALL_20


def _portfolio(
    instance: Instance, algorithm: str = "leximin", without: tuple[int, ...] = ()
) -> tuple[Portfolio, list[str]]:
    cells = cells_of(instance, range(len(instance.bounds)), without)
    told: list[str] = []
    people = leximin(cells, lambda _done: None)
    return portfolio_of(cells, people, algorithm, lambda step, _done: told.append(step)), told


def test_what_fractions_allow_is_given_where_panels_can() -> None:
    """The urn has the relaxation's averages, in whole tickets."""
    portfolio, told = _portfolio(SMALL_20)
    assert portfolio.tickets.sum() == TOTAL
    assert portfolio.tickets @ portfolio.compositions / TOTAL == pytest.approx([0.1, 9.9, 10.0])
    assert told == ["Making panels", "Weighing panels"]


def test_averages_at_the_edge_of_what_panels_give() -> None:
    """Where the averages leave no weight to some compositions, the others still give them."""
    portfolio, told = _portfolio(NARROW, without=(6,))
    averages = portfolio.tickets @ portfolio.compositions / TOTAL
    assert averages == pytest.approx([0.6, 0.6, 1.0, 0.4, 0.4, 0.0])
    assert "Raising chances panel by panel" not in told


@pytest.mark.parametrize("algorithm", ["leximin", "maximin"])
def test_what_only_fractions_allow_is_worked_out_over_panels(algorithm: str) -> None:
    """Where no panels give the averages, the smallest chance is raised over the panels themselves."""
    portfolio, told = _portfolio(ODD, algorithm)
    averages = portfolio.tickets @ portfolio.compositions / TOTAL
    assert averages == pytest.approx([1 / 3, 1 / 3, 1 / 3, 1.0])
    assert "Raising chances panel by panel" in told


def test_cells_of_no_panel_are_named() -> None:
    """A cell that fractions promise a seat and panels refuse is handed back."""
    assert _portfolio(SHUT)[0].out.tolist() == [5]
