"""Who took part in an act although conflicted, and by which path."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from fairhearing.acts import Act
from fairhearing.identifiers import KindName, PersonId, ProcedureId, RuleId
from fairhearing.independence import LEVELS, Conflict, Reason, conflict_of, with_told
from fairhearing.judging.challenges import UPHELD
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import ActConflict, Barred
from fairhearing.judging.roles import PARTIES, bodies_of, known_days, members_on, roles_of, took_part
from fairhearing.judging.told import ITS_OWN, says_anything, told_of
from fairhearing.organisation import Clause, ConflictPolicy, TieRule
from fairhearing.wording import enumerated, say

_OWN = frozenset(
    map(
        KindName,
        (
            "report-received",
            "report-added-to",
            "heard-by-officer",
            "report-handed-on",
            "course-set",
            "category-contested",
            "conflict-stated",
            "handling-complained-of",
            "consent-given",
            "consent-refused",
            "consent-withdrawn",
            "statement-signed",
            "statement-withdrawn",
            "response-received",
            "response-added-to",
            "extension-asked",
            "panel-requested",
            "seat-declined",
            "recused",
            "challenge-made",
            "outcome-agreed",
            "appeal-filed",
            "reopening-asked",
            "readmission-asked",
            "retaliation-reported",
            "contact",
            "event-participation",
            "resigned",
        ),
    )
)
"""What people do for themselves: it needs no independence (who stands aside is conflicted as a rule)."""

_DECISION = KindName("decision-made")
_FINDING = frozenset(map(KindName, ("panel-formed", "panel-drawn", "interview-held", "finding-made")))
_APPEAL, _APPROVAL = KindName("appeal-decided"), KindName("decision-approved")
_REMEDY = say("Somebody who is free of conflict does it; without anybody, the next body of the procedure.")


@dataclass(frozen=True, slots=True)
class Standing:
    """What conflicts say about one act.

    Args:
        barred: refusals, one for each person.
        conflicts: everybody who took part and is not free.
        questions: what can only be asked, as nobody says who took part.
    """

    barred: tuple[Barred, ...] = ()
    conflicts: tuple[ActConflict, ...] = ()
    questions: tuple[str, ...] = ()


_NOTHING = Standing()


def anything_known(matter: Matter) -> bool:
    """Return whether somebody can be found to be conflicted at all: by an organisation, or by what the case tells.

    Args:
        matter: the case.
    """
    return matter.organisation is not None or says_anything(matter)


def standing_of(matter: Matter, act: Act) -> Standing:
    """Return who of those who took part in an act is conflicted.

    Args:
        matter: the case.
        act: done or proposed.
    """
    if not anything_known(matter) or act.kind in _OWN or _by_party(matter, act):
        return _NOTHING
    people, bodies = _known(matter)
    barred: list[Barred] = []
    found: list[ActConflict] = []
    questions: list[str] = []
    for who in took_part(act):
        if who in bodies:
            questions += [] if act.members else _body(matter, act, who, barred, found)
        elif who in people or told_of(matter, act, who):
            _weigh(matter, act, who, barred, found)
    return Standing(tuple(barred), tuple(found), tuple(questions))


def _known(matter: Matter) -> tuple[Container[str], Container[str]]:
    organisation = matter.organisation
    return ((), ()) if organisation is None else (organisation.people, organisation.bodies)


def conflict_on(matter: Matter, act: Act, person: str) -> tuple[Conflict, bool]:
    """Return a person's conflict at the time of an act, and whether it is certain for all its days.

    Args:
        matter: the case, with an organisation.
        act: the act that gives the days.
        person: the person's id.
    """
    matter = matter.whole
    found = [_conflict(matter, act, person, day) for day in dict.fromkeys(known_days(matter, act))]
    hardest = max(found, key=lambda one: LEVELS.index(one.level))
    return hardest, len({one.level for one in found}) == 1


def _conflict(matter: Matter, act: Act, person: str, day: date) -> Conflict:
    others = others_of(matter, act, person)
    key = (person, day, tuple(others.items()))
    known = matter.conflicts.get(key)
    if known is None and matter.organisation is not None:
        known = conflict_of(
            matter.organisation,
            matter.procedure.conflicts,
            PersonId(person),
            matter.case.parties,
            day,
            declared=matter.declared,
            others=others,
        )
        matter.conflicts[key] = known
    found = known or Conflict(PersonId(person), "unknown")
    return with_told(matter.procedure.conflicts, found, told_of(matter, act, person))


def _by_party(matter: Matter, act: Act) -> bool:
    roles = roles_of(matter, act)
    known = matter.procedure.roles
    parties = {*PARTIES, *(name for name, role in known.items() if role.party)}
    return bool(roles) and roles is not None and roles <= parties and not act.members


def _weigh(matter: Matter, act: Act, person: str, barred: list[Barred], found: list[ActConflict]) -> None:
    conflict, certain = conflict_on(matter, act, person)
    if conflict.level == "none":
        return
    found.append(ActConflict(act.id, person, conflict))
    if not _allowed(matter, act, conflict):
        barred.append(_refusal(matter, act, conflict, person, certain=certain))


def _allowed(matter: Matter, act: Act, conflict: Conflict) -> bool:
    return not conflict.reasons or _leaves_open(matter.procedure.conflicts, act.kind, conflict.level)


def _leaves_open(policy: ConflictPolicy, kind: KindName, level: str) -> bool:
    return kind in policy.hard_may or (level == "soft" and kind in policy.soft_may)


def open_despite(policy: ConflictPolicy, kind: KindName, level: str) -> bool:
    """Return whether somebody with a conflict may do an act of a kind all the same.

    Args:
        policy: of the procedure.
        kind: of the act.
        level: `soft` or `hard`.
    """
    return kind in _OWN or _leaves_open(policy, kind, level)


def free_for(matter: Matter, act: Act) -> tuple[str, ...]:
    """Return who could do an act from the beginning: to whom the power, or else the duty, falls, and no conflict.

    Args:
        matter: the case; without an organisation nobody is known.
        act: done or proposed.
    """
    known = matter.procedure.roles
    holders = [power.who for power in matter.powers.get(act.kind, ())]
    owners = [duty.who for duty in matter.procedure.duties if act.kind in duty.act]
    names = dict.fromkeys(role for who in holders or owners for role in who)
    roles = [name for name in names if name in known and not known[name].asked_after]
    members = [who for body in bodies_of(matter, roles) for who in members_on(matter, body, act)]
    return tuple(who for who in dict.fromkeys(members) if _allowed(matter, act, conflict_on(matter, act, who)[0]))


def _refusal(matter: Matter, act: Act, conflict: Conflict, person: str, *, certain: bool) -> Barred:
    reason: Reason = conflict.reasons[0]
    policy = matter.procedure.conflicts
    rules: list[TieRule | Clause] = [*policy.rules, *policy.clauses(), UPHELD, ITS_OWN]
    says = next((rule.says for rule in rules if rule.id == reason.rule), "")
    return Barred(
        rule=RuleId(reason.rule),
        pack=ProcedureId(reason.pack),
        source=reason.source,
        says=says,
        act=act.id,
        kind=act.kind,
        status="conflicted" if certain else "undetermined",
        because=say(
            "{person} took part and has a {level} conflict {reason}.",
            person=person,
            level=conflict.level,
            reason=_whom(reason),
        ),
        remedy=_REMEDY,
        reason_class="conflict",
    )


def _whom(reason: Reason) -> str:
    return say("with the {towards}", towards=say(reason.towards)) if reason.towards else say("in this case")


def _body(matter: Matter, act: Act, body: str, barred: list[Barred], found: list[ActConflict]) -> list[str]:
    members = members_on(matter, body, act)
    refusals: list[Barred] = []
    conflicts: list[ActConflict] = []
    for person in members:
        _weigh(matter, act, person, refusals, conflicts)
    if members and len(refusals) == len(members):
        barred += refusals
        found += conflicts
        return []
    names = [one.person for one in conflicts if one.conflict.reasons]
    if not names:
        return []
    unsaid = say("Act {act} was done by {body}; who took part is not said.", act=act.id, body=body)
    return [say("{unsaid} Conflicted of its members: {names}.", unsaid=unsaid, names=enumerated(names))]


def others_of(matter: Matter, act: Act, person: str = "") -> Mapping[str, tuple[str, ...]]:
    """Return further roles that rules may name: who decides after these people, with them, or above them.

    Args:
        matter: the case.
        act: done or proposed.
        person: who is asked about; the others of the same act are their fellows.

    Returns:
        For those who find `decider`; for those who hear an appeal `former-decider`; where a rule names
        them, `fellow` and `approver` for both and for those who decide.
    """
    if act.kind not in _FINDING and act.kind not in {_DECISION, _APPEAL}:
        return {}
    found = dict(_deciders(matter, act))
    fellows = tuple(who for who in took_part(act) if who != person)
    if "fellow" in matter.towards and person and fellows:
        found["fellow"] = fellows
    if "approver" in matter.towards and (approving := _approving(matter, act)):
        found["approver"] = approving
    return found


def _deciders(matter: Matter, act: Act) -> Mapping[str, tuple[str, ...]]:
    if act.kind == _DECISION:
        return {}
    deciders = tuple(dict.fromkeys(who for one in matter.of_kinds((_DECISION,)) for who in took_part(one)))
    if not deciders or not set(deciders).isdisjoint(took_part(act)):
        return {}
    return {"former-decider" if act.kind == _APPEAL else "decider": deciders}


def _approving(matter: Matter, act: Act) -> tuple[str, ...]:
    roles = dict.fromkeys(role for power in matter.powers.get(_APPROVAL, ()) for role in power.who)
    return tuple(body for body in bodies_of(matter, roles) if body not in took_part(act))
