"""Entries that somebody contests who is concerned: who may, how it stands in the file, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairhearing.acts import MappingNode, When, read_when, unknown_word
from fairhearing.errors import InputError, RefusedError, Where
from fairhearing.identifiers import PersonId
from fairhearing.organisation.edits import called, name_of_tie
from fairhearing.organisation.entries import read_id
from fairhearing.organisation.model import Answered, Contest, Organisation, Tie

_KEYS = ("entry", "by", "on", "says")
_KEYS_ANSWERED = ("entry", "by", "says", "answered_by", "on", "answer")


def read_contest(node: MappingNode) -> Contest:
    """Read an entry of `contested`.

    Raises:
        InputError: it does not name the entry, who contests it, or what is not right.
    """
    node.only(_KEYS, "a contested entry")
    return Contest(
        entry=node.text("entry"),
        by=PersonId(read_id(node.text("by"), node.where_of("by"))),
        on=read_when(node.text("on"), where=node.where_of("on")) if node.get("on") else None,
        says=node.text("says"),
        where=node.where,
    )


def read_answered(node: MappingNode) -> Answered:
    """Read an entry of `answered`.

    Raises:
        InputError: it does not name the entry, who contested it, what they said, or who answered.
    """
    node.only(_KEYS_ANSWERED, "an answered contest")
    return Answered(
        entry=node.text("entry"),
        by=PersonId(read_id(node.text("by"), node.where_of("by"))),
        says=node.text("says"),
        answered_by=node.text("answered_by"),
        on=read_when(node.text("on"), where=node.where_of("on")) if node.get("on") else None,
        answer=node.text_or("answer", ""),
        where=node.where,
    )


def contest_entry(
    organisation: Organisation, entry: str, by: PersonId, on: When, says: str, before: Organisation | None = None
) -> Organisation:
    """Return the organisation with an entry contested; a tie then counts as disputed.

    Args:
        organisation: as it stands.
        entry: the person, seat or tie as `called` names it.
        by: whom it concerns.
        on: when.
        says: what is not right.
        before: an earlier state, for an entry whose loss is contested.

    Raises:
        InputError: there is no such entry, or nothing is said.
        RefusedError: it concerns somebody else.
    """
    known = {**(called(before) if before is not None else {}), **called(organisation)}
    if entry not in known:
        raise unknown_word(entry, known, "an entry of the roll", Where("the organisation"))
    if by not in known[entry]:
        raise RefusedError(
            "This entry concerns somebody else.",
            why="Whoever an entry names may contest it: the person, who holds the seat, the ends of the tie.",
            remedy="Tell the person whom it concerns, or an overseer.",
        )
    if not says.strip():
        raise InputError(
            "Nothing is said of what is not right.",
            why="Whoever answers must know what to look at.",
            remedy="Say in a sentence what should stand there.",
        )
    made = Contest(entry, by, on, " ".join(says.split()))
    others = tuple(one for one in organisation.contested if (one.entry, one.by) != (entry, by))
    return _disputed(replace(organisation, contested=(*others, made)))


def answer_contest(
    organisation: Organisation, entry: str, by: str, on: When | None = None, answer: str = ""
) -> Organisation:
    """Return the organisation with the contests of an entry answered; what was contested stays as it is.

    A tie stays disputed, as the person whom it concerns has not agreed; to take it back or to change
    it is an edit like every other.

    Args:
        organisation: as it stands.
        entry: as the contest names it.
        by: who answers; nobody answers their own contest.
        on: when.
        answer: what they say to it, for whoever contested it.

    Raises:
        InputError: nobody contests that entry.
        RefusedError: they contested it themselves.
    """
    asked = [one for one in organisation.contested if one.entry == entry]
    if not asked:
        known = {one.entry for one in organisation.contested}
        raise unknown_word(entry, known, "a contested entry", Where("the organisation"))
    if any(one.by == by for one in asked):
        raise RefusedError(
            "Nobody answers what they contest themselves.",
            why="An answer is somebody else's word.",
            remedy="Withdraw it, or wait for somebody else's answer.",
        )
    answer = " ".join(answer.split())
    new = tuple(Answered(entry, one.by, one.says, by, on, answer) for one in asked)
    named = {(one.entry, one.by) for one in new}
    return replace(
        organisation,
        contested=tuple(one for one in organisation.contested if one.entry != entry),
        answered=(*(one for one in organisation.answered if (one.entry, one.by) not in named), *new),
    )


def withdraw_contest(organisation: Organisation, entry: str, by: PersonId) -> Organisation:
    """Return the organisation without somebody's own contest of an entry; without one it stays as it is.

    Whether a tie is disputed stays as it is: nobody else's dispute is taken back with it.

    Args:
        organisation: as it stands.
        entry: as the contest names it.
        by: whose contest it is.
    """
    kept = tuple(one for one in organisation.contested if (one.entry, one.by) != (entry, by))
    return organisation if kept == organisation.contested else replace(organisation, contested=kept)


def carried_over(current: Organisation, new: Organisation) -> Organisation:
    """Return a new state with what an edit of the whole roll may not take away or bring.

    Contests stand until they are answered, answers stay, dismissed candidates stay dismissed, and that an overseer
    confirmed a tie comes from the overseer alone. People whom these name stay on the roll.

    Args:
        current: the organisation in force.
        new: what is to be put in force, as somebody wrote it.
    """
    confirmed = {name_of_tie(tie): tie.confirmed_by for tie in current.ties if tie.confirmed_by}
    forged = any(tie.confirmed_by for tie in new.ties)
    if not (confirmed or forged or any((*_later(current), new.contested, new.answered))):
        return new
    said = {one.people for one in current.dismissed}
    named = {
        *(one.by for one in current.contested),
        *(one.by for one in current.answered),
        *(person for pair in said for person in pair),
    }
    named |= {PersonId(by) for by in confirmed.values() if by}
    return _disputed(
        replace(
            new,
            people={**new.people, **{one: current.people[one] for one in sorted(named - new.people.keys())}},
            ties=tuple(_confirmed(tie, confirmed) for tie in new.ties),
            dismissed=(*current.dismissed, *(one for one in new.dismissed if one.people not in said)),
            contested=current.contested,
            answered=current.answered,
        )
    )


def _later(organisation: Organisation) -> tuple[tuple[object, ...], ...]:
    return organisation.dismissed, organisation.contested, organisation.answered


def _confirmed(tie: Tie, confirmed: Mapping[str, str | None]) -> Tie:
    if not confirmed and tie.confirmed_by is None:
        return tie
    by = confirmed.get(name_of_tie(tie))
    return tie if by == tie.confirmed_by else replace(tie, confirmed_by=by)


def _disputed(organisation: Organisation) -> Organisation:
    contested = {one.entry for one in organisation.contested}
    if not contested:
        return organisation
    ties = tuple(
        replace(tie, disputed=True) if not tie.disputed and name_of_tie(tie) in contested else tie
        for tie in organisation.ties
    )
    return replace(organisation, ties=ties)
