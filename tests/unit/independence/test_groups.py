"""Which bodies and people a drawing shows."""

from __future__ import annotations

from fairhearing.independence.groups import MOST_BODIES, MOST_PEOPLE, groups_of, left_out
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.asking import ask
from tests.unit.independence.building import club, policy, rule


def _big(members: int, bodies: int = 1, tie: str = "kin") -> Organisation:
    people = ", ".join(f"{{id: m{number:03}}}" for number in range(members))
    seats = ", ".join(f"{{person: m{number:03}, body: b00}}" for number in range(members))
    made = ", ".join(f"{{id: b{number:02}, kind: intake}}" for number in range(bodies))
    ties = ", ".join(f"{{kind: {tie}, people: [a, m{number:03}]}}" for number in range(members) if tie)
    head = f"format: fairhearing/organisation@1\nid: c\npeople: [{{id: a}}, {people}]\nbodies: [{made}]\n"
    return club(f"seats: [{seats}]", f"ties: [{ties}]", head=head)


def test_bodies_to_which_the_case_could_come_are_drawn_first(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """In the order of the chain; of each those who are bound, those who must declare, and those who are free."""
    groups = {one.viability.body: one for one in groups_of(ask(lakeland, strict, "p04"))}
    assert list(groups)[:3] == ["care", "board", "secretariat"]
    assert [one.person for one in groups["board"].bound] == ["p01", "p02", "p03", "p09"]
    assert groups["board"].free == ("p20",)
    assert groups["commission"].example
    assert list(groups["commission"].rest(", ".join)) == [
        f"Could be drawn, for example: {', '.join(groups['commission'].example)}"
    ]


def test_a_large_body_is_cut_and_says_so() -> None:
    """At most so many paths; the rest is counted, and stands in the table."""
    (group,) = groups_of(ask(_big(MOST_PEOPLE + 5), policy(rule("kin")), "a"))
    assert (len(group.bound), group.more) == (MOST_PEOPLE, 5)
    assert list(group.rest(", ".join)) == ["and 5 more with a conflict: see the table."]
    (free,) = groups_of(ask(_big(MOST_PEOPLE + 5), policy(), "a"))
    assert next(free.rest(", ".join)).endswith("m011 and 5 more")
    (unknown,) = groups_of(ask(_big(3, tie=""), policy(), "a"))
    assert list(unknown.rest(", ".join)) == ["MUST DECLARE FIRST: m000, m001, m002"]


def test_who_and_what_is_not_drawn_is_counted() -> None:
    """Further bodies, and people who sit on none of them."""
    found = ask(_big(1, MOST_BODIES + 2), policy(rule("kin"), rule("self")), "a")
    assert len(groups_of(found)) == MOST_BODIES
    assert list(left_out(found)) == [
        "2 further bodies: see the table.",
        "On none of these bodies: 1 hard; each stands in the table.",
    ]
    assert list(left_out(ask(_big(1), policy(), "a", body="b00"))) == []
