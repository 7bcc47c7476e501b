"""The figures for monitoring: of processes, on this machine alone, and none tells that a report came in."""

from __future__ import annotations

import re
import socket
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.desk import NoticeRow, append_record
from fairhearing.errors import BusyError, InputError
from fairhearing.web.house import Rooms
from fairhearing.web.operating import requests
from fairhearing.web.operating.figures import STEP, WINDOW, Figures
from fairhearing.web.operating.metrics import Address, address_of, offer
from fairhearing.web.operating.requests import Counts, forget_ended, totals
from fairhearing.web.store import SqlBooks
from fairhearing.web.worker import Worker
from tests.club import settle
from tests.scripts.running import free_port
from tests.web.filling import reported

pytestmark = pytest.mark.django_db

Browser = Callable[..., Client]
NOW = datetime(2026, 3, 2, 12, 10, tzinfo=UTC)
ROW = re.compile(r'(fairhearing_\w+)(?:\{(?:version|job|class)="([\w.-]+)"\})? ([0-9]+)')


def rows(figures: Figures) -> dict[tuple[str, str], int]:
    """Return what the text says, and that every line of it is of the one form."""
    lines = [line for line in figures.text.splitlines() if not line.startswith("# ")]
    found = [ROW.fullmatch(line) for line in lines]
    assert all(found), figures.text
    return {(one[1], one[2] or ""): int(one[3]) for one in found if one}


def test_off_unless_asked_for(browser: Browser, tmp_path: Path, place: Rooms) -> None:
    """Without the setting nothing is counted, and the worker works nothing out."""
    browser().get("/")
    worker = Worker(place, 3600)
    worker.look()
    assert worker.figures.text == ""
    assert not (tmp_path / "operating" / "requests").exists()


def test_figures_of_processes(browser: Browser, tmp_path: Path, place: Rooms, settings: Settings) -> None:
    """Rounds, failures by job, the checkpoint's age, the disk in steps, answers by class; each with its help."""
    settings.FAIRHEARING_METRICS = "127.0.0.1:9464"
    append_record(place.house)
    worker = Worker(place, 3600)
    worker.look()
    told = rows(worker.figures)
    assert told["fairhearing_worker_rounds_total", ""] == 1
    assert {job for name, job in told if name == "fairhearing_worker_failures_total"} >= {"mail", "wal", "clock"}
    assert told["fairhearing_disk_free_bytes", ""] % (256 * 1024**2) == 0
    assert {kind for name, kind in told if name == "fairhearing_requests_total"} == set(requests.CLASSES)
    assert worker.figures.text.count("# HELP") == worker.figures.text.count("# TYPE") == len({n for n, _ in told})


@pytest.mark.django_db(transaction=True)
def test_a_report_changes_no_figure(browser: Browser, place: Rooms, tmp_path: Path, settings: Settings) -> None:
    """Neither at once nor at the full hour: one report is fewer answers than a step, and its mail is not due."""
    settings.FAIRHEARING_METRICS = "127.0.0.1:9464"
    settle(place.house)
    figures = Figures(tmp_path)
    figures.work_out(NOW, 1, {})
    before = rows(figures)
    reported(browser())
    for later in (timedelta(seconds=15), timedelta(seconds=WINDOW)):
        figures.work_out(NOW + later, 1, {})
        assert rows(figures) == before
    assert totals(requests.folder_of(tmp_path))["2xx"] > 0


def test_counts_grow_in_steps_at_full_hours_and_failures_one_by_one(tmp_path: Path, place: Rooms) -> None:
    """Many answers show at the next full hour, and only the full hundreds of them."""
    counts, figures = Counts(requests.folder_of(tmp_path)), Figures(tmp_path)
    figures.work_out(NOW, 1, {})
    for status in (*[200] * (2 * STEP + 50), 503, 101):
        counts.add(status)
    figures.work_out(NOW + timedelta(minutes=1), 1, {})
    assert rows(figures)["fairhearing_requests_total", "2xx"] == 0
    figures.work_out(NOW + timedelta(seconds=WINDOW), 1, {})
    told = rows(figures)
    assert (told["fairhearing_requests_total", "2xx"], told["fairhearing_requests_total", "5xx"]) == (2 * STEP, 1)


