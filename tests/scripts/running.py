"""The site as real processes: started, killed and started again in a folder of its own."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg

from tests.scripts.cluster import new_database

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "from fairhearing.entry import main; main()")
SERVER = os.environ.get("DATABASE_URL", "")
"""A PostgreSQL server that the tests run beside; empty: every site stands on SQLite."""
PATIENCE = 60.0
"""Seconds in which the site must have begun to answer."""

Process = subprocess.Popen[bytes]


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Site:
    """An installation of its own.

    Args:
        home: its folder; what its processes say lies in `output` beside it.
        port: where it answers.
        settings: more of its environment.
        program: the command that it is run with.
    """

    home: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    program: tuple[str, ...] = PROGRAM

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def output(self) -> Path:
        return self.home.with_name(f"{self.home.name}.output")

    @property
    def environment(self) -> dict[str, str]:
        ours = ("DJANGO_", "FAIRHEARING_", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        paths = [str(ROOT), *filter(None, [kept.get("PYTHONPATH", "")])]
        return {
            **kept,
            "PYTHONPATH": os.pathsep.join([*paths[1:], paths[0]]),
            "FAIRHEARING_HOME": str(self.home),
            "FAIRHEARING_ORIGIN": self.origin,
            "FAIRHEARING_RECORD_EVERY": "1",
            **self.settings,
        }

    def make(self) -> None:
        """Make the folder and the tables, and put the club in force with keys for its officers.

        Where the tests run beside a PostgreSQL server it gets a database there, unless the settings name one.
        """
        if SERVER.startswith("postgresql:"):
            self.settings.setdefault("DATABASE_URL", new_database(SERVER, f"site_{secrets.token_hex(4)}"))
        self.run("migrate")
        self.script("settled")

    def run(self, *words: str) -> str:
        """Run a command of the site to its end and return what it printed."""
        return self._done([*self.program, *words], "")

    def script(self, name: str, given: str = "") -> str:
        """Run one of the programs beside this file on the installation."""
        return self._done([sys.executable, "-m", name if "." in name else f"tests.scripts.{name}"], given)

    def sql(self, words: str) -> list[tuple[object, ...]]:
        """Say something to the database past the site; return the rows that come back."""
        if url := self.settings.get("DATABASE_URL"):
            with psycopg.connect(url, autocommit=True) as asked:
                cursor = asked.execute(words)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.home / "fairhearing.sqlite3", isolation_level=None)) as database:
            return database.execute(words).fetchall()

    def start(self, *words: str) -> Process:
        """Start a command in a group of its own."""
        with self.output.open("ab") as output:
            return subprocess.Popen(
                [*self.program, *words],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def serve(self, *words: str) -> Process:
        """Start the site and wait until it answers."""
        process = self.start("serve", "--port", str(self.port), *words)
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if process.poll() is not None or time.monotonic() > until:
                kill(process)
                raise AssertionError(self.output.read_text())
            time.sleep(0.05)
        return process

    def _answers(self) -> bool:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=10)
        with suppress(OSError, HTTPException), closing(asked) as connection:
            connection.request("GET", "/report", headers={"Host": f"localhost:{self.port}"})
            return connection.getresponse().status == 200
        return False

    def _done(self, words: list[str], given: str) -> str:
        done = subprocess.run(
            words, env=self.environment, input=given, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def kill(process: Process) -> None:
    """Kill a process and everything that it started, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def children(process: Process) -> list[int]:
    """Return the processes of its group that it started, the oldest first."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            pid = int(entry.name)
            group = int((entry / "stat").read_text().rpartition(")")[2].split()[2])
            if group == process.pid and pid != process.pid:
                found.append(pid)
    return sorted(found)
