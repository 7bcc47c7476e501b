"""The sample federation, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.organisation import Organisation, read_organisation

SAMPLE = Path(__file__).parents[2] / "data" / "organisation.yaml"


@pytest.fixture(scope="session")
def lakeland() -> Organisation:
    """Return the sample federation."""
    return read_organisation(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)


DEMO = Path(__file__).parents[3] / "src" / "fairhearing" / "demo_data" / "organisation.yaml"


@pytest.fixture(scope="session")
def demo() -> Organisation:
    """Return the demo's federation, whose people have names."""
    return read_organisation(DEMO.read_text(encoding="utf-8"), DEMO.name)
