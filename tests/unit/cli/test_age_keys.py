"""Age identities out of files."""

from __future__ import annotations

import pytest

from fairhearing.cli.age_keys import read_identities
from fairhearing.errors import InputError
from fairhearing.sealing import Identity

KEY = Identity(bytes(range(32)))


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
