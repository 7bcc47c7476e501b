"""The procedures that ship with the program.

Source: each pack says in its own source.md where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fairhearing.acts import decode
from fairhearing.errors import InputError
from fairhearing.identifiers import ProcedureId

FLOOR = ProcedureId("floor")


def shipped() -> tuple[ProcedureId, ...]:
    """Return the ids of all shipped procedures, sorted; `floor`, which lies under each, among them."""
    return tuple(sorted(ProcedureId(folder.name) for folder in _shelf().iterdir() if _text_of(folder).is_file()))


@cache
def pack_text(procedure: str) -> str:
    """Return the text of a shipped procedure's file.

    Args:
        procedure: one of `shipped()`.

    Raises:
        InputError: no procedure of that name is shipped.
    """
    if procedure not in shipped():
        raise InputError(
            f"No procedure called '{procedure}' is shipped.",
            why=f"Shipped are: {', '.join(shipped())}.",
            remedy="Name one of these, or give the path of a procedure.yaml.",
        )
    return decode(_text_of(_shelf() / procedure).read_bytes(), f"{procedure}/procedure.yaml")


def _shelf() -> Traversable:
    return files("fairhearing") / "procedures"


def _text_of(folder: Traversable) -> Traversable:
    return folder / "procedure.yaml"
