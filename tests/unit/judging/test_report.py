from __future__ import annotations

import json
from datetime import date

from fairhearing.acts import When, read_when
from fairhearing.judging import judge, to_json
from fairhearing.judging.report import day_or_span
from fairhearing.organisation import ConflictPolicy, Tie
from tests.unit.judging.building import AS_OF, act, case, days, duty, organisation, power, procedure, tie_rule

KEYS = [
    "case",
    "procedure",
    "version",
    "as_of",
    "duties",
    "barred",
    "conflicts",
    "permitted",
    "durations",
    "contradictory_dates",
    "accounts",
    "notes",
]


def test_json_has_stable_keys_and_plain_values():
    """Every answer names its rule, its pack and its source."""
    rules = procedure(
        duties=(duty(after=("report-received",), within=days(3)),),
        powers=(power(act=("category-set",), who=("panel",)),),
        conflicts=ConflictPolicy((tie_rule("kin"),)),
    )
    acts = (
        act("1", "report-received", by="p05", asserted_by="s1"),
        act("2", "category-set", "2023-01-09", by="p11", asserted_by="s2"),
        act("3", "report-acknowledged", "2023-01-09/2023-01-10"),
        act("4", "category-set", "2023-01-09", by="p01"),
    )
    org = organisation(Tie("kin", ("p04", "p11")))
    shown = json.loads(json.dumps(to_json(judge(rules, org, case(*acts), AS_OF))))
    assert list(shown) == KEYS
    (owed,) = shown["duties"]
    assert (owed["rule"], owed["pack"], owed["source"]) == ("acknowledge", "tiny", "The book, § 1")
    assert (owed["due"], owed["done"], owed["late_days"]) == ("2023-01-05", "2023-01-09/2023-01-10", [4, 5])
    assert {"rule", "pack", "act", "status", "because", "remedy"} <= set(shown["barred"][0])
    (conflicted, unknown) = shown["conflicts"]
    assert (conflicted["act"], conflicted["person"], conflicted["level"]) == ("2", "p11", "hard")
    assert conflicted["path"] == conflicted["reasons"][0]["path"] != []
    assert (unknown["level"], unknown["path"]) == ("unknown", [])
    assert [one["asserted_by"] for one in shown["accounts"]] == ["s1", "s2"]
    assert shown["permitted"][0]["now"] is True


def test_a_duty_that_is_not_due_has_no_days():
    """Null, and no empty text."""
    shown = to_json(judge(procedure(duties=(duty(after=("report-received",)),)), None, case(), AS_OF))
    assert shown["duties"][0]["due"] is None
    assert shown["duties"][0]["late_days"] is None


def test_open_ends_are_written_with_dots():
    """As in EDTF."""
    assert day_or_span(None) is None
    assert day_or_span(read_when("2023-01-02")) == "2023-01-02"
    assert day_or_span(When(date.min, date(2023, 1, 2))) == "../2023-01-02"
    assert day_or_span(When(date(2023, 1, 2), date.max)) == "2023-01-02/.."
