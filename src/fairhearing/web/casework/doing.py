"""What the reader of a case may do next, and why; what not yet, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fairhearing.acts import KINDS, LETTER
from fairhearing.desk import FOR_BOTH, INVITING, OpenCase, audiences_of
from fairhearing.identifiers import BodyId, KindName, PersonId, role_of
from fairhearing.independence import Conflict, conflicts
from fairhearing.judging import Judgement, Permitted, open_despite, open_to
from fairhearing.organisation import Clause, TieRule, members_of
from fairhearing.procedure import Bar, Consent, Gate, Power
from fairhearing.web.act_choices import name_of
from fairhearing.web.casework.clocks import named
from fairhearing.web.casework.wording import action
from fairhearing.web.house import house
from fairhearing.web.speaking import each_spoken, listed, spoken

_FINAL = frozenset({"recused", "resigned", "cases-merged", "case-split", "challenge-decided", "recusal-forced"})
"""What takes somebody out of a case, or changes for good which cases there are."""
TELLING = KindName("respondent-notified")
"""The kind with which a respondent gets a mailbox of their own."""

WITH_CODE = frozenset({TELLING, *INVITING})
"""The kinds that come with a letter code, which is made at that moment."""
_SOMEBODY_FREE = gettext_noop(
    "Somebody who is free of conflict does it; without anybody, the next body of the procedure."
)


@dataclass(frozen=True, slots=True)
class Doing:
    """A kind of act for the reader's role.

    Args:
        kind: its name.
        title: as something to do.
        now: whether it is permitted now.
        why: the rules that give the power, or that speak against it; a sentence each.
        meets: the running duties that it would meet, a sentence each.
        remedies: what can be done instead, where it is not permitted now.
    """

    kind: str
    title: str
    now: bool
    why: tuple[str, ...]
    meets: tuple[str, ...]
    remedies: tuple[str, ...] = ()


def doings(case: OpenCase, judgement: Judgement) -> tuple[Doing, ...]:
    """Return what the reader's role may do: what meets a running duty first, then the others, then what not yet.

    Args:
        case: opened by its reader.
        judgement: how it stands today.
    """
    mine = _own_conflict(case)
    found = [_doing(case, one, mine) for one in _permitted(case, judgement)]
    return tuple(sorted(found, key=lambda one: (not one.now, not one.meets)))


def doing_of(case: OpenCase, judgement: Judgement, kind: str) -> Doing | None:
    """Return one of them; None: it is no act that this role does here."""
    one = next((one for one in _permitted(case, judgement) if one.kind == kind), None)
    return None if one is None else _doing(case, one, _own_conflict(case))


def _permitted(case: OpenCase, judgement: Judgement) -> list[Permitted]:
    permitted = open_to(case.procedure, judgement, role_of(case.me))
    return [one for one in permitted if KINDS[one.kind].site]


def needs_check(case: OpenCase, kind: str) -> bool:
    """Return whether an act is shown once more before it is done, because it cannot be taken back.

    It tells somebody something, closes the case, or can be done only once.

    Args:
        case: gives the procedure.
        kind: one of `acts.KINDS`.
    """
    known = KINDS[KindName(kind)]
    once = any(known.name in power.act and power.once for power in case.procedure.powers)
    tells = audiences_of(known.name) or known.to or LETTER in known.fields or kind in FOR_BOTH
    lasting = known.name in _FINAL
    return bool(tells) or once or known.name in case.procedure.end or lasting


def told_of_it(case: OpenCase, kind: KindName) -> tuple[str, ...]:
    """Return whose mailboxes an act comes to; a respondent who was told nothing so far has none.

    Args:
        case: opened by whoever does it.
        kind: one of `acts.KINDS`.
    """
    tells = ("reporter", "respondent") if kind in FOR_BOTH else KINDS[kind].tells
    if len(tells) == 1 or case.done(str(TELLING)):
        return tells
    return tuple(one for one in tells if one != "respondent")


def telling(case: OpenCase, kind: KindName) -> Mapping[str, object]:
    """Return what the page of a kind says of a respondent's mailbox: if one is made, and who answers for a body.

    Args:
        case: opened by a holder who reads `who`; to others nobody is named.
        kind: one of `acts.KINDS`.
    """
    return {"tells_respondent": kind == TELLING, "answering": _answering(case) if kind == TELLING else ()}


def _answering(case: OpenCase) -> tuple[tuple[str, str], ...]:
    """Return the respondents that are bodies, by name, and who sits on each now."""
    roll, on = case.organisation, case.calendar.day(house().now())
    bodies = [BodyId(case.slots[slot].person) for slot in case.slots_of("respondent")]
    return tuple(
        (
            roll.bodies[body].name,
            listed(name for one in members_of(roll, body, on) if (name := name_of(case, one))),
        )
        for body in bodies
        if body in roll.bodies
    )


def _doing(case: OpenCase, one: Permitted, mine: Conflict | None) -> Doing:
    rules = {duty.id: duty for duty in case.procedure.duties}
    kept = one.now and mine is not None and not open_despite(case.procedure.conflicts, one.kind, mine.level)
    return Doing(
        kind=str(one.kind),
        title=action(one.kind),
        now=one.now and not kept,
        why=_against(case, mine) if kept and mine else tuple(named(case, reason) for reason in one.because),
        meets=tuple(spoken(rules[rule].says) for rule in one.duties if rule in rules),
        remedies=(_(_SOMEBODY_FREE),) if kept else () if one.now else _remedies(case, one),
    )


def _own_conflict(case: OpenCase) -> Conflict | None:
    """Return the reader's own conflict with the parties as they stand on the roll, where there is one."""
    roll, mine = case.standing, case.slots.get(case.me)
    if roll is None or mine is None or mine.person not in roll.people or not case.reads("who"):
        return None
    person, on = PersonId(mine.person), case.calendar.day(house().now())
    policy, declared = case.procedure.conflicts, case.declared
    found = conflicts(roll, policy, case.parties(), on, people=(person,), declared=declared)[person]
    return found if found.reasons else None


def _against(case: OpenCase, mine: Conflict) -> tuple[str, ...]:
    """Return what speaks against acts of somebody with a conflict: the rule with its source, and the path."""
    policy, reason = case.procedure.conflicts, mine.reasons[0]
    rules: list[TieRule | Clause] = [*policy.rules, *policy.clauses()]
    says = {str(rule.id): rule.says for rule in rules}
    rule = f"{spoken(says.get(reason.rule, ''))} ({reason.rule}, {reason.pack}: {reason.source})"
    return (rule, *map(spoken, reason.path))


def _remedies(case: OpenCase, one: Permitted) -> tuple[str, ...]:
    """Return the remedies of the rules that the reasons name."""
    rules = case.procedure
    every: tuple[Bar | Consent | Gate | Power, ...] = (*rules.gates, *rules.bars, *rules.consents, *rules.powers)
    reasons = " ".join(one.because)
    wanted = [rule.remedy for rule in every if one.kind in rule.act and rule.remedy and f"({rule.id}, " in reasons]
    return each_spoken(dict.fromkeys(wanted))
