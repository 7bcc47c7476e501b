"""Nothing grows beyond what can be read at once."""

from __future__ import annotations

import ast

from tests.house.house import name_of, python_files, tree

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 45


def test_files_are_short() -> None:
    """No Python file has more than 300 lines."""
    sizes = {
        name_of(path): len(path.read_text().splitlines()) for path in python_files("src", "tests", "benchmarks")
    }
    assert {name: size for name, size in sizes.items() if size > LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    """No function has more than 45 lines, its docstring included."""
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": size
        for path in python_files("src", "tests", "benchmarks")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert long == {}
