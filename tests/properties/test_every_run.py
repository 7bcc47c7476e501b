"""Every run of every shipped procedure, as far as its rules tell runs apart: none leads where nobody gets out."""

from __future__ import annotations

import pytest

from fairhearing.procedure import load, search, shipped


@pytest.mark.parametrize("procedure", shipped())
def test_every_shipped_procedure_can_always_be_brought_to_a_close(procedure: str) -> None:
    """Whichever party stays silent, in every category and on every course."""
    searched = search(load(procedure))
    assert searched.complete
    assert [stuck for stuck in searched.stuck if stuck.silent is None] == []
