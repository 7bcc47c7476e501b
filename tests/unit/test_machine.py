"""What the machine gives."""

from __future__ import annotations

import os
import stat
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest

from fairhearing.errors import InputError
from fairhearing.machine import OsRandomness, machine_time, progress, read_bytes, read_sized, write_new


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


def test_what_is_written_is_its_owners_alone_and_never_overwritten(tmp_path) -> None:
    """A second time it is refused, and the first stays."""
    path = tmp_path / "new"
    write_new(path, b"first")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InputError, match="a file already"):
        write_new(path, b"second")
    assert read_bytes(path) == b"first"
    assert read_bytes(path, 2) == b"fi"


def test_what_cannot_be_read_or_written_is_named(tmp_path) -> None:
    """With the system's reason."""
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(tmp_path / "missing")
    with pytest.raises(InputError, match="cannot be written"):
        write_new(tmp_path / "no" / "folder", b"")


def test_a_file_that_is_too_long_is_refused_by_its_size(tmp_path) -> None:
    """Before it is read; a short one comes back, and one that is not there is named."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"12345")
    assert read_sized(path, 5) == b"12345"
    with pytest.raises(InputError) as error:
        read_sized(path, 4)
    assert "It has 5 bytes; at most 4 are read." in error.value.why
    with pytest.raises(InputError, match="cannot be read"):
        read_sized(tmp_path / "none", 4)


def test_progress_can_be_told_where_nobody_watches(capsys) -> None:
    """Two steps, told several times; without a terminal nothing is shown."""
    with progress() as tell:
        for fraction in (0.5, 1.0):
            tell("Reading", fraction)
            tell("Comparing", fraction)
    shown = capsys.readouterr()
    assert shown.out == shown.err == ""


@pytest.mark.parametrize("read", [read_bytes, partial(read_sized, most=5)])
def test_what_has_no_end_is_not_read(tmp_path, read) -> None:
    """A folder, a device, and a pipe to which nobody writes: each is refused at once and named."""
    os.mkfifo(tmp_path / "pipe")
    for path, says in ((tmp_path, "a folder"), (Path("/dev/zero"), "a device"), (tmp_path / "pipe", "a pipe")):
        with pytest.raises(InputError, match=says):
            read(path)
