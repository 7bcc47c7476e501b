"""Names say what a thing is."""

from __future__ import annotations

import ast

from tests.house.house import name_of, python_files, tree

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared", "lib"}


def test_no_drawer_for_everything() -> None:
    """No module or folder is named for nothing in particular."""
    found = [path for path in python_files("src", "tests") if DRAWERS & {*path.parts, path.stem}]
    assert [name_of(path) for path in found] == []


def test_error_classes_are_named_so() -> None:
    """A class that descends from an error ends in Error, and no other does."""
    wrong = []
    for path in python_files("src"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(base) for base in node.bases]
                descends = any(base.endswith(("Error", "Exception")) for base in bases)
                if descends != node.name.endswith("Error"):
                    wrong.append(f"{name_of(path)}:{node.lineno} {node.name}")
    assert wrong == []


def test_errors_of_the_site_stand_in_one_file() -> None:
    """What the site adds to the errors stands in web/errors.py, where the reference finds it."""
    elsewhere = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in python_files("src/fairhearing/web")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error") and path.name != "errors.py"
    ]
    assert elsewhere == []


def test_tests_have_a_sentence_each() -> None:
    """Every test says in its docstring what it shows."""
    missing = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in python_files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert missing == []
