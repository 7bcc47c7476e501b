"""Reading the small parts that all rules are made of: kinds, roles, limits, days, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from fairhearing.acts import KINDS, MappingNode, Node, SequenceNode, text_of, unknown_word
from fairhearing.clock import Duration, parse_duration_text
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import KindName, RuleId
from fairhearing.procedure.conditions import check_condition

_T = TypeVar("_T")
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_id(name: str, where: Where) -> str:
    """Return a name that is fit to be an id.

    Args:
        name: as written.
        where: its line.

    Raises:
        InputError: it is no id.

    Source: the file format `fairhearing/procedure@1`.
    """
    if not _ID.fullmatch(name):
        raise InputError(
            f"'{name}' cannot be used as a name here.",
            why="Answers, addresses and other files refer to it.",
            remedy="Use small letters, digits and hyphens, beginning with a letter; at most 60.",
            where=where,
        )
    return name


def read_day(table: MappingNode, key: str) -> date:
    """Return the day under `key`.

    Args:
        table: the table it stands in.
        key: its key.

    Raises:
        InputError: it is missing or no day.

    Source: ISO 8601-1, complete calendar date.
    """
    text = table.text(key)
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise InputError(
            f"'{key}: {text}' is not a day.",
            why="A rule holds from a certain day on.",
            remedy="Write year, month and day, such as 2025-03-01.",
            where=table.where_of(key),
        )
    return day


def read_limit(table: MappingNode, key: str) -> Duration | None:
    """Return the limit under `key`, None where there is none.

    Args:
        table: the table it stands in.
        key: its key.

    Raises:
        InputError: it is no limit.

    Source: ISO 8601-1 for the `P…` form.
    """
    if table.get(key) is None:
        return None
    try:
        return parse_duration_text(table.text(key))
    except InputError as error:
        raise InputError(
            error.what, why=error.why, remedy=error.remedy, where=error.where or table.where_of(key)
        ) from None


def read_rule(table: MappingNode, key: str) -> RuleId | None:
    """Return the name of a rule under `key`, None where there is none; whether there is such a rule is seen later.

    Args:
        table: the table it stands in.
        key: its key.

    Raises:
        InputError: it is no name.

    Source: the file format `fairhearing/procedure@1`.
    """
    return None if table.get(key) is None else RuleId(read_id(table.text(key), table.where_of(key)))


def read_words(table: MappingNode, key: str, known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the words under `key`, each of them known; one may stand without brackets.

    Args:
        table: the table they stand in.
        key: their key.
        known: the words that may stand there.
        what: what they are, for the message.

    Raises:
        InputError: one is unknown, or stands there twice.

    Source: the file format `fairhearing/procedure@1`.
    """
    node = table.get(key)
    return () if node is None else words_of(node, key, tuple(known), what)


def words_of(node: Node, key: str, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    """Return the words of one node, a text or a list; see `read_words`.

    Args:
        node: what stands there.
        key: its key, for the message.
        known: the words that may stand there.
        what: what they are, for the message.

    Raises:
        InputError: one is unknown, or stands there twice.

    Source: the file format `fairhearing/procedure@1`.
    """
    found: list[str] = []
    for item in node.items if isinstance(node, SequenceNode) else (node,):
        word = text_of(item, key)
        if word not in known:
            raise unknown_word(word, known, what, item.where)
        if word in found:
            raise InputError(
                f"'{word}' stands twice in '{key}'.",
                why="It counts once.",
                remedy="Delete one, or write what was meant.",
                where=item.where,
            )
        found.append(word)
    return tuple(found)


def read_kinds(table: MappingNode, key: str) -> tuple[KindName, ...]:
    """Return the kinds of acts under `key`.

    Args:
        table: the table they stand in.
        key: their key.

    Raises:
        InputError: one is no kind of act.

    Source: the file format `fairhearing/procedure@1`.
    """
    return tuple(map(KindName, read_words(table, key, KINDS, "a kind of act")))


def need_kinds(table: MappingNode, key: str = "act") -> tuple[KindName, ...]:
    """Return the kinds of acts under `key`, at least one.

    Args:
        table: the table they stand in.
        key: their key.

    Raises:
        InputError: none stands there, or one is no kind of act.

    Source: the file format `fairhearing/procedure@1`.
    """
    table.need(key)
    return at_least_one(read_kinds(table, key), table, key)


def read_kind(table: MappingNode, key: str) -> KindName | None:
    """Return the one kind of act under `key`, None where there is none.

    Args:
        table: the table it stands in.
        key: its key.

    Raises:
        InputError: it is no kind of act.

    Source: the file format `fairhearing/procedure@1`.
    """
    return KindName(table.choice(key, tuple(KINDS))) if table.get(key) is not None else None


def read_groups(table: MappingNode, key: str) -> tuple[tuple[KindName, ...], ...]:
    """Return groups of kinds: each entry one kind, or several in brackets.

    Args:
        table: the table they stand in.
        key: their key.

    Raises:
        InputError: there is none, or one is no kind of act.

    Source: the file format `fairhearing/procedure@1`.
    """
    table.need(key)
    known = tuple(KINDS)
    groups = tuple(tuple(map(KindName, words_of(item, key, known, "a kind of act"))) for item in table.items(key))
    return at_least_one(groups if all(groups) else (), table, key)


def read_condition(table: MappingNode, key: str = "when") -> str | None:
    """Return the condition under `key`, None where there is none.

    Args:
        table: the rule.
        key: its key.

    Raises:
        InputError: it is no condition over the facts.

    Source: Common Expression Language, language definition.
    """
    if table.get(key) is None:
        return None
    return check_condition(table.text(key), table.where_of(key))


def at_least_one(found: tuple[_T, ...], table: MappingNode, key: str) -> tuple[_T, ...]:
    """Return what was found under `key`, once it is something.

    Args:
        found: the entries.
        table: the table they stand in.
        key: their key.

    Raises:
        InputError: it is empty.

    Source: the file format `fairhearing/procedure@1`.
    """
    if found:
        return found
    raise InputError(
        f"'{key}' is empty.",
        why="The rule would hold for nothing or nobody.",
        remedy=f"Write at least one under '{key}', or delete the rule.",
        where=table.where_of(key),
    )
