"""The site's processes as in production: a web server with its processes, workers, the database's server.

What dies is started again at once, as a service manager would.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.scripts.cluster import ADMINISTRATOR, Cluster, cluster, new_database
from tests.scripts.running import Process, Site, children, free_port, kill
from tests.soak.aged import CLOCK, READ_ONLY
from tests.soak.days import Days

RESTARTED_AFTER = 2.0
"""Seconds after which the units of `contrib/` start again what ended."""
PROGRAM = (sys.executable, "-m", "tests.soak.aged")


@dataclass
class Machines:
    """Everything that runs.

    Args:
        site: the installation.
        server: of the database, where it is PostgreSQL.
        of_each: web processes, and as many workers.
    """

    site: Site
    server: Cluster | None
    of_each: int = 2
    killed: dict[str, int] = field(default_factory=dict)
    ended: int = 0
    """How often the web server ended by itself, after its processes had died one after the other."""
    _web: Process | None = None
    _workers: list[Process] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        self._workers = [self.site.start("worker") for _ in range(self.of_each)]
        self._web = self.site.serve()

    def stop(self) -> None:
        for process in [self._web, *self._workers]:
            if process is not None:
                kill(process)
        self._web, self._workers = None, []

    def restarted(self, **settings: str) -> None:
        """Stop web and workers and start them with other settings; an empty one is taken away."""
        with self._lock:
            self.stop()
            self.site.settings = {**self.site.settings, **settings}
            self.site.settings = {name: value for name, value in self.site.settings.items() if value}
            self.start()

    def processes(self) -> dict[str, int]:
        """Return the processes that do the site's work, by what they are."""
        found = {f"worker {place}": one.pid for place, one in enumerate(self._workers, 1)}
        if self._web is not None:
            found["web server"] = self._web.pid
            # The newest two: a tracker of semaphores stands beside them, which does no work.
            for place, pid in enumerate(_working(self._web), 1):
                found[f"web process {place}"] = pid
        return found

    def kill_one(self, chance: Random) -> str:
        """Kill something at random, see that it runs again, and return what it was."""
        ways = {"web server": self._kill_web, "web process": self._kill_child, "worker": self._kill_worker}
        if self.server is not None:
            ways |= {"database backend": self._kill_backend, "database server": self._crash}
        what = chance.choice(sorted(ways))
        with self._lock, suppress(AssertionError):  # what does not come up at once is started again later
            ways[what](chance)
        self.killed[what] = self.killed.get(what, 0) + 1
        return what

    def _kill_web(self, chance: Random) -> None:
        if self._web is not None:
            kill(self._web)
        self._web = self.site.serve()

    def _kill_child(self, chance: Random) -> None:
        with suppress(ProcessLookupError, IndexError):
            os.kill(chance.choice(_working(self._web)), signal.SIGKILL)

    def _kill_worker(self, chance: Random) -> None:
        place = chance.randrange(len(self._workers))
        kill(self._workers[place])
        self._workers[place] = self.site.start("worker")

    def _kill_backend(self, chance: Random) -> None:
        # One that dies like this makes the server end all of them and look through its log.
        assert self.server is not None
        with suppress(ProcessLookupError, IndexError):
            os.kill(chance.choice(_backends(self.server)), signal.SIGKILL)

    def _crash(self, chance: Random) -> None:
        assert self.server is not None
        process = self.server.process
        if process is not None:
            for pid in [process.pid, *_started_by(process.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
            self.server.process = None
            (self.server.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        self.server.start()

    def keep_up(self, enough: threading.Event) -> None:
        """Start again what ended by itself, until it is enough: as a service manager does.

        A web server whose processes die one after the other gives up, and so may a database whose disk is full.
        """
        while not enough.wait(RESTARTED_AFTER):
            with suppress(AssertionError):
                self.mend()

    def mend(self) -> None:
        """Start again what ended by itself."""
        with self._lock:
            if self.server is not None and (self.server.process is None or self.server.process.poll() is not None):
                self._crash(Random(0))  # noqa: S311 # chances of a soak, not secrets
            for place, process in enumerate(self._workers):
                if process.poll() is not None:
                    self._workers[place] = self.site.start("worker")
            if self._web is None or self._web.poll() is not None:
                self.ended += 1
                self._kill_web(Random(0))  # noqa: S311 # chances of a soak, not secrets


@contextmanager
def machines(folder: Path, database: str, days: Days, mail: str, of_each: int) -> Iterator[Machines]:
    """Make an installation on a database of its own; everything of it is stopped afterwards.

    Args:
        folder: for all of it.
        database: `sqlite` or `postgresql`.
        days: gives the file of the clock.
        mail: the address of the mail server.
        of_each: web processes, and as many workers.
    """
    settings = {
        CLOCK: str(days.file),
        READ_ONLY: "",
        "FAIRHEARING_SMTP_URL": mail,
        "FAIRHEARING_METRICS": f"127.0.0.1:{free_port()}",
        "FAIRHEARING_LOG": "json",
        "FAIRHEARING_WORKERS": str(of_each),
        "FAIRHEARING_RECORD_EVERY": "2",
    }
    site = Site(folder / "home", settings={k: v for k, v in settings.items() if v}, program=PROGRAM)
    with _server(database, folder) as server:
        if server is not None:
            site.settings["DATABASE_URL"] = new_database(server.url(ADMINISTRATOR), "soak")
        made = Machines(site, server, of_each)
        try:
            site.run("migrate")
            yield made
        finally:
            made.stop()


@contextmanager
def _server(database: str, folder: Path) -> Iterator[Cluster | None]:
    if database == "sqlite":
        yield None
        return
    with cluster(within=folder) as own:
        yield own


def _working(web: Process | None) -> list[int]:
    return [] if web is None else [pid for pid in children(web) if _is_worker(pid)]


def _is_worker(pid: int) -> bool:
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return not any(b"resource_tracker" in word for word in words)
    return False


def _started_by(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(entry.name))
    return found


def _backends(server: Cluster) -> list[int]:
    assert server.process is not None
    found = []
    for pid in _started_by(server.process.pid):
        with suppress(OSError):
            # A server's process says what it is for in its name: `postgres: postgres soak [local] idle`.
            if b" soak " in Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "):
                found.append(pid)
    return found
