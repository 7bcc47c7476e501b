"""What stands in a file that people edit: texts, lists and tables, each with its line.

A table is read by asking for keys. Each question names what it expects, so that every message can
say where the mistake is and what would be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from fairhearing.acts.words import unknown_word
from fairhearing.errors import InputError, Where

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text: `on`, `no` and `2023-02` are texts too.

    Args:
        text: as written, without quotes.
        where: file and line.
        quoted: whether it was quoted or a block; then `null` and `~` are words like others.
    """

    text: str
    where: Where
    quoted: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it says that there is nothing: empty, `~` or `null`, not quoted."""
        return not self.quoted and self.text in _NOTHING


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list, in the order of the file."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True)
class MappingNode:
    """A table: keys, each once, in the order of the file.

    Args:
        entries: (key, value) pairs.
        where: file and line of its beginning.
    """

    entries: tuple[tuple[ScalarNode, Node], ...]
    where: Where

    @cached_property
    def _by_key(self) -> dict[str, Node]:
        return {key.text: value for key, value in self.entries}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(key.text for key, _ in self.entries)

    @property
    def values(self) -> tuple[Node, ...]:
        """The values in the order of the file."""
        return tuple(value for _, value in self.entries)

    def only(self, known: Iterable[str], what: str) -> None:
        """Refuse every key that is not known.

        Args:
            known: the keys that are allowed.
            what: what the table is ("a seat"), for the message.

        Raises:
            InputError: a key is unknown; the message names the one that it resembles.
        """
        allowed = tuple(known)
        for key, _ in self.entries:
            if key.text not in allowed:
                raise unknown_word(key.text, allowed, f"a key of {what}", key.where)

    def get(self, key: str) -> Node | None:
        """Return the value of `key`; None where it is missing or says that there is nothing."""
        node = self._by_key.get(key)
        return None if isinstance(node, ScalarNode) and node.nothing else node

    def where_of(self, key: str) -> Where:
        """Return the line of `key`, or the table's own where it is missing."""
        return next((name.where for name, _ in self.entries if name.text == key), self.where)

    def need(self, key: str) -> Node:
        """Return the value of `key`.

        Raises:
            InputError: it is missing or says that there is nothing.
        """
        node = self.get(key)
        if node is None:
            raise InputError(
                f"'{key}' is missing.",
                why="Nothing can be read from this entry without it.",
                remedy=f"Add '{key}: …' here.",
                where=self.where_of(key),
            )
        return node

    def text(self, key: str) -> str:
        """Return the text under `key`.

        Raises:
            InputError: it is missing or no text.
        """
        return text_of(self.need(key), key)

    def text_or(self, key: str, default: str = "") -> str:
        """Return the text under `key`, or `default` where there is nothing.

        Raises:
            InputError: it is no text.
        """
        node = self.get(key)
        return default if node is None else text_of(node, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`: one text, or a list of them; empty where there is nothing.

        Raises:
            InputError: something else stands there.
        """
        node = self.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, SequenceNode) else (node,)
        return tuple(text_of(item, key) for item in items)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the list under `key`; empty where there is nothing.

        Raises:
            InputError: it is no list.
        """
        node = self.get(key)
        return () if node is None else list_of(node, key)

    def tables(self, key: str) -> tuple[MappingNode, ...]:
        """Return the tables in the list under `key`; empty where there is nothing.

        Raises:
            InputError: it is no list, or something in it is no table.
        """
        return tuple(table_of(item, f"an entry of '{key}'") for item in self.items(key))

    def table(self, key: str) -> MappingNode | None:
        """Return the table under `key`; None where there is nothing.

        Raises:
            InputError: it is no table.
        """
        node = self.get(key)
        return None if node is None else table_of(node, f"'{key}'")

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return the text under `key`, one of `choices`.

        Args:
            key: the key.
            choices: what may stand there.
            default: for where there is nothing; None: something must stand there.

        Raises:
            InputError: it is none of them, or missing without a default.
        """
        if default is not None and self.get(key) is None:
            return default
        return one_of(self.need(key), choices, key)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return whether `key` says `true`; it may say `false`.

        Raises:
            InputError: it says something else (`yes` and `on` are texts, not flags).
        """
        return self.choice(key, ("true", "false"), "true" if default else "false") == "true"

    def whole(self, key: str, default: int | None = None, *, least: int = 0, most: int = 1_000_000) -> int:
        """Return the whole number under `key`, from `least` to `most`.

        Args:
            key: the key.
            default: for where there is nothing; None: something must stand there.
            least: the smallest that is allowed.
            most: the largest that is allowed.

        Raises:
            InputError: it is no whole number within these bounds.
        """
        if default is not None and self.get(key) is None:
            return default
        text = self.text(key)
        if text.isascii() and text.isdigit() and len(text) <= 18 and least <= int(text) <= most:
            return int(text)
        raise InputError(
            f"'{key}: {text[:80]}' is not a whole number from {least} to {most}.",
            why="It is counted with.",
            remedy="Write digits only.",
            where=self.where_of(key),
        )


Node = ScalarNode | SequenceNode | MappingNode


def text_of(node: Node, key: str) -> str:
    """Return a node's text.

    Args:
        node: what stands there.
        key: how the message names it.

    Raises:
        InputError: it is a list, a table or nothing.
    """
    if isinstance(node, ScalarNode) and not node.nothing:
        return node.text
    raise _mistaken(node, f"'{key}'", "a text", f"Write '{key}: some text'.")


def list_of(node: Node, key: str) -> tuple[Node, ...]:
    """Return a list's entries.

    Args:
        node: what stands there.
        key: how the message names it.

    Raises:
        InputError: it is no list.
    """
    if isinstance(node, SequenceNode):
        return node.items
    raise _mistaken(node, f"'{key}'", "a list", f"Write '{key}: [one, two]', or a line beginning with '-' each.")


def table_of(node: Node, what: str) -> MappingNode:
    """Return a node as a table.

    Args:
        node: what stands there.
        what: how the message names it.

    Raises:
        InputError: it is no table.
    """
    if isinstance(node, MappingNode):
        return node
    raise _mistaken(node, what, "a table", "Write 'key: value' lines, or {key: value, key: value}.")


def one_of(node: Node, choices: Sequence[str], key: str) -> str:
    """Return a node's text, one of `choices`.

    Args:
        node: what stands there.
        choices: what may stand there.
        key: how the message names it.

    Raises:
        InputError: it is none of them.
    """
    text = text_of(node, key)
    if text not in choices:
        raise unknown_word(text, choices, f"a value of '{key}'", node.where)
    return text


def _mistaken(node: Node, what: str, expected: str, remedy: str) -> InputError:
    found = {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "a table"}[type(node)]
    if isinstance(node, ScalarNode) and node.nothing:
        found = "nothing"
    return InputError(
        f"{what} is {found}, not {expected}.",
        why=f"Here {expected} is read.",
        remedy=remedy,
        where=node.where,
    )
