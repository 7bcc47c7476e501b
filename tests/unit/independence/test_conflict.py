"""Whether a person may act in a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of, conflicts, reason_of, with_told
from fairhearing.organisation import TIE_KINDS, ConflictPolicy, Organisation
from tests.unit.independence.building import DAY, P04, club, policy, rule

A = PersonId("a")
ABOUT_B = Parties(respondent=("b",))


def _of_a(organisation: Organisation, rules: ConflictPolicy, parties: Parties = ABOUT_B) -> Conflict:
    return conflict_of(organisation, rules, A, parties, DAY)


def test_the_sample_is_answered_as_its_questions_ask(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """p03 owes the seat to a body that p04 gives money to; p10 is free; of p15 nothing is known."""
    found = conflicts(lakeland, strict, P04, DAY)
    assert [found[PersonId(one)].level for one in ("p01", "p03", "p10", "p15")] == [
        "hard",
        "hard",
        "none",
        "unknown",
    ]
    through = found[PersonId("p01")].reasons[0]
    assert (through.tie, through.path) == (
        "through-body",
        ("p01 sits on the secretariat (from 2011)", "p04 is a donor to the secretariat (since 2017)"),
    )
    owes = found[PersonId("p03")].reasons[0]
    assert (owes.tie, owes.rule, owes.pack, owes.source, owes.party) == (
        "owes-seat",
        "about-owes-seat",
        "test",
        "a test",
        "p04",
    )
    assert owes.path == (
        "p03's seat on the board (from 2019) was proposed by the secretariat",
        "p04 is a donor to the secretariat (since 2017)",
    )


def test_people_come_sorted_and_as_asked(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Everybody on the roll, or those who are asked about, by id; somebody off the roll is unknown."""
    assert list(conflicts(lakeland, strict, P04, DAY)) == sorted(lakeland.people)
    some = conflicts(lakeland, strict, P04, DAY, people=[PersonId("x01"), PersonId("p10"), PersonId("p10")])
    assert {person: one.level for person, one in some.items()} == {"p10": "none", "x01": "unknown"}


@pytest.mark.parametrize("kind", sorted(TIE_KINDS))
def test_each_kind_of_tie_counts_where_a_rule_names_it_and_only_there(kind: str) -> None:
    """With its rule a tie is a conflict; with a rule about another it is none."""
    organisation = club(f"ties: [{{kind: {kind}, people: [b, a]}}]")
    assert _of_a(organisation, policy(rule(kind))).level == "hard"
    assert _of_a(organisation, policy(rule(kind, "soft"))).level == "soft"
    assert _of_a(organisation, policy(rule("self"))).level == "none"


def test_a_directed_tie_does_not_bind_those_at_its_other_end() -> None:
    """Two people whom one person recruited are tied to that person, and not to one another."""
    organisation = club("ties: [{kind: recruited, people: [c, a, b]}]")
    assert _of_a(organisation, policy(rule("recruited"))).level == "none"
    assert _of_a(organisation, policy(rule("recruited")), Parties(respondent=("c",))).level == "hard"


def test_a_symmetrical_tie_binds_all_whom_it_names() -> None:
    """Three people in one household are all tied to one another."""
    organisation = club("ties: [{kind: household, people: [c, a, b]}]")
    assert _of_a(organisation, policy(rule("household"))).level == "hard"


def test_a_tie_counts_only_towards_the_parties_of_its_rule() -> None:
    """A rule about the respondent says nothing about the reporter."""
    organisation = club("ties: [{kind: friend, people: [a, b]}]")
    rules = policy(rule("friend", towards="reporter affected"))
    assert _of_a(organisation, rules).level == "none"
    reason = _of_a(organisation, rules, Parties(affected=("b",), reporter=("b",))).reasons[0]
    assert (reason.towards, reason.party) == ("reporter", "b")


def test_a_tie_to_a_further_role_counts_where_it_is_named() -> None:
    """The former decider of an appeal is given beside the parties."""
    organisation = club("ties: [{kind: friend, people: [a, b]}]")
    rules = policy(rule("friend", towards="former-decider"))
    others = {"former-decider": ("b",)}
    assert conflict_of(organisation, rules, A, Parties(), DAY, others=others).level == "hard"
    assert conflict_of(organisation, rules, A, Parties(), DAY).level == "none"


@pytest.mark.parametrize(
    ("dates", "after", "level"),
    [
        ("", "", "hard"),
        (", to: 2001", "", "hard"),
        (", to: 2001", "2 y", "none"),
        (", to: 2021-04-22", "2 y", "hard"),
        (", to: 2021-04-21", "2 y", "none"),
        (", to: 2021-04", "2 y", "hard"),
        (", to: 2023", "1 d", "hard"),
        (", from: 2023", "", "hard"),
        (", from: 2023-04-23", "", "none"),
    ],
)
def test_a_tie_counts_while_it_possibly_holds_and_as_long_after_as_its_rule_says(
    dates: str, after: str, level: str
) -> None:
    """Without a limit an ended tie counts for ever; an uncertain date counts to its last possible day."""
    organisation = club(f"ties: [{{kind: partner, people: [a, b]{dates}}}]")
    assert _of_a(organisation, policy(rule("partner", after=after))).level == level


