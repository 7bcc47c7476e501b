"""Challenges by a party: who can make one, for how long and how often, and who rules on it.

Source: RULES, "recusal can be forced; challenge by a party"; UNCITRAL Model Law on International Commercial
Arbitration, article 13 (a challenge within a time, with reasons, ruled on by others).
"""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.acts import Act
from fairhearing.identifiers import KindName, ProcedureId, RuleId
from fairhearing.judging.facts import text_of_field
from fairhearing.judging.limits import end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.roles import roles_of, targets_of, took_part
from fairhearing.judging.wording import both, either, kinds_text
from fairhearing.organisation import Challenge, Clause
from fairhearing.wording import say

MADE, RULED = KindName("challenge-made"), KindName("challenge-decided")

_BY_OTHERS = Clause(
    id="challenged-never-rules",
    says=say("Nobody rules on a challenge of themselves."),
    source=say("counts even where the pack says nothing"),
    pack="fairhearing",
)

UPHELD = Clause(
    id="upheld-challenge-is-hard",
    says=say("Who was challenged with success does not take part."),
    source=say("counts even where the pack says nothing"),
    pack="fairhearing",
)


def challenges_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield what the rules about challenges have against a challenge, or against a ruling on one.

    Args:
        matter: the case.
        act: done or proposed.
    """
    if act.kind == RULED:
        yield from _against_ruling(matter, act)
    elif act.kind == MADE and (rules := matter.procedure.conflicts.challenges):
        open_to = [rule for rule in rules if _may(matter, rule, act)]
        meant = [rule for rule in open_to if rule.cause == bool(text_of_field(act, "reason"))]
        faults = [list(_faults(matter, rule, act)) for rule in meant or open_to]
        # who may do it at all, the power for it says
        if faults and all(faults):
            yield min(faults, key=len)[0]


def stands(matter: Matter, act: Act) -> Challenge | None:
    """Return the rule by which a challenge stands on its own, without a reason and without a ruling.

    Args:
        matter: the case.
        act: a challenge.
    """
    open_to = [rule for rule in matter.procedure.conflicts.challenges if _may(matter, rule, act)]
    if text_of_field(act, "reason") and any(rule.cause for rule in open_to):
        return None
    return next((rule for rule in open_to if not rule.cause and not any(_faults(matter, rule, act))), None)


def _may(matter: Matter, rule: Challenge, act: Act) -> bool:
    roles = roles_of(matter, act)
    return roles is not None and not roles.isdisjoint(rule.by)


def _faults(matter: Matter, rule: Challenge, act: Act) -> Iterator[Barred]:
    if rule.cause and not text_of_field(act, "reason"):
        yield _against(rule, act, "barred", say("It gives no reason."), say("Say why they are not free to judge."))
    started = matter.earlier(rule.after, act) if rule.within else []
    end = end_of(matter.calendar, started[-1].when, rule.within) if started and rule.within else None
    if end is not None and act.when.last > end.first:
        status = "barred" if act.when.first > end.last else "undetermined"
        text = say(
            "It could be made for {within} after {after}, that is until {end}.",
            within=rule.within,
            after=kinds_text(rule.after),
            end=end.last,
        )
        yield _against(rule, act, status, text, say("Tell the overseers what came to light since."))
    made = [one for one in matter.earlier((MADE,), act) if one.by == act.by]
    same = [one for one in made if rule.cause == bool(text_of_field(one, "reason"))]
    if rule.most and len(same) >= rule.most:
        text = say(
            "{by} made {same} before, and {most} is the most.",
            by=both(list(act.by)) or say("They"),
            same=len(same),
            most=rule.most,
        )
        yield _against(rule, act, "barred", text, say("Tell the overseers what speaks against this person."))


def _against_ruling(matter: Matter, act: Act) -> Iterator[Barred]:
    rules = [rule for rule in matter.procedure.conflicts.challenges if rule.cause]
    themselves = [who for who in took_part(act) if who in targets_of(act)]
    if themselves:
        text = say("{themselves} was challenged and took part in the ruling.", themselves=both(themselves))
        yield _against(rules[0] if rules else _BY_OTHERS, act, "barred", text, say("The others rule on it."))
    # where a power names those who rule, that power speaks
    may = set() if matter.powers.get(RULED) else {role for rule in rules for role in rule.ruled_by}
    roles = roles_of(matter, act)
    if may and roles is not None and roles.isdisjoint(may):
        text = say("Only the {may} may rule on it.", may=either(sorted(may)))
        yield _against(rules[0], act, "without-power", text, say("Somebody with the power does it."))


def _against(rule: Clause, act: Act, status: str, because: str, remedy: str) -> Barred:
    return Barred(
        rule=RuleId(rule.id),
        pack=ProcedureId(rule.pack),
        source=rule.source,
        says=rule.says,
        act=act.id or None,
        kind=act.kind,
        status=status,
        because=because,
        remedy=remedy,
        reason_class="conflict" if act.kind == RULED else "other",
    )
