"""Reading an organisation's file in the very form in which it is written: an entry a line, many times faster.

What is written in any other form is left to the reader for all YAML, which says what is wrong with it.
"""

from __future__ import annotations

import re

from fairhearing.acts import MappingNode, Node, ScalarNode, SequenceNode
from fairhearing.errors import Where

_HIDDEN = "\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff"
_SCALAR = re.compile(
    rf"(?!\.+(?:[,}}\]]|$))([A-Za-z0-9_./~+](?:[A-Za-z0-9_./~?%+'@ -]*[A-Za-z0-9_./~?%+'@-])?)"
    rf'|"((?:[^"\\{_HIDDEN}]|\\["\\ntr]|\\u[0-9a-f]{{4}})*)"'
)
_COMMENT = re.compile(f"#[^{_HIDDEN}]*")
_ESCAPED = re.compile(r'\\(?:(["\\ntr])|u([0-9a-f]{4}))')
_NAMED = {"n": "\n", "t": "\t", "r": "\r"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 1_000
"""YAML takes no longer key on one line."""

_DEEPEST = 8


def read_written(text: str, file: str) -> MappingNode | None:
    """Read an organisation's file as `write_organisation` writes it.

    Args:
        text: the whole file; lines that begin with `#` say nothing.
        file: its name, for messages.

    Returns:
        The same as `acts.read_yaml`; None: it is written in another form.
    """
    try:
        return _file(text, file)
    except (
        ValueError,
        IndexError,
    ):  # a sign that does not stand where it is written, or a line that ends too soon
        return None


def _file(text: str, file: str) -> MappingNode:
    entries: list[tuple[ScalarNode, Node]] = []
    items: list[Node] = []
    key: ScalarNode | None = None
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        where = Where(file, number)
        if line.startswith("  - {") and key is not None:
            items.append(_whole(line, 4, where))
            continue
        if key is None and _COMMENT.fullmatch(line):
            continue
        if key is not None:
            entries.append((key, _list(items)))
            items, key = [], None
        found, after = _scalar(line, 0, where)
        if line[after:] == ":":
            key = found
        else:
            entries.append((found, _whole(line, _after_colon(line, after), where)))
    if key is not None:
        entries.append((key, _list(items)))
    return _mapping(entries, entries[0][0].where)


def _list(items: list[Node]) -> SequenceNode:
    return SequenceNode(tuple(items), items[0].where)


def _mapping(entries: list[tuple[ScalarNode, Node]], where: Where) -> MappingNode:
    if len({key.text for key, _ in entries}) != len(entries):
        raise ValueError
    return MappingNode(tuple(entries), where)


def _whole(line: str, place: int, where: Where) -> Node:
    if line[place:] == "[]":
        return SequenceNode((), where)
    node, end = _value(line, place, where, _DEEPEST)
    if end != len(line):
        raise ValueError
    return node


def _value(line: str, place: int, where: Where, levels: int) -> tuple[Node, int]:
    if line[place] == "{":
        return _table(line, place + 1, where, levels)
    if line[place] == "[":
        return _sequence(line, place + 1, where, levels)
    return _scalar(line, place, where)


def _table(line: str, place: int, where: Where, levels: int) -> tuple[Node, int]:
    if not levels:
        raise ValueError
    entries: list[tuple[ScalarNode, Node]] = []
    while True:
        key, place = _scalar(line, place, where)
        value, place = _value(line, _after_colon(line, place), where, levels - 1)
        entries.append((key, value))
        if line[place] == "}":
            return _mapping(entries, where), place + 1
        place = _after_comma(line, place)


def _sequence(line: str, place: int, where: Where, levels: int) -> tuple[Node, int]:
    if not levels:
        raise ValueError
    items: list[Node] = []
    while True:
        item, place = _value(line, place, where, levels - 1)
        items.append(item)
        if line[place] == "]":
            return SequenceNode(tuple(items), where), place + 1
        place = _after_comma(line, place)


def _after_colon(line: str, place: int) -> int:
    if not line.startswith(": ", place):
        raise ValueError
    return place + 2


def _after_comma(line: str, place: int) -> int:
    if not line.startswith(", ", place):
        raise ValueError
    return place + 2


def _scalar(line: str, place: int, where: Where) -> tuple[ScalarNode, int]:
    match = _SCALAR.match(line, place)
    if match is None or match.end() - place > _LONGEST:
        raise ValueError
    plain, quoted = match.groups()
    if plain is not None:
        return ScalarNode(plain, where), match.end()
    text = _ESCAPED.sub(_unescaped, quoted) if "\\" in quoted else quoted
    if _CONTROL.search(text):
        raise ValueError
    return ScalarNode(text, where, True), match.end()


def _unescaped(match: re.Match[str]) -> str:
    return _NAMED.get(match[1], match[1]) if match[1] else chr(int(match[2], 16))
