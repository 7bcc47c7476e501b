"""What keeps somebody out of a case that no roll holds: their own word, silence, the others, a challenge.

Source: PSF enforcement procedures (no reason is asked; who does not answer is left out); Kubernetes incident
process (the others can send somebody out); CNCF incident resolution procedures (statements of conflict).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fairhearing.acts import Act, CaseFile
from fairhearing.clock import Calendar
from fairhearing.identifiers import KindName
from fairhearing.independence import Reason, reason_of
from fairhearing.judging.challenges import MADE, RULED, UPHELD, challenges_on, stands
from fairhearing.judging.clocks import day_in
from fairhearing.judging.facts import text_of_field
from fairhearing.judging.limits import end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before, rank
from fairhearing.judging.roles import roles_of, targets_of
from fairhearing.judging.votes import carries, votes_of
from fairhearing.judging.wording import day_text
from fairhearing.organisation import Clause, Silence, TieRule
from fairhearing.procedure import Procedure
from fairhearing.wording import say

_STATED, _ACCEPTED = KindName("conflict-stated"), KindName("seat-accepted")
_ASIDE = (KindName("recused"), KindName("seat-declined"))
_ANSWERS = (_STATED, _ACCEPTED, *_ASIDE)
_SENT_OUT = KindName("recusal-forced")
_PUT_OUT = frozenset({"challenge", "forced-recusal"})
"""What others did to take somebody out; who stands aside, or is silent, does it themselves."""
_TELLING = frozenset((_STATED, *_ASIDE, _SENT_OUT, MADE, RULED))
_SAID = {"hard": "hard", "not-said": "hard", "soft": "soft"}


def says_anything(matter: Matter) -> bool:
    """Return whether any act of a case is of a kind that can take somebody out; in most cases none is.

    Args:
        matter: the case.
    """
    if matter.says_anything is None:
        asked = (kind for rule in matter.procedure.conflicts.silence for kind in rule.asked)
        matter.says_anything = not _TELLING.isdisjoint(matter.by_kind) or any(
            kind in matter.by_kind for kind in asked
        )
    return matter.says_anything


def told_of(matter: Matter, act: Act, person: str) -> tuple[Reason, ...]:
    """Return what earlier acts of the case say against a person's taking part in an act.

    What only may have come before says nothing. A statement can be taken back by another one; standing
    aside, a silence, and what others decided cannot.

    Args:
        matter: the case.
        act: done or proposed.
        person: a person's id or a slot.
    """
    if not says_anything(matter):
        return ()
    found = (
        *_own_word(matter, act, person),
        *_silence(matter, act, person),
        *_sent_out(matter, act, person),
        *_challenged(matter, act, person),
    )
    return tuple(found)


def sent_out(
    procedure: Procedure, case: CaseFile, act: Act, people: Collection[str], *, calendar: Calendar
) -> frozenset[str]:
    """Return whom others took out of a case: by a challenge that stands or was upheld, or by sending them out.

    Args:
        procedure: the rules.
        case: the acts so far.
        act: about to be done; what came before it counts.
        people: ids or slots, as the acts name them.
        calendar: in which limits are counted.

    Source: RULES, "recusal can be forced; challenge by a party".
    """
    matter = Matter(procedure, None, case, act.when.last, calendar=calendar)
    found = {who: {reason.tie for reason in told_of(matter, act, who)} for who in people}
    return frozenset(who for who, ties in found.items() if ties & _PUT_OUT)


def _was_before(one: Act, act: Act) -> bool:
    return one.id != act.id and bool(before(one, act)) and (not before(act, one) or rank(one) < rank(act))


def _earlier(matter: Matter, kinds: tuple[KindName, ...], act: Act) -> list[Act]:
    """Return the earlier acts of these kinds by somebody who may do them: a stranger's word takes nobody out."""
    return [one for one in matter.of_kinds(kinds) if _was_before(one, act) and _may(matter, one)]


def _may(matter: Matter, act: Act) -> bool:
    powers, roles = matter.powers.get(act.kind, []), roles_of(matter, act)
    return not powers or roles is None or any(not roles.isdisjoint(power.who) for power in powers)


