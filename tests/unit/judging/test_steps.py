"""The steps of a case, out of the shipped procedures."""

from __future__ import annotations

import pytest

from fairhearing.judging import steps_of
from fairhearing.procedure import load, shipped


def _told(procedure: str) -> dict[str, tuple[str, ...]]:
    return {step.name: step.apart for step in steps_of(load(procedure))}


def test_the_model_has_three_steps_by_different_people() -> None:
    """Receivers, a panel of three by lot, an appeal body; whoever did one does none of the later ones."""
    assert _told("model-small") == {"receiver": (), "panel": ("receiver",), "appeal": ("receiver", "panel")}
    _, panel, _ = steps_of(load("model-small"))
    assert (panel.drawn, panel.seats, panel.kinds) == (True, 3, ("panel", "outside"))


def test_who_only_finds_out_or_oversees_is_no_step() -> None:
    """The sifter, the overseer, and an officer who only hands on stop no case."""
    assert not {"sifter", "overseer", "first-receiver"} & {*_told("model"), *_told("model-small")}


def test_a_board_that_decides_is_a_step() -> None:
    """Where the text lets the board decide what others found, or look at it anew, it is asked about too."""
    assert _told("django-working-group")["reviewer"] == ("board",)
    assert "board" in _told("psf-working-group")


@pytest.mark.parametrize("procedure", shipped())
def test_every_procedure_has_steps(procedure: str) -> None:
    """Each shipped procedure can be rehearsed, and its steps come after those that they are apart from."""
    steps = steps_of(load(procedure))
    names = [step.name for step in steps]
    assert names
    assert all(names.index(other) < names.index(step.name) for step in steps for other in step.apart)