def test_two_soft_ties_are_a_hard_one_where_the_policy_says_so() -> None:
    """Two different ties, or ties to two parties, add up; the reasons stay as they are."""
    organisation = club("ties: [{kind: mentor, people: [a, b]}, {kind: colleague, people: [a, b]}]")
    rules = (rule("mentor", "soft"), rule("colleague", "soft"))
    summed = _of_a(organisation, policy(*rules))
    assert (summed.level, [reason.level for reason in summed.reasons]) == ("hard", ["soft", "soft"])
    assert _of_a(organisation, policy(*rules, soft_sum=3)).level == "soft"
    assert _of_a(organisation, policy(*rules, soft_sum=0)).level == "soft"


def test_one_fact_told_twice_does_not_add_up() -> None:
    """Two boards shared with one person, or one party in two roles, are one soft conflict."""
    seats = [f"  - {{person: {who}, body: {body}}}" for who in "ab" for body in ("board", "care")]
    organisation = club("seats:", *seats)
    rules = policy(rule("body-mate", "soft", towards="respondent reporter"))
    both = Parties(respondent=("b",), reporter=("b",))
    assert _of_a(organisation, rules, both).level == "soft"
    assert len(_of_a(organisation, rules, both).reasons) == 2


def test_the_strictest_of_two_rules_about_one_tie_holds() -> None:
    """A later soft rule does not replace an earlier hard one, nor the other way round."""
    organisation = club("ties: [{kind: friend, people: [a, b]}]")
    soft, hard = rule("friend", "soft"), replace(rule("friend"), pack="floor")
    for rules in (policy(soft, hard), policy(hard, soft)):
        found = _of_a(organisation, rules)
        assert [(reason.level, reason.pack) for reason in found.reasons] == [("hard", "floor")]


def test_a_disputed_tie_counts_as_soft() -> None:
    """Neither does a dispute free anybody, nor does a mere assertion bar them."""
    organisation = club("ties: [{kind: friend, people: [a, b], disputed: true}]")
    found = _of_a(organisation, policy(rule("friend")))
    assert (found.level, found.reasons[0].path) == ("soft", ("a and b are friends (disputed)",))
    assert "somebody independent" in found.reasons[0].mends


def test_nothing_known_is_never_none() -> None:
    """Without a tie or a proposed seat the answer is unknown; with one it is none; with a reason it is that."""
    assert _of_a(club(), policy(rule("friend"))).level == "unknown"
    assert _of_a(club("seats: [{person: a, body: care}]"), policy()).level == "unknown"
    assert _of_a(club("seats: [{person: a, body: care, proposed_by: all}]"), policy()).level == "none"
    assert _of_a(club(), policy(rule("same-branch", "soft"))).level == "soft"


def test_the_hardest_and_shortest_reason_comes_first(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Hard before soft, one step before two, and the order of the file decides nothing."""
    turned = replace(
        lakeland,
        people=dict(reversed(lakeland.people.items())),
        seats=lakeland.seats[::-1],
        ties=lakeland.ties[::-1],
    )
    parties = Parties(respondent=("p04",), reporter=("p05",), affected=("p08",))
    assert conflicts(lakeland, strict, parties, DAY) == conflicts(turned, strict, parties, DAY)
    for found in conflicts(lakeland, strict, parties, DAY).values():
        keys = [(reason.level != "hard", len(reason.path)) for reason in found.reasons]
        assert keys == sorted(keys)


def test_what_was_told_in_the_case_is_weighed_with_the_roll() -> None:
    """A hard word makes it hard; a soft word alone is soft, and beside a reason it is no second one."""
    organisation = club("ties: [{kind: mentor, people: [a, b]}]")
    rules = policy(rule("mentor", "soft"))
    hard, soft = (reason_of("declared", level, "a stood aside", rule("declared")) for level in ("hard", "soft"))
    roll = _of_a(organisation, rules)
    assert with_told(rules, roll, ()) is roll
    assert with_told(rules, roll, (soft,)) is roll
    assert with_told(rules, roll, (soft, hard)).level == "hard"
    assert with_told(rules, roll, (hard,)).reasons == (hard, *roll.reasons)
    unknown = _of_a(club(), rules)
    assert (unknown.level, with_told(rules, unknown, (soft,)).level) == ("unknown", "soft")
    told = {A: (hard,)}
    assert conflict_of(organisation, rules, A, ABOUT_B, DAY, told=told).level == "hard"
    assert conflicts(organisation, rules, ABOUT_B, DAY, told=told)[A].level == "hard"


def test_a_reason_that_no_roll_holds_names_its_rule_and_no_party() -> None:
    """And says what would remove it."""
    reason = reason_of("silence", "hard", "a did not answer", rule("declared"))
    assert (reason.towards, reason.party, reason.path, reason.rule) == (
        "",
        "",
        ("a did not answer",),
        "about-declared",
    )
    assert reason.mends.startswith("Another person in their place")
