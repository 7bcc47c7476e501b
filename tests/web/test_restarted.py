"""A database's server that crashes and comes back: the running site and its worker go on with it by themselves."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.scripts.cluster import ADMINISTRATOR, cluster, new_database
from tests.scripts.reporting import Reporter, UnansweredError
from tests.scripts.running import PATIENCE, Site, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

TYPED = {"text": "It was so.", "respondents": "Fir Six", "course": "proceed"}


def test_a_server_that_comes_back_is_used_again_and_one_that_is_away_is_said(tmp_path: Path) -> None:
    """Away: a plain page that says nothing of the server. Back: the same form is taken in, and recorded."""
    with cluster() as server:
        site = Site(tmp_path / "home", settings={"DATABASE_URL": new_database(server.url(ADMINISTRATOR), "site")})
        site.make()
        web = site.serve("--with-worker")
        reporter = Reporter(site.port)
        try:
            reporter.send(reporter.check(TYPED))
            sending = reporter.check(TYPED)
            server.stop(signal.SIGQUIT)
            away = reporter.post("/report", sending)
            server.start()
            assert words_of(reporter, sending) == sending["receipt"]
            until = time.monotonic() + PATIENCE
            while site.sql("SELECT count(*) FROM acts WHERE index IS NULL") != [(0,)]:
                assert time.monotonic() < until, site.output.read_text()
                time.sleep(0.2)
        finally:
            reporter.forget()
            kill(web)
    assert away.status == 503
    told = away.text + site.output.read_text()
    assert not [
        word for word in ("postgresql://", ADMINISTRATOR + "@", "psycopg.OperationalError:") if word in told
    ]


def words_of(reporter: Reporter, sending: dict[str, str]) -> str:
    """Send the same form until it is taken in; return the words on the page."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return reporter.send(sending)
        except UnansweredError:
            assert time.monotonic() < until
            time.sleep(0.2)
