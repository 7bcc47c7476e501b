"""The whole answer, before it is written down."""

from __future__ import annotations

import json

import pytest

from fairhearing.acts import Parties
from fairhearing.errors import InputError
from fairhearing.independence import Rules, answer, as_table, chain, conflicts, coverage, free_panels, viability
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.asking import ROLES, ask
from tests.unit.independence.building import DAY, P04, policy, rule


def test_an_answer_holds_what_each_question_alone_gives(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Everybody, every body, every panel and every role, as if asked one by one."""
    found = ask(lakeland, strict, "p04")
    assert {one.person: one for one in found.people} == conflicts(lakeland, strict, P04, DAY)
    assert found.bodies == tuple(viability(lakeland, strict, one, P04, DAY) for one in sorted(lakeland.bodies))
    assert found.panels == tuple(free_panels(lakeland, strict, one, P04, DAY) for one in ("appeals", "commission"))
    assert found.routes == tuple(chain(lakeland, strict, role, ROLES[role], P04, DAY) for role in ROLES)
    assert found.coverage == coverage(lakeland, lakeland.people)


def test_one_body_alone_has_its_people_and_no_chain(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Its members, or those who could be drawn; a body that is not there is refused."""
    board = ask(lakeland, strict, "p04", body="board")
    assert ([one.person for one in board.people], board.routes) == (["p01", "p02", "p03", "p09", "p20"], ())
    assert board.coverage.asked == 5
    drawn = ask(lakeland, strict, "p04", body="commission")
    assert "p10" in {one.person for one in drawn.people}
    assert ask(lakeland, strict, "p04", body="congress").people == ()
    with pytest.raises(InputError, match="There is no body 'jury'"):
        ask(lakeland, strict, "p04", body="jury")


def test_a_role_has_its_own_others(lakeland: Organisation) -> None:
    """Who approves the outcome counts for those who find, and not for everybody."""
    circle = policy(rule("approves", towards="approver"))
    rules = Rules("test", 1, circle, {"finder": ("leadership",)}, {"finder": {"approver": ("board",)}})
    found = answer(lakeland, rules, Parties(), DAY)
    assert not found.routes[0].steps[0].viability.viable
    assert all(one.level != "hard" for one in found.people)


def test_the_table_is_what_json_can_hold(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """With the keys that are promised, reasons with path, rule and source, and the chain with its steps."""
    table = as_table(ask(lakeland, strict, "p04", reporter=("p05",)))
    again = json.loads(json.dumps(table))
    assert list(again) == [
        *("organisation", "procedure", "version", "on", "about", "coverage"),
        *("people", "bodies", "panels", "chain"),
    ]
    assert again["about"] == {"reporter": ["p05"], "respondent": ["p04"]}
    (p01,) = [one for one in again["people"] if one["person"] == "p01"]
    assert {"tie", "path", "rule", "source", "pack", "level", "towards", "mends", "party"} == set(
        p01["reasons"][0]
    )
    assert set(again["bodies"][0]) == {"body", "viable", "remaining", "because"}
    assert {"role", "steps", "found"} == set(again["chain"][0])


def test_whoever_declared_that_they_may_not_judge_is_hard_everywhere(lakeland: Organisation) -> None:
    """As a person, on their body and in the chain."""
    rules = Rules("test", 1, policy(), {"receiver": ("intake",)})
    found = answer(lakeland, rules, Parties(respondent=("p04",)), DAY, declared=frozenset({"p11"}))
    assert next(one for one in found.people if one.person == "p11").level == "hard"
    assert "p11" not in next(one for one in found.bodies if one.body == "care").remaining
    assert "p11" not in found.routes[0].steps[0].viability.remaining


def test_of_a_large_organisation_only_those_who_sit_on_the_named_bodies_are_asked(lakeland: Organisation) -> None:
    """Nothing is said of a body that is filled by lot out of everybody, nor of the role that it fills."""
    rules = Rules("test", 1, policy(), {"receiver": ("intake",), "jury": ("panel",)})
    found = answer(lakeland, rules, Parties(respondent=("p04",)), DAY, seated=True)
    assert [one.body for one in found.bodies] == ["care"]
    assert {one.person for one in found.people} == {"p05", "p11", "p16"}
    assert found.panels == ()
    assert [route.role for route in found.routes] == ["receiver"]
