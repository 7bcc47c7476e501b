"""A PostgreSQL server of its own, in a temporary folder and on a socket in it: stopped and removed afterwards.

    python -m tests.scripts.cluster [--hasty] COMMAND …

runs a command with DATABASE_URL naming a database in it. initdb refuses root, so that as root it runs as the user
`postgres`, otherwise as oneself. `--hasty` flushes nothing to the disk: never for what looks at durability.
"""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

PROGRAMS = Path("/usr/lib/postgresql")
OLDEST = 15
ADMINISTRATOR = "postgres"
PATIENCE = 60.0
"""Seconds in which the server must have begun to answer."""
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "log_min_messages": "error",
    "shared_buffers": "64MB",
}
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
MISSING = f"""\
The tests need PostgreSQL {OLDEST} or newer, which is not under {PROGRAMS}.
  what now: on Debian: sudo apt-get install --no-install-recommends postgresql"""


def programs() -> Path:
    """Return the folder of the server's programs: the oldest version that will do, for that one is promised."""
    found = sorted(
        int(path.parents[1].name) for path in PROGRAMS.glob("*/bin/initdb") if path.parents[1].name.isdigit()
    )
    fitting = [version for version in found if version >= OLDEST]
    if not fitting:
        sys.exit(MISSING)
    return PROGRAMS / str(fitting[0]) / "bin"


@dataclass
class Cluster:
    """A server that runs.

    Args:
        folder: with its data, its socket and its log.
        settings: of the server, beside `SETTINGS`.
    """

    folder: Path
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str) -> str:
        """Return the address of a database in it."""
        return f"postgresql://{ADMINISTRATOR}@/{database}?host={quote(str(self.folder), safe='')}"

    def make(self) -> None:
        """Lay down an empty cluster: UTF-8, sorted by bytes."""
        words = [
            "--pgdata",
            "data",
            "--username",
            ADMINISTRATOR,
            "--auth",
            "trust",
            "--no-sync",
            "--no-instructions",
        ]
        self._run("initdb", *words, "--encoding", "UTF8", "--locale", "C")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        given = {**SETTINGS, "unix_socket_directories": str(self.folder), **self.settings}
        words = [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [programs() / "postgres", "-D", "data", *words],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_somebody(),
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError((self.folder / "log").read_text())
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends its connections, SIGQUIT is as good as a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.process = None

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(ADMINISTRATOR)).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [programs() / program, *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            **_somebody(),
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _somebody() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(ADMINISTRATOR)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def cluster(*, hasty: bool = False, within: Path | None = None) -> Iterator[Cluster]:
    """Start a cluster in a temporary folder that nobody else can enter; stop and remove it afterwards.

    Args:
        hasty: flush nothing to the disk.
        within: another folder for it than that of the machine; with a short name, for the socket's has a limit.
    """
    folder = Path(tempfile.mkdtemp(prefix="fairhearing-pg-", dir=within))
    made = Cluster(folder, HASTY if hasty else {})
    try:
        programs()
        if os.geteuid() == 0:
            shutil.chown(folder, ADMINISTRATOR)
        made.make()
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(url: str, name: str) -> str:
    """Make a database beside the one that an address names, anew where it is there; return its address."""
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path=f"/{ADMINISTRATOR}")), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(parts._replace(path=f"/{name}"))


def main() -> int:
    """Run a command beside a cluster, and return what it ended with."""
    words = argparse.ArgumentParser(description="Run a command beside a PostgreSQL server of its own.")
    words.add_argument("--hasty", action="store_true", help="flush nothing to the disk")
    words.add_argument("command", nargs=argparse.REMAINDER)
    given = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with cluster(hasty=given.hasty) as started:
        url = new_database(started.url(ADMINISTRATOR), "fairhearing")
        return subprocess.run(given.command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
