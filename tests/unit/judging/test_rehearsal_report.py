"""The report of a rehearsal as JSON: the sample federation's answers."""

from __future__ import annotations

import json
from typing import Any

from fairhearing.judging import rehearsal_json
from tests.unit.judging.rehearsed import report_of, sample


def _json(name: str, procedure: str = "model-small", **more: bool) -> dict[str, Any]:
    return dict(json.loads(json.dumps(rehearsal_json(report_of(sample(name), procedure, **more)))))


def test_the_federation_can_judge_all_but_its_own_receivers() -> None:
    """About one of the care team the other two are too close: the neighbour takes those; 21 are judged inside."""
    told = _json("organisation.yaml")
    assert (told["respondents"], told["covered"], told["stuck"], told["pairs"]) == (24, 21, [], None)
    assert [(one["respondent"], one["step"], one["body"]) for one in told["outside"]] == [
        ("p05", "receiver", "neighbour"),
        ("p11", "receiver", "neighbour"),
        ("p16", "receiver", "neighbour"),
    ]
    assert told["outside"][0]["because"].startswith("Care team: Without a hard conflict: 2 of 3 members")


def test_each_step_tells_how_far_down_the_chain_it_went() -> None:
    """The body, how many were passed over before it, and for how many respondents."""
    receiver, panel, _ = _json("organisation.yaml")["steps"]
    assert receiver["found"] == [
        {"body": "care", "down": 0, "respondents": 21},
        {"body": "neighbour", "down": 1, "respondents": 3},
    ]
    assert (panel["title"], panel["chain"], panel["stuck"]) == ("panel member", ["commission", "neighbour"], 0)


def test_offices_weak_spots_remedies_and_coverage_are_told() -> None:
    """The secretariat gave four seats; all hangs on the neighbour for three; a second intake would mend it."""
    told = _json("organisation.yaml")
    assert told["offices"][0] == {"id": "secretariat", "seats": 4, "people": 4, "acclaimed": 4}
    assert [(one["what"], one["id"], one["respondents"]) for one in told["weakest"]] == [
        ("body", "neighbour", 3),
        ("passed", "care", 3),
    ]
    assert told["weakest"][0]["says"].startswith("In a case about 3 people all hangs on Neighbour federation")
    (remedy,) = told["remedies"]
    assert (remedy["covered"], remedy["stuck"], remedy["cost"]) == (24, 0, 4)
    assert [one["what"] for one in remedy["changes"]] == ["found"]
    assert (told["coverage"]["people"], told["coverage"]["unknown"]) == (24, 7)


def test_stuck_cases_are_told_with_their_reason() -> None:
    """Nobody can hear an appeal about those who sit on the only body that hears appeals."""
    told = _json("club.yaml")
    assert [(one["respondent"], one["step"]) for one in told["stuck"]] == [
        ("x01", "appeal"),
        ("x02", "appeal"),
        ("x03", "appeal"),
    ]
    assert told["weakest"][0]["says"] == "In a case about 3 people nobody takes the step “appeal body”."


def test_pairs_name_the_reporter() -> None:
    """With --pairs each case that is not covered names both sides."""
    pairs = _json("club.yaml", pairs=True)["pairs"]
    assert pairs["pairs"] == 14
    assert {"respondent", "reporter", "step", "because"} <= pairs["stuck"][0].keys()
    assert ("c03", "c06") in {(one["respondent"], one["reporter"]) for one in pairs["outside"]}


def test_a_house_without_a_body_of_its_own_is_told_apart() -> None:
    """Where the procedure has all cases judged outside, every step of every case stands under `outside`."""
    club = sample("club.yaml")
    bodies = {name: body for name, body in club.bodies.items() if body.kind == "outside"}
    seats = tuple(seat for seat in club.seats if seat.body in bodies)
    alone = type(club)(club.id, club.name, club.calendar, club.people, bodies, seats, club.ties)
    told = dict(rehearsal_json(report_of(alone)))
    assert told["covered"] == 0
    assert len(told["outside"]) == 3 * 14
