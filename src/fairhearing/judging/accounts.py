"""What changes when one account alone is followed, and what rests on whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from fairhearing.acts import Act, CaseFile, Coverage
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import AccountDifference, Barred, DutyAnswer
from fairhearing.judging.objections import judge_standing
from fairhearing.judging.order import natural
from fairhearing.judging.ways import answers_on
from fairhearing.judging.wording import both, title_of

Lay = Callable[[CaseFile], Matter]
"""Lays a changed case out for judging under the same rules."""


def accounts_of(case: CaseFile) -> tuple[str, ...]:
    """Return the accounts that tell of the acts or dispute them, sorted.

    Args:
        case: the file.
    """
    told = {one for act in case.acts for one in act.asserted_by}
    disputing = {act.disputed.by for act in case.acts if act.disputed}
    return tuple(sorted(told | disputing, key=natural))


def tells(act: Act, account: str) -> bool:
    """Return whether an account tells of an act, or nobody doubts it.

    Who disputes an act in words of their own tells it otherwise, and so tells of it; who disputes it
    without any says that it was not.

    Args:
        act: the act.
        account: the id of a source.
    """
    if act.disputed is not None and act.disputed.by == account:
        return bool(act.disputed.says)
    return not act.asserted_by or account in act.asserted_by


def follow(case: CaseFile, account: str) -> CaseFile:
    """Return a case as one account tells it; its silence about the rest shows nothing.

    Args:
        case: the whole file.
        account: the id of a source.
    """
    acts = tuple(act for act in case.acts if tells(act, account))
    covers = tuple(replace(one, partial=True) for one in case.covers) or (_NOTHING_SHOWN,)
    return replace(case, acts=acts, covers=covers, claims=())


def differences(
    lay: Lay, matter: Matter, duties: Iterable[DutyAnswer], barred: Iterable[Barred]
) -> tuple[AccountDifference, ...]:
    """Return for each account what it changes; nothing where fewer than two tell the case.

    Args:
        lay: lays a changed case out.
        matter: the whole case.
        duties: how they stand when everything is followed.
        barred: likewise.
    """
    accounts = accounts_of(matter.case)
    if len(accounts) < 2:
        return ()
    whole = tuple(duties), tuple(barred), matter.acts
    return tuple(
        AccountDifference(one, tuple(_changes(lay(follow(matter.case, one)), one, *whole))) for one in accounts
    )


def _changes(
    told: Matter, account: str, duties: Iterable[DutyAnswer], barred: Iterable[Barred], known: Iterable[Act]
) -> Iterator[str]:
    yield from _told_otherwise(told, account)
    untold = sorted((act.id for act in known if act.id not in told.by_id), key=natural)
    if untold:
        acts = ", ".join(untold)
        yield f"It does not tell of act {acts}: what is said of them, and clocks from them, falls away."
    yield from _duty_changes(told, duties)
    yield from _barred_changes(told, barred)


def _duty_changes(told: Matter, duties: Iterable[DutyAnswer]) -> Iterator[str]:
    now = {(answer.rule, answer.anchor, answer.to, answer.by): answer for answer in answers_on(told)}
    for answer in duties:
        other = now.get((answer.rule, answer.anchor, answer.to, answer.by))
        if other is None or other.status == answer.status:
            continue
        start = f" (from act {answer.anchor})" if answer.anchor else ""
        duty = f"{answer.says.rstrip('.')}{start}"
        yield f"{duty}: {answer.status} becomes {other.status} ({answer.rule}, {answer.pack})."


def _barred_changes(told: Matter, barred: Iterable[Barred]) -> Iterator[str]:
    before = {_key(one): one for one in barred if one.act in told.by_id}
    after = {_key(one): one for one in judge_standing(told)[0]}
    doubted = {(one.act, one.rule) for one in after.values() if one.status == "undetermined"}
    for key, one in before.items():
        if key not in after and (one.act, one.rule) not in doubted:
            yield f"Act {one.act} is no longer {one.status} by {one.rule} ({one.pack})."
    for key, one in after.items():
        if key not in before and one.status != "undetermined":
            yield f"Act {one.act} is {one.status} by {one.rule} ({one.pack}): {one.because}"


def _told_otherwise(told: Matter, account: str) -> Iterator[str]:
    for act in told.acts:
        if act.disputed is not None and act.disputed.by == account:
            yield f"Act {act.id} ({title_of(act.kind).lower()}) is told otherwise: “{act.disputed.says}”."


def _key(one: Barred) -> tuple[object, ...]:
    return one.act, one.rule, one.status


def footing(matter: Matter, barred: Iterable[Barred]) -> Iterator[str]:
    """Yield for each act that was against a rule on whose account it rests.

    Args:
        matter: the case.
        barred: what was found against its acts.
    """
    if len(accounts_of(matter.case)) < 2:
        return
    for number in dict.fromkeys(one.act for one in barred):
        act = matter.by_id.get(number) if number else None
        if act is None or not act.asserted_by:
            continue
        rules = both(
            [
                f"{rule} ({pack})"
                for rule, pack in dict.fromkeys((one.rule, one.pack) for one in barred if one.act == number)
            ]
        )
        yield _rests(act, rules)


def _rests(act: Act, rules: str) -> str:
    name = f"Act {act.id}, against {rules},"
    told = both(list(act.asserted_by))
    if act.disputed is None:
        alone = len(act.asserted_by) == 1
        return f"{name} rests on one account ({told})." if alone else f"{name} is told alike by {told}."
    by, says = act.disputed.by, act.disputed.says
    if not says:
        return f"{name} rests on {told}; {by} says that it was not done."
    otherwise = f"{by} tells it otherwise (“{says}”), and does not say that it was not done."
    return f"{name} holds whichever account is followed ({told} or {by}): {otherwise}"


_NOTHING_SHOWN = Coverage("", first=date.min, last=date.min, partial=True)
