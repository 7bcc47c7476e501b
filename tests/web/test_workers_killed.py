"""A worker that is killed in the middle of its work loses nothing, and nothing is done twice."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from tests.scripts.mail_server import mail_server
from tests.scripts.running import Process, Site

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]

PEOPLE = 6
"""Who gets the daily mail."""
INTO_ACCOUNTS = "INSERT INTO accounts (password, username, email, is_active, administrator, generation) VALUES"
INTO_OUTBOX = "INSERT INTO outbox (account, template, day, done, fence) VALUES"


def test_a_worker_killed_at_any_flush_or_commit_leaves_a_whole_record(tmp_path: Path) -> None:
    """It is killed before and after each of them; in the end every act is in the record, once, and provable."""
    site = Site(tmp_path / "home")
    site.make()
    kills = int(site.script("killed"))
    site.run("worker", "--once")
    found = json.loads(site.script("afterwards"))
    assert kills >= 10, "the worker flushed and committed less than it must"
    assert found["cases"] == kills + 1
    assert found["indexes"] == list(range(found["kept"]))
    assert found["record"] == found["kept"]
    assert site.sql("SELECT count(*) FROM edits WHERE kind = 'organisation-edited'") == [(1,)]


def test_workers_killed_at_a_mail_send_none_twice(tmp_path: Path) -> None:
    """Two are killed with a mail under way: it is not sent again, the others are, and the next day's go to all."""
    taken: Counter[str] = Counter()
    workers: list[Process] = []
    first = threading.Event()

    def took(whom: str) -> None:
        taken[whom] += 1
        if not first.is_set():
            first.set()
            for process in workers:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    with mail_server(took) as server:
        site = Site(tmp_path / "home", settings={"FAIRHEARING_SMTP_URL": server})
        site.make()
        _accounts(site)
        _news(site, "2026-01-01")
        workers += [site.start("worker", "--once") for _ in range(2)]
        for process in workers:
            process.wait(60)
        assert first.is_set()
        _next_round(site)
        assert max(taken.values()) == 1
        assert len(taken) >= PEOPLE - 1
        assert site.sql("SELECT count(*) FROM outbox WHERE NOT done") == [(0,)]
        _news(site, "2026-01-02")
        _next_round(site)
    assert sorted(set(taken)) == [f"m{number}@example.org" for number in range(PEOPLE)]
    assert max(taken.values()) == 2


def test_two_workers_beside_each_other_send_each_mail_once(tmp_path: Path) -> None:
    """Two processes start at the same moment with mail for everybody: each address gets one."""
    taken: Counter[str] = Counter()
    with mail_server(lambda whom: taken.update([whom])) as server:
        site = Site(tmp_path / "home", settings={"FAIRHEARING_SMTP_URL": server})
        site.make()
        _accounts(site)
        for day in ("2026-01-01", "2026-01-02"):
            _news(site, day)
        workers = [site.start("worker", "--once") for _ in range(2)]
        assert [process.wait(60) for process in workers] == [0, 0]
    assert taken == {f"m{number}@example.org": 1 for number in range(PEOPLE)}


def _accounts(site: Site) -> None:
    people = ", ".join(f"('', 'm{number}', 'm{number}@example.org', true, false, 0)" for number in range(PEOPLE))
    site.sql(f"{INTO_ACCOUNTS} {people}")
    site.sql("INSERT INTO members (user_id, person_id) SELECT id, username FROM accounts")


def _news(site: Site, day: str) -> None:
    site.sql(f"{INTO_OUTBOX} ('', 'news', '{day}', false, 0)")


def _next_round(site: Site) -> None:
    """Let the leases of whoever was killed run out, and a worker come after them."""
    site.sql("UPDATE outbox SET leased_until = NULL")
    site.run("worker", "--once")
