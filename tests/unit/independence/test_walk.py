"""The walk: along the chain to the first body that can judge."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import CaseStep
from fairhearing.independence.walk import Signature, Walk, walk_of
from fairhearing.organisation import StandIn
from tests.unit.independence.building import DAY, policy
from tests.unit.independence.rehearsing import STEPS, seated, union

OUTSIDE = "  - {id: abroad, name: Abroad, kind: outside}"
LOT = "  - {id: jury, name: Jury, kind: appeal, filled_by: lottery, size: 2}"
CARE = seated("a care", "b care", "c care")


def _walk(*lines: str, steps: tuple[CaseStep, ...] = STEPS) -> Walk:
    return walk_of(union(*lines), policy(), steps, DAY)


def _case(**levels: str) -> Signature:
    return Signature(frozenset((PersonId(person), level) for person, level in levels.items()))


def test_the_first_body_that_can_judge_takes_the_step() -> None:
    """The care team takes it while a majority of it is free; then it moves on, and says why."""
    walk = _walk(OUTSIDE, CARE)
    receiver, _ = walk.walk(_case(a="hard"))
    assert (receiver.body, receiver.down, receiver.because) == ("care", 0, "")
    receiver, _ = walk.walk(_case(a="hard", b="hard"))
    assert (receiver.body, receiver.down) == ("abroad", 1)
    assert receiver.because == "Care team: Without a hard conflict: 1 of 3 members, and the quorum is 2."


def test_where_nobody_is_left_it_is_said_of_each_body() -> None:
    """Without an outside body the step is stuck; where no body is recorded at all, that is said."""
    receiver, appeal = _walk(CARE).walk(_case(a="hard", b="hard"))
    assert (receiver.body, receiver.because[:10]) == ("", "Care team:")
    assert appeal.because == "No body is recorded of the kind appeal or outside."


def test_a_body_does_not_correct_itself() -> None:
    """Who took an earlier step leaves the later one to others; an outside body may send others."""
    again = (*STEPS[:1], CaseStep("appeal", "appeal body", ("intake", "outside"), apart=("receiver",)))
    _, appeal = _walk(OUTSIDE, CARE, steps=again).walk(_case())
    assert (appeal.body, appeal.down) == ("abroad", 1)
    assert appeal.because == "Care team: It took an earlier step of the case, and this one is for others."
    receiver, appeal = _walk(OUTSIDE, CARE, steps=again).walk(_case(a="hard", b="hard"))
    assert receiver.body == appeal.body == "abroad"


def test_a_step_can_be_drawn() -> None:
    """A body by lot takes it while a panel of its size is left, or of the size that the step asks for."""
    walk = _walk(LOT, CARE)
    gone = Signature(gone=frozenset(PersonId(name) for name in "def"))
    assert [one.body for one in walk.walk(_case())] == ["care", "jury"]
    _, appeal = walk.walk(gone)
    assert (appeal.body, appeal.because) == (
        "",
        "Jury: No panel of 2 within the quotas can be drawn of those who are free.",
    )
    larger = (CaseStep("appeal", "appeal body", ("appeal",), drawn=True, seats=4),)
    assert _walk(LOT, CARE, steps=larger).walk(_case())[0].body == ""
    assert _walk(LOT, steps=larger).walk(_case())[0].body == "jury"
    twice = _walk(LOT, steps=(*STEPS[1:], CaseStep("again", "once more", ("appeal",))))
    assert [one.body for one in twice.walk(_case())] == ["jury", "jury"]


def test_it_says_on_whom_it_hangs() -> None:
    """The outside body alone hears appeals; with one receiver bound, each of the other two is needed as well."""
    walk = _walk(OUTSIDE, CARE, steps=STEPS[1:])
    assert [*walk.needed(_case(), walk.walk(_case()))] == [("body", "abroad", "appeal")]
    walk = _walk(CARE, steps=STEPS[:1])
    bound = _case(a="hard")
    assert [*walk.needed(bound, walk.walk(bound))] == [
        ("body", "care", "receiver"),
        ("person", "b", "receiver"),
        ("person", "c", "receiver"),
    ]
    stuck = _case(a="hard", b="hard")
    assert [*walk.needed(stuck, walk.walk(stuck))] == []


def test_it_says_who_of_a_pool_is_needed() -> None:
    """Where two of three who can be drawn are left, each of these is needed."""
    walk = _walk(LOT, CARE, steps=STEPS[1:])
    few = Signature(gone=frozenset({PersonId("d")}))
    assert [*walk.needed(few, walk.walk(few))] == [
        ("body", "jury", "appeal"),
        ("person", "e", "appeal"),
        ("person", "f", "appeal"),
    ]
    assert [one.body for one in walk.walk(few, BodyId("jury"))] == [""]


def test_alternates_sit_where_too_few_are_left() -> None:
    """With two of three out, two alternates make up for them; with one of these out too, nobody does."""
    seats = CARE + "\n  - {person: d, body: care, role: alternate}\n  - {person: e, body: care, role: alternate}"
    receiver, _ = _walk(seats).walk(_case(a="hard", b="hard"))
    assert (receiver.body, receiver.because) == ("care", "")
    receiver, _ = _walk(seats).walk(_case(a="hard", b="hard", d="hard"))
    assert receiver.because.startswith("Care team: Without a hard conflict: 2 of 5 members")
    assert _walk(seats).walk(_case())[0].body == "care"
    only = "seats: [{person: d, body: care, role: alternate}]"
    receiver, _ = _walk(only).walk(_case(d="hard"))
    assert receiver.body == ""


def test_others_stand_in_as_the_rule_says() -> None:
    """Where more than one is out, somebody of the board sits with them, the clearest first, and is then needed."""
    rule = StandIn(id="in", says="", source="", pack="test", on="intake", out_of="leadership", beyond=1, seats=1)
    board = CARE + "\n  - {person: d, body: board}\n  - {person: e, body: board, proposed_by: care}"
    walk = walk_of(union(board), replace(policy(), stand_ins=(rule,)), STEPS[:1], DAY)
    three = walk.walk(_case(a="hard", b="hard"))
    assert three[0].because == "Care team: Without a hard conflict: 2 of 4 members, and the quorum is 3."
    four = union(board + "\n  - {person: f, body: care}")
    walk = walk_of(four, replace(policy(), stand_ins=(rule,)), STEPS[:1], DAY)
    assert walk.officers() == {PersonId(name) for name in "abcdef"}
    bound = _case(a="hard", b="hard", d="hard")
    (receiver,) = walk.walk(bound)
    assert receiver.body == "care"
    assert ("person", "e", "receiver") in [*walk.needed(bound, (receiver,))]
    assert walk.walk(_case(a="hard", b="hard", d="hard", e="hard"))[0].body == ""
    assert walk.walk(_case(a="hard"))[0].body == "care"
    other = walk_of(four, replace(policy(), stand_ins=(replace(rule, on="panel"),)), STEPS[:1], DAY)
    assert other.walk(bound)[0].body == ""


def test_whoever_has_a_second_body_behind_them_is_not_needed() -> None:
    """With an outside body behind the care team, nobody of it is needed."""
    walk = _walk(OUTSIDE, CARE, steps=STEPS[:1])
    bound = _case(a="hard")
    assert [*walk.needed(bound, walk.walk(bound))] == []
