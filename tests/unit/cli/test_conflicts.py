"""`fairhearing conflicts`: who could judge, who could not, and by which path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from fairhearing.acts import Parties
from fairhearing.cli import conflicts as command
from fairhearing.errors import InputError
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import conflicts, viability
from fairhearing.organisation import broken_quotas, latest_day, read_organisation
from fairhearing.procedure import load

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "data" / "organisation.yaml"
DEMO = ROOT / "src" / "fairhearing" / "demo_data" / "organisation.yaml"
FORMED = "2023-04-22"

app = typer.Typer()
app.command()(command.conflicts_command)


def _run(*words: str, file: Path = SAMPLE) -> Result:
    return CliRunner().invoke(app, [str(file), *words])


def _answer(*words: str, file: Path = SAMPLE) -> dict[str, Any]:
    result = _run(*words, "--format", "json", file=file)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def _refused(*words: str, file: Path = SAMPLE) -> str:
    error = _run(*words, file=file).exception
    assert isinstance(error, InputError)
    return error.diagnostics()


def _levels(answer: dict[str, Any]) -> dict[str, str]:
    return {one["person"]: one["level"] for one in answer["people"]}


@pytest.mark.parametrize("procedure", ["membership-grievance", "eu-directive", "model-small"])
def test_question_4_which_of_the_panel_could_have_sat(procedure: str) -> None:
    """p03 owes the board seat to the secretariat, which p04 gives money to; p10 is free; p15 must declare."""
    answer = _answer("--about", "p04", "--on", FORMED, "--procedure", procedure)
    levels = _levels(answer)
    assert (levels["p03"], levels["p10"], levels["p15"]) == ("hard", "none", "unknown")
    (p03,) = [one for one in answer["people"] if one["person"] == "p03"]
    (owed,) = [reason for reason in p03["reasons"] if reason["tie"] == "owes-seat"]
    assert owed["path"] == [
        "p03's seat on the board (from 2019) was proposed by the secretariat",
        "p04 is a donor to the secretariat (since 2017)",
    ]
    assert (owed["pack"], owed["level"], owed["rule"]) == ("floor", "hard", "owes-seat-to-the-party")
    assert owed["source"]


def test_question_2_the_secretary_is_bound_to_the_donor() -> None:
    """p04 gives money to the body on which p01 sits: the floor says that this is hard."""
    answer = _answer("--about", "p04", "--reporter", "p05", "--affected", "p08", "--on", "2023-02-15")
    (p01,) = [one for one in answer["people"] if one["person"] == "p01"]
    assert (p01["level"], p01["reasons"][0]["tie"], p01["reasons"][0]["pack"]) == ("hard", "through-body", "floor")


@pytest.mark.parametrize("respondent", ["p04", "p01"])
def test_question_9_who_could_have_judged(respondent: str) -> None:
    """For p04 and for p01 there is a panel of three within the quotas that is free of conflict."""
    answer = _answer("--about", respondent, "--on", FORMED)
    panels = {panels["body"]: panels for panels in answer["panels"]}
    assert set(panels) == {"appeals", "commission"}
    found = panels["commission"]
    roll = read_organisation(SAMPLE.read_text(), SAMPLE.name)
    assert found["exists"]
    assert len(found["example"]) == 3
    assert all(_levels(answer)[person] in {"none", "unknown"} for person in found["example"])
    quotas = roll.bodies[BodyId("commission")].quotas
    assert broken_quotas(quotas, [roll.people[PersonId(one)] for one in found["example"]]) == ()
    assert len(found["eligible"]) == {"p04": 12, "p01": 15}[respondent]
    bodies = {body["body"]: body for body in answer["bodies"]}
    assert not bodies["board"]["viable"]
    assert not bodies["secretariat"]["viable"]
    assert bodies["care"]["remaining"] == ["p11", "p16"]


def test_the_panel_of_the_old_case_is_none_of_those_that_were_free() -> None:
    """p03, p10 and p15 break no quota but hold p03; without p03 the other two can sit with a third."""
    answer = _answer("--about", "p04", "--on", FORMED)
    (commission,) = [panels for panels in answer["panels"] if panels["body"] == "commission"]
    assert "p03" not in commission["eligible"]
    assert {"p10", "p15"} <= set(commission["eligible"])


def test_the_text_says_the_same_in_words() -> None:
    """Levels, paths, rules, bodies and panels; whom nothing is known of are never called free."""
    result = _run("--about", "p04", "--on", FORMED)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for words in (
        "respondent p04. As of 2023-04-22.",
        "Rules: membership-grievance, version",
        "May not take part (hard conflict): 9",
        "p01 sits on the secretariat (from 2011); p04 is a donor to the secretariat (since 2017).",
        "rule: floor/body-lives-off-the-party",
        "they must declare first: 6 p15, p17, p19, p22, p23, p24",
        "care: can judge. Without a hard conflict: 2 of 3 members",
        "A panel of 3 for commission: there is one.",
        "For example:",
    ):
        assert words in text


def test_soft_conflicts_that_add_up_are_told_so() -> None:
    """p03 shares the branch with respondent and reporter: two soft ties, which together are hard."""
    text = _run("--about", "p07", "--reporter", "p08", "--on", FORMED).stdout
    assert "p03: soft conflicts that together count as hard" in text


def test_one_body_can_be_asked_about_alone() -> None:
    """Its members, or those who could be drawn for it, and no other body."""
    board = _answer("--about", "p04", "--body", "board", "--on", FORMED)
    assert list(_levels(board)) == ["p01", "p02", "p03", "p09", "p20"]
    assert ([body["body"] for body in board["bodies"]], board["panels"]) == (["board"], [])
    drawn = _answer("--about", "p04", "--body", "commission", "--on", FORMED)
    assert {"p10", "p04"} <= set(_levels(drawn))
    assert "p01" not in _levels(drawn)
    assert _answer("--about", "p04", "--body", "congress", "--on", FORMED)["people"] == []


def test_without_a_day_the_latest_of_the_file_counts() -> None:
    """The clock is not asked: the same file gives the same answer next year."""
    answer = _answer("--about", "p04")
    assert answer["on"] == str(latest_day(read_organisation(SAMPLE.read_text(), SAMPLE.name))) == "2023-08-01"


def test_a_body_can_be_the_respondent() -> None:
    """Whom the secretariat seated, and who sits on it, does not judge the secretariat."""
    answer = _answer("--about", "secretariat", "--on", FORMED)
    levels = _levels(answer)
    assert [levels[one] for one in ("p01", "p02", "p03", "p05", "p09")] == ["hard"] * 5
    assert answer["about"] == {"respondent": ["secretariat"]}


def test_where_there_is_no_panel_the_text_says_so(tmp_path: Path) -> None:
    """A club of two has nobody to draw."""
    club = tmp_path / "club.yaml"
    club.write_text(
        "format: fairhearing/organisation@1\nid: club\npeople: [{id: a, joined: 2020}]\n"
        "bodies: [{id: jury, kind: panel, filled_by: lottery, size: 3}]\n"
    )
    text = _run("--about", "a", file=club).stdout
    assert "A panel of 3 for jury: there is none." in text
    assert "For example" not in text
    assert "Who could be drawn" not in text


def test_a_name_that_two_people_have_is_refused_with_their_ids() -> None:
    """In the demo two people share one name; an id, or a name of one alone, is answered."""
    assert "ids p17, p23" in _refused("--about", "pine seventeen", file=DEMO)
    assert _answer("--about", "ash  four", file=DEMO)["about"] == {"respondent": ["p04"]}
    assert "p04 (Ash Four)" in _run("--about", "p04", file=DEMO).stdout


def test_a_name_of_nobody_is_refused() -> None:
    """The message does not guess."""
    assert "'Nobody' is the name of nobody in the file." in _refused("--about", "Nobody")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2023-04"), "'2023-04' is not one day."),
        (("--on", "soon"), "'soon' is not a date."),
        (("--body", "jury"), "There is no body 'jury'."),
        (("--procedure", "no-such"), "no-such"),
    ],
)
def test_what_cannot_be_answered_is_refused(words: tuple[str, ...], said: str) -> None:
    """A month, a word, a body or a procedure that is none."""
    assert said in _refused("--about", "p04", *words)


def test_files_that_cannot_be_read_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there, a mistake with its line, one without a date, and one that is far too long."""
    assert "The file cannot be read." in _refused("--about", "p04", file=tmp_path / "none.yaml")
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: fairhearing/organisation@1\nid: c\nbodies: [{id: a, kind: x, answers_to: a}]\n")
    assert f"{bad}:3: These bodies answer to one another in a circle" in _refused("--about", "a", file=bad)
    bad.write_text("format: fairhearing/organisation@1\nid: c\npeople: [{id: a}]\n")
    assert "There is no date in the file." in _refused("--about", "a", file=bad)
    monkeypatch.setattr(command, "MOST_FILE_BYTES", 10)
    assert "The file is too long." in _refused("--about", "a", file=bad)


