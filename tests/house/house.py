"""What the house rules look at: the tracked files, and the parsed sources by room."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from importlib import import_module
from pathlib import Path

from fairhearing.errors import FairHearingError

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fairhearing"
BELOW_WEB = (
    "acts",
    "organisation",
    "procedure",
    "independence",
    "lottery",
    "sealing",
    "record",
    "accounts",
    "judging",
    "desk",
)
ROOMS = (*BELOW_WEB, "cli", "web")
DATA = ("procedures", "demo_data", "wordlists")


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that git tracks and that is still there."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in names.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files in `folders` of the repository; generated migrations are left out."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(path for path in found if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """Return the path as seen from the repository's root."""
    return str(path.relative_to(ROOT))


def room_of(path: Path) -> str:
    """Return the room that a file under src/ or tests/unit/ belongs to; top-level modules are their own."""
    base = SOURCE if path.is_relative_to(SOURCE) else ROOT / "tests" / "unit"
    return path.relative_to(base).parts[0].removesuffix(".py")


def module_of(path: Path) -> str:
    """Return the dotted name under which a source file is imported."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def error_classes() -> tuple[type[FairHearingError], ...]:
    """Return every error class of the project, the root first."""
    for path in python_files("src"):
        if room_of(path) != "web" and room_of(path) not in DATA:
            import_module(module_of(path))
    web_errors = SOURCE / "web" / "errors.py"
    if web_errors.exists():
        import_module(module_of(web_errors))
    found: list[type[FairHearingError]] = [FairHearingError]
    for cls in found:
        found += [
            sub for sub in cls.__subclasses__() if sub not in found and sub.__module__.startswith("fairhearing")
        ]
    return tuple(found)
