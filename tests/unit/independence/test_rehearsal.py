"""Rehearsals of small unions, checked by hand."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.independence import CaseStep, Rehearsal, rehearse
from fairhearing.organisation import Organisation
from tests.unit.independence.building import DAY, policy, rule
from tests.unit.independence.rehearsing import RULES, STEPS, seated, union

OUTSIDE = "  - {id: abroad, name: Abroad, kind: outside}"
SECOND = "  - {id: second, kind: appeal}"
CARE = seated("a care", "b care", "c care", "d second")
ONLY_CARE = seated("a care", "b care", "c care")
TWO = ("e, a", "e, b", "f, a")
FRIENDS = f"ties: [{', '.join(f'{{kind: friend, people: [{two}]}}' for two in TWO)}]"


def _rehearsed(*lines: str, steps: tuple[CaseStep, ...] = STEPS, pairs: bool = False) -> Rehearsal:
    return rehearse(union(*lines), RULES, steps, DAY, pairs=pairs)


def _who(passages: tuple[object, ...]) -> str:
    return "".join(str(getattr(one, "respondent", "")) for one in passages)


def test_everybody_is_judged_inside_outside_or_by_nobody() -> None:
    """About a receiver the others are too close, about e two are friends; d is the appeal body alone."""
    answer = _rehearsed(OUTSIDE, SECOND, CARE, FRIENDS)
    assert (answer.respondents, answer.covered) == (6, 1)
    assert (_who(answer.outside), _who(answer.stuck)) == ("abcde", "")
    answer = _rehearsed(SECOND, CARE, FRIENDS)
    assert (answer.covered, _who(answer.outside), _who(answer.stuck)) == (1, "", "abcde")
    assert [one.step for one in answer.stuck[0].stuck] == ["receiver"]


def test_the_steps_tell_how_far_down_the_chain_it_went() -> None:
    """For each step: which bodies took it how often, and for how many nobody did."""
    receiver, appeal = _rehearsed(OUTSIDE, SECOND, CARE, FRIENDS).steps
    assert (receiver.bodies, receiver.stuck) == ({"care": 2, "abroad": 4}, 0)
    assert (appeal.chain, appeal.bodies) == (("second", "abroad"), {"second": 5, "abroad": 1})
    receiver, appeal = _rehearsed(OUTSIDE, ONLY_CARE).steps
    assert (receiver.always_outside, appeal.always_outside) == (False, True)


def test_a_step_that_is_always_outside_does_not_count_against_the_house() -> None:
    """Without an appeal body the house judges itself when the care team does; with no body at all it does not."""
    answer = _rehearsed(OUTSIDE, ONLY_CARE)
    assert (answer.covered, _who(answer.outside), answer.again) == (3, "abc", 3)
    only = (CaseStep("judge", "judge", ("outside",)),)
    answer = _rehearsed(OUTSIDE, steps=only)
    assert (answer.covered, _who(answer.outside)) == (0, "abcdef")


def test_weak_spots_come_the_worst_first() -> None:
    """Steps that nobody takes, then people and bodies on whom all hangs, then bodies that are passed over."""
    told = [(one.what, one.id, one.step, one.respondents) for one in _rehearsed(SECOND, CARE, FRIENDS).weakest]
    assert told == [
        ("step", "receiver", "receiver", 4),
        ("step", "appeal", "appeal", 1),
        ("person", "b", "receiver", 1),
        ("person", "c", "receiver", 1),
        ("body", "care", "receiver", 1),
        ("person", "d", "appeal", 1),
        ("body", "second", "appeal", 1),
        ("passed", "care", "receiver", 4),
        ("passed", "second", "appeal", 1),
    ]


def test_nobody_in_any_body() -> None:
    """Where nobody sits anywhere, every case comes to a stop, and it is said of each body."""
    answer = _rehearsed()
    assert (answer.covered, len(answer.stuck)) == (0, 6)
    assert answer.stuck[0].found[0].because == "Care team: Nobody sits on it on that day."
    assert answer.weakest[0].respondents == 6


def test_an_empty_roll_has_nobody_to_ask_about() -> None:
    """No respondents, and nothing fails."""
    nobody = union().__class__("none", "None", union().calendar, {}, {})
    answer = rehearse(nobody, RULES, STEPS, DAY)
    assert (answer.respondents, answer.covered, answer.weakest) == (0, 0, ())


def test_somebody_who_is_not_on_the_roll_is_refused() -> None:
    """The refusal says whom to name."""
    with pytest.raises(InputError) as caught:
        rehearse(union(), RULES, STEPS, DAY, people=[PersonId("zed")])
    assert "'zed' is not on the roll" in caught.value.what


def test_circles_of_appointment_come_to_an_end(lakeland: Organisation) -> None:
    """The board fills itself and the secretariat, which proposes the board: the rehearsal ends all the same."""
    rules = policy(rule("self"), rule("owes-seat", soft_steps=2))
    assert rehearse(lakeland, rules, STEPS, DAY).respondents == 24


def test_it_tells_how_far_it_is() -> None:
    """At the end, and after every thousand respondents."""
    told: list[tuple[int, int]] = []
    rehearse(union(), RULES, STEPS, DAY, progress=lambda done, many: told.append((done, many)))
    assert told == [(6, 6)]


def test_pairs_are_rehearsed_with_both_sides() -> None:
    """A reporter who is a receiver's friend takes that receiver out as well."""
    rules = policy(*RULES.rules, rule("friend", towards="reporter"))
    line = "ties: [{kind: friend, people: [e, a]}, {kind: friend, people: [f, b]}]"
    answer = rehearse(union(OUTSIDE, ONLY_CARE, line), rules, STEPS, DAY, pairs=True)
    assert ("e", "f") in {(one.respondent, one.reporter) for one in answer.outside}
    alone = rehearse(union(OUTSIDE, ONLY_CARE, line), rules, STEPS, DAY)
    assert "e" not in _who(alone.outside)


def test_panels_that_are_drawn_are_rehearsed() -> None:
    """With two left to draw, a respondent who is one of them leaves too few, and each of the others is needed."""
    jury = "  - {id: jury, kind: panel, filled_by: lottery, size: 3}"
    steps = (CaseStep("panel", "panel", ("panel",), drawn=True),)
    answer = _rehearsed(jury, seated("a care", "b care"), steps=steps)
    assert (answer.covered, _who(answer.stuck)) == (6, "")
    answer = _rehearsed(jury, seated("a care", "b care", "c care"), steps=steps)
    assert (answer.covered, _who(answer.stuck)) == (3, "def")
    people = {one.id: one.respondents for one in answer.weakest if one.what == "person"}
    assert people == {"d": 3, "e": 3, "f": 3}
