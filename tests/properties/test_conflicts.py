"""Conflicts hold up under change: more ties never free anybody, and the order of a file decides nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as some

from fairhearing.acts import Parties, When
from fairhearing.clock import Calendar, Duration
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import conflict_of, conflicts, viability
from fairhearing.organisation import (
    DERIVED_TIES,
    TIE_KINDS,
    Body,
    ConflictPolicy,
    Organisation,
    Person,
    Seat,
    Tie,
    TieRule,
    possibly,
    read_organisation,
    write_organisation,
)

DAY = date(2023, 4, 22)
WEIGHT = {"none": 0, "unknown": 0, "soft": 1, "hard": 2}
PEOPLE = tuple(PersonId(f"p{number}") for number in range(6))
BODIES = tuple(BodyId(name) for name in ("board", "care", "office"))
PARTIES = Parties(respondent=("p0",), reporter=("p1",))

days = some.dates(date(2010, 1, 1), date(2026, 1, 1))
whens = some.tuples(days, some.integers(0, 400)).map(lambda pair: When(pair[0], pair[0] + timedelta(days=pair[1])))
spans = some.tuples(some.none() | whens, some.none() | whens).filter(
    lambda span: span[0] is None or span[1] is None or span[0].first <= span[1].last
)
sources = some.none() | some.sampled_from((*PEOPLE, *BODIES))
seats = some.builds(
    lambda person, body, span, source, chosen: Seat(person, body, "", *span, source, None, chosen),
    some.sampled_from(PEOPLE),
    some.sampled_from(BODIES),
    spans,
    sources,
    some.sampled_from(["", "contested", "lottery"]),
)
between = some.builds(
    lambda kind, people, span, disputed: Tie(kind, tuple(people), None, *span, None, disputed),
    some.sampled_from(sorted(TIE_KINDS)),
    some.lists(some.sampled_from(PEOPLE), min_size=2, max_size=3, unique=True),
    spans,
    some.booleans(),
)
to_body = some.builds(
    lambda kind, person, body, span, disputed: Tie(kind, (person,), body, *span, None, disputed),
    some.sampled_from(["donor", "host", "client", "staff"]),
    some.sampled_from(PEOPLE),
    some.sampled_from((*BODIES, "north")),
    spans,
    some.booleans(),
)
ties = between | to_body
organisations = some.builds(
    lambda branches, seated, tied: Organisation(
        "club",
        "Club",
        Calendar(),
        {one: Person(one, branch=branch) for one, branch in zip(PEOPLE, ("north", *branches), strict=True)},
        {
            body: Body(body, body, "leadership", above)
            for body, above in zip(BODIES, ("care", None, "board"), strict=True)
        },
        tuple(seated),
        tuple(tied),
    ),
    some.lists(some.sampled_from(["north", "south", "none"]), min_size=5, max_size=5),
    some.lists(seats, max_size=8),
    some.lists(ties, max_size=8),
)
rules = some.builds(
    lambda tie, level, towards, steps, after: TieRule(
        f"{tie}-{level}", tie, level, towards, "", "", "test", steps, 2, after and Duration(after, "days")
    ),
    some.sampled_from((*sorted(TIE_KINDS), *DERIVED_TIES)),
    some.sampled_from(["soft", "hard"]),
    some.sampled_from([("respondent",), ("reporter",), ("respondent", "reporter")]),
    some.integers(1, 2),
    some.none() | some.integers(1, 900),
)
policies = some.builds(
    lambda those, soft_sum: ConflictPolicy(tuple(those), soft_sum),
    some.lists(rules, max_size=8),
    some.integers(0, 3),
)


def _levels(organisation: Organisation, policy: ConflictPolicy) -> dict[PersonId, int]:
    found = conflicts(organisation, policy, PARTIES, DAY)
    return {person: WEIGHT[one.level] for person, one in found.items()}


@given(organisations, policies, ties)
def test_adding_a_tie_never_frees_anybody(organisation: Organisation, policy: ConflictPolicy, tie: Tie) -> None:
    """Whatever is added, nobody's level falls."""
    before = _levels(organisation, policy)
    after = _levels(replace(organisation, ties=(*organisation.ties, tie)), policy)
    assert all(after[person] >= before[person] for person in before)


