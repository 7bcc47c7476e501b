"""`fairhearing rehearse`: a club of sixty, checked by hand, and what cannot be rehearsed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from fairhearing.cli.rehearse import rehearse_command
from fairhearing.errors import InputError

SAMPLE = Path(__file__).parents[2] / "data" / "organisation.yaml"
CLUB = """format: fairhearing/organisation@1
id: sixty
name: Club of sixty
people: [{people}]
bodies:
  - {{id: meeting, name: Members' meeting, kind: assembly}}
  - {{id: committee, name: Committee, kind: leadership, answers_to: meeting}}
  - {{id: receivers, name: Receivers, kind: intake, answers_to: meeting, size: 2}}
  - {{id: panel, name: Panel, kind: panel, answers_to: meeting, filled_by: lottery, size: 3}}
  - {{id: neighbour, name: Neighbour club, kind: outside}}
seats:
  - {{person: m01, body: committee, from: 2022, proposed_by: meeting, chosen: contested}}
  - {{person: m02, body: committee, from: 2022, proposed_by: meeting, chosen: contested}}
  - {{person: m03, body: committee, from: 2022, proposed_by: committee, chosen: acclamation}}
  - {{person: m04, body: receivers, from: 2022, proposed_by: meeting, chosen: contested}}
  - {{person: m05, body: receivers, from: 2022, proposed_by: meeting, chosen: contested}}
ties:
  - {{kind: friend, people: [m04, m10]}}
  - {{kind: household, people: [m01, m02]}}
"""

app = typer.Typer()
app.command()(rehearse_command)


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """Return the file of a club of sixty: two receivers off the committee, and one outside body."""
    file = tmp_path / "club.yaml"
    people = ", ".join(f"{{id: m{number:02}}}" for number in range(1, 61))
    file.write_text(CLUB.format(people=people), encoding="utf-8")
    return file


def _run(file: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [str(file), "--procedure", "model-small", *words])


def _answer(file: Path, *words: str) -> dict[str, Any]:
    result = _run(file, "--format", "json", *words)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def test_a_club_of_sixty_judges_all_but_three(club: Path) -> None:
    """About a receiver or a receiver's friend, one of two is left, no majority: the neighbour takes it."""
    told = _answer(club)
    assert (told["respondents"], told["covered"], told["stuck"]) == (60, 57, [])
    assert [one["respondent"] for one in told["outside"]] == ["m04", "m05", "m10"]
    assert {one["because"] for one in told["outside"]} == {
        "Receivers: Without a hard conflict: 1 of 2 members, and the quorum is 2."
    }
    assert [one["always_outside"] for one in told["steps"]] == [False, False, True]


def test_a_third_receiver_or_a_second_body_would_mend_it(club: Path) -> None:
    """A third receiver makes up for the friend; only others can take cases about the receivers themselves."""
    told = [
        ([(one["what"], one["body"], one["people"]) for one in remedy["changes"]], remedy["covered"])
        for remedy in _answer(club)["remedies"]
    ]
    assert ([("elect", "receivers", 1)], 58) in told
    assert ([("found", "receivers-second", 3)], 60) in told


def test_the_meeting_gave_most_seats(club: Path) -> None:
    """Four of five seats come from the meeting, in a contest; the day is the latest in the file."""
    told = _answer(club)
    assert told["on"] == "2022-01-01"
    assert told["offices"] == [
        {"id": "meeting", "seats": 4, "people": 4, "acclaimed": 0},
        {"id": "committee", "seats": 1, "people": 1, "acclaimed": 1},
    ]


def test_it_answers_as_text_and_as_a_page(club: Path) -> None:
    """The text by default, one HTML file where it is asked for, and nothing on the side where nobody watches."""
    text = _run(club, "--on", "2023-05-01")
    assert "as of 2023-05-01" in text.stdout
    assert text.stderr == ""
    page = _run(club, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


def test_pairs_are_asked_about_when_wanted(club: Path) -> None:
    """Whoever sits together, or is tied, could report one another: here seven people, ten pairs."""
    assert _answer(club, "--pairs")["pairs"]["pairs"] == 10
    assert "WITH EVERYBODY WHO COULD PLAUSIBLY REPORT THEM" in _run(club, "--pairs").stdout


def test_a_terminal_sees_how_far_it_is(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The progress is shown beside the answer, never in it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    result = _run(club, "--format", "json")
    assert "Every person" in result.stderr
    assert json.loads(result.stdout)["respondents"] == 60


def test_what_cannot_be_rehearsed_is_refused(club: Path, tmp_path: Path) -> None:
    """A procedure that is none, a day that is none, and a file that is not there."""
    for words in (["--on", "2023"], ["--procedure", "no-such"]):
        assert isinstance(_run(club, *words).exception, InputError)
    assert isinstance(_run(tmp_path / "none.yaml").exception, InputError)
