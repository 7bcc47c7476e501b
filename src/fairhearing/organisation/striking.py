"""Ties that are struck off the roll while cases are under way: what counted in them goes on counting."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import When
from fairhearing.identifiers import PersonId
from fairhearing.organisation.edits import name_of_tie
from fairhearing.organisation.model import Organisation, Tie

_Facts = tuple[str, tuple[PersonId, ...], str | None, When | None, When | None]


def with_struck(current: Organisation, new: Organisation, *, keep: bool) -> Organisation:
    """Return a new state that keeps apart the ties which could count in mid-case and stand in it no longer.

    A tie of the intake is pinned with the case's snapshot. One that was declared or confirmed since is not:
    whoever takes it off the roll, or writes another end to it, would free somebody. Nothing else reads the
    ties kept apart.

    Args:
        current: the organisation in force.
        new: what is to be put in force; what it says of ties kept apart is passed over.
        keep: whether a case is under way; else none is kept.
    """
    gone = tuple(_gone(current, new)) if keep else ()
    named = {name for tie in gone for name in (*tie.people, tie.declared_by, tie.confirmed_by) if name is not None}
    missing = {PersonId(name) for name in named} & current.people.keys() - new.people.keys()
    if not missing and gone == new.struck:
        return new
    return replace(
        new, people={**new.people, **{name: current.people[name] for name in sorted(missing)}}, struck=gone
    )


def _gone(current: Organisation, new: Organisation) -> dict[Tie, None]:
    denied = {(one.entry, str(one.by)) for one in current.contested}
    stands = {_facts(tie) for tie in new.ties}
    return dict.fromkeys(
        tie
        for tie in (*current.struck, *current.ties)
        if _facts(tie) not in stands and (tie in current.struck or _counted(tie, denied))
    )


def _facts(tie: Tie) -> _Facts:
    return tie.kind, tie.people, tie.to, tie.since, tie.until


def _counted(tie: Tie, denied: set[tuple[str, str]]) -> bool:
    by = str(tie.declared_by)
    return tie.confirmed_by is not None or (by in tie.people and (name_of_tie(tie), by) not in denied)
