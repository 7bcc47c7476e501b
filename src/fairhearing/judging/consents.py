"""Whether the consent that an act needs was given: by the party itself, to this, and not taken back."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.bars import objection
from fairhearing.judging.facts import holds, text_of_field
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import any_of, before
from fairhearing.judging.roles import speaks_for
from fairhearing.procedure import Consent

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
    for party in rule.of:
        for person in getattr(matter.case.parties, party, ()) or ("",):
            status, because = _lacks(matter, rule, act, party, person)
            if status:
                sure = status if stands else "undetermined"
                remedy = "Ask them first, say to what, and wait for their answer."
                yield objection(matter, rule, act, sure, because, "no-consent", remedy)


def unconfirmed(act: Act) -> bool:
    """Return whether somebody else reported what only a party itself can say.

    Args:
        act: a consent, an agreement or an answer.
    """
    return act.reported_by is not None and act.reported_by not in act.by


def _lacks(matter: Matter, rule: Consent, act: Act, party: str, person: str) -> tuple[str, str]:
    who = person or f"the {party}"
    given = [one for one in matter.of_kinds((_GIVEN,)) if _fits(matter, rule, one, act, party, person)]
    usable = [one for one in given if before(one, act) is not False and one.id != act.id]
    own = [one for one in usable if not unconfirmed(one)]
    if not own:
        if usable:
            return (
                "unconfirmed",
                f"That {who} consented was reported by {usable[-1].reported_by}, not said by {who}.",
            )
        return "unconsented", f"The file holds no consent of {who} to {rule.scope}."
    taken = [one for one in matter.of_kinds(_TAKEN) if _fits(matter, rule, one, act, party, person)]
    undone = [any_of(_undone(one, end, act) for end in taken) for one in own if before(one, act)]
    if False in undone:
        return "", ""
    if None in undone or any(before(one, act) is None for one in own):
        return "undetermined", f"Whether {who} had consented when it was done is not known."
    return "unconsented", f"{who} had taken their consent to {rule.scope} back."


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