@given(organisations, policies, some.integers(0, 7))
def test_ending_a_tie_within_its_window_frees_nobody(
    organisation: Organisation, policy: ConflictPolicy, place: int
) -> None:
    """A tie that ended yesterday counts as before, where its rule lets it count for a day or longer."""
    if place >= len(organisation.ties) or organisation.ties[place].to is not None:
        return
    tie = organisation.ties[place]
    yesterday = DAY - timedelta(days=1)
    if tie.until is not None or (tie.since is not None and tie.since.first > yesterday):
        return
    ended = replace(tie, until=When(yesterday, yesterday))
    changed = replace(organisation, ties=tuple(ended if one is tie else one for one in organisation.ties))
    assert _levels(changed, policy) == _levels(organisation, policy)


@given(organisations, policies, some.integers(0, 7))
def test_a_tie_that_ended_before_its_window_is_as_if_it_never_was(
    organisation: Organisation, policy: ConflictPolicy, place: int
) -> None:
    """Longer ago than its rule says, it binds nobody; employment counts in other ties besides, and is left out."""
    if place >= len(organisation.ties) or organisation.ties[place].to is not None:
        return
    tie = organisation.ties[place]
    limits = [rule.after for rule in policy.rules if rule.tie == tie.kind]
    if tie.kind in {"employer", "staff"} or None in limits:
        return
    gone = DAY - timedelta(days=2 + max((limit.amount for limit in limits if limit), default=0))
    ended = replace(tie, since=None, until=When(gone, gone))
    others = tuple(one for one in organisation.ties if one is not tie)
    after = _levels(replace(organisation, ties=(*others, ended)), policy)
    assert after == _levels(replace(organisation, ties=others), policy)


