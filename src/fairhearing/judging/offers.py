"""What the powers of a procedure offer: kinds of acts and roles, those together that no rule tells apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from fairhearing.identifiers import KindName, RoleName, RuleId
from fairhearing.judging.conditions import names_in
from fairhearing.judging.model import Permitted
from fairhearing.judging.rulebook import Rulebook, once_for_each, rulebook_of
from fairhearing.judging.wording import cite
from fairhearing.procedure import Bar, Consent, Gate, Power, Procedure
from fairhearing.wording import joined

_OF_ROLES = frozenset({"roles", "capacity"})
_OF_KINDS = frozenset({"kind"})
_UNWRITTEN = _OF_ROLES | _OF_KINDS | {"by", "to", "members", "about", "reported_by", "corrects"}
"""What a condition may ask of an act that does not stand in its fields."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Kinds of acts that the same powers give under the same other rules.

    Args:
        kinds: what is judged of the first holds of all.
        powers: those that give them; `because`: each as a sentence with its source.
        roles: that may do them by one of the powers.
        alike: the same roles in groups; what is judged of the first of a group holds of all of it.
        reading: the rules that ask for what is written in the fields of such an act.
        alone: whether nothing is asked but the one power that gives them.
        until_closed: where that gives them at any time before the case is closed, its source.
        free: for each kind, what is said where all roles may do it and it meets no duty.
    """

    kinds: tuple[KindName, ...]
    powers: tuple[Power, ...]
    because: tuple[str, ...]
    roles: tuple[RoleName, ...]
    alike: tuple[tuple[RoleName, ...], ...]
    reading: frozenset[RuleId]
    alone: bool
    until_closed: str
    free: tuple[Permitted, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whether the conditions of the rules on a kind ask for the roles, for the kind; which for what is written."""

    roles: bool
    kind: bool
    reading: frozenset[RuleId]


@once_for_each
def offers_of(procedure: Procedure) -> tuple[Offer, ...]:
    """Return what the powers of a procedure offer; each kind that one names is in one offer.

    Args:
        procedure: the rules, with the floor's under them.
    """
    book = rulebook_of(procedure)
    together: dict[Hashable, list[KindName]] = {}
    for kind, powers in book.powers.items():
        asked = _asked(book, kind)
        once = any(power.once for power in powers)
        alone = kind if once or asked.kind or asked.reading else None
        together.setdefault((alone, _rules_on(book, kind)), []).append(kind)
    return tuple(_offer(procedure, book, tuple(kinds)) for kinds in together.values())


def _rules_on(book: Rulebook, kind: KindName) -> Hashable:
    # who is proposed for nothing is kept apart from nobody: separations tell no two proposals apart
    tables = (book.bars, book.gates, book.powers, book.consents, book.lapsing)
    return tuple(tuple(map(id, table.get(kind, ()))) for table in tables)


def _asked(book: Rulebook, kind: KindName) -> _Asked:
    tables = (book.bars, book.gates, book.consents)
    rules: Iterable[Bar | Gate | Consent] = (rule for table in tables for rule in table.get(kind, ()))
    found = [(rule.id, names_in(rule.when)) for rule in rules if rule.when is not None]
    return _Asked(
        roles=any(one.whole or not one.act.isdisjoint(_OF_ROLES) for _, one in found),
        kind=any(one.whole or not one.act.isdisjoint(_OF_KINDS) for _, one in found),
        reading=frozenset(rule for rule, one in found if one.whole or not one.act <= _UNWRITTEN),
    )


def _offer(procedure: Procedure, book: Rulebook, kinds: tuple[KindName, ...]) -> Offer:
    powers = tuple(book.powers[kinds[0]])
    roles = tuple(dict.fromkeys(role for power in powers for role in power.who))
    because = tuple(joined(" ", (power.says, _cited(procedure, power))) for power in powers)
    return Offer(
        kinds=kinds,
        powers=powers,
        because=because,
        roles=roles,
        alike=_alike(book, kinds[0], roles),
        reading=_asked(book, kinds[0]).reading,
        alone=_alone(book, kinds[0]),
        until_closed=_until_closed(procedure, book, kinds[0]),
        free=tuple(Permitted(kind, roles, True, because) for kind in kinds),
    )


def _until_closed(procedure: Procedure, book: Rulebook, kind: KindName) -> str:
    power = book.powers[kind][0]
    if power.after or power.once or power.closed or not _alone(book, kind):
        return ""
    return _cited(procedure, power)


def _alone(book: Rulebook, kind: KindName) -> bool:
    tables = (book.bars, book.gates, book.consents, book.lapsing)
    return len(book.powers[kind]) == 1 and not any(kind in table for table in tables)


def _cited(procedure: Procedure, power: Power) -> str:
    return f"({power.id}, {power.pack}: {cite(procedure, power)})"


def _alike(book: Rulebook, kind: KindName, roles: Sequence[RoleName]) -> tuple[tuple[RoleName, ...], ...]:
    each = _asked(book, kind).roles
    groups: dict[Hashable, list[RoleName]] = {}
    for role in roles:
        held = tuple(role in power.who for power in book.powers[kind])
        barred = tuple(role in bar.by for bar in book.bars.get(kind, ()))
        groups.setdefault((role if each else None, held, barred), []).append(role)
    return tuple(map(tuple, groups.values()))
