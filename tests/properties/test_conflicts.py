"""Conflicts hold up under change: more ties never free anybody, and the order of a file decides nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

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
    some.sampled_from(["donor", "host", "client"]),
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
        {body: Body(body, body, "leadership") for body in BODIES},
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
