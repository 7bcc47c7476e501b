"""Whom of several respondents an act concerns, and the case as it stands towards one of them."""

from __future__ import annotations

from fairhearing.acts import OF_ONE, CaseFile
from fairhearing.desk.folder import OpenAct, OpenCase
from fairhearing.desk.mails import stood_by
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.slots import respondents_in
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import KindName, SlotName, role_of
from fairhearing.judging import way_of

RESPONDENT = "respondent"
OF_ONE_BY_OFFICERS = OF_ONE | {KindName("response-received")}
"""What an officer does or writes down of one respondent alone, so that it is said of whom."""
_TELLING = "respondent-notified"


def several(case: OpenCase) -> tuple[SlotName, ...]:
    """Return the slots of the respondents where there are several; else none.

    Args:
        case: opened by anybody; who was told of nothing else sees them in the public part of the acts.
    """
    found = respondents_in(case.slots, (act.public for act in case.acts))
    return found if len(found) > 1 else ()


def of_others_alone(
    act: OpenAct, slot: str | None, author: SlotName | None = None, role: str = RESPONDENT
) -> bool:
    """Return whether an act was done to, or by, another respondent than this one, and to or by nobody else.

    Args:
        act: of the case.
        slot: a respondent's; None: of all of them together.
        author: for whom it was written, where its author stands by somebody; None: its author.
        role: `affected`, where the slot is that of an affected person and it is asked about the others of them.
    """
    to, by = act.public.to, author or act.public.by
    whom = to if to is not None and role_of(to) == role else by
    return role_of(whom) == role and whom != slot


def judged_of_others(act: OpenAct, slot: str | None) -> bool:
    """Return whether an act says what was found or decided of another respondent alone.

    Args:
        act: of the case.
        slot: a respondent's; None: of all of them together.
    """
    return act.public.kind in OF_ONE and of_others_alone(act, slot)


def own_way(case: OpenCase) -> CaseFile:
    """Return a case as the judge reads it; opened by one of several respondents, or for one, what concerns them.

    Args:
        case: opened by anybody.
    """
    told = case.case_file()
    slot = stood_by(case, case.me)
    return way_of(told, slot) if slot in several(case) else told


def check_concerned(case: OpenCase, proposal: Proposal) -> None:
    """Look whether it is said whom it concerns, where several respondents are each judged by themselves.

    Args:
        case: opened by whoever proposes it.
        proposal: what they want.

    Raises:
        InputError: it names no respondent, and there are several; or one who is none yet.
        RefusedError: it tells somebody who was only described, after something was found that names nobody.
    """
    known = respondents_in(case.slots, (act.public for act in case.acts))
    of_one = OF_ONE_BY_OFFICERS if case.mailbox is None else OF_ONE
    if proposal.kind in of_one and proposal.to not in (known if len(known) > 1 else {None, *known}):
        raise InputError(
            "It is not said which respondent this concerns.",
            why="Each of them is judged by themselves: what is found of one says nothing of another.",
            remedy="Choose the one whom it concerns; do the same for each of the others in their turn.",
        )
    found = any(act.public.to is None for act in case.done(*OF_ONE))
    if proposal.kind == _TELLING and known and proposal.to not in known and found:
        raise RefusedError(
            "They cannot be told in this case any more.",
            why="What was found here names nobody, so that it would count against them, who were not heard.",
            remedy="Split the case, or report it anew: then they answer before anything is found.",
        )


__all__ = ["OF_ONE_BY_OFFICERS", "check_concerned", "judged_of_others", "of_others_alone", "own_way", "several"]
