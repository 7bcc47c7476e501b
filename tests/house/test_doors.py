"""A room is entered by its door, and the door says what is in it."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.house import BELOW_WEB, ROOMS, ROOT, name_of, python_files, room_of, tree

OPEN_TO_ENTRY = {"fairhearing.web.commands"}
"""The site's commands are a file of their own, so that the command can list them without loading the site."""


def _order(name: str) -> tuple[int, str]:
    """Return ruff's order: CONSTANTS, Classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


@pytest.mark.parametrize("room", [*BELOW_WEB, "cli"])
def test_door_lists_what_is_there(room: str) -> None:
    """Each room's `__init__` has a sorted `__all__`, and every name in it exists."""
    door = import_module(f"fairhearing.{room}")
    assert list(door.__all__) == sorted(set(door.__all__), key=_order)
    assert [name for name in door.__all__ if not hasattr(door, name)] == []


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _past_the_door(path: Path, own: str) -> list[str]:
    deep = [name for name in _imports(path) if name.startswith("fairhearing.") and name.count(".") > 1]
    return [name for name in deep if name.split(".")[1] in ROOMS and name.split(".")[1] != own]


def test_sources_enter_rooms_by_the_door() -> None:
    """No file imports the inside of another room."""
    found = {name_of(path): _past_the_door(path, room_of(path)) for path in python_files("src/fairhearing")}
    found["src/fairhearing/entry.py"] = [
        name for name in found["src/fairhearing/entry.py"] if name not in OPEN_TO_ENTRY
    ]
    assert {name: inside for name, inside in found.items() if inside} == {}


def test_unit_tests_look_inside_their_own_room_only() -> None:
    """A unit test may look inside the room it tests; every other room it enters by the door."""
    found = {name_of(path): _past_the_door(path, room_of(path)) for path in python_files("tests/unit")}
    assert {name: inside for name, inside in found.items() if inside} == {}


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [program, "--no-cache", "--config", ROOT / "pyproject.toml"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )


def test_imports_go_down_only() -> None:
    """The import contracts in pyproject.toml hold."""
    checked = _lint_imports(ROOT / "src")
    assert checked.returncode == 0, checked.stdout


def test_a_new_drawer_for_everything_is_refused(tmp_path: Path) -> None:
    """A module that stands on no floor, such as a top-level utils.py, breaks the contract."""
    shutil.copytree(ROOT / "src" / "fairhearing", tmp_path / "fairhearing")
    (tmp_path / "fairhearing" / "utils.py").write_text("")
    checked = _lint_imports(tmp_path)
    assert checked.returncode == 1
    assert "fairhearing.utils" in checked.stdout
