"""Checking a case again, backwards too: what was done by people of whom a conflict is known only since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fairhearing.acts import PublicAct
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.ports import House
from fairhearing.identifiers import ActId, PersonId
from fairhearing.independence import Conflict
from fairhearing.judging import Judgement


@dataclass(frozen=True, slots=True)
class FoundSince:
    """An act done while a conflict of somebody who took part in it was not known.

    Args:
        act: its public part.
        person: who took part.
        conflict: with its path, as of the day of the act.
        again: the day on which somebody free did an act of the same kind afterwards; None: nobody did.
    """

    act: PublicAct
    person: PersonId
    conflict: Conflict
    again: date | None


def found_since(house: House, case: OpenCase, judgement: Judgement) -> tuple[FoundSince, ...]:
    """Return the acts that are conflicted by what was added to the organisation since intake.

    A case is judged by its pinned snapshot with the ties that count since (see `standing_organisation`). So it is
    checked again whenever it is opened, and each act as of its own day; what was known at intake is left out.

    Args:
        house: the ports.
        case: as it opened; nothing is found for a holder who does not know who is who.
        judgement: of the case, by all that counts now.

    Returns:
        In the order of the acts.

    Raises:
        RecordError: the snapshot is gone or another one.
    """
    pinned = house.roll.snapshot(case.row.organisation_digest)
    now = case.organisation
    if case.standing is None or (pinned.ties, pinned.seats) == (now.ties, now.seats):
        return ()
    known = _conflicted(replace(case, organisation=pinned).judgement(judgement.as_of))
    found = _conflicted(judgement)
    stands = {public.id: public for public in (act.public for act in case.acts)}
    return tuple(
        FoundSince(stands[act], PersonId(person), conflict, _again(stands[act], case, {one for one, _ in found}))
        for (act, person), conflict in found.items()
        if (act, person) not in known and act in stands
    )


def _conflicted(judgement: Judgement) -> dict[tuple[ActId, str], Conflict]:
    refused = {one.act for one in judgement.barred if one.reason_class == "conflict"}
    return {
        (one.act, one.person): one.conflict
        for one in judgement.conflicts
        if one.act is not None and one.act in refused and one.conflict.reasons
    }


def _again(done: PublicAct, case: OpenCase, conflicted: set[ActId]) -> date | None:
    later = (act.public for act in case.done(done.kind) if act.public.seq > done.seq)
    return next((public.on for public in later if public.id not in conflicted), None)
