"""What changed between two states of an organisation."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import read_when
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, edits


def test_the_same_facts_in_another_order_are_no_edit(lakeland: Organisation) -> None:
    """Neither an equal organisation nor one turned round is told as changed."""
    turned = replace(lakeland, seats=lakeland.seats[::-1], ties=lakeland.ties[::-1])
    assert edits(lakeland, turned) == ()


def test_what_was_added_and_taken_out_is_told(lakeland: Organisation) -> None:
    """A tie that disappeared and a person who came are a sentence each."""
    person = replace(lakeland.people[PersonId("p15")], id=PersonId("p25"))
    after = replace(lakeland, people={**lakeland.people, person.id: person}, ties=lakeland.ties[1:])
    assert edits(lakeland, after) == (
        "Person id: p25, branch: west, joined: 2013, traits: {gender: man, trained: investigator} was added.",
        "Tie kind: partner, people: [p04, p08], from: 2021-05, until: 2022-11 was taken out.",
    )


def test_what_changed_is_told_with_what_it_was(lakeland: Organisation) -> None:
    """A seat that ended, a new name, and a body that moved say what was and what is."""
    seats = (replace(lakeland.seats[0], until=read_when("2023-05")), *lakeland.seats[1:])
    assert edits(lakeland, replace(lakeland, name="Lakeland", seats=seats)) == (
        "Organisation: 'name' was Lakeland Cooperative Federation, is now Lakeland.",
        "Seat p01, secretariat, general secretary, 2011: 'to' was not given, is now 2023-05.",
    )


def test_equal_entries_are_told_apart_by_number(lakeland: Organisation) -> None:
    """A second entry of the same words is an entry of its own."""
    doubled = replace(lakeland, ties=(*lakeland.ties, lakeland.ties[0]))
    assert len(edits(lakeland, doubled)) == 1
    assert len(edits(doubled, lakeland)) == 1
