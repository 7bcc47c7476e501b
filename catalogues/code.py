"""Texts in Python: what is handed to gettext or `say`, and what an error says."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from catalogues.message import SOURCE, Message
from catalogues.rooms import english_only

MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "say"})
PLURAL_MARKS = frozenset({"ngettext", "ngettext_lazy", "say_many"})
CONTEXT_MARKS = frozenset({"pgettext", "pgettext_lazy"})
ERROR_WORDS = ("what", "why", "remedy")


def name_of_call(call: ast.Call) -> str:
    """Return the last part of the name of what is called; nothing where it has none."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def literal(node: ast.expr | None) -> str | None:
    """Return a text that is written out; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else None


def said_by_errors(call: ast.Call) -> Iterator[ast.expr]:
    """Return what an error's constructor is told to say: its first argument, `why` and `remedy`."""
    if name_of_call(call).endswith("Error") or ast.unparse(call.func) == "super().__init__":
        yield from call.args[:1]
        yield from (word.value for word in call.keywords if word.arg in ERROR_WORDS)


def texts_of(tree: ast.Module, place: str, *, shown: bool = True) -> Iterator[Message]:
    """Return the texts of one parsed file.

    Args:
        tree: the file.
        place: its path, for the translator.
        shown: whether pages show what its errors say.
    """
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = name_of_call(call)
        first, second = ([literal(arg) for arg in call.args[:2]] + [None, None])[:2]
        if name in MARKS and first:
            yield Message(first, None, None, {place})
        elif name in PLURAL_MARKS and first and second:
            yield Message(first, second, None, {place})
        elif name in CONTEXT_MARKS and first and second:
            yield Message(second, None, first, {place})
        for node in said_by_errors(call) if shown else ():
            yield from (Message(text, None, None, {place}) for text in _written(node))


def _written(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _written(node.body)
        yield from _written(node.orelse)
    elif text := literal(node):
        yield text


def of_code() -> Iterator[Message]:
    """Return the texts of every Python file; of what commands alone print, those that are marked all the same."""
    for path in sorted(SOURCE.rglob("*.py")):
        place = str(path.relative_to(SOURCE))
        if "migrations" not in path.parts:
            shown = english_only(place) is None
            yield from texts_of(ast.parse(path.read_text(encoding="utf-8")), place, shown=shown)
