"""What the pages tell people to do works as they tell it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def _fairhearing(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from fairhearing.entry import main; main()"]
    return subprocess.run([*program, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_the_example_of_an_old_case_can_be_audited(tmp_path: Path) -> None:
    """The two files in the page on audits are read, and the audit finds the conflicted mediation."""
    organisation, case = BLOCK.findall((PAGES / "how-to" / "audit-an-old-case.md").read_text(encoding="utf-8"))
    (tmp_path / "organisation.yaml").write_text(organisation, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    done = _fairhearing(
        tmp_path, "audit", "case.yaml", "--organisation", "organisation.yaml", "--procedure", "model-small"
    )
    assert done.returncode == 0, done.stderr
    assert "conflict" in done.stdout


def test_the_roll_is_kept_as_the_page_tells(tmp_path: Path) -> None:
    """Each file and each command of the page on lists, one after the other; the gap and the tie are found."""
    page = (PAGES / "how-to" / "keep-the-roll.md").read_text(encoding="utf-8")
    yaml, tables = BLOCK.findall(page), re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    names = ("harbour.yaml", "people-map.yaml", "seats-map.yaml", "members.csv", "seats.csv")
    for name, content in zip(names, (*yaml, *tables), strict=True):
        (tmp_path / name).write_text(content, encoding="utf-8")
    told = []
    for command in re.findall(r"```\nfairhearing (.*?)\n```", page):
        done = _fairhearing(tmp_path, *command.split())
        assert done.returncode == 0, done.stderr
        told.append(done.stdout)
    members, seats, candidates, tie, checked = told
    assert "Oak Two (m3) is new, of the branch none, joined 2019-03-12." in members
    assert "The seat of Yew Two (m2) on 'Committee' from 2022-05 is new." in seats
    assert "m2 Yew Two  m3 Oak Two: the same address" in candidates
    assert "Written: harbour-4.yaml" in tie
    assert "Committee: 2 sit on it; nothing is known about 0; without a proposer 0." in checked


def test_a_slip_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    """A file with a word that is no kind of act ends with 2, its line and what would be right."""
    organisation, case = BLOCK.findall((PAGES / "how-to" / "audit-an-old-case.md").read_text(encoding="utf-8"))
    (tmp_path / "organisation.yaml").write_text(organisation, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(case.replace("mediation-proposed", "mediation-propsed"), encoding="utf-8")
    done = _fairhearing(
        tmp_path, "audit", "case.yaml", "--organisation", "organisation.yaml", "--procedure", "model-small"
    )
    assert done.returncode == 2
    assert "case.yaml:13" in done.stderr
    assert "mediation-proposed" in done.stderr
