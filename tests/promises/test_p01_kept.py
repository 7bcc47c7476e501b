"""P1 kept: once a receipt is shown, the report survives kill -9, and its act enters the record."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.scripts.cluster import ADMINISTRATOR, Cluster, cluster, new_database
from tests.scripts.reporting import Reporter, UnansweredError
from tests.scripts.running import SERVER, Process, Site, children, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

CHANCE = random.SystemRandom()
KILLS = 12
CLIENTS = 4
LONGEST = 1.2
"""Seconds that the site may work before it is killed again."""


class Insisting(threading.Thread):
    """A reporter who reports again and again; what gets no answer they send again, the same form.

    Args:
        number: of the reporter.
        port: of the site.
    """

    def __init__(self, number: int, port: int) -> None:
        super().__init__(daemon=True)
        self.shown: dict[str, str] = {}
        self.seen_again = 0
        self.wrong: list[str] = []
        self._number = number
        self._reporter = Reporter(port)
        self._enough = threading.Event()

    def run(self) -> None:
        """Report until it is enough; the last report is still brought to its end."""
        while not self._enough.is_set():
            text = f"Report {len(self.shown)} of reporter {self._number}."
            typed = {"text": text, "respondents": "Fir Six", "course": "proceed"}
            sending = self._insist(lambda typed=typed: self._reporter.check(typed, ("a.bin", os.urandom(20_000))))
            words = self._insist(lambda sending=sending: self._reporter.send(sending))
            if words != sending["receipt"]:
                self.wrong.append(text)
            self.shown[words] = text

    def enough(self) -> None:
        """Say that no further report is wanted, and wait for the last."""
        self._enough.set()
        self.join(60)
        assert not self.is_alive()
        self._reporter.forget()

    def _insist(self, step):
        while True:
            try:
                return step()
            except UnansweredError:
                self.seen_again += 1
                time.sleep(0.05)


@pytest.fixture
def server() -> Iterator[Cluster | None]:
    """A PostgreSQL server that may be crashed, where the tests run on PostgreSQL."""
    if not SERVER:
        yield None
        return
    with cluster() as own:
        yield own


@pytest.fixture
def site(tmp_path: Path, server: Cluster | None) -> Site:
    """An installation with the club in it."""
    site = Site(tmp_path / "home")
    if server is not None:
        site.settings["DATABASE_URL"] = new_database(server.url(ADMINISTRATOR), "site")
    site.make()
    return site


def test_no_receipt_that_was_shown_is_lost_and_none_is_doubled(site: Site, server: Cluster | None) -> None:
    """Site, workers and the database's server are killed twelve times under load: each report is there, once."""
    reporters = [Insisting(number, site.port) for number in range(CLIENTS)]
    for reporter in reporters:
        reporter.start()
    for number in range(KILLS):
        _killed(site, number, server)
    web = site.serve("--with-worker")
    for reporter in reporters:
        reporter.enough()
    kill(web)
    site.run("worker", "--once")
    shown = {words: text for reporter in reporters for words, text in reporter.shown.items()}
    found = json.loads(site.script("afterwards", "\n".join(shown)))

    assert sum(len(reporter.shown) for reporter in reporters) == len(shown)
    assert [text for reporter in reporters for text in reporter.wrong] == []
    assert found["opened"] == shown
    assert found["cases"] == found["mailboxes"] == len(shown)
    assert found["indexes"] == list(range(found["kept"]))
    assert found["record"] == found["kept"]
    assert sum(reporter.seen_again for reporter in reporters) >= KILLS, "the kills met no work"
    assert len(shown) >= KILLS, "too little was done to show anything"


def _killed(site: Site, number: int, server: Cluster | None) -> None:
    """Let the site work for a moment and kill it; each fourth time one of its two processes before the other."""
    two = number % 4 == 3
    site.settings["FAIRHEARING_WORKERS"] = "2" if two else "1"
    running = [site.start("worker") for _ in range(2)] if number % 2 else []
    web = site.serve()
    time.sleep(CHANCE.uniform(0.0, LONGEST))
    if two:
        _kill_one_of(web)
        time.sleep(CHANCE.uniform(0.0, LONGEST))
    if server is not None and number % 3 == 2:
        server.stop(signal.SIGQUIT)
        server.start()
        time.sleep(CHANCE.uniform(0.0, LONGEST))
    for process in CHANCE.sample([web, *running], 1 + len(running)):
        kill(process)
        time.sleep(CHANCE.uniform(0.0, 0.1))


def _kill_one_of(web: Process) -> None:
    with suppress(ProcessLookupError, IndexError):
        os.kill(CHANCE.choice(children(web)), signal.SIGKILL)
