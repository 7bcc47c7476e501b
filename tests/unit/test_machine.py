"""What the machine gives."""

from __future__ import annotations

from datetime import UTC

from fairhearing.machine import OsRandomness, machine_time


def test_bytes_of_the_machine_are_never_the_same() -> None:
    """As many as were asked for, and others each time."""
    first, second = (OsRandomness().token(32) for _ in range(2))
    assert len(first) == 32
    assert first != second


def test_the_time_of_the_machine_is_aware_and_runs_forward() -> None:
    """It is in UTC."""
    first = machine_time()
    assert first.tzinfo is UTC
    assert machine_time() >= first
