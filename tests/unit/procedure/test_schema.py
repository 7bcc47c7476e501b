"""The published schema says what the reader reads."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from fairhearing.procedure import pack_text, schema, shipped
from fairhearing.procedure.duties import DUTY, EXTENSION, RATIFICATION
from fairhearing.procedure.heads import EVERY_RULE
from fairhearing.procedure.reading import KEYS
from fairhearing.procedure.recusals import CHALLENGE, FORCED, SILENCE, STAND_IN
from fairhearing.procedure.roles import ROLE
from fairhearing.procedure.rules import BAR, CONSENT, GATE, POWER, SEPARATION
from fairhearing.procedure.schema import extension, policy, role
from fairhearing.procedure.ties import POLICY, TIE

SCHEMA = schema()
CHECKER = Draft202012Validator(SCHEMA)


def read(text: str) -> Any:
    """Return a file as an editor reads it: numbers, flags and days as YAML 1.2 has them, days as texts."""
    yaml = YAML(typ="safe", pure=True)
    yaml.resolver.versioned_resolver["2"] = []
    return _texts(yaml.load(text))


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def test_the_schema_is_one() -> None:
    """It is a valid schema of its draft."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("procedure", shipped())
def test_every_shipped_procedure_fits(procedure: str) -> None:
    """What the reader takes, an editor does not underline."""
    assert [error.message for error in CHECKER.iter_errors(read(pack_text(procedure)))] == []


@pytest.mark.parametrize(
    ("known", "properties"),
    [
        (KEYS, SCHEMA["properties"]),
        (ROLE, role()),
        (POLICY, policy()),
        (EXTENSION, extension()),
        (RATIFICATION, SCHEMA["$defs"]["duty"]["properties"]["ratifies"]["properties"]),
        *(
            ((*EVERY_RULE, *keys), SCHEMA["$defs"][name]["properties"])
            for name, keys in {
                "duty": DUTY,
                "bar": BAR,
                "gate": GATE,
                "power": POWER,
                "consent": CONSENT,
                "separation": SEPARATION,
                "tie": TIE,
                "clause": (),
                "silence": SILENCE,
                "forced-recusal": FORCED,
                "challenge": CHALLENGE,
                "stand-in": STAND_IN,
            }.items()
        ),
    ],
)
def test_both_know_the_same_keys(known: tuple[str, ...], properties: dict[str, object]) -> None:
    """Nothing can be written that only one of the two knows."""
    assert sorted(known) == sorted(properties)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within: 3 d", "within: soon"),
        ("act: report-acknowledged", "act: report-acknowleged"),
        ("    stage: intake\n    extension", "    stange: intake\n    extension"),
        ("votes: [majority]", "votes: [most]"),
        ("since: 2025-01-01\ntitle", "since: January\ntitle"),
        ("level: hard", "level: harder"),
        ("format: fairhearing/procedure@1", "format: fairhearing/procedure@2"),
        ("    says: Nothing is found before a panel is formed.\n", ""),
    ],
)
def test_a_slip_is_seen_while_it_is_written(minimal: str, old: str, new: str) -> None:
    """Names, kinds, limits, words and what is needed."""
    assert list(CHECKER.iter_errors(read(minimal))) == []
    assert minimal.count(old) >= 1
    assert list(CHECKER.iter_errors(read(minimal.replace(old, new, 1)))) != []