def test_counts_of_processes_that_ended_are_forgotten(tmp_path: Path) -> None:
    """Those of a process that runs, and of other machines, stay."""
    folder = tmp_path / "counts"
    Counts(folder).add(200)
    (own,) = folder.iterdir()
    node = own.name.rpartition("-")[0]
    for name in (f"{node}-4194305", "elsewhere-1"):
        (folder / name).write_bytes(own.read_bytes())
    assert totals(folder)["2xx"] == 3
    forget_ended(folder)
    assert {path.name for path in folder.iterdir()} == {own.name, "elsewhere-1"}


def test_only_mail_that_was_due_counts(tmp_path: Path, place: Rooms) -> None:
    """What was queued today says nothing; what should have gone out days ago does."""
    figures = Figures(tmp_path)
    for days, expected in ((0, 0), (6, 4)):
        with SqlBooks().writing() as ledger:
            ledger.queue(NoticeRow(0, "", "news", NOW.date() - timedelta(days=days)))
        figures.work_out(NOW, 1, {})
        assert rows(figures)["fairhearing_outbox_oldest_days", ""] == expected + (days > 0)


def test_a_job_that_fails_is_counted(place: Rooms, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the job's name, and the others go on."""
    settings.FAIRHEARING_METRICS = "127.0.0.1:9464"

    def fails(*_: object) -> None:
        raise BusyError("a", why="b", remedy="c")

    monkeypatch.setattr("fairhearing.web.mailer.send_waiting", fails)
    worker = Worker(place, 3600)
    worker.look()
    assert rows(worker.figures)["fairhearing_worker_failures_total", "mail"] == 1
    assert rows(worker.figures)["fairhearing_worker_failures_total", "drafts"] == 0


@pytest.mark.parametrize("text", ["0.0.0.0:9464", "9464", "127.0.0.1:", "127.0.0.1:70000", "unix:here", "x"])
def test_another_machine_is_given_nothing(text: str) -> None:
    """Only a port of this machine or a socket is taken; the message says how it is written."""
    with pytest.raises(InputError) as caught:
        address_of(text)
    assert "127.0.0.1:9464" in caught.value.remedy


def test_addresses() -> None:
    """Nothing, a port, a socket."""
    assert address_of("") is None
    assert address_of("localhost:9464") == address_of("127.0.0.1:9464") == Address(port=9464)
    assert address_of("unix:/run/x") == Address(socket=Path("/run/x"))


@pytest.mark.enable_socket
def test_a_port_answers_one_path_and_notes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """`GET /metrics`; for everything else there is nothing; a port that is taken stops nobody."""
    port = free_port()
    end = offer(Address(port=port), lambda: "figures\n")
    found = {}
    for path in ("/metrics", "/", "/metrics?x=1"):
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            found[path] = (answer.status, answer.read())
    offer(Address(port=port), lambda: "others")()
    end()
    assert found == {"/metrics": (200, b"figures\n"), "/": (404, b""), "/metrics?x=1": (404, b"")}
    assert capfd.readouterr().err == ""


def test_a_socket_is_for_its_group_and_replaces_one_that_was_left(tmp_path: Path) -> None:
    """A worker that was killed leaves its socket; the next one takes its place."""
    path = tmp_path / "metrics"
    with closing(socket.socket(socket.AF_UNIX)) as left:
        left.bind(str(path))
    end = offer(Address(socket=path), lambda: "figures\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
    with closing(socket.socket(socket.AF_UNIX)) as asking:
        asking.connect(str(path))
        asking.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
        assert b"".join(iter(lambda: asking.recv(4096), b"")).endswith(b"figures\n")
    end()
    assert not path.exists()