@pytest.mark.parametrize(("respondent", "reporter"), [("p04", "p08"), ("p01", "p08")])
def test_the_demo_can_hear_a_report_inside_the_house(respondent: str, reporter: str) -> None:
    """Two receivers are clear, and panel, appeal body, overseer and outside body are there."""
    roll = read_organisation(DEMO.read_text(), DEMO.name)
    rules = load("model-small").conflicts
    parties = Parties(respondent=(respondent,), reporter=(reporter,), affected=(reporter,))
    day = latest_day(roll)
    assert day is not None
    levels = conflicts(roll, rules, parties, day)
    assert [levels[PersonId(one)].level for one in ("p11", "p16")] == ["none", "none"]
    for body in ("care", "commission", "appeals", "overseers", "neighbour"):
        assert viability(roll, rules, body, parties, day).viable


def test_the_answer_says_on_what_it_rests_and_where_the_case_goes() -> None:
    """Of how many people anything is known, and for each role the bodies in the order of the procedure."""
    answer = _answer("--about", "p04", "--reporter", "p05", "--on", FORMED)
    assert answer["coverage"] == {"asked": 24, "known": 17, "with_ties": 12, "with_proposer": 8}
    receiver = next(one for one in answer["chain"] if one["role"] == "receiver")
    assert [(one["body"], one["viability"]["viable"]) for one in receiver["steps"]] == [
        ("care", False),
        ("neighbour", True),
    ]
    assert receiver["found"] == "neighbour"
    assert receiver["steps"][1]["because"].startswith("The care team cannot judge it, so it comes here.")


