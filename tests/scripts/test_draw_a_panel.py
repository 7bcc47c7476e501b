"""The page on drawing a panel does what it says, command for command."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "draw-a-panel.md"
FILE = re.compile(r"`([\w.-]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^fairhearing (panel .*)$", re.MULTILINE)


def _fairhearing(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from fairhearing.entry import main; main()"]
    return subprocess.run([*program, *words], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, subprocess.CompletedProcess[str]]]:
    """A folder with the files of the page, and what each command in it answered, in order."""
    folder = tmp_path_factory.mktemp("club")
    text = PAGE.read_text(encoding="utf-8")
    for name, content in FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")
    said = {}
    for command in COMMAND.findall(text):
        done = _fairhearing(folder, *shlex.split(re.sub(r"--declined \w+", _declined(folder), command)))
        said[command] = done
    return folder, said


def _declined(folder: Path) -> str:
    draw = folder / "draw.json"
    return f"--declined {json.loads(draw.read_text())['panel'][0]['person']}" if draw.exists() else ""


def test_every_command_on_the_page_works(club: tuple[Path, dict[str, subprocess.CompletedProcess[str]]]) -> None:
    """From the lists to the draw by hand."""
    _, said = club
    assert len(said) == 9
    assert {command: done.stderr for command, done in said.items() if done.returncode} == {}


def test_nobody_who_was_left_out_is_drawn_or_published(
    club: tuple[Path, dict[str, subprocess.CompletedProcess[str]]],
) -> None:
    """Their names stand in the whole plan alone."""
    folder, _ = club
    assert "m03" in (folder / "plan.json").read_text()
    assert not any("m03" in (folder / name).read_text() for name in ("plan.published.json", "draw.json"))


def test_a_changed_draw_is_told(club: tuple[Path, dict[str, subprocess.CompletedProcess[str]]]) -> None:
    """Exit 1, with the part; and a second draw under the same name is refused."""
    folder, _ = club
    made = (folder / "draw.json").read_text()
    (folder / "changed.json").write_text(made.replace('"seats":3', '"seats":2'))
    done = _fairhearing(folder, "panel", "verify", "changed.json")
    assert done.returncode == 1
    assert "Wrong: " in done.stderr
    done = _fairhearing(folder, "panel", "draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")
    assert done.returncode == 2
    assert "There is a file already" in done.stderr


def test_quotas_that_cannot_be_kept_are_told_with_their_row(
    club: tuple[Path, dict[str, subprocess.CompletedProcess[str]]],
) -> None:
    """Exit 2, and the smallest change that would make a panel possible."""
    folder, _ = club
    (folder / "hard.csv").write_text("feature,value,min,max\ngender,woman,3,3\ngender,man,1,3\n")
    words = ("--pool", "people.csv", "--quotas", "hard.csv", "--seats", "3", "-o", "hard.json")
    done = _fairhearing(folder, "panel", "plan", *words)
    assert done.returncode == 2
    assert "hard.csv:" in done.stderr
    assert "The smallest changes that make a panel possible" in done.stderr
