"""Remedies: what the cheapest change would mend."""

from __future__ import annotations

from fairhearing.independence import CaseStep, Remedy, rehearse, remedies
from fairhearing.independence.changes import changed
from fairhearing.organisation import Organisation
from tests.unit.independence.building import DAY
from tests.unit.independence.rehearsing import RULES, STEPS, seated, union

OUTSIDE = "  - {id: abroad, name: Abroad, kind: outside}"
CARE = seated("a care", "b care", "c care")
FRIENDS = "ties: [{kind: friend, people: [e, a]}, {kind: friend, people: [e, b]}]"


def _remedies(organisation: Organisation, steps: tuple[CaseStep, ...] = STEPS) -> tuple[Remedy, ...]:
    found = rehearse(organisation, RULES, steps, DAY)
    return remedies(organisation, RULES, steps, DAY, found)


def _told(found: tuple[Remedy, ...]) -> list[tuple[list[tuple[str, str, int]], int, int]]:
    return [
        ([(one.what, one.body, one.people) for one in remedy.changes], remedy.covered, remedy.stuck)
        for remedy in found
    ]


def test_the_cheapest_change_comes_first() -> None:
    """Two more receivers make up for e's two friends; a second intake also takes the cases about a, b and c."""
    found = _remedies(union(OUTSIDE, CARE, FRIENDS))
    assert _told(found) == [([("found", "care-second", 3)], 6, 0), ([("elect", "care", 2)], 3, 0)]
    assert [(one.cost, one.mends) for one in found] == [(4, 4), (2, 1)]


def test_where_nobody_takes_the_cases_an_outside_body_is_a_remedy() -> None:
    """It does not make the house judge itself, but no case comes to a stop any more."""
    found = _remedies(union(CARE))
    assert ([("outside", "outside-body", 0)], 3, 0) in _told(found)


def test_what_is_told_was_rehearsed() -> None:
    """Each remedy's numbers are those of the changed organisation."""
    organisation = union(CARE, FRIENDS)
    for remedy in _remedies(organisation):
        later = changed(organisation, remedy.changes, DAY)
        again = rehearse(later, RULES, STEPS, DAY, people=sorted(organisation.people))
        assert (again.covered, len(again.stuck)) == (remedy.covered, remedy.stuck)


def test_nothing_to_mend_needs_no_remedy() -> None:
    """Where the house judges everybody there is nothing to propose, nor where no change helps."""
    steps = (CaseStep("panel", "panel", ("panel",)),)
    jury = "  - {id: jury, kind: panel, filled_by: lottery, size: 3}"
    assert _remedies(union(jury), steps) == ()
    large = jury.replace("size: 3", "size: 30, quotas: {branch: {north: {max: 1}}}")
    alone = (CaseStep("panel", "panel", ("outside",)),)
    assert _remedies(union(large, OUTSIDE), alone) == ()


def test_several_bodies_are_mended_together() -> None:
    """Where four bodies are missing, all four are founded; nothing less lets any case come to its end."""
    kinds = ("first", "second", "third", "fourth")
    steps = tuple(CaseStep(kind, kind, (kind,)) for kind in kinds)
    (*_, whole) = sorted(_remedies(union(), steps), key=lambda one: one.covered)
    assert {one.kind for one in whole.changes} == {*kinds}
    assert (whole.covered, whole.stuck, whole.cost) == (6, 0, 16)


def test_in_a_large_organisation_changes_are_tried_on_a_part() -> None:
    """With more ties than a search can hold, those of the respondents are looked at; the answer stays."""
    organisation = union(CARE, FRIENDS)
    found = rehearse(organisation, RULES, STEPS, DAY)
    assert remedies(organisation, RULES, STEPS, DAY, found, most_ties=0) == _remedies(organisation)
