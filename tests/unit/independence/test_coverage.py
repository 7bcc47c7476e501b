"""Of how many people anything is known."""

from __future__ import annotations

from fairhearing.independence import Coverage, coverage
from tests.unit.independence.building import club


def test_who_has_a_tie_or_a_proposer_is_known() -> None:
    """Each counts once; a seat of which nobody knows who gave it says nothing."""
    organisation = club(
        "seats:",
        "  - {person: a, body: board, proposed_by: all}",
        "  - {person: b, body: board}",
        "  - {person: c, body: care, appointed_by: a}",
        "ties: [{kind: kin, people: [a, d]}]",
    )
    found = coverage(organisation, organisation.people)
    assert found == Coverage(asked=4, known=3, with_ties=2, with_proposer=2)
    assert coverage(organisation, ["b", "b"]) == Coverage(1, 0, 0, 0)


def test_the_sentence_says_what_it_does_not_show() -> None:
    """That nothing is recorded of somebody is never told as being free."""
    text = Coverage(4, 3, 2, 2).sentence()
    assert text == (
        "Of 4 people asked about, something is recorded of 3 (a tie of 2, who gave a seat of 2). "
        "Of the other 1 nothing is, which does not mean that they are free."
    )
