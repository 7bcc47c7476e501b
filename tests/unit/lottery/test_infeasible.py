"""Why no panel can be drawn."""

from __future__ import annotations

import pytest

from fairhearing.lottery import Candidate, Quotas, feasible
from fairhearing.lottery.infeasible import infeasible


def test_pool_with_a_panel_is_feasible(pool: list[Candidate], quotas: Quotas) -> None:
    """One panel is enough."""
    assert feasible(pool, quotas, 3)
    assert not feasible(pool, quotas, 5)


@pytest.mark.parametrize(
    ("quotas", "seats", "says"),
    [
        ({}, 9, "It has 8 people for 9 seats."),
        ({"gender": {"man": {"min": 2, "max": 1}}}, 3, "gender 'man': 2 to 1 asks for more"),
        ({"gender": {"nobody": {"min": 1}}}, 3, "gender 'nobody': 1 to 3 cannot be met: the pool has 0"),
        ({"gender": {"woman": {"min": 2}, "man": {"min": 2}}}, 3, "on gender ask for 4 people together"),
        ({"branch": {"each": {"max": 1}}}, 5, "on branch allow 4 people together; there are 5 seats"),
        (
            {
                "trained": {"investigator": {"min": 2}},
                "gender": {"man": {"max": 0}},
                "branch": {"each": {"max": 2}},
            },
            3,
            "The quota on gender or on trained cannot be met together with the others.",
        ),
        (
            {
                "gender": {"man": {"max": 0}},
                "sex": {"man": {"max": 0}},
                "trained": {"investigator": {"min": 2}},
                "role": {"investigator": {"min": 2}},
            },
            3,
            "The quotas on gender, role, sex, trained cannot be met together.",
        ),
    ],
)
def test_the_quota_that_rules_it_out_is_named(
    pool: list[Candidate], quotas: Quotas, seats: int, says: str
) -> None:
    """The message says which quota, what it asks for and what there is."""
    people = [
        Candidate(each.id, {**each.traits, "role": each.traits["trained"], "sex": each.traits["gender"]})
        for each in pool
    ]
    assert not feasible(people, quotas, seats)
    assert says in infeasible(people, quotas, seats).why
