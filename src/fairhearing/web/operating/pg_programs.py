"""PostgreSQL's own programs, run with the address of the site's database in their environment alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

from django.db import connection

from fairhearing.errors import InputError

_OPTIONS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def output_of(program: str, *words: str) -> Iterator[str]:
    """Run a program and yield the lines that it prints.

    Args:
        program: `pg_dump` or `pg_restore`.
        words: its arguments; no secret is among them, since everybody on the machine sees them.

    Raises:
        InputError: it is not installed.
        subprocess.CalledProcessError: it failed; what it said of it is not passed on.
    """
    path = shutil.which(program)
    if path is None:
        raise InputError(
            f"The program {program} is not installed.",
            why="Backups of PostgreSQL are made and read with PostgreSQL's own programs.",
            remedy="Install them: sudo apt-get install postgresql-client; of the server's version or newer.",
        )
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 # a program of the system, our words
            [path, *words], env=_environment(), stdout=subprocess.PIPE, stderr=said, text=True, encoding="utf-8"
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 # it was asked for
        for line in process.stdout:
            yield line.rstrip("\n")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, program)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "LC_ALL"}}
    if connection.vendor != "postgresql":
        return kept
    told = connection.settings_dict
    named = {
        "PGHOST": told["HOST"],
        "PGPORT": told["PORT"],
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
        "PGDATABASE": told["NAME"],
        **{name: told["OPTIONS"].get(option, "") for option, name in _OPTIONS.items()},
    }
    return {**kept, **{name: str(value) for name, value in named.items() if value}}
