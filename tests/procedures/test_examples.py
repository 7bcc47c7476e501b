"""Every shipped procedure comes with cases, and with what is to be said of them."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from fairhearing.acts import read_case, read_yaml, table_of
from fairhearing.judging import Judgement, judge
from fairhearing.procedure import check, load, shipped
from tests.procedures.sample import organisation_beside

PROCEDURES = Path(str(files("fairhearing") / "procedures"))
EXAMPLES = sorted(PROCEDURES.glob("*/examples/*.case.yaml"))


def _name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.name.removesuffix('.case.yaml')}"


def _duties(judgement: Judgement) -> set[tuple[str, str, str]]:
    return {
        (str(answer.rule), str(answer.anchor or "nothing"), answer.status)
        for answer in judgement.duties
        if answer.status != "not-due"
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=_name)
def test_each_example_is_judged_as_it_says(path: Path) -> None:
    """A case in, the judgement beside it out: every clock that runs, every act that a rule speaks against."""
    expected = table_of(
        read_yaml(path.with_name(path.name.replace(".case.", ".expected.")).read_text(), path.name), ""
    )
    case = read_case(path.read_text(), path.name)
    judgement = judge(
        load(path.parent.parent.name), organisation_beside(path), case, date.fromisoformat(expected.text("as_of"))
    )
    duties = {(one.text("rule"), one.text("after"), one.text("status")) for one in expected.tables("duties")}
    barred = {(one.text("act"), one.text("rule"), one.text("status")) for one in expected.tables("barred")}
    assert _duties(judgement) == duties
    assert {(str(one.act), str(one.rule), one.status) for one in judgement.barred} == barred


@pytest.mark.parametrize("procedure", shipped())
def test_each_procedure_says_where_it_comes_from(procedure: str) -> None:
    """Beside each procedure stand its source and at least one kept case and another one."""
    assert (PROCEDURES / procedure / "source.md").is_file()
    names = [path.name for path in EXAMPLES if path.parent.parent.name == procedure]
    assert "kept.case.yaml" in names
    assert len(names) >= 2


@pytest.mark.parametrize("procedure", shipped())
def test_no_shipped_procedure_has_an_error(procedure: str) -> None:
    """The check finds nothing in a shipped procedure that cannot work."""
    assert [problem for problem in check(load(procedure)) if problem.severity == "error"] == []


def test_the_small_club_walks_the_whole_way() -> None:
    """From the report to the end of an appeal, no act of the small club's kept case is spoken against."""
    text = (PROCEDURES / "model-small" / "examples" / "kept.case.yaml").read_text()
    judgement = judge(load("model-small"), None, read_case(text, "kept"), date(2025, 6, 30))
    assert judgement.barred == ()
    assert {answer.status for answer in judgement.duties} == {"met", "not-due"}
