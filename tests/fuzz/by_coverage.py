"""Fuzz one reader with atheris, which follows the branches that an input reaches. Run by hand, where atheris is.

    pip install atheris      (in an environment that has fairhearing and openpyxl)
    python -m tests.fuzz.by_coverage case [-max_total_time=300] [-max_len=20000] [further options of libFuzzer]

from the root of the project. The first word is one of `READERS`. It runs until something else than the project's
own error comes out, which it prints with the input (kept as `crash-…` where it runs), or the time is over.

Source: github.com/google/atheris, LLVM libFuzzer (options).
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fairhearing", "ruamel"]):
    from tests.fuzz.readers import READERS, read_or_refuse


def _try(name: str, data: bytes) -> None:
    read_or_refuse(name, data)


def main() -> None:
    """Fuzz the reader that the first word names, beginning with its sample."""
    if len(sys.argv) < 2 or sys.argv[1] not in READERS:
        sys.exit(f"Name a reader: {', '.join(READERS)}.")
    name = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sample").write_bytes(READERS[name][1])
        atheris.Setup([*sys.argv, folder], partial(_try, name))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
