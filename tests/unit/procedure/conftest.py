"""One small procedure, whole, and the same with something else in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fairhearing.procedure import Procedure, read_procedure

MINIMAL = (Path(__file__).parents[2] / "procedures" / "minimal.yaml").read_text()


@pytest.fixture
def minimal() -> str:
    """Return the text of a small, whole procedure."""
    return MINIMAL


@pytest.fixture
def changed() -> Callable[..., Procedure]:
    """Return a reader of the small procedure with pairs of old and new text exchanged."""

    def read(*pairs: tuple[str, str]) -> Procedure:
        text = MINIMAL
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return read_procedure(text, "club.yaml")

    return read
