"""Where the seed comes from: public numbers, named before anybody knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from pydantic import ConfigDict

from fairhearing.acts import MappingNode, read_yaml, table_of
from fairhearing.errors import Where
from fairhearing.lottery.drand import round_of
from fairhearing.lottery.instants import instant_of
from fairhearing.lottery.model import LotteryError

_STRICT = ConfigDict(extra="forbid")
_SEED = b"fairhearing/lottery/seed/v1\n"
_NUMBERS = re.compile(r"[0-9]+(?:[\s,;]+[0-9]+)*")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Announced:
    """A source that is named beforehand.

    Args:
        name: such as `National lottery, draw of 1 June, all six numbers`.
        expected: the day or instant on which its value will be published.
        fallback: the source that takes its place if it fails; may be empty.
    """

    name: str
    expected: str
    fallback: str = ""
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Source:
    """What a source said.

    Args:
        name: as it was announced.
        value: as it was published.
        published: the day or instant.
        instead_of: why the source that was announced failed, where this one is its fallback.
    """

    name: str
    value: str
    published: str
    instead_of: str = ""
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


def read_announced(text: str, file: str) -> tuple[Announced, ...]:
    """Read which sources are announced.

    Args:
        text: YAML or JSON: `sources`, a list of `name`, `expected` and, if you wish, `fallback`.
        file: its name, for messages.

    Returns:
        The sources, in order.

    Raises:
        InputError: it is no such file, with the line; a name stands there twice.

    Source: RFC 3797, section 4, on announcing sources beforehand.
    """
    found = []
    for entry in _entries(text, file, ("name", "expected", "fallback")):
        instant_of(entry.text("expected"), entry.where_of("expected"))
        found.append(Announced(_short(entry, "name"), entry.text("expected"), entry.text_or("fallback")))
    names = [name for one in found for name in (one.name, one.fallback) if name]
    for name in names:
        round_of(name, Where(file))
    _once(names, Where(file))
    return tuple(found)


def read_sources(text: str, file: str) -> tuple[Source, ...]:
    """Read what the sources said.

    Args:
        text: YAML or JSON: `sources`, a list of `name`, `value` (a text, or a list of numbers),
            `published` and, for a fallback, `instead-of`, which says why it takes another's place.
        file: its name, for messages.

    Returns:
        The sources, in the order of the file.

    Raises:
        InputError: it is no such file, or a value is nothing that can be used; with the line.

    Source: RFC 3797, section 4.
    """
    found = []
    for entry in _entries(text, file, ("name", "value", "published", "instead-of")):
        instant_of(entry.text("published"), entry.where_of("published"))
        said = " ".join(entry.texts("value")) or entry.text("value")
        key_part(said, entry.where_of("value"))
        found.append(Source(_short(entry, "name"), said, entry.text("published"), entry.text_or("instead-of")))
    _once([one.name for one in found], Where(file))
    return tuple(found)


def key_of(sources: Sequence[Source]) -> str:
    """Return the values as one text: numbers sorted, each with a full stop, each source with a stroke.

    Args:
        sources: in the order of the announcement.

    Raises:
        LotteryError: there are none, or a value is nothing that can be used.

    Source: RFC 3797, section 4.2: leading zeros are taken away, and numbers of one source sorted.
    """
    if not sources:
        raise _other("There is no source.")
    return "".join(key_part(source.value, Where(source.name)) for source in sources)


def key_part(value: str, where: Where) -> str:
    """Return what one source adds to the key.

    Args:
        value: numbers, or a text.
        where: for the message.

    Raises:
        LotteryError: nothing is left of it, or it is too long.

    Source: RFC 3797, section 4.2.
    """
    value = value.strip()
    if _NUMBERS.fullmatch(value) and len(value) <= _LONGEST:
        numbers = sorted(int(number) for number in re.split(r"[\s,;]+", value))
        return "".join(f"{number}." for number in numbers) + "/"
    plain = unicodedata.normalize("NFKD", value)
    text = "".join(sign for sign in plain.upper() if sign.isascii() and sign.isalnum())
    if not text or len(value) > _LONGEST:
        raise LotteryError(
            "This value of a source cannot be used.",
            why=f"It is numbers, or a text with letters or digits, of at most {_LONGEST} signs.",
            remedy="Write it as it was published.",
            where=where,
        )
    return f"{text}/"


def seed_of(sources: Sequence[Source], plan: str) -> bytes:
    """Return the seed of a draw, 32 bytes.

    Args:
        sources: in the order of the announcement.
        plan: digest of the plan, so that another plan has another seed.

    Raises:
        LotteryError: there are none, or a value is nothing that can be used.

    Source: RFC 3797 for the key; FIPS 180-4.
    """
    return sha256(_SEED + f"{plan}\n{key_of(sources)}".encode()).digest()


def _entries(text: str, file: str, keys: tuple[str, ...]) -> tuple[MappingNode, ...]:
    root = table_of(read_yaml(text, file), "a list of sources")
    root.only(("sources",), "a list of sources")
    root.need("sources")
    entries = root.tables("sources")
    for entry in entries:
        entry.only(keys, "a source")
    return entries


def _short(entry: MappingNode, key: str) -> str:
    text = entry.text(key)
    if len(text) <= _LONGEST:
        return text
    raise LotteryError(
        f"'{key}' is too long.",
        why=f"It has at most {_LONGEST} signs.",
        remedy="Name the source in one line; of a long value take the digest that was announced.",
        where=entry.where_of(key),
    )


def _once(names: list[str], where: Where) -> None:
    if len(set(names)) != len(names) or not names:
        raise LotteryError(
            "A source stands there twice, or there is none.",
            why="Each is named once, so that it is clear which value is meant.",
            remedy="Name each source once, with its date.",
            where=where,
        )


def _other(what: str) -> LotteryError:
    return LotteryError(
        what,
        why="Whoever could choose among sources could choose among panels.",
        remedy="Give the sources of the plan, in its order; a fallback with `instead-of: why`.",
    )
