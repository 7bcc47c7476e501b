"""Quotas of a body."""

from __future__ import annotations

from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, Person, bounds, broken_quotas, trait_of

QUOTAS = {"gender": {"woman": {"min": 1}, "man": {"max": 1}}, "branch": {"each": {"max": 1}}}


def _people(organisation: Organisation, *ids: str) -> list[Person]:
    return [organisation.people[PersonId(one)] for one in ids]


def test_the_branch_counts_as_a_trait(lakeland: Organisation) -> None:
    """A branch is a trait like others; `none` is no branch."""
    none, north = _people(lakeland, "p01", "p05")
    assert (trait_of(none, "branch"), trait_of(north, "branch")) == ("", "north")
    assert (trait_of(none, "trained"), trait_of(north, "trained")) == ("", "investigator")


def test_each_bounds_every_value_without_a_line_of_its_own() -> None:
    """`each` holds for the values that are not named, and never for having none."""
    quotas = {"branch": {"each": {"max": 1}, "north": {"max": 2}}}
    assert bounds(quotas, "branch", "south") == (0, 1)
    assert bounds(quotas, "branch", "north") == (0, 2)
    assert bounds(quotas, "branch", "") == (0, None)
    assert bounds(quotas, "gender", "woman") == (0, None)


def test_a_panel_that_keeps_its_quotas_breaks_none(lakeland: Organisation) -> None:
    """One woman and one man of two branches keep them."""
    assert broken_quotas(QUOTAS, _people(lakeland, "p16", "p10")) == ()


def test_each_broken_quota_is_a_sentence(lakeland: Organisation) -> None:
    """Too many of a branch, too many men and no woman are three sentences."""
    assert broken_quotas(QUOTAS, _people(lakeland, "p10", "p12")) == (
        "branch south: 2 where at most 1 may be.",
        "gender man: 2 where at most 1 may be.",
        "gender woman: 0 where at least 1 must be.",
    )
