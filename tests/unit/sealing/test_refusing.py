from __future__ import annotations

import pytest

from fairhearing.sealing.refusing import elsewhere, not_opened, unfit


@pytest.mark.parametrize("error", [not_opened("box"), elsewhere("box", "case"), unfit("box", "It is blue.")])
def test_every_refusal_says_what_why_and_what_now(error):
    """Three lines that a person can read."""
    what, why, now = error.diagnostics().splitlines()
    assert "box" in what
    assert why.startswith("  why: ")
    assert now.startswith("  what now: ")
