"""The procedure that the tutorial writes works as the tutorial says."""

from __future__ import annotations

import re
from pathlib import Path

from fairhearing.procedure import check, closing, read_procedure, search

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial" / "write-a-procedure.md").read_text()
(FILE,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_tutorials_file_can_be_read_and_has_no_fault() -> None:
    """Neither an error nor a warning."""
    found = check(read_procedure(FILE, "our-club.yaml"))
    assert [problem for problem in found if problem.severity != "note"] == []


def test_every_case_of_the_tutorial_can_reach_a_close() -> None:
    """As its last step says."""
    searched = search(read_procedure(FILE, "our-club.yaml"))
    assert searched.complete
    assert searched.stuck == ()


def test_the_mistake_that_the_tutorial_invites_is_found() -> None:
    """A respondent who stays silent would block the case."""
    gate = """gates:
  answer-before-closing:
    says: The case is closed only after an answer.
    act: case-closed
    needs: [response-received]
    source: {text: resolution, section: 9, mark: verified, since: 2026-01-01}
    remedy: Wait.
"""
    read = read_procedure(FILE.replace("gates:\n", gate), "our-club.yaml")
    assert "The respondent can block a case for ever" in closing(read, search(read))[0].what
