from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairhearing.cli.procedure import MOST_BYTES, app
from fairhearing.errors import InputError
from fairhearing.procedure import search, shipped

MINIMAL = Path(__file__).parents[2] / "procedures" / "minimal.yaml"


def run(*words: str):
    """Run `fairhearing procedure` and return its result; an error of ours is raised."""
    result = CliRunner().invoke(app, list(words))
    if isinstance(result.exception, InputError):
        raise result.exception
    return result


def test_list_names_what_ships() -> None:
    """Every shipped procedure stands on a line of its own, or in a list for programs."""
    lines = run("list").output.splitlines()
    assert [line.split()[0] for line in lines] == list(shipped())
    assert [one["id"] for one in json.loads(run("list", "--format", "json").output)] == list(shipped())


@pytest.mark.parametrize("procedure", shipped())
def test_show_says_every_rule_in_words(procedure: str) -> None:
    """Who, duties, bars and ties, each with its source."""
    said = run("show", procedure).output
    assert "Nobody is asked into mediation over violence" in said
    assert "Fair Hearing, the floor under every procedure, ties" in said
    assert f"{procedure}, version 1" in said


def test_show_reads_a_file_too() -> None:
    """A limit that is missing is said to be missing, and what can be done instead is said."""
    said = run("show", str(MINIMAL)).output
    assert "receiver: report acknowledged; within 3 days; must" in said
    assert "Instead: Wait for the decision." in said
    assert "no limit" in run("show", "eu-directive").output


def test_show_says_the_range_of_an_outcome_and_what_may_be_told() -> None:
    """And where the range is only the usual one."""
    said = run("show", "model").output
    assert "at least 1 month, at most 1 year" in said
    assert "notice sent to others to doorkeepers: respondent, restriction" in said
    assert "leadership told: respondent, outcome, restriction" in said
    assert "usually at least 90 days" in run("show", "django-working-group").output


def test_show_as_json_is_the_whole_procedure() -> None:
    """Programs get every rule, durations and days as text."""
    read = json.loads(run("show", "eu-directive", "--format", "json").output)
    assert read["duties"][0]["within"] == "7 days"
    assert read["duties"][0]["source"]["since"] == "2021-12-17"
    assert read["roles"]["receiver"]["bodies"] == ["intake", "outside"]


def test_check_says_where_and_what_now() -> None:
    """Place, severity, what is the matter and what would be right; and how many."""
    said = run("check", str(MINIMAL)).output
    assert f"{MINIMAL}:79: note: 'old-colleague'" in said.replace("\n", "")
    assert "what now:" in said
    assert "Found: 1 note." in said


def test_check_finds_nothing_where_nothing_is() -> None:
    """The floor is clean."""
    assert "Nothing was found." in run("check", "floor").output


def test_check_counts_in_the_plural() -> None:
    """Two are not one."""
    assert "warnings" in run("check", "membership-grievance").output


def test_check_as_json_lists_problems() -> None:
    """Programs get file, line, what, remedy and severity."""
    read = json.loads(run("check", str(MINIMAL), "--format", "json").output)
    assert read["procedure"] == "small"
    assert read["problems"][0]["severity"] == "note"
    assert set(read["problems"][0]) == {"file", "line", "what", "remedy", "severity"}


@pytest.mark.parametrize(("fail_on", "status"), [("note", 1), ("warning", 0), ("error", 0)])
def test_the_status_says_what_was_asked(fail_on: str, status: int) -> None:
    """1 only for what --fail-on names or anything worse."""
    assert run("check", str(MINIMAL), "--fail-on", fail_on).exit_code == status


def test_what_is_neither_file_nor_shipped_is_refused() -> None:
    """The message lists what is shipped."""
    with pytest.raises(InputError, match="neither a file nor a shipped procedure") as refused:
        run("check", "nowhere.yaml")
    assert "model-small" in refused.value.why


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path) -> None:
    """The name is the one that the person gave."""
    broken = tmp_path / "club.yaml"
    broken.write_text(MINIMAL.read_text().replace("version: 1", "version: one"))
    with pytest.raises(InputError) as refused:
        run("check", str(broken))
    assert str(refused.value.where) == f"{broken}:3"


def test_a_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """It is not read to its end."""
    long = tmp_path / "long.yaml"
    long.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(InputError, match="too long"):
        run("check", str(long))


def test_a_file_that_cannot_be_read_is_refused() -> None:
    """The message says so, without a traceback."""
    with pytest.raises(InputError, match="mem cannot be read"):
        run("check", "/proc/self/mem")


def test_check_says_what_the_search_over_all_runs_proved(tmp_path: Path) -> None:
    """That every case can end, how many states were looked at, and where it is not so."""
    said = run("check", "model-small").output.replace("\n", " ")
    assert "Every case can reach a close, whichever party stays silent (" in said
    told = json.loads(run("check", "floor", "--format", "json").output)["runs"]
    assert told["complete"] is True
    blocked = tmp_path / "club.yaml"
    old = 'when: done["appeal-filed"] > done["appeal-decided"]'
    blocked.write_text(MINIMAL.read_text().replace(old, 'when: done["report-received"] > 0'))
    said = run("check", str(blocked)).output
    assert "A case can get stuck for ever: after the very beginning" in said
    assert "Not every case can reach a close" in said


def test_a_search_that_did_not_come_to_its_end_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no proof."""
    monkeypatch.setattr("fairhearing.cli.procedure.search", lambda read: search(read, most=2))
    assert "is not known" in run("check", "model-small").output


def test_the_schema_is_printed_for_editors() -> None:
    """As JSON."""
    assert json.loads(run("schema").output)["title"] == "A procedure of Fair Hearing"
