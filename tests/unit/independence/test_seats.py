"""Who owes a seat to whom."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of
from fairhearing.organisation import TieRule
from tests.unit.independence.building import DAY, club, policy, rule

TWO = rule("owes-seat", soft_steps=2)
A = Parties(respondent=("a",))


def _of_c(*lines: str, rules: TieRule = TWO, parties: Parties = A) -> Conflict:
    return conflict_of(club(*lines), policy(rules), PersonId("c"), parties, DAY)


def test_a_seat_is_owed_to_who_sat_then_on_the_body_that_gave_it() -> None:
    """The party sat on the board when it proposed; who came later or had left did not give it."""
    seats = "seats: [{{person: c, body: care, from: 2019, proposed_by: board}}, {{person: a, body: board, {}}}]"
    owed = _of_c(seats.format("from: 2018, to: 2020"))
    assert (owed.level, owed.reasons[0].path) == (
        "hard",
        (
            "c's seat on the care team (from 2019) was proposed by the board",
            "a sat on the board then (2018 to 2020)",
        ),
    )
    assert _of_c(seats.format("from: 2020")).level == "none"
    assert _of_c(seats.format("to: 2018")).level == "none"


def test_a_seat_whose_beginning_is_not_known_may_have_been_given_at_any_time() -> None:
    """Not to know when is no excuse: whoever ever sat there may have given it."""
    seats = "seats: [{person: c, body: care, proposed_by: board}, {person: a, body: board, to: 2018}]"
    assert _of_c(seats).level == "hard"


def test_a_seat_is_owed_to_who_gives_money_to_the_body_that_gave_it() -> None:
    """The tie may hold then or on the day; one that ended before and one of another body do not count."""
    lines = (
        "seats: [{person: c, body: care, from: 2019, proposed_by: board}]",
        "ties: [{{kind: donor, person: a, {}}}]",
    )
    for dates, level in (("to: board, from: 2021", "hard"), ("to: board, until: 2019", "hard")):
        assert _of_c(lines[0], lines[1].format(dates)).level == level
    assert _of_c(lines[0], lines[1].format("to: board, until: 2018")).level == "none"
    assert _of_c(lines[0], lines[1].format("to: care")).level == "none"


def test_a_longer_chain_is_soft_and_a_still_longer_one_is_nothing() -> None:
    """C was put in by d, who was put in by a: two steps are soft, and do not count where one step is the most."""
    lines = "seats: [{person: c, body: care, proposed_by: d}, {person: d, body: board, proposed_by: a}]"
    far = _of_c(lines)
    assert (far.level, far.reasons[0].path) == (
        "soft",
        ("c's seat on the care team was proposed by d", "d's seat on the board was proposed by a"),
    )
    assert _of_c(lines, rules=rule("owes-seat")).level == "none"
    assert _of_c(lines, rules=rule("owes-seat", steps=2)).level == "hard"


def test_each_rule_looks_back_as_far_as_it_says() -> None:
    """A rule that looks one step back does not count what another finds at two."""
    lines = "seats: [{person: c, body: care, proposed_by: d}, {person: d, body: board, proposed_by: a}]"
    rules = policy(rule("owes-seat"), replace(rule("owes-seat", "soft", steps=2), id="further"))
    assert [reason.rule for reason in conflict_of(club(lines), rules, PersonId("c"), A, DAY).reasons] == [
        "further"
    ]


def test_a_chain_runs_through_those_who_sat_on_the_body_then() -> None:
    """C was put in by the board, on which d sat, whom a had put there; the chain never comes back to itself."""
    lines = (
        "seats: [{person: c, body: care, from: 2019, proposed_by: board},"
        " {person: d, body: board, from: 2018, proposed_by: a, chosen: acclamation},"
        " {person: b, body: board, from: 2020, proposed_by: a},"
        " {person: c, body: board, from: 2018, proposed_by: care}]"
    )
    paths = [reason.path for reason in _of_c(lines).reasons]
    assert paths == [
        (
            "c's seat on the care team (from 2019) was proposed by the board",
            "d's seat on the board (from 2018) was proposed by a",
        )
    ]


def test_what_was_drawn_by_lot_is_owed_to_nobody() -> None:
    """Whoever put the name forward, the lot decided."""
    assert _of_c("seats: [{person: c, body: care, proposed_by: a, chosen: lottery}]").level == "none"


def test_an_ended_seat_is_owed_no_longer_unless_the_rule_says_so() -> None:
    """A seat given up in 2021 counts only for as long as the rule gives."""
    lines = "seats: [{person: c, body: care, to: 2021-04, proposed_by: a}]"
    assert _of_c(lines).level == "none"
    assert _of_c(lines, rules=rule("owes-seat", after="2 y")).level == "hard"


def test_a_dispute_does_not_hide_what_nobody_doubts() -> None:
    """Beside a short disputed chain the longer undisputed one is told too, and the harder counts."""
    lines = (
        "seats: [{person: c, body: care, proposed_by: board}, {person: d, body: board, proposed_by: a}]",
        "ties: [{kind: donor, person: a, to: board, disputed: true}]",
    )
    found = _of_c(*lines, rules=rule("owes-seat", steps=2))
    assert (found.level, [reason.level for reason in found.reasons]) == ("hard", ["hard", "soft"])


def test_a_body_that_is_the_party_is_owed_what_it_gave() -> None:
    """The respondent may be a body; nobody needs to have sat on it."""
    given = _of_c("seats: [{person: c, body: care, appointed_by: board}]", parties=Parties(respondent=("board",)))
    assert given.reasons[0].path == ("c's seat on the care team was filled by the board",)
