"""Reading bars, gates, powers, consents and separations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fairhearing.acts import KINDS, REASON_CLASSES, MappingNode, table_of
from fairhearing.errors import InputError
from fairhearing.procedure.clauses import Rule, Unopposed
from fairhearing.procedure.heads import Known, need_roles, read_head, read_roles
from fairhearing.procedure.model import Bar, Consent, Gate, Power, Separation
from fairhearing.procedure.parts import (
    need_kinds,
    read_condition,
    read_groups,
    read_kinds,
    read_limit,
    read_rule,
    read_words,
)
from fairhearing.procedure.vocabulary import THRESHOLDS

_R = TypeVar("_R", bound=Rule)
BAR = ("act", "when", "by", "reason-class")
GATE = ("act", "needs", "wait", "wait-for", "unless", "when", "anew", "since", "least")
POWER = ("act", "who", "after", "once", "votes", "quorum", "closed", "within", "unopposed", "otherwise")
CONSENT = ("act", "of", "scope", "when", "in-order")
SEPARATION = ("groups", "named", "fresh", "apart", "alone", "anew")


def read_rules(
    root: MappingNode, key: str, read: Callable[[str, MappingNode, Known], _R], known: Known
) -> tuple[_R, ...]:
    """Read one section of rules, a table of name → rule.

    Args:
        root: the whole file.
        key: the section, such as `duties`.
        read: what reads one of its rules.
        known: what they may refer to.

    Raises:
        InputError: one cannot be read.

    Source: the file format `fairhearing/procedure@1`.
    """
    section = root.table(key)
    if section is None:
        return ()
    return tuple(read(name.text, table_of(node, f"'{name.text}'"), known) for name, node in section.entries)


def read_bar(name: str, table: MappingNode, known: Known) -> Bar:
    """Read what may not be done.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a bar.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, BAR, known)
    table.need("remedy")
    return Bar(
        **head,
        act=need_kinds(table),
        when=read_condition(table),
        by=read_roles(table, "by", known),
        reason_class=table.choice("reason-class", ("", *REASON_CLASSES), ""),
    )


def read_gate(name: str, table: MappingNode, known: Known) -> Gate:
    """Read what must have happened before an act is permitted.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a gate.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, GATE, known)
    if table.get("wait") is not None and table.get("wait-for") is not None:
        raise InputError(
            f"Gate '{name}' waits in two ways.",
            why="It waits for a time of its own, or for the limit of a duty with what was added to it.",
            remedy="Delete 'wait' or 'wait-for'.",
            where=table.where_of("wait-for"),
        )
    return Gate(
        **head,
        act=need_kinds(table),
        needs=read_groups(table, "needs"),
        wait=read_limit(table, "wait"),
        wait_for=read_rule(table, "wait-for"),
        unless=read_kinds(table, "unless"),
        when=read_condition(table),
        anew=table.flag("anew"),
        since=read_kinds(table, "since"),
        least=table.whole("least", least=1, most=1000) if table.get("least") else 1,
    )


def read_power(name: str, table: MappingNode, known: Known) -> Power:
    """Read who may do an act, and with what majority.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a power.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, POWER, known)
    after, within, unopposed = read_kinds(table, "after"), read_limit(table, "within"), _unopposed(table)
    if (within or unopposed) and not after:
        raise InputError(
            f"Power '{name}' ends, or waits for an objection, after a time that nothing starts.",
            why="A window is counted from an act, and so is the time to object.",
            remedy="Add 'after: <kind of act>'.",
            where=table.where_of("within" if within else "unopposed"),
        )
    return Power(
        **head,
        act=need_kinds(table),
        who=need_roles(table, "who", known),
        after=after,
        once=table.flag("once"),
        votes=read_words(table, "votes", THRESHOLDS, "a majority"),
        quorum=table.whole("quorum", least=1, most=1000) if table.get("quorum") else None,
        closed=table.flag("closed"),
        within=within,
        unopposed=unopposed,
        otherwise=read_rule(table, "otherwise"),
    )


def _unopposed(table: MappingNode) -> Unopposed | None:
    inner = table.table("unopposed")
    if inner is None:
        return None
    inner.only(("within", "by"), "the silence that a power waits for")
    inner.need("within")
    within = read_limit(inner, "within")
    return Unopposed(within=within, by=need_kinds(inner, "by")) if within else None


def read_consent(name: str, table: MappingNode, known: Known) -> Consent:
    """Read whose consent an act needs first.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a consent.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, CONSENT, known)
    return Consent(
        **head,
        act=need_kinds(table),
        of=tuple(map(str, need_roles(table, "of", known))),
        scope=table.choice("scope", tuple(known.scopes)),
        when=read_condition(table),
        in_order=table.flag("in-order"),
    )


def read_separation(name: str, table: MappingNode, known: Known) -> Separation:
    """Read which acts may not be done by the same people.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a separation.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, SEPARATION, known)
    named = _named(table)
    groups, fresh, apart = read_groups(table, "groups"), table.flag("fresh"), table.flag("apart", default=True)
    anew = table.flag("anew")
    if len(groups) < 2 or not (fresh or apart or anew):
        raise InputError(
            f"Separation '{name}' separates nothing.",
            why="It needs two groups of acts, and must say whether the same people (apart) "
            "or those whom they chose (fresh) are kept from the second.",
            remedy="Write 'groups: [[finding-made], [appeal-decided]]', and 'fresh: true' if it is meant.",
            where=table.where,
        )
    alone = table.flag("alone")
    if alone and (fresh or not apart):
        raise InputError(
            f"Separation '{name}' holds for those who act alone, and for others too.",
            why="'alone' keeps the same people from the second act; 'fresh' keeps out whom they chose.",
            remedy="Take 'alone' away, or write a separation of its own for 'fresh'.",
            where=table.where_of("alone"),
        )
    return Separation(**head, groups=groups, named=named, fresh=fresh, apart=apart, alone=alone, anew=anew)


def _named(table: MappingNode) -> tuple[str, ...]:
    """Read the fields that name people; each must be one of the kinds that are separated."""
    kinds = [KINDS[kind] for group in read_groups(table, "groups") for kind in group]
    lists = dict.fromkeys(field.name for kind in kinds for field in kind.fields if field.type == "list")
    return read_words(table, "named", lists, "a field of these acts that names people")
