"""Files at the command line that only their owner reads."""

from __future__ import annotations

import stat

import pytest

from fairhearing.cli.private_files import read_bytes, read_identities, write_new
from fairhearing.errors import InputError
from fairhearing.sealing import Identity

KEY = Identity(bytes(range(32)))


def test_what_is_written_is_its_owners_alone_and_never_overwritten(tmp_path) -> None:
    """A second time it is refused, and the first stays."""
    path = tmp_path / "new"
    write_new(path, b"first")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InputError, match="a file already"):
        write_new(path, b"second")
    assert read_bytes(path) == b"first"


def test_what_cannot_be_read_or_written_is_named(tmp_path) -> None:
    """With the system's reason."""
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(tmp_path / "missing")
    with pytest.raises(InputError, match="cannot be written"):
        write_new(tmp_path / "no" / "folder", b"")


def test_identities_are_read_a_line_each(tmp_path) -> None:
    """Comments and empty lines are passed over; a line that is none is named by its number."""
    path = tmp_path / "key"
    path.write_text(f"# mine\n\n{KEY.to_age()}\r\n{KEY.to_age()}\n")
    assert read_identities(path) == (KEY, KEY)
    path.write_text("# mine\nAGE-SECRET-KEY-1\n")
    with pytest.raises(InputError, match="not an age identity") as caught:
        read_identities(path)
    assert caught.value.where.line == 2
    path.write_text("# nothing\n")
    with pytest.raises(InputError, match="no identity in this file"):
        read_identities(path)
