"""Candidates for a tie that somebody looked at: confirmed as a tie, or dismissed for good."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import MappingNode, When, read_when, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import PersonId
from fairhearing.organisation.entries import read_id
from fairhearing.organisation.model import Dismissal, Organisation, Tie
from fairhearing.organisation.ties import TIE_KINDS

_KEYS = ("people", "by", "on", "reason")
_HERE = Where("the organisation")


def read_dismissal(node: MappingNode) -> Dismissal:
    """Read an entry of `dismissed`.

    Raises:
        InputError: it does not name two people, who, or why.
    """
    node.only(_KEYS, "a dismissed candidate")
    where = node.where_of("people")
    people = sorted(PersonId(read_id(person, where)) for person in node.texts("people"))
    return Dismissal(
        people=_pair(people, where),
        by=read_id(node.text("by"), node.where_of("by")),
        on=read_when(node.text("on"), where=node.where_of("on")) if node.get("on") else None,
        reason=node.text("reason"),
        where=node.where,
    )


def dismissed_pairs(organisation: Organisation) -> frozenset[tuple[PersonId, ...]]:
    """Return the pairs that were dismissed as candidates, each sorted."""
    return frozenset(one.people for one in organisation.dismissed)


def dismiss_candidate(
    organisation: Organisation, pair: tuple[str, str], by: str, on: When, reason: str
) -> Organisation:
    """Return the organisation with a candidate dismissed; a second dismissal changes nothing.

    Args:
        organisation: as it stands.
        pair: the ids of the two.
        by: who looked at it.
        on: when.
        reason: why no tie binds them; kept with the organisation, so nothing private goes in.

    Raises:
        InputError: one of them is not on the roll, they are one person, or no reason is given.
    """
    people = _on_the_roll(organisation, pair)
    if not reason.strip():
        raise InputError(
            "No reason is given.",
            why="A dismissed candidate never comes back, so whoever reads the file must see why.",
            remedy="Say in a few words why no tie binds them, without an address or a number.",
        )
    if people in dismissed_pairs(organisation):
        return organisation
    made = Dismissal(people, read_id(by, _HERE), on, " ".join(reason.split()))
    return replace(organisation, dismissed=(*organisation.dismissed, made))


def confirm_candidate(
    organisation: Organisation, pair: tuple[str, str], kind: str, by: str, on: When
) -> Organisation:
    """Return the organisation with a candidate confirmed as a tie; confirming it again changes nothing.

    Args:
        organisation: as it stands.
        pair: the ids of the two; for a directed kind the first is the one with power.
        kind: one of `TIE_KINDS`.
        by: who says so, a person of the roll: they stand in the tie as who declared it.
        on: when; it goes into the note, as nothing is known of when the tie began.

    Raises:
        InputError: somebody is not on the roll, they are one person, or the kind is not known.
    """
    _on_the_roll(organisation, pair)
    if kind not in TIE_KINDS:
        raise unknown_word(kind, TIE_KINDS, "a kind of tie", _HERE)
    if PersonId(by) not in organisation.people:
        raise _nobody(by)
    people = (PersonId(pair[0]), PersonId(pair[1]))
    if any(tie.kind == kind and {*tie.people} == {*people} for tie in organisation.ties):
        return organisation
    tie = Tie(kind, people, declared_by=by, note=f"a candidate confirmed on {on.text}")
    return replace(organisation, ties=(*organisation.ties, tie))


def _on_the_roll(organisation: Organisation, pair: tuple[str, str]) -> tuple[PersonId, ...]:
    for name in pair:
        if PersonId(name) not in organisation.people:
            raise _nobody(name)
    return _pair(sorted(PersonId(name) for name in pair), None)


def _nobody(name: str) -> InputError:
    return InputError(
        f"Nobody of the id '{name[:80]}' is on the roll.",
        why="A tie and a dismissal name people of the roll.",
        remedy="Use the ids as the list of candidates shows them.",
    )


def _pair(people: list[PersonId], where: Where | None) -> tuple[PersonId, ...]:
    if len(set(people)) == 2 == len(people):
        return tuple(people)
    raise InputError(
        "A candidate is two different people.",
        why="What is dismissed or confirmed is that something binds two people.",
        remedy="Write 'people: [p01, p02]'.",
        where=where,
    )
