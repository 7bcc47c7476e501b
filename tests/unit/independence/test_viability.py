"""Whether a body can still judge."""

from __future__ import annotations

import pytest

from fairhearing.acts import Parties
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.independence import reason_of, viability
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.building import DAY, P04, club, policy, rule

ABOUT_A = Parties(respondent=("a",))


def test_a_body_is_viable_with_a_majority_of_its_size(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Two of three receivers are left for p04; one alone would not be enough, unless one is the quorum."""
    care = viability(lakeland, strict, "care", P04, DAY)
    assert (care.viable, care.remaining) == (True, ("p11", "p16"))
    assert care.because == "Without a hard conflict: 2 of 3 members; at least 2 must be left."
    one = frozenset({PersonId("p11")})
    assert not viability(lakeland, strict, "care", P04, DAY, declared=one).viable
    assert viability(lakeland, strict, "care", P04, DAY, declared=one, quorum=1).viable


def test_a_body_without_a_size_needs_a_majority_of_its_members(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """One of five on the board is not conflicted with its donor."""
    board = viability(lakeland, strict, "board", P04, DAY)
    assert (board.viable, board.remaining) == (False, ("p20",))
    assert board.because.endswith("and the quorum is 3.")


@pytest.mark.parametrize(
    ("more", "ties", "viable", "words"),
    [
        ({"min_clear": 1, "min_without_hard": 3}, "", True, "at least 1 must be left"),
        ({"min_clear": 1, "min_without_hard": 4}, "", False, "asks for 4 without a hard conflict"),
        ({"min_clear": 2, "min_without_hard": 1}, "b", True, "at least 1 must be left"),
        (
            {"min_clear": 2, "min_without_hard": 1},
            "b, c",
            False,
            "without any conflict: 1, and the procedure asks for 2",
        ),
    ],
)
def test_the_procedure_says_how_many_must_be_free(
    more: dict[str, int], ties: str, viable: bool, words: str
) -> None:
    """So many without a hard conflict, and so many with none at all, or the body hands over."""
    lines = ["seats:", *(f"  - {{person: {who}, body: care}}" for who in "bcd")]
    if ties:
        lines.append(f"ties: [{{kind: mentor, people: [a, {ties}]}}]")
    answer = viability(club(*lines), policy(rule("mentor", "soft"), **more), "care", ABOUT_A, DAY, quorum=1)
    assert answer.viable is viable
    assert words in answer.because


def test_who_is_unknown_counts_and_must_declare() -> None:
    """Nothing is known of b: the body can judge, and the sentence says what is missing."""
    answer = viability(club("seats: [{person: b, body: care}]"), policy(), "care", ABOUT_A, DAY)
    assert answer.viable
    assert "(1 must declare first, as nothing is known of their ties)" in answer.because


def test_a_body_of_which_too_few_are_left_for_its_quotas_cannot_judge() -> None:
    """Two are left, and no two of them hold a woman; somebody off the roll has no traits to count."""
    head = (
        "format: fairhearing/organisation@1\nid: club\n"
        "people: [{id: a, traits: {g: w}}, {id: b, traits: {g: m}}, {id: c, traits: {g: m}}]\n"
        "bodies: [{id: care, kind: intake, quotas: {g: {w: {min: 1}}}}]\n"
        "seats: [{person: a, body: care}, {person: b, body: care}, {person: c, body: care}]"
    )
    organisation = club(head=head)
    assert viability(organisation, policy(), "care", Parties(), DAY).viable
    broken = viability(organisation, policy(rule("self")), "care", ABOUT_A, DAY)
    assert not broken.viable
    assert broken.because.endswith("but no 2 or more of them keep the quotas of care.")


def test_a_body_that_is_drawn_is_viable_where_a_panel_exists(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """Nobody sits on it yet: what counts is whether one can be drawn."""
    drawn = viability(lakeland, strict, "commission", P04, DAY)
    assert drawn.viable
    assert "p10" in drawn.remaining
    assert not viability(lakeland, strict, "commission", P04, DAY, declared=frozenset(lakeland.people)).viable


def test_a_body_without_members_cannot_judge_unless_it_is_outside(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """An outside body answers for its own members; another without members is empty."""
    assert viability(lakeland, strict, "neighbour", P04, DAY).viable
    empty = viability(lakeland, strict, "congress", P04, DAY)
    assert (empty.viable, empty.because) == (False, "Nobody sits on it on that day.")


@pytest.mark.parametrize("role", ["respondent", "reporter", "affected", "excluded"])
def test_a_body_that_is_a_party_or_excluded_does_not_judge(
    lakeland: Organisation, strict: ConflictPolicy, role: str
) -> None:
    """Whoever sits on it, and even where it is outside."""
    answer = viability(lakeland, strict, "neighbour", Parties(**{role: ("neighbour",)}), DAY)
    assert (answer.viable, answer.remaining) == (False, ())


def test_a_body_that_is_not_there_is_refused(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """A name of no body is no viable body and no empty one."""
    with pytest.raises(InputError, match="There is no body 'jury'"):
        viability(lakeland, strict, "jury", P04, DAY)


def test_members_others_and_what_was_told_can_be_given() -> None:
    """Counted are those who are named; who stood aside, or belongs to the approving circle, is not left."""
    organisation = club("seats: [{person: b, body: care}, {person: c, body: care}, {person: d, body: board}]")
    rules = policy(rule("approves", towards="approver"))
    assert viability(organisation, rules, "care", ABOUT_A, DAY, members=[PersonId("b")]).remaining == ("b",)
    aside = {PersonId("b"): (reason_of("declared", "hard", "b stood aside", rule("declared")),)}
    assert viability(organisation, rules, "care", ABOUT_A, DAY, told=aside).remaining == ("c",)
    others = {"approver": ("care",)}
    assert viability(organisation, rules, "care", ABOUT_A, DAY, others=others).remaining == ()
    nobody = viability(organisation, rules, "care", ABOUT_A, DAY, members=())
    assert nobody.because == "Nobody sits on it on that day."


def test_who_stood_aside_is_not_drawn(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """What was told takes somebody out of the pool as well; a soft word does not."""
    for level, drawn in (("hard", False), ("soft", True)):
        told = {PersonId("p10"): (reason_of("declared", level, "p10 stood aside", rule("declared")),)}
        found = viability(lakeland, strict, "commission", P04, DAY, told=told)
        assert ("p10" in found.remaining) is drawn
