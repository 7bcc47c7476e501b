"""Upgrade in place: from every earlier state of the tables to this version, with all that was there."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.house.house import SOURCE
from tests.scripts.reporting import Reporter
from tests.scripts.running import Site, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

EARLIER = sorted(path.stem for path in (SOURCE / "web" / "migrations").glob("0*.py"))[:-1]
TEXT = "It was so, before the upgrade."
DATABASE = "fairhearing.sqlite3"


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """A site at this version with a report that is not in the record yet, and its receipt."""
    site = Site(tmp_path_factory.mktemp("newest") / "home", settings={"DATABASE_URL": ""})
    site.make()
    web = site.serve()
    reporter = Reporter(site.port)
    try:
        receipt = reporter.send(reporter.check({"text": TEXT, "respondents": "Fir Six", "course": "proceed"}))
    finally:
        reporter.forget()
        kill(web)
    return site, receipt


def as_it_was(site: Site, folder: Path, state: str) -> Site:
    """Return a copy of an installation whose tables, and what they hold, are of an earlier state."""
    before = Site(folder / "home", settings={"DATABASE_URL": ""})
    shutil.copytree(site.home, before.home, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    before.run("manage", "migrate", "fairhearing", state, "--verbosity", "0")
    with closing(sqlite3.connect(before.home / DATABASE, isolation_level=None)) as database:
        database.execute("ATTACH ? AS newest", [str(site.home / DATABASE)])
        for table in ("accounts", "acts", "batches", "cases", "counters", "epochs", "keys", "mailboxes"):
            names = [
                {row[1] for row in database.execute(f"PRAGMA {schema}.table_info({table})")}
                for schema in ("main", "newest")
            ]
            both = ", ".join(f'"{name}"' for name in sorted(names[0] & names[1]))
            database.execute(f"INSERT INTO main.{table} ({both}) SELECT {both} FROM newest.{table}")  # noqa: S608 # our names
    return before


@pytest.mark.parametrize("state", EARLIER)
def test_it_comes_to_this_version_with_all_it_holds(newest: tuple[Site, str], tmp_path: Path, state: str) -> None:
    """It is not served before; afterwards the receipt opens, and its act enters the record and is proved."""
    site, receipt = newest
    before = as_it_was(site, tmp_path, state)
    with pytest.raises(AssertionError, match="fairhearing migrate"):
        before.run("worker", "--once")
    before.run("migrate")
    before.run("worker", "--once")
    found = json.loads(before.script("afterwards", receipt))
    assert found["opened"] == {receipt: TEXT}
    assert found["cases"] == 1
    assert found["record"] == found["kept"]
