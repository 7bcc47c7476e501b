"""Reading the YAML files that people edit, strictly, and writing values back into them.

Every scalar is a text, so that `on`, `no` and `2023-02` stay what somebody wrote. What could surprise
a reader (anchors, tags, the same key twice) is refused, with file and line.

Source: YAML 1.2.2, the failsafe schema; without anchors, tags, directives and several documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from fairhearing.acts.nodes import MappingNode, Node, ScalarNode, SequenceNode
from fairhearing.acts.words import shortened
from fairhearing.errors import InputError, Where

MOST_CHARACTERS = 8_000_000
"""An organisation of 100,000 people fits."""

MOST_LEVELS = 16

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"(?!\.+$)[A-Za-z0-9_./~+][A-Za-z0-9_./~?%+' -]*(?<! )")
_READ_AS_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_PARSER_FAILURES = (
    YAMLError,
    ValueError,
    ArithmeticError,
    AssertionError,
    LookupError,
    TypeError,
    AttributeError,
)


def decode(data: bytes, file: str) -> str:
    """Return the text of a file.

    Args:
        data: the bytes of the file.
        file: its name, for messages.

    Raises:
        InputError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "The file is not written in UTF-8.",
            why="Letters with accents would be read wrongly.",
            remedy="Save it again as UTF-8.",
            where=Where(file, data.count(b"\n", 0, error.start) + 1),
        ) from None


def read_yaml(text: str, file: str) -> Node:
    """Read one YAML file.

    Args:
        text: the whole file, at most `MOST_CHARACTERS` long and `MOST_LEVELS` deep.
        file: its name, for messages.

    Returns:
        The outermost node; a `MappingNode` in all files of this project.

    Raises:
        InputError: it is no such file; with the line and what would be right.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            "The file is too long.",
            why=f"At most {MOST_CHARACTERS:,} characters are read.",
            remedy="Split it, or check that it is the right file.",
            where=Where(file),
        )
    _refuse(_HIDDEN, text, Where(file, 1))
    nodes = _Nodes(file)
    for event in _events(text, file):
        nodes.take(event)
    if nodes.root is None:
        raise InputError(
            "The file is empty.",
            why="There is nothing in it to read.",
            remedy="Check that it is the right file.",
            where=Where(file),
        )
    return nodes.root


def flow(value: object) -> str:
    """Write a value on one line, such that `read_yaml` reads the same.

    Args:
        value: None, a flag, a number or a text (each read back as text), or a list or mapping of these.

    Returns:
        The text, in quotes only where it needs them.

    Raises:
        InputError: a text holds a control character, which could not be read again.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    text = str(value)
    _refuse(_CONTROL, text, None)
    if _PLAIN.fullmatch(text) and text not in _READ_AS_NOTHING:
        return text
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(sign)
    if named:
        return named
    return f"\\u{ord(sign):04x}" if _HIDDEN.match(sign) or sign == "\xa0" else sign


def _refuse(signs: re.Pattern[str], text: str, start: Where | None) -> None:
    match = signs.search(text)
    if match:
        line = 0 if start is None else (start.line or 1) + text.count("\n", 0, match.start())
        raise InputError(
            f"There is an unprintable sign (U+{ord(match[0]):04X}).",
            why="Such signs are not seen by whoever checks the file.",
            remedy="Delete it; an editor that shows invisible signs finds it.",
            where=None if start is None else Where(start.file, line),
        )


def _events(text: str, file: str) -> Iterator[Event]:
    """Yield the parser's events; every way in which it fails becomes our own error."""
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except (
        YAMLError,
        ValueError,
        ArithmeticError,
        AssertionError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "a sign that cannot be read"
        raise InputError(
            f"This is not YAML: {shortened(str(problem))}.",
            why="The structure of the file could not be understood here.",
            remedy="Check brackets, quotes, colons and indentation; put a text that holds ': ' in quotes.",
            where=Where(file, None if mark is None else mark.line + 1),
        ) from None


@dataclass(slots=True)
class _Open:
    """A list or a table of which the end has not come yet."""

    where: Where
    table: bool
    children: list[Node] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


class _Nodes:
    """Builds nodes from events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self._open: list[_Open] = []

    def take(self, event: Event) -> None:
        where = Where(self.file, event.start_mark.line + 1)
        if isinstance(event, DocumentStartEvent):
            self._document(event, where)
        elif isinstance(event, NodeEvent):
            self._refuse_surprises(event, where)
            self._node(event, where)
        elif isinstance(event, CollectionEndEvent):
            self._close()

    def _document(self, event: DocumentStartEvent, where: Where) -> None:
        if self.root is not None:
            raise InputError(
                "A second document begins here.",
                why="A file holds one document.",
                remedy="Delete the line '---', or make two files.",
                where=where,
            )
        if event.version is not None or event.tags is not None:
            raise InputError(
                "The file begins with a directive.",
                why="Every file is read as YAML 1.2, each value as text.",
                remedy="Delete the lines that begin with '%'.",
                where=where,
            )

    def _refuse_surprises(self, event: NodeEvent, where: Where) -> None:
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise InputError(
                "There is an anchor or an alias ('&' or '*').",
                why="What stands in a line should be all that it says.",
                remedy="Write the value out; put a text that begins with '&' or '*' in quotes.",
                where=where,
            )
        if getattr(event, "tag", None) is not None:
            raise InputError(
                "There is a tag ('!').",
                why="Every value is read as text.",
                remedy="Delete the tag; put a text that begins with '!' in quotes.",
                where=where,
            )

    def _node(self, event: NodeEvent, where: Where) -> None:
        if isinstance(event, ScalarEvent):
            if event.style == '"':
                _refuse(_CONTROL, event.value, where)
            self._put(ScalarNode(event.value, where, bool(event.style)))
            return
        if len(self._open) == MOST_LEVELS:
            raise InputError(
                f"There are more than {MOST_LEVELS} levels of lists and tables inside one another.",
                why="No file of this kind has so many.",
                remedy="Check the brackets before this line.",
                where=where,
            )
        self._open.append(_Open(where, isinstance(event, MappingStartEvent)))

    def _close(self) -> None:
        closed = self._open.pop()
        if not closed.table:
            self._put(SequenceNode(tuple(closed.children), closed.where))
            return
        keys = (key for key in closed.children[::2] if isinstance(key, ScalarNode))
        self._put(MappingNode(tuple(zip(keys, closed.children[1::2], strict=True)), closed.where))

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        into = self._open[-1]
        if into.table and len(into.children) % 2 == 0:
            self._check_key(node, into)
        into.children.append(node)

    def _check_key(self, node: Node, into: _Open) -> None:
        if not isinstance(node, ScalarNode):
            raise InputError(
                "A list or a table stands where a key should.",
                why="Keys are texts.",
                remedy="Write 'key: value'; put a text that begins with a bracket in quotes.",
                where=node.where,
            )
        if node.text in into.keys:
            raise InputError(
                f"'{shortened(node.text)}' stands here twice.",
                why="One of the two would be lost.",
                remedy="Delete one, or rename it.",
                where=node.where,
            )
        into.keys.add(node.text)
