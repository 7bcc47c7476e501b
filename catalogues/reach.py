"""Which texts everybody sees, and whoever holds a mailbox: what the views that are open to them lead to.

A text counts as seen where the file it stands in is reached: a module by imports, a template by the name that a
reached module or template writes. So a language that is made for parties alone is complete where their pages are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from catalogues.message import SOURCE, Message
from catalogues.rooms import english_only

OPEN = frozenset({"public", "receipt"})
"""The decorators of views that everybody may see, and that the holder of a mailbox may."""
EVERYWHERE = frozenset({"MIDDLEWARE", "TEMPLATES"})
"""The settings that name what stands before every view and in every page."""
TABLES = ("acts", "organisation/ties", "procedures/", "web/letters/", "web/mailer.py")
"""Where texts stand that reach a party by other ways: kinds of acts, ties, procedures, letters and mail."""
_SIGNING_IN = "web/accounts/"
_LEADS_TO = re.compile(r"\{%-?\s*(?:include|extends)\s+\"([^\"]+)\"")


@cache
def seen_by_parties() -> frozenset[str]:
    """Return the files that parties' pages lead to, as seen from `src/fairhearing`."""
    modules = _closed([*_open_views(), *_named_in_settings()], _imported)
    pages = _closed((page for path in modules for page in _pages_named_in(path)), _pages_led_to)
    return frozenset(str(path.relative_to(SOURCE)) for path in (*modules, *pages))


def is_seen_by_parties(message: Message) -> bool:
    """Return whether a party, or somebody who only visits, can come to see a text.

    Args:
        message: with the places in which it stands.
    """
    return any(
        place.startswith(TABLES) or place in seen_by_parties()
        for place in message.places
        if english_only(place) is None or place.startswith(TABLES)
    )


def _closed(start: Iterable[Path], further: Callable[[Path], Iterator[Path]]) -> frozenset[Path]:
    found: set[Path] = set()
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += further(path)
    return frozenset(found)


def _open_views() -> Iterator[Path]:
    for path in (SOURCE / "web").rglob("*.py"):
        inside = (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef))
        marks = {one.id for node in inside for one in node.decorator_list if isinstance(one, ast.Name)}
        if marks & OPEN and not str(path.relative_to(SOURCE)).startswith(_SIGNING_IN):
            yield path


def _named_in_settings() -> Iterator[Path]:
    for node in _tree(SOURCE / "web" / "settings.py").body:
        if isinstance(node, ast.Assign) and {ast.unparse(target) for target in node.targets} & EVERYWHERE:
            for name in _texts_in(node):
                yield from _module(name.rpartition(".")[0])
                yield from _module(name)


def _imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from _module(node.module)
            for name in node.names:
                yield from _module(f"{node.module}.{name.name}")


def _module(name: str) -> Iterator[Path]:
    first, *rest = name.split(".")
    if first == "fairhearing":
        path = SOURCE.joinpath(*rest)
        yield from (one for one in (path.with_suffix(".py"), path / "__init__.py") if rest and one.is_file())


def _pages_named_in(path: Path) -> Iterator[Path]:
    for text in _texts_in(_tree(path)):
        yield from _page(text)
    for node in ast.walk(_tree(path)):
        # `f"intake/{template}.html"`: any page of that folder
        if isinstance(node, ast.JoinedStr) and ast.unparse(node).endswith(".html'"):
            folder = next(_texts_in(node), "")
            yield from (page for name, page in _pages().items() if folder and name.startswith(folder))


def _pages_led_to(path: Path) -> Iterator[Path]:
    for name in _LEADS_TO.findall(path.read_text(encoding="utf-8")):
        yield from _page(name)


def _page(name: str) -> Iterator[Path]:
    if name in _pages():
        yield _pages()[name]


@cache
def _pages() -> dict[str, Path]:
    found = {}
    for path in sorted((SOURCE / "web").rglob("*.html")):
        _before, inside, name = str(path).rpartition("/templates/")
        if inside:
            found[name] = path
    return found


def _texts_in(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
