from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from fairhearing.acts import Act, CaseFile, Coverage, Parties, When, read_when
from fairhearing.cli.audit import audit_command, found_in, last_day
from fairhearing.errors import InputError
from fairhearing.judging import Judgement
from fairhearing.procedure import pack_text

DATA = Path(__file__).parents[2] / "data"
CASE, ORGANISATION = str(DATA / "case-old.yaml"), str(DATA / "organisation.yaml")


def run(*options, case=CASE, organisation=ORGANISATION, procedure="membership-grievance"):
    """Run the command and return its result; an error of ours is raised."""
    app = typer.Typer()
    app.command()(audit_command)
    judged_by = ["--procedure", procedure] if procedure else []
    words = [case, "--organisation", organisation, *judged_by, *options]
    result = CliRunner().invoke(app, words)
    if isinstance(result.exception, InputError):
        raise result.exception
    return result


def test_an_audit_prints_a_report():
    """As of the last day that the file covers, and ends well whatever it finds."""
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("Case lakeland-2023-02, as of 2023-09-01\n")


def test_an_audit_for_programs():
    """The same as JSON, as of the day asked for."""
    shown = json.loads(run("--format", "json", "--as-of", "2023-06-11").stdout)
    assert (shown["case"], shown["procedure"], shown["as_of"]) == (
        "lakeland-2023-02",
        "membership-grievance",
        "2023-06-11",
    )
    assert not any(one["act"] == "18" for one in shown["barred"])


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("late", 1), ("overdue", 1), ("missed", 1), ("barred", 1), ("conflicted", 1), ("late, barred", 1), ("", 0)],
)
def test_findings_end_with_one_where_asked(wanted, code):
    """The report is printed all the same."""
    result = run("--fail-on", wanted)
    assert result.exit_code == code
    assert "WHAT WAS LATE" in result.stdout


def test_a_kept_case_does_not_fail(tmp_path):
    """Nothing found, nothing to fail on."""
    bare = tmp_path / "case.yaml"
    bare.write_text("format: fairhearing/case@1\nid: c\norganisation: lakeland\ncategories: [other]\nacts: []\n")
    result = run(
        "--as-of", "2023-01-01", "--fail-on", "late,overdue,missed,lapsed,barred,conflicted", case=str(bare)
    )
    assert result.exit_code == 0


def test_a_procedure_of_ones_own_is_read_from_its_file(tmp_path):
    """Shipped ones by name, others by path."""
    own = tmp_path / "own.yaml"
    own.write_text(pack_text("eu-directive").replace("id: eu-directive", "id: own"))
    assert "Judged by own, version 1" in run(procedure=str(own)).stdout


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"procedure": "no-such"}, "No procedure called 'no-such' is shipped."),
        ({"case": "/no/such/file"}, "The file cannot be read."),
        ({"organisation": CASE}, ""),
    ],
)
def test_bad_files_are_told_with_what_would_be_right(changes, words):
    """File, what is wrong and what to do."""
    with pytest.raises(InputError) as caught:
        run(**changes)
    assert words in caught.value.diagnostics()
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--as-of", "yesterday"), "'yesterday' is not a day."),
        (("--fail-on", "late,rude"), "'rude' is not a finding."),
    ],
)
def test_bad_options_are_told_with_what_would_be_right(options, words):
    """A typing mistake never passes for a clean audit."""
    with pytest.raises(InputError, match=words):
        run(*options)


def test_a_case_of_another_organisation_is_refused(tmp_path):
    """Seats of the wrong organisation would be read into it."""
    other = tmp_path / "organisation.yaml"
    other.write_text(Path(ORGANISATION).read_text().replace("id: lakeland\n", "id: seaside\n"))
    with pytest.raises(InputError, match="The case is of 'lakeland', and this file is of 'seaside'"):
        run(organisation=str(other))


def test_the_last_day_is_that_of_the_coverage_or_of_the_last_act():
    """An open end is none; a file without any day asks for one."""

    def told(*acts, covers=()):
        return CaseFile("c", "o", (), Parties(), acts, covers)

    act = Act("1", "contact", read_when("2023-01-02"))
    open_end = Act("2", "contact", When(date(2023, 3, 1), date.max))
    assert last_day(told(act), "case.yaml") == date(2023, 1, 2)
    assert last_day(told(act, covers=(Coverage("care", date.min, date(2023, 9, 1)),)), "x") == date(2023, 9, 1)
    assert last_day(told(open_end), "x") == date(2023, 3, 1)
    with pytest.raises(InputError, match="no day as of which"):
        last_day(told(), "case.yaml")


def test_findings_of_an_empty_judgement():
    """None."""
    assert found_in(Judgement("c", "p", 1, date(2023, 1, 1), (), (), (), ())) == frozenset()


def test_an_audit_as_a_page_and_as_a_drawing():
    """One file each, to be opened and sent as it is."""
    assert run("--format", "html").stdout.startswith("<!doctype html>\n")
    assert run("--format", "svg").stdout.startswith("<svg ")


def test_several_procedures_side_by_side():
    """As text, as a page, for programs; findings of any of them count."""
    several = ("--compare", "membership-grievance, eu-directive")
    assert "under 2 procedures" in run(*several, procedure="").stdout
    assert "</table>" in run(*several, "--format", "html", procedure="").stdout
    told = json.loads(run(*several, "--format", "json", procedure="").stdout)
    assert [one["procedure"] for one in told["judgements"]] == ["membership-grievance", "eu-directive"]
    assert run(*several, "--fail-on", "missed", procedure="").exit_code == 1
    with pytest.raises(InputError, match="timeline shows one"):
        run(*several, "--format", "svg", procedure="")


@pytest.mark.parametrize("options", [(), ("--compare", "eu-directive")])
def test_it_is_said_by_which_procedure_to_judge(options):
    """None, or one where two are compared, is too few."""
    with pytest.raises(InputError, match="by which procedure"):
        run(*options, procedure="")


def test_one_procedure_and_several_are_too_many():
    """Either, not both."""
    with pytest.raises(InputError, match="by which procedure"):
        run("--compare", "eu-directive,model-small")


def test_a_pdf_is_written_into_a_file(monkeypatch):
    """It begins as one; for several procedures as well; a terminal does not get it."""
    done = run("--format", "pdf")
    assert done.stdout_bytes.startswith(b"%PDF-")
    assert run("--compare", "eu-directive,floor", "--format", "pdf", procedure="").stdout_bytes.startswith(
        b"%PDF-"
    )
    monkeypatch.setattr("fairhearing.cli.audit.in_terminal", lambda: True)
    with pytest.raises(InputError, match="not shown in a terminal"):
        run("--format", "pdf")
