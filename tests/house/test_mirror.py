"""Tests stand where their source stands."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.house import BELOW_WEB, ROOT, SOURCE, name_of, python_files, tree

UNIT = ROOT / "tests" / "unit"


def _test_of(source: Path) -> Path:
    inside = source.relative_to(SOURCE)
    return UNIT / inside.parent / f"test_{inside.stem.lstrip('_')}.py"


def _does_something(path: Path) -> bool:
    """Whether a file has a function that is more than its declaration."""
    return any(
        isinstance(node, ast.FunctionDef)
        and any(isinstance(part, ast.Return | ast.Raise) for part in ast.walk(node))
        for node in ast.walk(tree(path))
    )


def test_every_source_file_below_the_web_has_its_test_file() -> None:
    """A file with behaviour in src/fairhearing/<room>/x.py is tested in tests/unit/<room>/test_x.py."""
    sources = [path for room in (*BELOW_WEB, "cli") for path in python_files(f"src/fairhearing/{room}")]
    sources += [path for path in SOURCE.glob("*.py") if path.name != "__init__.py"]
    assert [name_of(path) for path in sources if _does_something(path) and not _test_of(path).exists()] == []


def test_every_unit_test_file_has_its_source_file() -> None:
    """A file tests/unit/<room>/test_x.py tests src/fairhearing/<room>/x.py; test_whole_… goes through the room."""
    known = {_test_of(path) for path in python_files("src/fairhearing")}
    tests = [path for path in python_files("tests/unit") if path.name.startswith("test_")]
    tests = [path for path in tests if not path.name.startswith("test_whole_")]
    assert [name_of(path) for path in tests if path not in known] == []
