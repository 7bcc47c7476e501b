"""The one door: every act is judged here, and refused with the rule, the fact and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from fairhearing.acts import KINDS, REOPENED, Due, PublicAct
from fairhearing.desk.again import again
from fairhearing.desk.concerning import check_concerned
from fairhearing.desk.folder import EMPTY, Body, Json, OpenCase, judged
from fairhearing.desk.holders import Holder, Officer, Party
from fairhearing.desk.keeping import Ready, keep, newest_of, seal_ready
from fairhearing.desk.leaving import LEAVING, begin_anew, leave
from fairhearing.desk.left_running import left_running
from fairhearing.desk.letter_check import look_at_letter
from fairhearing.desk.mails import written_to
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import (
    Proposal,
    check_fields,
    check_members,
    check_place,
    check_reopening,
    done_before,
)
from fairhearing.desk.records import RefusalRow, StoredAct
from fairhearing.desk.telling_sides import mails_told, with_handlers
from fairhearing.desk.writing import NO_CHANGES, Changes, Draft, keep_files
from fairhearing.errors import RefusedError
from fairhearing.identifiers import ActId, CaseCode, role_of
from fairhearing.judging import Barred, due_after, examine
from fairhearing.wording import joined, say


def perform(
    house: House,
    holder: Holder,
    code: CaseCode,
    proposal: Proposal,
    changes: Changes | Callable[[OpenCase], Changes] = NO_CHANGES,
) -> StoredAct:
    """Do an act, or refuse it.

    The order: judged on a consistent view; sealed parts to disk; then one transaction that keeps the
    act only if nothing came in between; otherwise all of it again.

    Args:
        house: the ports.
        holder: who wants it.
        code: the case.
        proposal: what they want.
        changes: keys, wraps and mailboxes that come with it, or a function of the case for them.

    Returns:
        The act as it was kept; where one of the id that was asked for is there already, that one.

    Raises:
        NotYoursError: the case does not open for them.
        RefusedError: a rule speaks against it; it was noted as refused.
        InputError: a field is missing, or the day lies in the future.
        BusyError: the store is locked, full or read-only; nothing was kept.
    """
    files = keep_files(house, proposal.files)

    def step() -> StoredAct:
        case = open_case(house, holder, code)
        if (before := done_before(case, proposal)) is not None:
            return before
        ready = make_ready(house, holder, case, proposal, changes, files)
        keep(house, [ready])
        return ready.act

    return again(step)


def make_ready(
    house: House,
    holder: Holder,
    case: OpenCase,
    proposal: Proposal,
    changes: Changes | Callable[[OpenCase], Changes] = NO_CHANGES,
    files: Sequence[Mapping[str, Json]] = (),
) -> Ready:
    """Judge an act and seal it, for whoever keeps it together with something else.

    Args:
        house: the ports.
        holder: who wants it.
        case: opened by them.
        proposal: what they want.
        changes: as in `perform`.
        files: attachments that are on disk.

    Raises:
        RefusedError: a rule speaks against it; it was noted as refused.
        InputError: a field is missing, or the day lies in the future.
        BusyError: the disk is full or read-only.
    """
    _check_key(holder, case)
    wanted, more = _with_leave(house, holder, case, proposal, changes)
    draft = _judged_draft(house, holder, case, wanted, (files, frozenset(newest_of(more))))
    return seal_ready(house, case, draft, more)


def _check_key(holder: Holder, case: OpenCase) -> None:
    # What another key signs than the one that stands for the slot would shut the case for everybody.
    known = case.slots[case.me].verify if isinstance(holder, Officer) and case.me in case.slots else ""
    if known and known != holder.signer.verify_key.hex():
        raise RefusedError(
            "Other keys stand in your place in this case.",
            why="Somebody on the case let new keys of yours in, and what the earlier ones sign counts no more.",
            remedy="Unlock with the newest six words. If you made no new keys, tell the overseers.",
        )


def _with_leave(
    house: House,
    holder: Holder,
    case: OpenCase,
    proposal: Proposal,
    changes: Changes | Callable[[OpenCase], Changes],
) -> tuple[Proposal, Changes]:
    check_place(holder, case, proposal)
    if proposal.kind in LEAVING and isinstance(holder, Officer):
        parts, more = leave(house, case)
        return replace(proposal, parts={**proposal.parts, **parts}), more
    if proposal.kind == REOPENED:
        return proposal, begin_anew(house, case)
    told = {mail: proposal.parts.get(mail, EMPTY) for mail in mails_told(case, proposal)}
    proposal = replace(proposal, parts={**proposal.parts, **told}) if told else proposal
    return proposal, changes(case) if callable(changes) else changes


def _judged_draft(
    house: House,
    holder: Holder,
    case: OpenCase,
    proposal: Proposal,
    more: tuple[Sequence[Mapping[str, Json]], frozenset[str]],
) -> Draft:
    files, new = more
    public = proposed_public(house, case, proposal)
    check_fields(case, proposal, public)
    check_reopening(case, proposal)
    check_concerned(case, proposal)
    refuse_if_barred(house, case, proposal, public)
    check_members(case, proposal)
    parts = {**proposal.parts, **look_at_letter(house, holder, case, proposal)}
    return Draft(
        kind=proposal.kind,
        by=case.me,
        to=proposal.to,
        at=public.at,
        on=public.on,
        bodies=_bodies(case, replace(proposal, parts=parts), files, new),
        signer=holder.signer,
        reason_class=proposal.reason_class,
        due=_due(holder, case, proposal, public),
        id=proposal.id,
    )


def proposed_public(house: House, case: OpenCase, proposal: Proposal) -> PublicAct:
    """Return the public part of what is proposed; its time is never before the newest act's.

    Args:
        house: gives the present instant.
        case: opened by whoever proposes it.
        proposal: what they want.
    """
    at = max(house.now(), case.acts[-1].public.at) if case.acts else house.now()
    return PublicAct(
        id=ActId("proposed"),
        case=case.row.code,
        seq=case.row.acts,
        kind=proposal.kind,
        by=case.me,
        to=proposal.to,
        at=at,
        on=proposal.on or case.calendar.day(at),
    )


def refuse_if_barred(house: House, case: OpenCase, proposal: Proposal, public: PublicAct) -> None:
    """Refuse what a rule speaks against, and note the refusal in a transaction of its own.

    Raises:
        RefusedError: with the rule, the fact and the remedy; the path of a conflict where the holder
            can see who is who.
    """
    examined = examine(
        case.procedure,
        case.standing,
        case.case_file(),
        judged(
            case,
            ActId("proposed"),
            proposal.kind,
            by=case.me,
            to=proposal.to,
            when_public=public,
            fields=proposal.fields,
        ),
        case.calendar.day(public.at),
        calendar=case.calendar,
        declared=case.declared,
    )
    if not examined.barred:
        return
    first = examined.barred[0]
    with house.books.writing() as ledger:
        ledger.add_refusal(RefusalRow(case.row.code, proposal.kind, first.rule, first.reason_class, house.now()))
    paths = [
        joined("; ", reason.path)
        for answer in examined.conflicts
        if answer.conflict.level in {"soft", "hard"}
        for reason in answer.conflict.reasons
    ]
    raise refusal(first, paths if case.reads("who") else [])


def refusal(barred: Barred, paths: Sequence[str]) -> RefusedError:
    """Return the error that tells somebody why an act is refused."""
    because = joined(" ", [barred.because, *(say("({path})", path=path) for path in paths)])
    return RefusedError(
        say("Not now: {says}", says=barred.says),
        why=say(
            "{because} Rule '{rule}' of '{pack}' ({source}).",
            because=because,
            rule=barred.rule,
            pack=barred.pack,
            source=barred.source,
        ),
        remedy=barred.remedy or say("Ask the overseers which step comes next."),
    )


def _bodies(
    case: OpenCase, proposal: Proposal, files: Sequence[Mapping[str, Json]], new: frozenset[str]
) -> dict[str, Body]:
    kind = KINDS[proposal.kind]
    sealed_to = kind.sealed_by(case.procedure.roles[role_of(case.me)].reads)
    compartments = written_to(case, sealed_to, proposal.parts, proposal.to, new)
    return {
        name: {
            "fields": dict(proposal.fields),
            "files": [dict(entry) for entry in files],
            **({"language": proposal.language} if proposal.language else {}),
            **with_handlers(case, proposal.kind, name, proposal.parts.get(name, EMPTY)),
        }
        for name in sorted(compartments)
    }


def _due(holder: Holder, case: OpenCase, proposal: Proposal, public: PublicAct) -> tuple[Due, ...]:
    act = judged(
        case,
        ActId("proposed"),
        proposal.kind,
        by=case.me,
        to=proposal.to,
        when_public=public,
        fields=proposal.fields,
    )
    before = case.case_file()
    after = replace(before, acts=(*before.acts, act))
    found = due_after(case.procedure, case.calendar, after, case.calendar.day(public.at))
    if not isinstance(holder, Party) or not case.acts:
        return found
    return left_running(case, proposal, found)


__all__ = ["Proposal", "make_ready", "perform", "proposed_public", "refusal", "refuse_if_barred"]
