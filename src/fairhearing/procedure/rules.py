"""Reading duties, bars, gates, powers, consents and separations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fairhearing.acts import KINDS, REASON_CLASSES, MappingNode, table_of, unknown_word
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName
from fairhearing.procedure.heads import Known, need_roles, read_head, read_roles
from fairhearing.procedure.model import Bar, Consent, Duty, Extension, Gate, Power, Rule, Separation
from fairhearing.procedure.parts import (
    need_kinds,
    read_condition,
    read_groups,
    read_kind,
    read_kinds,
    read_limit,
    read_rule,
    read_words,
)
from fairhearing.procedure.vocabulary import STRENGTHS, THRESHOLDS

_R = TypeVar("_R", bound=Rule)
DUTY = (
    *("who", "act", "to", "after", "each", "fallback", "fallback-after", "fallback-for", "within", "before"),
    *("when", "unless", "strength", "stage", "extension", "pauses", "resumes", "lapses"),
)


BAR = ("act", "when", "by", "reason-class")
GATE = ("act", "needs", "wait", "wait-for", "unless", "when")
POWER = ("act", "who", "after", "once", "votes", "quorum", "closed", "within")
CONSENT = ("act", "of", "scope", "when")
SEPARATION = ("groups", "fresh", "apart")


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


def read_duty(name: str, table: MappingNode, known: Known) -> Duty:
    """Read who must do what, by when, after what.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a duty.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, DUTY, known)
    duty = Duty(
        **head,
        who=need_roles(table, "who", known),
        act=need_kinds(table),
        to=table.choice("to", known.roles) if table.get("to") else None,
        after=read_kinds(table, "after"),
        each=table.flag("each"),
        fallback=read_kind(table, "fallback"),
        fallback_after=read_limit(table, "fallback-after"),
        fallback_for=read_rule(table, "fallback-for"),
        within=read_limit(table, "within"),
        before=read_kinds(table, "before"),
        when=read_condition(table),
        unless=read_kinds(table, "unless"),
        strength=table.choice("strength", STRENGTHS, "must"),
        stage=_stage(table, known),
        extension=_extension(table, known),
        pauses=read_kinds(table, "pauses"),
        resumes=read_kinds(table, "resumes"),
        lapses=table.flag("lapses"),
    )
    _refuse_clock_without_start(duty, table)
    _refuse_lapse_without_end(duty, table)
    return duty


def _stage(table: MappingNode, known: Known) -> str:
    table.need("stage")
    stage = table.text("stage")
    if stage not in known.stages:
        raise unknown_word(stage, known.stages, "a stage of this procedure", table.where_of("stage"))
    return stage


def _extension(table: MappingNode, known: Known) -> Extension | None:
    inner = table.table("extension")
    if inner is None:
        return None
    inner.only(("act", "who", "most", "reason"), "an extension")
    return Extension(
        act=KindName(inner.choice("act", tuple(KINDS))),
        who=need_roles(inner, "who", known),
        most=read_limit(inner, "most"),
        reason=inner.flag("reason", default=True),
    )


def _refuse_clock_without_start(duty: Duty, table: MappingNode) -> None:
    if not duty.after and not duty.before:
        raise InputError(
            f"Duty '{duty.id}' has no beginning.",
            why="Without 'after' or 'before' nobody can say when it is due.",
            remedy="Add 'after: <kind of act>' (its clock starts then) or 'before: <kind of act>'.",
            where=table.where,
        )
    if duty.within is not None and not duty.after:
        raise InputError(
            f"Duty '{duty.id}' has a limit but nothing that starts its clock.",
            why="A limit is counted from an act.",
            remedy="Add 'after: <kind of act>'.",
            where=table.where_of("within"),
        )
    later = [key for key in ("fallback-after", "fallback-for") if table.get(key) is not None]
    if len(later) != (duty.fallback is not None):
        raise InputError(
            f"Duty '{duty.id}' has half a fallback, or two.",
            why="Where the first act never comes, the clock starts some time after another one: both are needed.",
            remedy="Write 'fallback: <kind of act>', and 'fallback-after: 7 d' or 'fallback-for: <duty>'.",
            where=table.where_of("fallback" if duty.fallback else later[0]),
        )
    if duty.pauses and not duty.resumes:
        raise InputError(
            f"Duty '{duty.id}' can be paused and never goes on.",
            why="A clock that only stops is no clock.",
            remedy="Add 'resumes: clock-resumed'.",
            where=table.where_of("pauses"),
        )


def _refuse_lapse_without_end(duty: Duty, table: MappingNode) -> None:
    if duty.lapses and not (duty.within is not None and duty.each):
        raise InputError(
            f"Duty '{duty.id}' lets something lapse and does not say when.",
            why="Each act that starts its clock lapses for itself, at the end of the limit.",
            remedy="Add 'within: 72 h' and 'each: true', or take 'lapses' away.",
            where=table.where_of("lapses"),
        )


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
    after, within = read_kinds(table, "after"), read_limit(table, "within")
    if within is not None and not after:
        raise InputError(
            f"Power '{name}' ends after a time that nothing starts.",
            why="A window is counted from an act.",
            remedy="Add 'after: <kind of act>'.",
            where=table.where_of("within"),
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
    )


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
    groups, fresh, apart = read_groups(table, "groups"), table.flag("fresh"), table.flag("apart", default=True)
    if len(groups) < 2 or not (fresh or apart):
        raise InputError(
            f"Separation '{name}' separates nothing.",
            why="It needs two groups of acts, and must say whether the same people (apart) "
            "or those whom they chose (fresh) are kept from the second.",
            remedy="Write 'groups: [[finding-made], [appeal-decided]]', and 'fresh: true' if it is meant.",
            where=table.where,
        )
    return Separation(**head, groups=groups, fresh=fresh, apart=apart)
