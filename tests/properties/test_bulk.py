"""What is worked out for everybody at once is what is worked out for each pair."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import LEVELS, bulk, conflict_of
from fairhearing.organisation import DERIVED_TIES, TIE_KINDS, ConflictPolicy, Organisation, TieRule
from tests.properties.any_organisations import DAY, NOT_ON_THE_ROLL, PEOPLE, SIDES, any_organisations, any_policies

DECLARED = some.frozensets(some.sampled_from((*PEOPLE, NOT_ON_THE_ROLL)), max_size=2)
LIMIT = settings(max_examples=40)


def _all_pairs(
    organisation: Organisation, policy: ConflictPolicy, declared: frozenset[PersonId], *, pairs: bool
) -> None:
    ready = bulk(organisation, policy, DAY, declared=declared, pairs=pairs)
    for respondent in organisation.people:
        for reporter in organisation.people if pairs else ("",):
            if reporter == respondent:
                continue
            named = (respondent, reporter) if reporter else (respondent,)
            levels = ready.levels([ready.arrays.number[one] for one in named])
            parties = Parties(respondent=(respondent,), reporter=(reporter,) if reporter else ())
            for place, person in enumerate(ready.arrays.names):
                exact = conflict_of(organisation, policy, PersonId(person), parties, DAY, declared=declared)
                assert LEVELS[levels[place]] == exact.level, (named, person)


@given(any_organisations, any_policies, DECLARED)
def test_bulk_is_exact_for_every_pair(
    organisation: Organisation, policy: ConflictPolicy, declared: frozenset[PersonId]
) -> None:
    """Every level towards every possible respondent is that of `conflict_of`."""
    _all_pairs(organisation, policy, declared, pairs=False)


@given(any_organisations, any_policies, DECLARED)
@settings(max_examples=30)
def test_bulk_is_exact_with_a_reporter(
    organisation: Organisation, policy: ConflictPolicy, declared: frozenset[PersonId]
) -> None:
    """Towards a respondent and a reporter together it is so too, with soft ties to both added up."""
    _all_pairs(organisation, policy, declared, pairs=True)


@pytest.mark.parametrize("tie", [*TIE_KINDS, *DERIVED_TIES])
@given(any_organisations, some.sampled_from(["soft", "hard"]), some.sampled_from(SIDES))
@LIMIT
def test_bulk_is_exact_for_every_kind(
    tie: str, organisation: Organisation, level: str, towards: tuple[str]
) -> None:
    """Each kind of tie by itself gives the same level, whether it is worked out at once or pair by pair."""
    policy = ConflictPolicy((TieRule(tie, tie, level, towards, "", "", "test", 1, 2),))
    _all_pairs(organisation, policy, frozenset(), pairs=False)


@given(any_organisations, any_policies)
@LIMIT
def test_a_kind_that_nobody_wrote_sums_for_is_asked_pair_by_pair(
    organisation: Organisation, policy: ConflictPolicy
) -> None:
    """Longer chains of seats than two steps are followed one by one."""
    longer = TieRule("chain", "owes-seat", "soft", ("respondent",), "", "", "test", 1, 3)
    _all_pairs(organisation, replace(policy, rules=(*policy.rules, longer)), frozenset(), pairs=False)