@given(organisations, policies)
def test_the_order_of_the_file_decides_nothing(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Turned round, the same facts give the same answers with the same reasons in the same order."""
    turned = replace(
        organisation,
        people=dict(reversed(organisation.people.items())),
        bodies=dict(reversed(organisation.bodies.items())),
        seats=organisation.seats[::-1],
        ties=organisation.ties[::-1],
    )
    assert conflicts(organisation, policy, PARTIES, DAY) == conflicts(turned, policy, PARTIES, DAY)


@given(organisations, policies)
def test_one_person_is_answered_as_among_all(organisation: Organisation, policy: ConflictPolicy) -> None:
    """To ask about one gives what asking about everybody gives for that one."""
    for person, found in conflicts(organisation, policy, PARTIES, DAY).items():
        assert conflict_of(organisation, policy, person, PARTIES, DAY) == found


@given(organisations, policies)
def test_a_path_is_real_and_rests_on_facts_of_the_file(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Taking out all seats and ties leaves only what rests on branch, exclusion, or being the party."""
    bare = replace(organisation, seats=(), ties=())
    for found in conflicts(bare, policy, PARTIES, DAY).values():
        assert {reason.tie for reason in found.reasons} <= {"self", "same-branch"}
    for person, found in conflicts(organisation, policy, PARTIES, DAY).items():
        for reason in found.reasons:
            assert reason.path[0].startswith((person, reason.party)) or person in reason.path[0]
            assert reason.party in reason.path[-1]


def _is_fact(organisation: Organisation, sentence: str) -> bool:
    """Return whether a sentence of a path tells something that stands in the file."""
    if found := re.match(r"(\w+)'s seat on the (\w+).* was \w+ by (?:the )?(\w+)$", sentence):
        person, body, source = found.groups()
        gave = [
            {one.proposed_by, one.appointed_by}
            for one in organisation.seats
            if (one.person, one.body) == (person, body)
        ]
        return any(source in those for those in gave)
    if found := re.match(r"(\w+) (?:sits|sat) on the (\w+)", sentence):
        return any((one.person, one.body) == found.groups() for one in organisation.seats)
    if found := re.match(r"the (\w+) answers to the (\w+)$", sentence):
        return organisation.bodies[BodyId(found[1])].answers_to == found[2]
    if found := re.match(r"(\w+)(?: and (\w+))? (?:is|are both) of the branch (\w+)$", sentence):
        people = [one for one in found.groups()[:2] if one]
        return all(organisation.people[PersonId(one)].branch == found[3] for one in people)
    if sentence.endswith("is the party concerned"):
        return True
    named = {*re.findall(r"\b(?:p\d|board|care|office|north)\b", sentence)}
    return any(named <= {*tie.people, tie.to} for tie in organisation.ties)


@given(organisations, policies)
def test_every_step_of_a_path_is_a_fact_in_the_file(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Each sentence tells a seat, a tie, a branch or an office that is recorded."""
    for found in conflicts(organisation, policy, PARTIES, DAY).values():
        for reason in found.reasons:
            assert all(_is_fact(organisation, sentence) for sentence in reason.path), reason.path


def _seats_as_a_graph(organisation: Organisation, party: str) -> nx.DiGraph:
    """Return which seat is owed to which, and which to the party itself, worked out of the file alone."""
    graph = nx.DiGraph()
    numbered = list(enumerate(organisation.seats))
    for number, seat in numbered:
        graph.add_node(number)
        first, last = (date.min, date.max) if seat.since is None else (seat.since.first, seat.since.last)
        for source in {seat.proposed_by, seat.appointed_by} - {None} if seat.chosen != "lottery" else ():
            sat = [
                other
                for other, held in numbered
                if source in {held.body, held.person} and possibly(held.since, held.until, first, last)
            ]
            gives = any(
                tie.to == source
                and party in tie.people
                and (possibly(tie.since, tie.until, first, last) or possibly(tie.since, tie.until, DAY))
                for tie in organisation.ties
            )
            if (
                source == party
                or gives
                or any(
                    organisation.seats[one].person == party != source and organisation.seats[one].body == source
                    for one in sat
                )
            ):
                graph.add_edge(number, "party")
            graph.add_edges_from(
                (number, one) for one in sat if organisation.seats[one].person not in {seat.person, party}
            )
    return graph


@given(organisations, some.sampled_from(PEOPLE[:2]))
@settings(max_examples=300)
def test_the_path_to_whom_a_seat_is_owed_is_the_shortest(organisation: Organisation, party: PersonId) -> None:
    """As networkx finds it on a graph of seats: as many steps, and none where there is no path of two."""
    sure = replace(organisation, ties=tuple(replace(tie, disputed=False) for tie in organisation.ties))
    rule = TieRule("owes", "owes-seat", "hard", ("respondent",), "", "", "test", 1, 2)
    graph = _seats_as_a_graph(sure, party)
    reach = nx.single_source_shortest_path_length(graph.reverse(), "party") if "party" in graph else {}
    for person in PEOPLE:
        if person == party:
            continue
        steps = [
            reach.get(number, 99)
            for number, seat in enumerate(sure.seats)
            if seat.person == person and possibly(seat.since, seat.until, DAY)
        ]
        nearest = min((one for one in steps if one <= 2), default=0)
        found = conflict_of(sure, ConflictPolicy((rule,), 0), person, Parties(respondent=(party,)), DAY)
        assert bool(found.reasons) == bool(nearest)
        if found.reasons:
            assert found.level == ("hard" if nearest == 1 else "soft")
            assert min(sum(" seat on " in one for one in reason.path) for reason in found.reasons) == nearest


@given(organisations, policies)
def test_a_body_is_counted_on_those_who_are_left(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Nobody who remains is hard-conflicted, and a viable body has somebody left."""
    found = conflicts(organisation, policy, PARTIES, DAY)
    for body in BODIES:
        answer = viability(organisation, policy, body, PARTIES, DAY)
        assert all(found[person].level != "hard" for person in answer.remaining)
        assert not answer.viable or answer.remaining


@given(organisations)
@settings(max_examples=50)
def test_what_is_written_is_read_back(organisation: Organisation) -> None:
    """The file holds every fact: who is in conflict with whom is the same when it is read again."""
    again = read_organisation(write_organisation(organisation), "club.yaml")
    everything = ConflictPolicy(
        tuple(
            TieRule(tie, tie, "hard", ("respondent", "reporter"), "", "", "test")
            for tie in (*TIE_KINDS, *DERIVED_TIES)
        )
    )
    assert _levels(again, everything) == _levels(organisation, everything)
    assert write_organisation(again) == write_organisation(organisation)
