"""Looks into one file, in a process that can do nothing else.

Started as `python -I -S begin.py TASK READER PAGE FOLDER…`: the file comes on descriptor 0, the answer goes to
descriptor 1, and FOLDERs are where the libraries lie. Whatever a reader needs is loaded before the process locks
itself, and it locks itself before it reads a byte of the file. Where it cannot, it ends and says nothing.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

READERS = ("pictures", "pdfs", "offices", "archives", "texts", "recordings", "trying")
UNLOCKED = 3
"""How it ends where the kernel did not lock it."""
_INSIDE = Path(__file__).resolve().parent


def main(words: list[str]) -> int:
    """Do one task.

    Args:
        words: `TASK READER PAGE FOLDER…`.

    Returns:
        0, whatever the answer; another number where there is none.
    """
    task, reader, page, *folders = words
    locking = _load("locking")
    locking.limit()
    sys.path.extend(folders)
    answering = _load("answering")
    module = _load(READERS[READERS.index(reader)])
    answering.warm_up()
    module.warm_up()
    if not locking.lock():
        return UNLOCKED
    answering.answer(lambda data: module.TASKS[task](data, int(page)))
    return 0


def _load(name: str) -> ModuleType:
    return import_module(f"inside.{name}")


if __name__ == "__main__":
    sys.path.append(str(_INSIDE.parent))
    # Nothing is cleaned up: what would run at the end needs calls that are not permitted any more.
    os._exit(main(sys.argv[1:]))
