"""Where a case goes when a body cannot judge it, step by step."""

from __future__ import annotations

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Route, chain
from fairhearing.organisation import Organisation, StandIn
from tests.unit.independence.building import DAY, club, policy, rule

ABOUT_A = Parties(respondent=("a",))
HEAD = """format: fairhearing/organisation@1
id: club
people: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]
bodies:
  - {id: care, name: Care team, kind: intake, size: 3}
  - {id: board, name: Board, kind: leadership}
  - {id: near, name: Neighbours, kind: neighbour}
  - {id: far, name: Arbiters, kind: outside}
"""
STAND_IN = StandIn(
    id="one-of-the-board", says="…", source="…", pack="test", on="intake", out_of="leadership", beyond=1
)


def _seated(**seats: str) -> str:
    held = (f"{{person: {person}, body: {body}}}" for body, people in seats.items() for person in people)
    return f"seats: [{', '.join(held)}]"


def _club(seats: str, *out: str) -> Organisation:
    ties = (f"{{kind: friend, people: [a, {one}]}}" for one in out)
    return club(seats, f"ties: [{', '.join(ties)}]", head=HEAD)


def _route(organisation: Organisation, *kinds: str, stand_ins: tuple[StandIn, ...] = (), **more: object) -> Route:
    rules = policy(rule("friend"), rule("self"), stand_ins=stand_ins)
    return chain(organisation, rules, "receiver", kinds, ABOUT_A, DAY, **more)


def _steps(route: Route) -> list[tuple[str, str, bool]]:
    return [(one.body, one.how, one.viability.viable) for one in route.steps]


def test_the_first_body_that_can_judge_ends_the_chain() -> None:
    """Nothing further is tried."""
    route = _route(_club(_seated(care="bcd")), "intake", "outside")
    assert (route.role, route.found, _steps(route)) == ("receiver", "care", [("care", "itself", True)])
    assert route.steps[0].because == route.steps[0].viability.because


def test_the_case_goes_to_a_neighbour_and_then_outside() -> None:
    """Each step says why the one before it could not."""
    route = _route(_club(_seated(care="bcd", near="b"), "b", "c"), "intake", "neighbour", "outside")
    assert _steps(route) == [("care", "itself", False), ("near", "itself", False), ("far", "itself", True)]
    assert route.steps[1].because.startswith("The care team cannot judge it, so it comes here. Without a hard")
    assert route.found == "far"


def test_nobody_is_left_at_the_end_of_the_chain() -> None:
    """The answer names every body that was tried, and none that was found; without bodies there is no step."""
    route = _route(_club(_seated(care="b"), "b"), "intake", "neighbour")
    assert (route.found, len(route.steps)) == ("", 2)
    assert _route(_club(_seated()), "jury").steps == ()


def test_somebody_stands_in_when_more_are_out_than_the_rule_says() -> None:
    """Two of three are out: the clearest of the board makes it two again; with one out nobody is asked."""
    organisation = _club(_seated(care="bcd", board="aef"), "b", "c")
    route = _route(organisation, "intake", stand_ins=(STAND_IN,))
    assert _steps(route) == [("care", "itself", False), ("care", "stand-ins", True)]
    last = route.steps[-1]
    assert (last.rule, last.viability.remaining) == ("one-of-the-board", ("d", "e"))
    assert last.because.startswith("2 of its members are out, so these stand in: e.")
    few = _route(_club(_seated(care="bc", board="e"), "b"), "intake", stand_ins=(STAND_IN,))
    assert [one.how for one in few.steps] == ["itself"]


def test_nobody_stands_in_who_is_conflicted_or_sits_there_already() -> None:
    """A board of the respondent, of the conflicted and of members of the body itself has nobody to send."""
    route = _route(_club(_seated(care="bcd", board="abd"), "b", "c"), "intake", stand_ins=(STAND_IN,))
    assert [one.how for one in route.steps] == ["itself"]
    other = StandIn(id="x", says="…", source="…", pack="test", on="panel", out_of="leadership")
    assert len(_route(_club(_seated(care="b", board="e"), "b"), "intake", stand_ins=(other,)).steps) == 1


def test_who_declared_and_the_quorum_count_in_every_step() -> None:
    """A declaration takes somebody out; with a smaller quorum fewer are enough."""
    organisation = _club(_seated(care="bcd"))
    declared = frozenset({PersonId("b"), PersonId("c")})
    assert _route(organisation, "intake", declared=declared).found == ""
    assert _route(organisation, "intake", declared=declared, quorum=1).found == "care"


def test_an_outside_body_that_answers_to_the_respondent_is_no_way_out() -> None:
    """Whoever it answers to chose it."""
    organisation = club(head=HEAD.replace("kind: outside}", "kind: outside, answers_to: board}"))
    found = chain(organisation, policy(), "receiver", ("outside",), Parties(respondent=("board",)), DAY)
    assert found.steps[0].because == "It answers to the respondent, and is its own."
