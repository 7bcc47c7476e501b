"""Whether a body can still judge, counted on those who are left.

Source: CNCF code of conduct committee, jurisdiction and conflicts (at least one without any conflict and
a number without a hard one, else the case is handed over).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence.conflict import NO_OTHERS, NOTHING_TOLD, conflicts
from fairhearing.independence.model import Conflict, Reason, Viability
from fairhearing.independence.panels import body_of, fill, free_panels
from fairhearing.organisation import Body, ConflictPolicy, Organisation, members_of
from fairhearing.wording import say


def viability(
    organisation: Organisation,
    policy: ConflictPolicy,
    body: str,
    parties: Parties,
    on: date,
    *,
    quorum: int | None = None,
    declared: frozenset[PersonId] = frozenset(),
    others: Mapping[str, tuple[str, ...]] = NO_OTHERS,
    told: Mapping[PersonId, tuple[Reason, ...]] = NOTHING_TOLD,
    members: Iterable[PersonId] | None = None,
) -> Viability:
    """Return whether a body can still judge a case.

    A body filled by lot in which nobody sits is viable where a panel within its quotas can be drawn; an
    outside one whose people are not recorded answers for them. Who is `unknown` is clear, and must declare.

    Args:
        organisation: with the body.
        policy: the rules about ties, with `min_clear` and `min_without_hard`.
        body: its id.
        parties: who is who in the case.
        on: the day.
        quorum: how many must be left; None: a majority of the body's size, or of its members.
        declared: those who said that they may not judge.
        others: further roles that rules may name → ids.
        told: person → reasons that no roll holds.
        members: who is counted instead of all who sit on it (its regular members, or with those who stand in).

    Raises:
        InputError: there is no such body.
    """
    entry = body_of(organisation, body)
    if body in (*parties.respondent, *parties.reporter, *parties.affected, *parties.excluded):
        return Viability(body, False, (), say("The body itself is a party, or was left out of this case."))
    asked = members_of(organisation, body, on) if members is None else tuple(members)
    if asked:
        case = (organisation, policy, parties, on)
        levels = conflicts(*case, people=asked, declared=declared, others=others, told=told)
        return counted(organisation, policy, entry, levels, quorum)
    if not (entry.filled_by == "lottery" and entry.size):
        return without_members(entry, parties)
    drawn = free_panels(organisation, policy, body, parties, on, declared=declared | _out(told))
    return Viability(body, drawn.exists, drawn.eligible, drawn.because)


def _out(told: Mapping[PersonId, tuple[Reason, ...]]) -> frozenset[PersonId]:
    return frozenset(who for who, reasons in told.items() if any(one.level == "hard" for one in reasons))


def counted(
    organisation: Organisation,
    policy: ConflictPolicy,
    body: Body,
    levels: dict[PersonId, Conflict],
    quorum: int | None = None,
) -> Viability:
    """Return whether a body can still judge, where the levels of those who sit on it are known.

    Args:
        organisation: for the traits that quotas count.
        policy: with `min_clear` and `min_without_hard`.
        body: the body.
        levels: of everybody who is counted, at least one.
        quorum: as in `viability`.
    """
    need = quorum if quorum is not None else (body.size or len(levels)) // 2 + 1
    left = tuple(person for person, one in levels.items() if one.level != "hard")
    lacks = _lacks(policy, levels, left, need) or _lacks_quotas(organisation, body, levels, left, need)
    enough = say("{levels}; at least {need} must be left.", levels=_count(levels, left), need=need)
    return Viability(body.id, not lacks, left, lacks or enough)


def without_members(body: Body, parties: Parties) -> Viability:
    """Return whether a body of which nobody is recorded can judge: only one outside, which answers for its own.

    Args:
        body: the body.
        parties: who is who in the case.
    """
    if body.answers_to in parties.respondent:
        return Viability(body.id, False, (), say("It answers to the respondent, and is its own."))
    if body.kind == "outside":
        return Viability(
            body.id, True, (), say("It is outside, and answers for its members, who are not recorded here.")
        )
    return Viability(body.id, False, (), say("Nobody sits on it on that day."))


def _lacks(policy: ConflictPolicy, levels: dict[PersonId, Conflict], left: tuple[PersonId, ...], need: int) -> str:
    """Return what is too few, as a sentence; empty where nothing is."""
    clear = sum(levels[person].level in {"none", "unknown"} for person in left)
    count = _count(levels, left)
    if len(left) < need:
        return say("{count}, and the quorum is {need}.", count=count, need=need)
    if len(left) < policy.min_without_hard:
        return say(
            "{count}, and the procedure asks for {min_without_hard} without a hard conflict.",
            count=count,
            min_without_hard=policy.min_without_hard,
        )
    if clear < policy.min_clear:
        return say(
            "{count}; without any conflict: {clear}, and the procedure asks for {min_clear}.",
            count=count,
            clear=clear,
            min_clear=policy.min_clear,
        )
    return ""


def _lacks_quotas(
    organisation: Organisation,
    body: Body,
    levels: dict[PersonId, Conflict],
    left: tuple[PersonId, ...],
    need: int,
) -> str:
    known = {person: levels[person] for person in left if person in organisation.people}
    sizes = range(max(need, 1), len(known) + 1)
    if not body.quotas or any(fill(organisation, known, size, body.quotas)[0] for size in sizes):
        return ""
    return say(
        "{levels}, but no {need} or more of them keep the quotas of {body}.",
        levels=_count(levels, left),
        need=need,
        body=body.name or body.id,
    )


def _count(levels: dict[PersonId, Conflict], left: tuple[PersonId, ...]) -> str:
    unknown = sum(levels[person].level == "unknown" for person in left)
    declare = (
        say(" ({unknown} must declare first, as nothing is known of their ties)", unknown=unknown)
        if unknown
        else ""
    )
    return say(
        "Without a hard conflict: {left} of {levels} members{declare}",
        left=len(left),
        levels=len(levels),
        declare=declare,
    )
