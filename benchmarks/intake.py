"""How fast reports are taken in: the real site on each database with full sync, four clients, whole pages.

    python benchmarks/intake.py [--seconds 15] [--clients 4]

Each report has 11 KB of text and one file of 20 KB, and goes the reporter's way: form, check page, receipt. The
clients are processes of their own on the same machine, so the CPU seconds of the site's own processes count most;
PostgreSQL's server, which the run starts for itself, is counted with them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import string
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.scripts.cluster import ADMINISTRATOR, Cluster, cluster, new_database
from tests.scripts.reporting import Reporter, UnansweredError
from tests.scripts.running import Process, Site, children, kill

TEXT, FILE = 11_000, 20_000
GOAL_RATE, GOAL_CPU = 70.0, 0.02
PEER = "GlobaLeaks 5.0.95"
PEER_RATE, PEER_CPU, PEER_DISK = 7.0, 0.11, 18_000
"""As published in DESIGN.md, section 10; measured on another machine, so that only the order of size compares."""
WARM = 3.0
ALONE = 200
_LETTERS = bytes((string.ascii_lowercase + " ").encode()[number % 27] for number in range(256))


@dataclass(frozen=True)
class Counted:
    """What one client saw."""

    accepted: int
    refused: int


def _words(length: int) -> str:
    # Out of a table: drawing sign by sign would take the clients 3 ms a report, on the cores of the site.
    return os.urandom(length).translate(_LETTERS).decode()


def _typed() -> dict[str, str]:
    return {
        "text": _words(TEXT),
        "respondents": "Fir Six",
        "reporter": "Gorse Seven",
        "course": "proceed",
    }


def _client(port: int, stop: Event) -> Counted:
    reporter, accepted, refused = Reporter(port), 0, 0
    while not stop.is_set():
        try:
            reporter.send(reporter.check(_typed(), ("picture.jpg", os.urandom(FILE))))
            accepted += 1
        except (UnansweredError, AssertionError):
            refused += 1
    return Counted(accepted, refused)


def _ticks(pid: int) -> int:
    # utime, stime and those of children that ended: fields 14 to 17 of proc(5).
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))


def _started_by(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.name))
    return found


def cpu_of(process: Process, server: Cluster | None) -> float:
    """Return the CPU seconds of a site's processes and of its database's server."""
    pids = [process.pid, *children(process)]
    if server is not None and server.process is not None:
        pids += [server.process.pid, *_started_by(server.process.pid)]
    return sum(map(_ticks, pids)) / os.sysconf("SC_CLK_TCK")


def rows_of(site: Site, server: Cluster | None) -> int:
    """Return the bytes that a database outside the site's folder takes."""
    return 0 if server is None else int(str(site.sql("SELECT pg_database_size(current_database())")[0][0]))


def bytes_of(folder: Path) -> int:
    """Return the bytes that files take on the disk, whole blocks counted."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())


def length_of(folder: Path) -> int:
    """Return the bytes in files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _run(site: Site, clients: int, seconds: float) -> tuple[Counted, float]:
    context = get_context("fork")
    with context.Manager() as manager, context.Pool(clients) as pool:
        stop = manager.Event()
        running = [pool.apply_async(_client, (site.port, stop)) for _ in range(clients)]
        time.sleep(seconds)
        stop.set()
        counts = [one.get(timeout=60) for one in running]
    return Counted(sum(one.accepted for one in counts), sum(one.refused for one in counts)), seconds


def _alone() -> tuple[float, float]:
    """Return rate and CPU seconds of the desk alone, in one process, on the same store."""
    import django

    django.setup()
    from fairhearing.desk import Report, Upload, file_report
    from fairhearing.sealing import make_receipt
    from fairhearing.web.house import house

    def one() -> None:
        upload = Upload("picture.jpg", "image/jpeg", os.urandom(FILE))
        given = {"text": _words(TEXT), "respondents": ("Fir Six",), "reporter": "Gorse Seven"}
        file_report(house(), Report(make_receipt(house().randomness), files=(upload,), **given))

    return _timed(one)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    for _ in range(5):
        work()
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(ALONE):
        work()
    return ALONE / (time.perf_counter() - start), (time.process_time() - cpu) / ALONE


def _through_pages(site: Site, server: Cluster | None, clients: int, seconds: float) -> float:
    process = site.serve()
    try:
        warm, _ = _run(site, clients, WARM)
        cpu, rows = cpu_of(process, server), rows_of(site, server)
        disk, lengths = bytes_of(site.home), length_of(site.home)
        counted, elapsed = _run(site, clients, seconds)
        cpu, rows = cpu_of(process, server) - cpu, rows_of(site, server) - rows
        disk, lengths = bytes_of(site.home) - disk + rows, length_of(site.home) - lengths + rows
    finally:
        kill(process)
    accepted = max(1, counted.accepted)
    rate, each = counted.accepted / elapsed, cpu / accepted
    print(f"accepted    {rate:8.1f} /s       (goal {GOAL_RATE:.0f})")
    print(f"refused     {counted.refused + warm.refused:8}          (goal 0)")
    print(f"CPU         {each:8.4f} s each   (goal {GOAL_CPU})")
    print(f"on disk     {disk / accepted / 1000:8.1f} KB each  ({lengths / accepted / 1000:.1f} KB in files)")
    print(f"{PEER}, measured elsewhere: {PEER_RATE:.0f}/s, {PEER_CPU} CPU-s, {PEER_DISK // 1000} KB each")
    print(f"ratios      {rate / PEER_RATE:8.1f} in rate, {PEER_CPU / each:.1f} in CPU")
    return rate


def main() -> None:
    """Print one line a figure."""
    words = argparse.ArgumentParser(description="Take reports in, beside what a peer was measured at.")
    words.add_argument("--seconds", type=float, default=15.0)
    words.add_argument("--clients", type=int, default=4)
    given = words.parse_args()
    rates = {"SQLite": _measured(None, given)}
    with cluster() as server:
        rates["PostgreSQL"] = _measured(server, given)
    print(f"\nPostgreSQL takes in {rates['PostgreSQL'] / rates['SQLite']:.2f} times as many as SQLite")


def _measured(server: Cluster | None, given: argparse.Namespace) -> float:
    """Print the figures of a site on one database, and return how many it took in each second."""
    folder = Path(tempfile.mkdtemp(prefix="fairhearing-intake-"))
    try:
        site = Site(folder / "home")
        if server is not None:
            site.settings["DATABASE_URL"] = new_database(server.url(ADMINISTRATOR), "intake")
        site.make()
        print(f"\n{'SQLite' if server is None else 'PostgreSQL'}")
        rate = _through_pages(site, server, given.clients, given.seconds)
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(site.environment, DJANGO_SETTINGS_MODULE="fairhearing.web.settings")
        with get_context("spawn").Pool(1) as fresh:
            alone, each = fresh.apply(_alone)
        print(f"desk alone  {alone:8.1f} /s, {each:.4f} CPU-s each, one process, same store")
        return rate
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
