"""What a room offers is explained where it stands."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

from tests.house.house import BELOW_WEB, name_of, python_files, tree

SOURCED = ("procedure", "independence", "lottery", "sealing", "record")


def _offered(room: str) -> list[FunctionType]:
    door = import_module(f"fairhearing.{room}")
    return [thing for name in door.__all__ if isinstance(thing := getattr(door, name), FunctionType)]


def _wants(function: FunctionType) -> dict[str, bool]:
    """Return what the docstring owes: several arguments, a result whose type leaves it open, errors of its own."""
    node = ast.parse(inspect.getsource(function)).body[0]
    signature = inspect.signature(function)
    raises = any(isinstance(part, ast.Raise) and part.exc is not None for part in ast.walk(node))
    returns = any(sign in str(signature.return_annotation) for sign in ("tuple[", "dict[", "| None"))
    return {"Args:": len(signature.parameters) > 1, "Return": returns, "Raises:": raises}


@pytest.mark.parametrize("room", BELOW_WEB)
def test_what_a_room_offers_is_explained(room: str) -> None:
    """A function in a room's `__all__` says its arguments, what it returns and which errors it raises."""
    missing = [
        f"{function.__module__}.{function.__name__} {section}"
        for function in _offered(room)
        for section, owed in _wants(function).items()
        if owed
        and section not in (inspect.getdoc(function) or "")
        and "Yield" not in (inspect.getdoc(function) or "")
    ]
    assert missing == []


def _has_rules(path: Path) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and not node.name.startswith("_") for node in ast.walk(tree(path))
    )


@pytest.mark.parametrize("room", SOURCED)
def test_files_name_their_source(room: str) -> None:
    """Each file in the rooms that follow a paper, an RFC or a rule says which."""
    files = [path for path in python_files(f"src/fairhearing/{room}") if path.name != "__init__.py"]
    assert [name_of(path) for path in files if _has_rules(path) and "Source:" not in path.read_text()] == []
