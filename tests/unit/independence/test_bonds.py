"""Bonds: what binds people to each party, kept as single people and as circles."""

from __future__ import annotations

import numpy as np

from fairhearing.acts import Parties
from fairhearing.independence.arrays import arrays_of
from fairhearing.independence.bonds import HARD, Bonds, bits_of, bonds_of
from fairhearing.independence.question import Question, ask
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.building import DAY, HEAD, club, policy, rule


def _ready(organisation: Organisation, rules: ConflictPolicy, role: str = "respondent") -> tuple[Question, Bonds]:
    question = ask(organisation, rules, Parties(), DAY, frozenset(), {})
    return question, bonds_of(question, arrays_of(organisation), role)


def _people(bonds: Bonds, party: int) -> list[int]:
    return bonds.people[bonds.starts[party] : bonds.starts[party + 1]].tolist()


def test_a_tie_binds_both_of_the_two() -> None:
    """Each is found from the other, with the level of the rule; a rule towards somebody else binds nobody."""
    two = club("ties: [{kind: friend, people: [a, b]}, {kind: kin, people: [b, a]}]")
    question, bonds = _ready(two, policy(rule("friend", "soft"), rule("kin")))
    assert (_people(bonds, 0), _people(bonds, 1), _people(bonds, 2)) == ([1], [0], [])
    assert bonds.masks[0] == HARD | np.uint64(1 << bits_of(question)["friend"])
    assert _people(_ready(two, policy(rule("friend")), "reporter")[1], 0) == []


def test_of_several_the_first_of_a_directed_tie_is_bound_to_the_others() -> None:
    """Two employees of one employer are not bound by it; three friends are, each to each."""
    rules = policy(rule("employer"), rule("friend"))
    _, bonds = _ready(club("ties: [{kind: employer, people: [a, b, c]}]"), rules)
    assert [_people(bonds, party) for party in range(4)] == [[1, 2], [0], [0], []]
    _, bonds = _ready(club("ties: [{kind: friend, people: [a, b, c]}]"), rules)
    assert [_people(bonds, party) for party in range(4)] == [[1, 2], [0, 2], [0, 1], []]


def test_a_letter_of_many_is_a_circle() -> None:
    """Who signed with forty others is not kept forty times; the first of a directed tie of many still is."""
    names = [f"s{number:02}" for number in range(50)]
    head = HEAD.replace("{id: d}]", "{id: d}, " + ", ".join(f"{{id: {name}}}" for name in names) + "]")
    signed = f"ties: [{{kind: co-signed, people: [{', '.join(names)}]}}, {{kind: mentor, people: [a, b, c]}}]"
    _, bonds = _ready(club(signed, head=head), policy(rule("co-signed", "soft"), rule("mentor")))
    (circle,) = bonds.circles
    assert len(circle.people) == len(circle.towards) == 50
    assert len(bonds.people) == 4
    assert bonds.circles_of.of(4).tolist() == [0]


def test_an_assembly_and_a_body_of_one_bind_nobody() -> None:
    """Who sits on a body alone, or in the assembly, has no fellows there."""
    seats = "seats: [{person: a, body: all}, {person: b, body: all}, {person: a, body: board}]"
    _, bonds = _ready(club(seats), policy(rule("body-mate", "soft")))
    assert bonds.circles == ()


def test_a_gift_binds_everybody_of_the_branch_that_gets_it() -> None:
    """The giver is bound to the people of the branch and of the body; a dispute makes it soft."""
    gifts = "ties: [{kind: host, person: d, to: north}, {kind: host, person: d, to: board, disputed: true}]"
    question, bonds = _ready(club("seats: [{person: c, body: board}]", gifts), policy(rule("through-body")))
    soft = np.uint64(1 << bits_of(question)["through-body"])
    told = [(one.people.tolist(), one.mask) for one in bonds.circles]
    assert told == [([0, 1], HARD), ([2], soft)]


def test_who_works_for_one_employer_is_bound() -> None:
    """B and c work for a; d is said to do so, which is disputed: soft towards both, and both towards d."""
    work = "ties: [{kind: employer, people: [a, b, c]}, {kind: staff, people: [d, a], disputed: true}]"
    question, bonds = _ready(club(work), policy(rule("same-employer")))
    soft = np.uint64(1 << bits_of(question)["same-employer"])
    told = [(one.towards.tolist(), one.people.tolist(), one.mask) for one in bonds.circles]
    assert told == [([1, 2], [1, 2], HARD), ([3], [1, 2, 3], soft), ([1, 2], [3], soft)]
    alone = club("ties: [{kind: employer, people: [a, b]}]")
    assert _ready(alone, policy(rule("same-employer")))[1].circles == ()


def test_those_who_are_not_asked_about_are_left_out() -> None:
    """What remains is bound as before."""
    lines = "ties: [{kind: friend, people: [a, b]}, {kind: friend, people: [a, c]}]"
    _, bonds = _ready(club(lines), policy(rule("friend"), rule("same-branch", "soft")))
    asked = np.array([False, True, False, False, False, False])
    few = bonds.among(asked)
    assert [_people(few, party) for party in range(4)] == [[1], [], [], []]
    assert [circle.people.tolist() for circle in few.circles] == [[1], []]


def test_a_chain_longer_than_its_rule_binds_nobody() -> None:
    """A seat owed in two steps counts where the rule looks back two steps, and else not."""
    seats = "seats: [{person: a, body: care, proposed_by: b}, {person: b, body: board, proposed_by: c}]"
    _, near = _ready(club(seats), policy(rule("owes-seat")))
    _, far = _ready(club(seats), policy(rule("owes-seat"), rule("owes-seat", "soft", soft_steps=2)))
    assert (_people(near, 2), _people(far, 2)) == ([1], [0, 1])
