"""Everybody's level at once, as each by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import LEVELS, Bulk, bulk, conflicts
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.building import DAY, club, policy, rule

TIES = "ties: [{kind: friend, people: [a, b]}, {kind: recruited, people: [b, c]}, {kind: kin, people: [a, c]}]"
RULES = policy(
    rule("self"),
    rule("friend", "soft", towards="respondent reporter"),
    rule("recruited", "soft", towards="respondent reporter"),
    rule("kin", towards="reporter"),
)


def _told(ready: Bulk, *parties: str) -> dict[str, str]:
    levels = ready.levels([ready.arrays.number[one] for one in parties])
    return {name: LEVELS[levels[place]] for place, name in enumerate(ready.arrays.names[: ready.arrays.roll])}


def test_levels_are_those_of_conflicts(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """In the sample federation the levels of all towards each are those that `conflicts` gives with its paths."""
    ready = bulk(lakeland, strict, DAY)
    for respondent in lakeland.people:
        exact = conflicts(lakeland, strict, Parties(respondent=(respondent,)), DAY)
        assert _told(ready, respondent) == {person: one.level for person, one in exact.items()}


def test_rules_towards_others_are_asked_of_nobody_singly() -> None:
    """A kind of tie that is not worked out at once, and counts among deciders alone, costs a rehearsal nothing."""
    rules = (*RULES.rules, rule("assigned-by", "soft", towards="fellow decider"))
    ready = bulk(club(TIES), policy(*rules), DAY)
    assert not ready.singly[ready.arrays.number["a"]]
    ready = bulk(club(TIES), policy(*rules, rule("assigned-by", towards="reporter")), DAY)
    assert ready.singly[ready.arrays.number["a"]]


def test_soft_ties_to_both_sides_add_up() -> None:
    """One soft tie to the respondent and one to the reporter make a hard one; to one side alone it stays soft."""
    ready = bulk(club(TIES), RULES, DAY, pairs=True)
    assert _told(ready, "a") == {"a": "hard", "b": "soft", "c": "none", "d": "unknown"}
    assert _told(ready, "a", "c") == {"a": "hard", "b": "hard", "c": "none", "d": "unknown"}


def test_soft_ties_are_not_added_up_where_the_rules_do_not_say_so() -> None:
    """With a sum of 0, however many soft ties stay soft."""
    twice = club("ties: [{kind: friend, people: [a, b]}, {kind: recruited, people: [a, b]}]")
    for soft_sum, told in ((2, "hard"), (0, "soft")):
        ready = bulk(twice, policy(*RULES.rules, soft_sum=soft_sum), DAY)
        assert _told(ready, "a")["b"] == told


@pytest.mark.parametrize(("level", "told"), [("hard", "hard"), ("soft", "soft")])
def test_a_declaration_counts_towards_everybody(level: str, told: str) -> None:
    """Who declared that they may not judge does not, whoever it is about; a stranger changes nothing."""
    rules = policy(rule("declared", level))
    ready = bulk(club(), rules, DAY, declared=frozenset({PersonId("d"), PersonId("stranger")}))
    assert _told(ready, "a")["d"] == told


def test_only_those_who_are_asked_about_are_told() -> None:
    """Who is outside of the question is left out, and whoever matters only when hard is not told when soft."""
    ready = bulk(club(TIES), RULES, DAY, within=["b", "c", "stranger"], softly=["c"])
    people, hard = ready.bound([ready.arrays.number["a"]])
    assert (people.tolist(), hard.tolist()) == ([], [])
    people, hard = ready.bound([ready.arrays.number["b"]])
    assert [(ready.arrays.names[one], bool(level)) for one, level in zip(people, hard, strict=True)] == [
        ("b", True),
        ("c", False),
    ]


def test_where_sums_cannot_answer_each_is_asked() -> None:
    """A rule that looks back three steps is answered pair by pair, with the same limits on who is told."""
    rules = policy(*RULES.rules, rule("owes-seat", soft_steps=3))
    ready = bulk(club(TIES), rules, DAY, softly=["c"])
    assert np.all(ready.singly)
    assert _told(ready, "a") == {"a": "hard", "b": "none", "c": "none", "d": "unknown"}
