"""Whether the consent that an act needs was given: by the party itself, to this, and not taken back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.bars import objection
from fairhearing.judging.facts import holds, text_of_field
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import any_of, before
from fairhearing.judging.roles import speaks_for
from fairhearing.procedure import Consent
from fairhearing.wording import say

_GIVEN = KindName("consent-given")
_TAKEN = (KindName("consent-withdrawn"), KindName("consent-refused"))


def consents_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield every consent that an act lacked.

    Args:
        matter: the case.
        act: done or proposed.
    """
    for rule in matter.consents.get(act.kind, ()):
        yield from lacking(matter, rule, act)


def lacking(matter: Matter, rule: Consent, act: Act) -> Iterator[Barred]:
    """Yield of whom the consent is missing that one rule asks for.

    Args:
        matter: the case.
        rule: whose consent is needed, and to what.
        act: done or proposed.
    """
    stands = holds(matter, rule.when, act)
    if stands is False:
        return
    asked = [[(party, person) for person in getattr(matter.case.parties, party, ()) or ("",)] for party in rule.of]
    lacks = [_lacks(matter, rule, act, party, person) for each in asked for party, person in each]
    if rule.in_order and not any(status for status, _ in lacks):
        lacks = [
            _too_soon(matter, rule, act, one, other) for pair in pairwise(asked) for one, other in product(*pair)
        ]
    for status, because in lacks:
        if status:
            sure = status if stands else "undetermined"
            remedy = say("Ask them first, say to what, and wait for their answer.")
            yield objection(matter, rule, act, sure, because, "no-consent", remedy)


def unconfirmed(act: Act) -> bool:
    """Return whether somebody else reported what only a party itself can say.

    Args:
        act: a consent, an agreement or an answer.
    """
    return act.reported_by is not None and act.reported_by not in act.by


_Party = tuple[str, str]
"""A party, and who it is; empty where nobody is named."""


def _too_soon(matter: Matter, rule: Consent, act: Act, first: _Party, then: _Party) -> tuple[str, str]:
    """Return why two consents that come one after another did not; both were given."""
    one, other = (
        [consent for consent in _usable(matter, rule, act, *who) if not unconfirmed(consent)]
        for who in (first, then)
    )
    turns = any_of(before(early, late) for early, late in product(one, other))
    if turns:
        return "", ""
    names = [person or say("the {party}", party=say(party)) for party, person in (first, then)]
    if turns is None:
        return "undetermined", say(
            "Whether {names} had consented to {scope} before {names2} is not known.",
            names=names[0],
            scope=rule.scope,
            names2=names[1],
        )
    return "unconsented", say(
        "{names} was asked to consent to {scope} before {names2} had.",
        names=names[1],
        scope=rule.scope,
        names2=names[0],
    )


def _usable(matter: Matter, rule: Consent, act: Act, party: str, person: str) -> list[Act]:
    given = [one for one in matter.of_kinds((_GIVEN,)) if _fits(matter, rule, one, act, party, person)]
    return [one for one in given if before(one, act) is not False and one.id != act.id]


def _lacks(matter: Matter, rule: Consent, act: Act, party: str, person: str) -> tuple[str, str]:
    who = person or say("the {party}", party=say(party))
    usable = _usable(matter, rule, act, party, person)
    own = [one for one in usable if not unconfirmed(one)]
    if not own:
        if usable:
            return (
                "unconfirmed",
                say(
                    "That {who} consented was reported by {reported_by}, not said by {who}.",
                    who=who,
                    reported_by=usable[-1].reported_by,
                ),
            )
        return "unconsented", say("The file holds no consent of {who} to {scope}.", who=who, scope=rule.scope)
    taken = [one for one in matter.of_kinds(_TAKEN) if _fits(matter, rule, one, act, party, person)]
    undone = [any_of(_undone(one, end, act) for end in taken) for one in own if before(one, act)]
    if False in undone:
        return "", ""
    if None in undone or any(before(one, act) is None for one in own):
        return "undetermined", say("Whether {who} had consented when it was done is not known.", who=who)
    return "unconsented", say("{who} had taken their consent to {scope} back.", who=who, scope=rule.scope)


def _undone(given: Act, end: Act, act: Act) -> bool | None:
    after, in_time = before(given, end), before(end, act)
    if after is False or in_time is False:
        return False
    return True if after and in_time else None


def _fits(matter: Matter, rule: Consent, consent: Act, act: Act, party: str, person: str) -> bool:
    scope = text_of_field(consent, "scope")
    if scope != rule.scope and not (not scope and act.id and act.id in consent.about):
        return False
    if consent.to and act.to and set(consent.to).isdisjoint(act.to):
        return False
    return any(speaks_for(matter, who, party, person) for who in consent.by)
