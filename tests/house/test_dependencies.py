"""What is installed is used."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.house import ROOT, SOURCE

UNSEEN = {
    "argon2-cffi": "Django's password hasher loads it",
    "tzdata": "zoneinfo reads its files",
    "openpyxl": "chosen for writing tables; until then tests alone write them with it",
}
"""Dependencies that the source does not name, and why they are installed all the same."""
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
NAMES = sorted({re.split(r"[\[<>=]", one)[0] for one in DEPENDENCIES} - UNSEEN.keys())


@pytest.mark.parametrize("name", NAMES)
def test_every_dependency_is_used(name: str) -> None:
    """Each package that is installed with the program is named in its source, or a reason is given."""
    modules = {
        module
        for module, packages in packages_distributions().items()
        if name in {package.lower().replace("_", "-") for package in packages} and not module.startswith("_")
    }
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    used = re.compile(rf"\b(?:{'|'.join(sorted(modules))})\b") if modules else re.compile("$^")
    assert used.search(source), f"{name} is imported nowhere"
