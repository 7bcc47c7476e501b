"""What somebody wants to do, and what is looked at before any rule is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fairhearing.acts import KINDS, REOPENED, PublicAct
from fairhearing.desk.advising import written_along
from fairhearing.desk.folder import EMPTY, Body, Json, OpenCase
from fairhearing.desk.holders import Holder, Party
from fairhearing.desk.readers import REMOVED, acting, gone_from, has_no_part
from fairhearing.desk.records import StoredAct
from fairhearing.desk.writing import Upload
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import ActId, KindName, RoleName, SlotName, role_of
from fairhearing.procedure import Procedure
from fairhearing.wording import say

ANSWERS = frozenset({"seat-accepted", "seat-declined", "recused", "resigned"})
"""All that somebody who was asked for a seat may do before they are let in."""

_NAMED_ONLY = frozenset({REMOVED, "own-case-opened"})
"""Steps with a page of their own that a procedure has to give to somebody before a party does them."""

UNREPLACED = frozenset({"letter-delivered"})
"""All that words may do which somebody else has seen: be replaced."""

TAKEN_UP = "receipt"
"""What a party names as the letter that arrived when it takes its words up."""

_OF_LETTERS = frozenset({"letter-delivered", "letter-returned"})
"""What officers note of a letter; a party only takes its own words up."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to do.

    Args:
        kind: one of `acts.KINDS`.
        fields: what they entered.
        to: the slot that it is done to, if any.
        on: the day on which it was done; None: now. Never in the future.
        files: attachments.
        parts: compartment → more that is sealed there (slots, parties, …).
        reason_class: what the public part may say.
        confirmed: why what was marked in a letter may stand.
        language: in which a letter is written, such as `fr`; empty: not said.
        id: of the act, where the same is asked for again when no answer came; None: made now.
    """

    kind: KindName
    fields: Mapping[str, Json] = field(default_factory=lambda: EMPTY)
    to: SlotName | None = None
    on: date | None = None
    files: tuple[Upload, ...] = ()
    parts: Mapping[str, Body] = field(default_factory=dict)
    reason_class: str = ""
    confirmed: str = ""
    language: str = ""
    id: ActId | None = None


def done_before(case: OpenCase, proposal: Proposal) -> StoredAct | None:
    """Return the act of the id that is asked for, where it is there already.

    Args:
        case: opened by whoever asks.
        proposal: what they want.
    """
    found = next((act for act in case.acts if act.public.id == proposal.id), None)
    return None if found is None else StoredAct(found.public, found.salt, found.index)


def check_place(holder: Holder, case: OpenCase, proposal: Proposal) -> None:
    """Look whether the holder stands where acts can be done from.

    Args:
        holder: who wants it.
        case: opened by them.
        proposal: what they want.

    Raises:
        NotYoursError: their words were seen by somebody else and not replaced yet.
        RefusedError: they are a support person, stood aside, or were asked for a seat and not let in yet.
    """
    if isinstance(holder, Party):
        if case.mailbox is not None and case.mailbox.replace and proposal.kind not in UNREPLACED:
            raise NotYoursError
        along = written_along(case, case.me)
        if role_of(case.me) == "support" and not along:
            raise RefusedError(
                "You are here to read.",
                why="A support person sees what the person whom they stand by sees, and writes nothing.",
                remedy="Tell them what you would write; they can write it in their own mailbox.",
            )
        if along and proposal.kind not in along:
            raise _not_theirs()
        if proposal.kind in _OF_LETTERS and proposal.fields.get("letter") != TAKEN_UP:
            # Else one side could let the other's time to answer begin.
            raise _not_theirs()
        _refuse_unnamed(case, proposal.kind)
        return
    if has_no_part(case):
        raise RefusedError(
            "You have no part in this case any more.",
            why="Whoever stood aside or was taken out does nothing more in it, so that nobody needs to wonder.",
            remedy="Nothing is left to do; what you wrote before stays as it is.",
        )
    reads = case.procedure.roles[role_of(case.me)].reads
    if proposal.kind not in ANSWERS and not all(case.reads(name) for name in reads):
        raise RefusedError(
            "You were not let into this case yet.",
            why="Whoever was asked for a seat first says whether they are free, and then gets to read it.",
            remedy="Answer the question; somebody on the case then lets you in.",
        )


def _refuse_unnamed(case: OpenCase, kind: KindName) -> None:
    # The rules bar a step from those without the power for it. One that they give to nobody at all they do not
    # bar, and a party could enter what an officer does.
    role = role_of(case.me)
    named = any(kind in power.act for power in case.procedure.powers)
    owed = any(kind in duty.act and role in duty.who for duty in case.procedure.duties)
    if (KINDS[kind].site or kind in _NAMED_ONLY) and not (named or owed or kind in UNREPLACED):
        raise _not_theirs()


def _not_theirs() -> RefusedError:
    return RefusedError(
        "This step is not yours.",
        why="The procedure of this case gives it to nobody on your side.",
        remedy="Your mailbox lists what you can do now; write a message for everything else.",
    )


def check_fields(case: OpenCase, proposal: Proposal, public: PublicAct) -> None:
    """Look whether nothing is missing and the day is not in the future.

    Args:
        case: opened by the holder.
        proposal: what they want.
        public: the public part that it would have.

    Raises:
        InputError: a field is empty, the day lies in the future, or it is over for what confirms something.
    """
    for wanted in KINDS[proposal.kind].fields:
        if wanted.required and wanted.type != "flag" and not proposal.fields.get(wanted.name):
            raise InputError(
                say("'{field}' is empty.", field=wanted.label),
                why=say("Without it, '{kind}' cannot be understood later.", kind=KINDS[proposal.kind].title),
                remedy="Fill it in and send it again; the rest was kept in the form.",
            )
    if public.on > case.calendar.day(public.at):
        raise InputError(
            "The day lies in the future.",
            why="The record holds what was done, not what is planned.",
            remedy="Enter the day on which it was done.",
        )
    if public.on < case.calendar.day(public.at) and _confirms(case.procedure, proposal.kind):
        raise InputError(
            "This cannot be entered for a day that is over.",
            why="It keeps something in force that lapses by itself, and whoever it binds saw whether it did.",
            remedy="Do it as of today, if it has not lapsed; otherwise do anew what lapsed.",
        )
    if public.on < case.calendar.day(public.at) and _waits(case.procedure, proposal.kind):
        raise InputError(
            "This cannot be entered for a day that is over.",
            why="Others have a limited time to answer it, which begins when they can read it.",
            remedy="Enter it as of today.",
        )


def check_reopening(case: OpenCase, proposal: Proposal) -> None:
    """Look whether a case that is to be opened again is closed, and somebody has the power to do it.

    Args:
        case: opened by the holder.
        proposal: what they want.

    Raises:
        RefusedError: it is open, or its procedure gives that to nobody.
    """
    if proposal.kind != REOPENED:
        return
    if not case.row.closed:
        raise RefusedError(
            "This case is open.",
            why="Opening it again would take out those who judge it now, and what they found would count no more.",
            remedy="Go on with it; its page lists what is due next.",
        )
    if not any(REOPENED in power.act for power in case.procedure.powers):
        raise RefusedError(
            "This procedure opens no closed case again.",
            why="None of its rules says who decides that, so nobody can.",
            remedy="Report what happened since; a new report is a case of its own.",
        )


def check_members(case: OpenCase, proposal: Proposal) -> None:
    """Look whether those who are said to have taken part are on the body, each once, with votes to match.

    Args:
        case: opened by the holder.
        proposal: what they want.

    Raises:
        InputError: nobody is named where a majority counts, somebody is named who is not on it, or
            there are more votes than people.
    """
    powers = [power for power in case.procedure.powers if proposal.kind in power.act]
    members = proposal.fields.get("members")
    named = [SlotName(str(member)) for member in members] if isinstance(members, list | tuple) else []
    counted = any(power.quorum or power.votes for power in powers)
    if counted and not (named and proposal.fields.get("votes_for")):
        raise InputError(
            "It is not said who took part and how they voted.",
            why="This needs a majority of the people who decide, so the record says who they were.",
            remedy="Name everybody who took part, and give the votes for and against.",
        )
    role = RoleName(str(proposal.fields.get("role") or role_of(case.me)))
    if named and (len(set(named)) < len(named) or not set(named) <= {*sitting(case, role)}):
        raise InputError(
            "Somebody named here is not on the body, or is named twice.",
            why="Only those who sit on it count, each once, and not those who stood aside.",
            remedy="Name the places of those who took part, as the case shows them.",
        )
    cast = sum(_number(proposal.fields.get(name)) for name in ("votes_for", "votes_against"))
    if named and cast > len(named):
        raise InputError(
            "There are more votes than people who took part.",
            why="Each person has one vote.",
            remedy="Give the votes as they were cast.",
        )


def sitting(case: OpenCase, role: RoleName) -> tuple[SlotName, ...]:
    """Return who counts as a member of a role: let in, or declared free where it is only being formed.

    Args:
        case: opened by a holder who reads `who`.
        role: an officer's role.
    """
    free = {act.public.by for act in case.done("seat-accepted")} - gone_from(case)
    return tuple(sorted({*acting(case, role), *(slot for slot in free if role_of(slot) == role)}))


def _confirms(procedure: Procedure, kind: KindName) -> bool:
    return any((duty.lapses or duty.ratifies) and kind in duty.act for duty in procedure.duties)


def _waits(procedure: Procedure, kind: KindName) -> bool:
    # Dated back, it would be in force, or out of it, before whoever has to approve it had seen it.
    return any(
        duty.ratifies and duty.ratifies.silence != "waits" and kind in {duty.ratifies.act, *duty.after}
        for duty in procedure.duties
    )


def _number(value: Json) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


__all__ = ["Proposal", "check_fields", "check_members", "check_place", "check_reopening", "sitting"]
