"""Files around a plan, and the display."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from fairhearing.cli import panel_files
from fairhearing.cli.panel_files import OPENINGS, beside, bytes_in, quiet, refuse_existing, telling, text_in
from fairhearing.errors import InputError


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_files_stand_beside_their_plan() -> None:
    """Under its name, with or without an ending."""
    assert beside(Path("a/plan.json"), OPENINGS) == Path("a/plan.openings.json")
    assert beside(Path("plan"), OPENINGS) == Path("plan.openings.json")


def test_text_is_utf8(tmp_path: Path) -> None:
    """A missing file and one in another writing are refused."""
    (tmp_path / "a").write_bytes(b"\xff")
    with pytest.raises(InputError, match="UTF-8"):
        text_in(tmp_path / "a")
    with pytest.raises(InputError, match="cannot be read"):
        text_in(tmp_path / "b")


def test_a_file_that_is_there_stops_the_work_before_it_begins(tmp_path: Path) -> None:
    """Not after an hour."""
    refuse_existing(tmp_path / "a")
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match="already"):
        refuse_existing(tmp_path / "a")


def test_progress_shows_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being done and how far; elsewhere there is nothing to tell."""
    with telling() as tell:
        assert tell is None
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with telling() as tell:
        assert tell is not None
        tell("Reading the pool", 0.2)
    assert "Reading the pool" in screen.getvalue()
    assert "20 %" in screen.getvalue()


def test_what_a_library_prints_is_kept_off_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    """Past Python's own output; afterwards what is printed is seen again."""
    with quiet():
        os.write(1, b"a banner")
    os.write(1, b"an answer")
    assert capfd.readouterr().out == "an answer"


def test_what_could_not_be_written_stops_the_work_before_it_begins(tmp_path: Path) -> None:
    """A folder that is not there, and a link to nothing, behind which a file would be made elsewhere."""
    with pytest.raises(InputError, match="no such folder"):
        refuse_existing(tmp_path / "none" / "a")
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    with pytest.raises(InputError, match="already"):
        refuse_existing(tmp_path / "link")


def test_a_list_without_an_end_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nor one that is longer than a list of people can be."""
    with pytest.raises(InputError, match="a device"):
        text_in(Path("/dev/zero"))
    monkeypatch.setattr(panel_files, "MOST_BYTES", 3)
    (tmp_path / "a").write_text("1234")
    with pytest.raises(InputError, match="too long"):
        bytes_in(tmp_path / "a")