def _own_word(matter: Matter, act: Act, person: str) -> Iterator[Reason]:
    aside = [one for one in _earlier(matter, _ASIDE, act) if person in one.by]
    said = [one for one in _earlier(matter, (_STATED,), act) if person in one.by]
    level = _SAID.get(text_of_field(said[-1], "value"), "") if said else ""
    if aside:
        text = say(
            "{person} stood aside (act {aside}, {when})",
            person=person,
            aside=aside[0].id,
            when=day_text(aside[0].when),
        )
        yield reason_of("declared", "hard", text, _own_rule(matter))
    elif level:
        text = say(
            "{person} said that they have a conflict (act {said}, {when})",
            person=person,
            said=said[-1].id,
            when=day_text(said[-1].when),
        )
        yield reason_of("declared", level, text, _own_rule(matter))


def _own_rule(matter: Matter) -> Clause | TieRule:
    policy = matter.procedure.conflicts
    declared = (rule for rule in policy.rules if rule.tie == "declared")
    return policy.undisclosed[0] if policy.undisclosed else next(declared, ITS_OWN)


ITS_OWN = Clause(
    id="declared-is-hard",
    says=say("Who declared that they may not judge does not take part; no reason is asked."),
    source=say("counts even where the pack says nothing"),
    pack="fairhearing",
)


def _silence(matter: Matter, act: Act, person: str) -> Iterator[Reason]:
    for rule in matter.procedure.conflicts.silence:
        for asked in _earlier(matter, rule.asked, act):
            if person in targets_of(asked) and _unanswered(matter, rule, asked, act, person):
                text = say(
                    "{person} was asked (act {asked}, {when}) and did not answer in time",
                    person=person,
                    asked=asked.id,
                    when=day_text(asked.when),
                )
                yield reason_of("silence", "hard", text, rule)
                break


def _unanswered(matter: Matter, rule: Silence, asked: Act, act: Act, person: str) -> bool:
    named = day_in(asked, "answer_by")
    limit = end_of(matter.calendar, asked.when, rule.within) if rule.within else None
    ends = [end.last for end in (named, limit) if end is not None]
    if not ends or act.when.first <= min(ends):
        return False
    answers = (one for one in matter.of_kinds(_ANSWERS) if person in one.by)
    return not any(before(asked, one) is not False and one.when.first <= min(ends) for one in answers)


def _sent_out(matter: Matter, act: Act, person: str) -> Iterator[Reason]:
    for rule in matter.procedure.conflicts.forced:
        for one in _earlier(matter, (_SENT_OUT,), act):
            votes = votes_of(one)
            others = person not in one.by and person not in one.members
            if person in targets_of(one) and others and (votes is None or carries(rule.votes, *votes)):
                text = say(
                    "The others sent {person} out of the case (act {one}, {when})",
                    person=person,
                    one=one.id,
                    when=day_text(one.when),
                )
                yield reason_of("forced-recusal", "hard", text, rule)
                break


def _challenged(matter: Matter, act: Act, person: str) -> Iterator[Reason]:
    rulings = [one for one in _earlier(matter, (RULED,), act) if person in targets_of(one)]
    counting = [one for one in rulings if not any(challenges_on(matter, one))]
    rules = [*(rule for rule in matter.procedure.conflicts.challenges if rule.cause), UPHELD]
    if counting and text_of_field(counting[-1], "value") == "upheld":
        text = say(
            "A challenge of {person} was upheld (act {counting}, {when})",
            person=person,
            counting=counting[-1].id,
            when=day_text(counting[-1].when),
        )
        yield reason_of("challenge", "hard", text, rules[0])
    for one in _earlier(matter, (MADE,), act):
        rule = stands(matter, one) if person in targets_of(one) else None
        if rule is not None:
            text = say(
                "A party challenged {person} (act {one}, {when})",
                person=person,
                one=one.id,
                when=day_text(one.when),
            )
            yield reason_of("challenge", "hard", text, rule)
            return
