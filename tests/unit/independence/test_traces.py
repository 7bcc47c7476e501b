"""What binds a person to a party, by each kind of derived tie."""

from __future__ import annotations

import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of
from fairhearing.organisation import DERIVED_TIES, ConflictPolicy
from tests.unit.independence.building import DAY, club, policy, rule

EVERY_TIE = policy(*(rule(tie, towards="respondent", soft_steps=2) for tie in DERIVED_TIES))
A, B, BOARD = Parties(respondent=("a",)), Parties(respondent=("b",)), Parties(respondent=("board",))


def _of(person: str, parties: Parties, *lines: str, declared: str = "") -> Conflict:
    who = frozenset({PersonId(declared)}) if declared else frozenset()
    return conflict_of(club(*lines), EVERY_TIE, PersonId(person), parties, DAY, declared=who)


def _told(conflict: Conflict) -> list[tuple[str, tuple[str, ...]]]:
    return [(reason.tie, reason.path) for reason in conflict.reasons]


def test_nobody_judges_their_own_cause() -> None:
    """The party itself is told as such, and nothing else of it."""
    assert _told(_of("a", A)) == [("self", ("a is the party concerned",))]


def test_who_sits_together_is_bound_while_both_sit() -> None:
    """Both seats must possibly be held on the day; the assembly, on which everybody sits, binds nobody."""
    seats = "seats: [{{person: a, body: {}, from: 2020{}}}, {{person: c, body: {}}}]"
    together = _of("c", A, seats.format("board", "", "board"))
    assert _told(together) == [("body-mate", ("c sits on the board", "a sits on the board (from 2020)"))]
    assert _of("c", A, seats.format("board", ", to: 2021", "board")).reasons == ()
    assert _of("c", A, seats.format("all", "", "all")).reasons == ()
    assert _of("c", A, seats.format("board", "", "care")).reasons == ()


def test_one_branch_binds_and_no_branch_does_not() -> None:
    """Two people of the north are bound; two people of no branch, or of two, are not."""
    assert _told(_of("a", B)) == [("same-branch", ("a and b are both of the branch north",))]
    assert _of("c", B).reasons == ()
    assert _of("d", Parties(respondent=("x",))).reasons == ()


def test_money_for_a_body_binds_those_who_sit_on_it() -> None:
    """Through a body that the party gives money or rooms to, and through a branch likewise."""
    donor = _of(
        "c", A, "seats: [{person: c, body: board}]", "ties: [{kind: donor, person: a, to: board, from: 2017}]"
    )
    assert _told(donor) == [("through-body", ("c sits on the board", "a is a donor to the board (since 2017)"))]
    host = _of("c", A, "ties: [{kind: host, person: a, to: south}]")
    assert _told(host) == [("through-body", ("c is of the branch south", "a is a host to the branch south"))]


def test_money_for_the_accused_body_is_a_tie_to_it_and_not_through_it() -> None:
    """A donor of the body that is the respondent has a recorded tie; nothing runs through the body."""
    lines = "ties: [{kind: donor, person: c, to: board}]"
    assert _of("c", BOARD, lines).reasons == ()
    with_rule = conflict_of(club(lines), policy(rule("donor")), PersonId("c"), BOARD, DAY)
    assert _told(with_rule) == [("donor", ("c is a donor to the board",))]
    other = conflict_of(club(lines), policy(rule("donor")), PersonId("c"), A, DAY)
    assert other.reasons == ()


def test_an_accused_body_is_not_judged_by_its_own_nor_by_those_it_seated() -> None:
    """Who sits on it, who is of the accused branch, and whom it put into a seat."""
    assert _told(_of("c", BOARD, "seats: [{person: c, body: board}]")) == [("member-of", ("c sits on the board",))]
    north = Parties(respondent=("north",))
    assert _told(_of("a", north)) == [("member-of", ("a is of the branch north",))]
    seated = _of("c", BOARD, "seats: [{person: c, body: care, appointed_by: board}]")
    assert _told(seated) == [("seated", ("c's seat on the care team was filled by the board",))]


def test_a_seat_given_by_a_person_is_owed_and_not_seated() -> None:
    """`seated` is about bodies; what a person gave is `owes-seat`."""
    given = _of("c", A, "seats: [{person: c, body: care, proposed_by: a}]")
    assert _told(given) == [("owes-seat", ("c's seat on the care team was proposed by a",))]


def test_whom_the_reporter_excludes_is_out_alone_or_with_the_body() -> None:
    """An excluded person, and whoever sits on an excluded body on the day."""
    alone = _of("c", Parties(excluded=("c",)))
    assert _told(alone) == [("excluded", ("c was left out of this case",))]
    lines = "seats: [{person: c, body: board}, {person: d, body: board, to: 2020}]"
    board = Parties(excluded=("board",))
    assert _told(_of("c", board, lines)) == [
        ("excluded", ("c sits on the board", "the board was left out of this case"))
    ]
    assert _of("d", board, lines).level == "unknown"


def test_who_declares_that_they_may_not_judge_is_out() -> None:
    """The declaration is the whole reason."""
    declared = _of("c", A, declared="c")
    assert (declared.level, _told(declared)) == ("hard", [("declared", ("c declared that they may not judge",))])
    assert declared.reasons[0].party == ""


@pytest.mark.parametrize(("rules", "level"), [(policy(rule("witness", "soft")), "soft"), (policy(), "unknown")])
def test_a_witness_is_bound_where_the_procedure_says_so(rules: ConflictPolicy, level: str) -> None:
    """Some procedures count witnesses as conflicted and some do not."""
    assert conflict_of(club(), rules, PersonId("c"), Parties(witness=("c",)), DAY).level == level


def test_a_person_off_the_roll_is_asked_about_like_others() -> None:
    """Somebody outside has no branch and can have seats."""
    assert _of("x", B).level == "unknown"
