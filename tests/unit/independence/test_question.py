"""What is asked about everybody at once."""

from __future__ import annotations

from datetime import date

from fairhearing.acts import Parties, read_when
from fairhearing.independence.question import ask
from tests.unit.independence.building import DAY, club, policy, rule


def test_a_party_has_its_roles_in_the_order_of_their_weight() -> None:
    """Who is reporter and affected is asked about once; further roles come last."""
    parties = Parties(affected=("a",), reporter=("a", "b"), respondent=("c",))
    question = ask(club(), policy(), parties, DAY, frozenset(), {"decider": ("b", "d")})
    assert question.parties == {
        "c": ("respondent",),
        "a": ("reporter", "affected"),
        "b": ("reporter", "decider"),
        "d": ("decider",),
    }


def test_exclusion_and_declaration_count_even_where_no_rule_names_them() -> None:
    """The program's own two rules stand in where the pack says nothing, and give way to the pack's."""
    bare = ask(club(), policy(), Parties(), DAY, frozenset(), {})
    assert [bare.rules[tie][0].level for tie in ("excluded", "declared")] == ["hard", "hard"]
    own = ask(club(), policy(rule("excluded", "soft")), Parties(), DAY, frozenset(), {})
    assert [one.pack for one in own.rules["excluded"]] == ["test"]


def test_how_far_is_looked_back_is_the_most_that_a_rule_says() -> None:
    """Steps and soft steps of all rules for a tie count; without a rule nothing is looked at."""
    rules = policy(rule("owes-seat"), rule("owes-seat", steps=2, soft_steps=3))
    question = ask(club(), rules, Parties(), DAY, frozenset(), {})
    assert (question.depth("owes-seat"), question.depth("seated")) == (3, 0)


def test_what_ended_holds_as_long_as_the_rule_says() -> None:
    """What lasts holds for ever without a limit; what is derived ends with what it rests on."""
    question = ask(club(), policy(), Parties(), date(2023, 4, 22), frozenset(), {})
    ended = (read_when("2020"), read_when("2021-04"))
    assert question.holds(ended, rule("friend"), lasting=True)
    assert not question.holds(ended, rule("body-mate"), lasting=False)
    assert question.holds(ended, rule("body-mate", after="2 y"), lasting=False)
    assert not question.holds((read_when("2024"), None), rule("friend"), lasting=True)
