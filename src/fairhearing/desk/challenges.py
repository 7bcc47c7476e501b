"""Challenges that wait for a ruling, and to whom the ruling is told."""

from __future__ import annotations

from fairhearing.desk.folder import OpenAct, OpenCase
from fairhearing.desk.mails import mail_of
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.readers import gone_from
from fairhearing.identifiers import SlotName

MADE, RULED = "challenge-made", "challenge-decided"


def undecided(case: OpenCase) -> frozenset[SlotName]:
    """Return whom somebody challenged with a reason, while nobody has ruled on it.

    Args:
        case: opened by a holder who reads `who`.
    """
    waiting: set[SlotName] = set()
    for act in case.done(MADE, RULED):
        slot = SlotName(str(act.fields.get("slot", "")))
        if act.public.kind == RULED:
            waiting.discard(slot)
        elif act.fields.get("reason") and slot in case.slots:
            waiting.add(slot)
    return frozenset(waiting - gone_from(case))


def told_of_ruling(case: OpenCase, proposal: Proposal) -> frozenset[str]:
    """Return the mail compartments in which a ruling is told: those of the sides that made the challenge.

    Whoever challenged the same person before, and was told what came of it, reads nothing of a later challenge.

    Args:
        case: opened by whoever rules.
        proposal: what they want to do.
    """
    if proposal.kind != RULED:
        return frozenset()
    made: list[OpenAct] = []
    ruled = False
    for act in case.done(MADE, RULED):
        if act.fields.get("slot") == proposal.fields.get("slot"):
            before = [] if ruled else made
            ruled = act.public.kind == RULED
            made = made if ruled else [*before, act]
    return frozenset(mail for act in made if (mail := mail_of(case, act.public.by)) is not None)


__all__ = ["told_of_ruling", "undecided"]
