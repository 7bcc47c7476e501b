"""A leak that is planted is seen by the soak, and a process that only warms up is none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.soak.memory import FEWEST, GROWTH, Memory, grown

MB = 1_000_000
STEPS = 60
HELD = f"kept = [bytearray(b'x') * {60 * MB}]"
"""What a process holds from the start."""
LEAKS = f"{HELD}\nfor line in sys.stdin: kept.append(bytearray(b'x') * {MB}); print(flush=True)"
WARMS = (
    f"{HELD}\nfor n, line in enumerate(sys.stdin): kept[1 + n % 20:2 + n % 20] = [bytearray(b'x') * {MB}]; "
    "print(flush=True)"
)
"""Keeps one more each time, and twenty at most, as a bounded cache does."""


@contextmanager
def _watched(does: str) -> Iterator[Memory]:
    with subprocess.Popen(
        [sys.executable, "-c", f"import sys\n{does}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        memory = Memory(lambda: {"web process 1": process.pid}, 1.0)
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(STEPS):
            process.stdin.write("\n")
            process.stdin.flush()
            process.stdout.readline()
            memory.look()
        yield memory
        process.stdin.close()


def test_a_process_that_keeps_something_of_each_page_is_named() -> None:
    """A real process that keeps a little each time is not flat, however long it warmed up."""
    with _watched(LEAKS) as memory:
        assert [one.is_flat for one in memory.grown()] == [False]


def test_a_process_whose_bounded_cache_fills_is_flat() -> None:
    """A real process that grows by a third at first, and no more after that, is flat."""
    with _watched(WARMS) as memory:
        (one,) = memory.grown()
    assert one.is_flat
    assert one.first > one.cold * (1 + GROWTH)


def test_four_kilobytes_a_page_are_seen_in_the_quiet_half_of_an_hour() -> None:
    """Ten pages a second that leave 4 kB each in a process of 200 MB are found in half an hour."""
    seconds = [15.0 * n / 2 for n in range(240)]
    leak = grown("web process 1", [(at, int(200 * MB + at * 10 * 4_096)) for at in seconds])
    flat = grown("web process 1", [(at, int(200 * MB + min(at, 600) * 10 * 4_096)) for at in seconds])
    assert leak is not None
    assert flat is not None
    assert not leak.is_flat
    assert "+147.5 MB an hour" in leak.line
    assert flat.is_flat


def test_nothing_is_said_of_a_process_that_lived_too_short() -> None:
    """A process that ended at once says nothing of memory."""
    assert grown("worker 1", [(float(n), MB) for n in range(FEWEST - 1)]) is None
