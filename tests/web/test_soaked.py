"""The soak in its short form, so that it does not rot: see `python -m tests.soak`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import fairhearing.machine
from tests.scripts.running import SERVER
from tests.soak import aged
from tests.soak.running import Plan, soak

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]

DATABASE = "postgresql" if SERVER else "sqlite"
FEW = Plan(16, people=24, kills=2, database=DATABASE, seed=1, think=1.5, days=9, of_each=1)
"""Most of its time goes into starting processes, so that there are few."""


def test_a_short_soak_loses_nothing_doubles_nothing_and_leaks_nothing() -> None:
    """People in all roles, a full disk, a read-only database, no mail, kills: every promise is kept."""
    told: list[str] = []
    # Not pytest's own folder: its long name would not fit into the name of the database's socket.
    with tempfile.TemporaryDirectory(prefix="fairhearing-soak-") as folder:
        outcome = soak(FEW, Path(folder), told.append)
    # So short a time shows nothing of the memory: processes still grow into their work.
    wrong = {what: found for what, found in outcome.findings.items() if found and what != "processes that grew"}
    assert wrong == {}, "\n".join([*told, *outcome.lines()])
    assert outcome.book.counts["reports"] >= 5
    assert outcome.book.counts["pages of trouble"] + outcome.book.counts["pressed again"] > 0


def test_a_soak_moves_the_clock_of_its_own_processes_alone() -> None:
    """Whoever imports what a soak starts goes on living by the machine's clock."""
    assert fairhearing.machine.machine_time is not aged.moved_time
    assert fairhearing.machine.machine_time.__module__ == "fairhearing.machine"