def test_who_approves_the_outcome_counts_for_those_who_decide(tmp_path: Path) -> None:
    """The leadership approves: for the officers it is of the circle, for itself it is not."""
    club = "format: fairhearing/organisation@1\nid: c\npeople: [{id: a, joined: 2020}, {id: b}]\n"
    club += "bodies: [{id: care, kind: intake}, {id: board, kind: leadership}]\n"
    club += "seats: [{person: b, body: care}, {person: b, body: board, from: 2021}]\n"
    file = tmp_path / "club.yaml"
    file.write_text(club)
    answer = _answer("--about", "a", file=file)
    found = {one["role"]: one["found"] for one in answer["chain"]}
    assert (found["receiver"], found["leadership"]) == ("", "board")


@pytest.mark.parametrize(("form", "begins"), [("svg", "<svg "), ("html", "<!doctype html>")])
def test_the_answer_can_be_a_picture_or_a_page(form: str, begins: str) -> None:
    """One file each, without a script and without anything from elsewhere."""
    result = _run("--about", "p04", "--reporter", "p05", "--on", FORMED, "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(begins)
    assert "p04 is a donor to the secretariat" in result.stdout
    assert "<script" not in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "svg", "html"])
def test_a_name_on_the_roll_does_not_turn_the_answer_round(tmp_path: Path, form: str) -> None:
    """A sign that turns the direction of writing is never written out as such."""
    file = tmp_path / "turned.yaml"
    file.write_text(SAMPLE.read_text().replace("{id: p01,", '{id: p01, name: "Elm \u202eOne",'))
    said = _run("--about", "p02", "--format", form, file=file).stdout
    assert "Elm" in said
    assert "\u202e" not in said
