"""What binds people through work and rank."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of
from fairhearing.organisation import Body
from tests.unit.independence.building import DAY, club, policy, rule

A, B, BOARD = Parties(respondent=("a",)), Parties(respondent=("b",)), Parties(respondent=("board",))
BODIES = """format: fairhearing/organisation@1
id: club
people: [{id: a}, {id: b}, {id: c}, {id: d}]
bodies:
  - {id: all, kind: assembly}
  - {id: board, name: Board, kind: leadership, answers_to: all}
  - {id: care, name: Care team, kind: intake, answers_to: board}
  - {id: far, name: Neighbours, kind: outside}
"""


def _of(
    tie: str, person: str, parties: Parties, *lines: str, towards: str = "respondent", **more: int
) -> Conflict:
    found = policy(rule(tie, towards=towards, **more))
    others = {"approver": parties.respondent} if towards == "approver" else {}
    asked = Parties() if towards == "approver" else parties
    return conflict_of(club(*lines, head=BODIES), found, PersonId(person), asked, DAY, others=others)


def _paths(conflict: Conflict) -> list[tuple[str, ...]]:
    return [reason.path for reason in conflict.reasons]


def test_two_who_work_for_one_are_bound() -> None:
    """Paid by the same person, or staff of the same body; the employer is not their own colleague."""
    managed = "ties: [{kind: employer, people: [c, a, b]}, {kind: employer, people: [d, a]}]"
    assert _paths(_of("same-employer", "b", A, managed)) == [("c employs or manages b", "c employs or manages a")]
    assert _of("same-employer", "c", A, managed).reasons == ()
    assert _of("same-employer", "b", Parties(respondent=("c",)), managed).reasons == ()
    staff = "ties: [{kind: staff, person: a, to: board}, {kind: staff, person: b, to: board}]"
    assert _paths(_of("same-employer", "b", A, staff)) == [
        ("b is paid staff of the board", "a is paid staff of the board")
    ]
    mixed = "ties: [{kind: staff, people: [a, d]}, {kind: employer, people: [d, b]}]"
    assert len(_of("same-employer", "b", A, mixed).reasons) == 1


def test_to_have_worked_for_one_counts_while_both_do() -> None:
    """Where one left, the rule's window decides; a disputed employment makes it soft."""
    left = "ties: [{kind: staff, people: [a, d], from: 2010, to: 2020}, {kind: staff, people: [b, d]}]"
    assert _of("same-employer", "b", A, left).reasons == ()
    window = conflict_of(
        club(left, head=BODIES), policy(rule("same-employer", after="9 y")), PersonId("b"), A, DAY
    )
    assert window.level == "hard"
    disputed = "ties: [{kind: staff, people: [a, d], disputed: true}, {kind: staff, people: [b, d]}]"
    assert _of("same-employer", "b", A, disputed).level == "soft"


def test_a_superior_is_bound_to_those_they_assign() -> None:
    """Who gave a seat, sat on the body that did, or manages somebody stands above them, and not the other way."""
    gave = "seats: [{person: a, body: care, appointed_by: b}]"
    assert _paths(_of("assigned-by", "b", A, gave)) == [("a's seat on the care team was filled by b",)]
    assert _of("assigned-by", "a", B, gave).reasons == ()
    sat = "seats: [{person: a, body: care, from: 2022, proposed_by: board}, {person: b, body: board}]"
    assert _paths(_of("assigned-by", "b", A, sat)) == [
        ("b sat on the board then", "a's seat on the care team (from 2022) was proposed by the board")
    ]
    manages = "ties: [{kind: employer, people: [b, a]}, {kind: mentor, people: [b, a]}]"
    assert _paths(_of("assigned-by", "b", A, manages)) == [("b employs or manages a",)]
    assert _of("assigned-by", "a", B, manages).reasons == ()


def test_money_for_the_body_that_gave_a_seat_is_no_assignment() -> None:
    """A donor of the board did not assign whom the board seated, although that one owes the seat to the donor."""
    lines = ("seats: [{person: a, body: care, proposed_by: board}]", "ties: [{kind: donor, person: b, to: board}]")
    assert _of("assigned-by", "b", A, *lines).reasons == ()
    assert _of("owes-seat", "a", B, *lines).level == "hard"


def test_a_body_answers_for_what_is_above_it() -> None:
    """Who sits on a body that answers to the respondent is its own; to an assembly everybody answers."""
    seat = "seats: [{person: b, body: care}, {person: c, body: gone}]"
    assert _paths(_of("answers-to", "b", BOARD, seat.replace("gone", "far"))) == [
        ("b sits on the care team", "the care team answers to the board")
    ]
    lost = replace(club(seat.replace("gone", "far"), head=BODIES), bodies={"board": Body("board", "", "x")})
    assert conflict_of(lost, policy(rule("answers-to")), PersonId("b"), BOARD, DAY).reasons == ()
    board = "seats: [{person: b, body: board}]"
    assert _of("answers-to", "b", Parties(respondent=("all",)), board).reasons == ()
    assert _of("answers-to", "b", A, board).reasons == ()


def test_the_outside_body_that_the_respondent_chose_is_its_own() -> None:
    """Whom it seated there binds those who sit beside that one; a seat that somebody else gave binds nobody."""
    chosen = "seats: [{person: b, body: far}, {person: c, body: far, proposed_by: board}]"
    assert _paths(_of("answers-to", "b", BOARD, chosen)) == [
        ("b sits on the neighbours", "c's seat on the neighbours was proposed by the board")
    ]
    # the one whom it seated has a rule of their own, `seated`
    assert _of("answers-to", "c", BOARD, chosen).reasons == ()
    assert _of("answers-to", "b", BOARD, chosen.replace("proposed_by: board", "proposed_by: a")).reasons == ()


def test_who_has_to_approve_is_of_the_circle() -> None:
    """On the approving body itself, or, one step further, on the body to which that one answers."""
    care = Parties(respondent=("care",))
    assert _paths(_of("approves", "b", care, "seats: [{person: b, body: care}]", towards="approver")) == [
        ("b sits on the care team", "the care team has to approve the outcome")
    ]
    above = _of("approves", "b", care, "seats: [{person: b, body: board}]", towards="approver", soft_steps=2)
    assert (above.level, len(above.reasons[0].path)) == ("soft", 3)
    assert _of("approves", "b", care, "seats: [{person: b, body: board}]", towards="approver").reasons == ()
    assert _of("approves", "b", care, "seats: [{person: b, body: far}]", towards="approver").reasons == ()
    assert _of("approves", "b", care, "seats: [{person: b, body: care}]").reasons == ()
    assert _of("approves", "b", A, "seats: [{person: b, body: care}]").reasons == ()
