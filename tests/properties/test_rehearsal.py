"""A rehearsal is what asking about each person by themselves gives, and holds up under change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import CaseStep, chain, free_panels, plausible, rehearse
from fairhearing.organisation import ConflictPolicy, Organisation, Tie, bodies_of_kind, members_of
from tests.properties.any_organisations import DAY, PEOPLE, any_organisations, any_policies, any_ties

STEPS = (
    CaseStep("receiver", "receiver", ("intake", "outside")),
    CaseStep("panel", "panel", ("panel", "outside"), drawn=True, seats=2, apart=("receiver",)),
    CaseStep("board", "board", ("leadership",)),
    CaseStep("appeal", "appeal body", ("appeal", "intake", "outside"), apart=("receiver", "panel")),
)
DECLARED = some.frozensets(some.sampled_from(PEOPLE), max_size=1)
LIMIT = settings(max_examples=60)


def _viable(
    organisation: Organisation,
    policy: ConflictPolicy,
    step: CaseStep,
    body: str,
    parties: Parties,
    declared: frozenset[PersonId],
) -> bool:
    drawn = organisation.bodies[body].filled_by == "lottery" and not members_of(organisation, body, DAY)
    if step.drawn and drawn:
        size = step.seats
        return free_panels(organisation, policy, body, parties, DAY, size=size, declared=declared).exists
    kind = organisation.bodies[body].kind
    return chain(organisation, policy, step.name, (kind,), parties, DAY, declared=declared).found == body


def _by_hand(
    organisation: Organisation, policy: ConflictPolicy, parties: Parties, declared: frozenset[PersonId]
) -> dict[str, str]:
    """Return who takes each step, asked body by body."""
    found: dict[str, str] = {}
    for step in STEPS:
        apart = {found[name] for name in step.apart}
        bodies = [body for kind in step.kinds for body in bodies_of_kind(organisation, kind)]
        found[step.name] = next(
            (
                str(body)
                for body in bodies
                if (body not in apart or organisation.bodies[body].kind == "outside")
                and _viable(organisation, policy, step, body, parties, declared)
            ),
            "",
        )
    return found


@given(any_organisations, any_policies, DECLARED)
@LIMIT
def test_one_person_is_answered_as_by_hand(
    organisation: Organisation, policy: ConflictPolicy, declared: frozenset[PersonId]
) -> None:
    """For each respondent the bodies found are those that `chain` and `free_panels` find, step by step."""
    for respondent in organisation.people:
        answer = rehearse(organisation, policy, STEPS, DAY, people=[respondent], declared=declared)
        by_hand = _by_hand(organisation, policy, Parties(respondent=(respondent,)), declared)
        for taken in answer.steps:
            assert (next(iter(taken.bodies), ""), taken.stuck) == (
                by_hand[taken.step.name],
                int(not by_hand[taken.step.name]),
            )


@given(any_organisations, any_policies)
@LIMIT
def test_all_are_answered_as_each_by_themselves(organisation: Organisation, policy: ConflictPolicy) -> None:
    """What is told of everybody is the sum of what is told of each; nobody is lost."""
    whole = rehearse(organisation, policy, STEPS, DAY)
    each = [rehearse(organisation, policy, STEPS, DAY, people=[one]) for one in sorted(organisation.people)]
    assert whole.covered == sum(one.covered for one in each)
    assert whole.stuck == tuple(passage for one in each for passage in one.stuck)
    assert whole.outside == tuple(passage for one in each for passage in one.outside)
    assert whole.covered + len(whole.stuck) + len(whole.outside) == whole.respondents == len(PEOPLE)


@given(any_organisations, any_policies)
@settings(max_examples=30)
def test_pairs_are_answered_as_by_hand(organisation: Organisation, policy: ConflictPolicy) -> None:
    """With a reporter, too, each case that is not covered is told, and those that are told are as by hand."""
    whole = rehearse(organisation, policy, STEPS, DAY, pairs=True)
    told = {(one.respondent, one.reporter): one.found for one in (*whole.stuck, *whole.outside)}
    reporters = plausible(organisation, DAY)
    pairs = [(one, other) for one in organisation.people for other in reporters(one)]
    assert whole.respondents == len(pairs) == whole.covered + len(told)
    for respondent, reporter in pairs:
        parties = Parties(respondent=(respondent,), reporter=(reporter,))
        by_hand = _by_hand(organisation, policy, parties, frozenset())
        found = told.get((respondent, reporter), ())
        assert not found or {one.step: one.body for one in found} == by_hand


@given(any_organisations, any_policies, any_ties)
@LIMIT
def test_adding_a_tie_never_covers_more(organisation: Organisation, policy: ConflictPolicy, tie: Tie) -> None:
    """With one tie more, nobody is covered who was not, and nobody comes unstuck."""
    before = rehearse(organisation, policy, STEPS, DAY)
    after = rehearse(replace(organisation, ties=(*organisation.ties, tie)), policy, STEPS, DAY)
    assert after.covered <= before.covered
    assert {one.respondent for one in before.stuck} <= {one.respondent for one in after.stuck}


@given(any_organisations, any_policies)
@LIMIT
def test_the_order_of_the_file_does_not_matter(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Turned round, the same facts give the same rehearsal."""
    turned = replace(
        organisation,
        people=dict(reversed(organisation.people.items())),
        bodies=dict(reversed(organisation.bodies.items())),
        seats=organisation.seats[::-1],
        ties=organisation.ties[::-1],
    )
    assert rehearse(organisation, policy, STEPS, DAY) == rehearse(turned, policy, STEPS, DAY)


@given(any_organisations, any_policies)
@settings(max_examples=30)
def test_whoever_is_told_of_as_needed_is_needed(organisation: Organisation, policy: ConflictPolicy) -> None:
    """Somebody without whom a step fails: where they declare that they may not judge, that many more are stuck."""
    everybody = dict.fromkeys((*organisation.people, *(seat.person for seat in organisation.seats)))
    free = ConflictPolicy(
        (), policy.soft_sum, min_clear=policy.min_clear, min_without_hard=policy.min_without_hard
    )
    before = rehearse(organisation, free, STEPS, DAY)
    for person in everybody:
        after = rehearse(organisation, free, STEPS, DAY, declared=frozenset({person}))
        lost = sum(one.respondents for one in before.weakest if (one.what, one.id) == ("person", person))
        assert len(after.stuck) - len(before.stuck) == lost
