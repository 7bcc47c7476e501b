"""Whether somebody was told more than they may be told, by whom, too early, or without consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairhearing.acts import Act
from fairhearing.identifiers import role_of
from fairhearing.judging.bars import objection
from fairhearing.judging.consents import lacking
from fairhearing.judging.facts import holds, text_of_field
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.roles import party, roles_of
from fairhearing.judging.wording import both, either, kinds_text
from fairhearing.procedure import Consent, Disclosure
from fairhearing.wording import say

_PEOPLE = ("reporter", "affected", "respondent", "witness")


def disclosures_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield what an act told that its circle may not be told, or not so.

    Args:
        matter: the case.
        act: done or proposed.
    """
    rules = [rule for rule in matter.disclosures.get(act.kind, ()) if holds(matter, rule.when, act) is not False]
    if not rules:
        return
    circle = text_of_field(act, "audience")
    concerned = [rule for rule in rules if not rule.to or not circle or circle in rule.to]
    if not concerned:
        text = say(
            "Nothing may be told to the circle “{circle}” by this; the rules name {rules}.",
            circle=circle,
            rules=_circles(rules),
        )
        yield objection(matter, rules[0], act, "barred", text, "other")
        return
    told = told_by(matter, act)
    if not told:
        yield objection(matter, concerned[0], act, "undetermined", say("What was told is not said."), "other")
        return
    known = bool(circle) or all(not rule.to for rule in concerned)
    found = [one for word in told for one in _on(matter, concerned, act, word, known=known)]
    yield from dict.fromkeys(found)


def told_by(matter: Matter, act: Act) -> tuple[str, ...]:
    """Return what an act told, as its field `tells` says, and whom it named.

    Args:
        matter: the case.
        act: done or proposed.
    """
    told = [*_texts(act, "tells")]
    for who in _texts(act, "names"):
        told += [name for name in _PEOPLE if who in party(matter, name) or role_of(who) == name]
    return tuple(dict.fromkeys(told))


def _texts(act: Act, field: str) -> tuple[str, ...]:
    value = act.fields.get(field, ())
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


def _on(matter: Matter, rules: Sequence[Disclosure], act: Act, word: str, *, known: bool) -> list[Barred]:
    allowing = [rule for rule in rules if word in rule.may]
    if not allowing:
        may = dict.fromkeys(one for rule in rules for one in rule.may)
        text = say("It told the {word}; told may be the {may}.", word=word, may=both(list(may)))
        return [objection(matter, rules[0], act, "barred", text, "other")]
    # who is told is not said: it is against a rule only where it is so for each circle
    if not known and len(allowing) < len(rules):
        text = say("It told the {word}, which only some may be told; whom it told is not said.", word=word)
        return [objection(matter, rules[0], act, "undetermined", text, "other")]
    return min((list(_faults(matter, rule, act)) for rule in allowing), key=len)


def _faults(matter: Matter, rule: Disclosure, act: Act) -> Iterator[Barred]:
    roles = roles_of(matter, act) if rule.by else None
    if rule.by and (roles is None or roles.isdisjoint(rule.by)):
        titles = [matter.procedure.roles[name].title for name in rule.by]
        status = "undetermined" if roles is None else "without-power"
        yield objection(
            matter,
            rule,
            act,
            status,
            say("Only the {titles} may tell it.", titles=either(titles)),
            "without-power",
        )
    if rule.after and not matter.earlier(rule.after, act):
        sure = not matter.perhaps_earlier(rule.after, act)
        text = say("It may be told after {after}.", after=kinds_text(rule.after))
        yield objection(matter, rule, act, "too-early" if sure else "undetermined", text, "too-early")
    if rule.of:
        yield from lacking(matter, _consent(rule), act)


def _consent(rule: Disclosure) -> Consent:
    return Consent(
        id=rule.id,
        says=rule.says,
        source=rule.source,
        pack=rule.pack,
        why=rule.why,
        remedy=rule.remedy,
        where=rule.where,
        act=rule.act,
        of=rule.of,
        scope=rule.scope,
        when=rule.when,
    )


def _circles(rules: Sequence[Disclosure]) -> str:
    return both(
        [say("“{title}”", title=circle) for circle in dict.fromkeys(one for rule in rules for one in rule.to)]
    )
