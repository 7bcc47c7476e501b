"""The schema of a judgement is what judgements look like."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fairhearing.acts import read_case
from fairhearing.judging import judge, judgement_schema, to_json
from fairhearing.procedure import load
from tests.procedures.sample import judged

CHECKER = Draft202012Validator(judgement_schema())
EXAMPLES = sorted(Path(str(files("fairhearing") / "procedures")).glob("*/examples/*.case.yaml"))


def wrong(told: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in CHECKER.iter_errors(json.loads(json.dumps(told)))]


def test_the_schema_is_one() -> None:
    """It is a valid schema of its draft."""
    Draft202012Validator.check_schema(judgement_schema())


@pytest.mark.parametrize("procedure", ["membership-grievance", "eu-directive", "model-small"])
def test_the_old_case_fits(procedure: str) -> None:
    """With conflicts, accounts, rough dates and measured times."""
    assert wrong(to_json(judged(procedure))) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_example_fits(path: Path) -> None:
    """Of every shipped procedure."""
    case = read_case(path.read_text(), path.name)
    assert wrong(to_json(judge(load(path.parts[-3]), None, case, date(2026, 1, 1)))) == []


def test_another_key_or_status_does_not_fit() -> None:
    """What other programs rely on cannot change unseen."""
    told = to_json(judged())
    assert wrong({**told, "more": 1})
    assert wrong({key: value for key, value in told.items() if key != "notes"})
    told["duties"] = [{**told["duties"][0], "status": "fine"}]
    assert wrong(told)
