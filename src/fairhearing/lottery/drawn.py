"""A draw as it is published: the plan, what the sources said, and who came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar, Final, Literal

from pydantic import ConfigDict, TypeAdapter

from fairhearing.lottery.announcing import check_sources
from fairhearing.lottery.draw import draw_from
from fairhearing.lottery.lines import line_of, salt_of
from fairhearing.lottery.model import DrawError, LotteryError
from fairhearing.lottery.plan import Plan
from fairhearing.lottery.planning import opened
from fairhearing.lottery.sources import Source, key_of
from fairhearing.lottery.written import canonical, digest_of, read, write

FORMAT: Final = "fairhearing/panel-draw@1"
_DRAW = b"fairhearing/lottery/draw/v2\n"
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who was drawn.

    Args:
        line: under which they stand in the plan.
        person: their name, where it is published.
        salt: of their line, with which everybody can check the name.
    """

    line: str
    person: str | None = None
    salt: str | None = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Observer:
    """Somebody who watched a draw by hand.

    Args:
        name: theirs.
        confirmed: what they confirm, in their own words.
        on: the day on which they did.
    """

    name: str
    confirmed: str
    on: str
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class ByHand:
    """How names were drawn from a hat.

    Args:
        on: the day or instant.
        place: where.
        observers: at least two.
    """

    on: str
    place: str
    observers: tuple[Observer, ...]
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDraw:
    """A draw.

    Args:
        plan: as it was published.
        sources: what they said; empty for a draw by hand.
        key: the values as one text.
        by_hand: how it was drawn where no seed was used.
        panel: in the order of the draw.
        alternates: in the order in which they follow.
        digest: over all of this; the next round names it.
    """

    format: Literal["fairhearing/panel-draw@1"] = FORMAT
    plan: Plan
    sources: tuple[Source, ...]
    key: str
    panel: tuple[Seated, ...]
    alternates: tuple[Seated, ...]
    digest: str
    by_hand: ByHand | None = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


_ADAPTER: TypeAdapter[PanelDraw] = TypeAdapter(PanelDraw)


def read_draw(text: str | bytes, file: str) -> PanelDraw:
    """Read a draw.

    Args:
        text: the whole file.
        file: its name, for messages.

    Raises:
        DrawError: it is no draw, or not written in its one form.

    Source: RFC 8785.
    """
    return read(_ADAPTER, text, file, "a draw")


def write_draw(made: PanelDraw) -> bytes:
    """Write a draw in its one form.

    Args:
        made: the draw.

    Raises:
        DrawError: it has no canonical form.

    Source: RFC 8785.
    """
    return canonical(write(_ADAPTER, made))


def digest_of_draw(made: PanelDraw) -> str:
    """Return the digest over everything in a draw but itself.

    Args:
        made: the draw.

    Source: RFC 8785 and FIPS 180-4.
    """
    told = write(_ADAPTER, made)
    del told["digest"]
    return digest_of(_DRAW, told)


def make_draw(plan: Plan, sources: Sequence[Source], *, secret: bytes | None = None) -> PanelDraw:
    """Draw by a plan from what its sources said.

    Args:
        plan: whole, with its secret; or published, and then lines are drawn and no names.
        sources: in the order of the plan.
        secret: of the plan.

    Returns:
        What is published.

    Raises:
        LotteryError: the sources are not those of the plan, or were known before it.
        DrawError: secret and plan do not belong together.

    Source: RFC 3797, section 4, for the order of steps; Flanigan et al., Nature 2021.
    """
    shown, names = lines_and_names(plan, secret)
    check_sources(sources, shown.sources, shown.committed)
    drawn = draw_from(shown, sources)
    made = PanelDraw(
        plan=shown,
        sources=tuple(sources),
        key=key_of(sources),
        panel=seated(drawn.members, names, secret),
        alternates=seated(drawn.alternates, names, secret),
        digest="",
    )
    return replace(made, digest=digest_of_draw(made))


def lines_and_names(plan: Plan, secret: bytes | None) -> tuple[Plan, Mapping[str, str]]:
    """Return the published plan, and who stands on which line as far as the secret tells.

    Args:
        plan: whole or published.
        secret: of the plan; None: then no names are known.

    Returns:
        The published plan, and line → name.

    Raises:
        DrawError: the whole plan is given without its secret, or is not what was committed to.

    Source: `opened`.
    """
    if plan.edition == "published":
        return plan, MappingProxyType({})
    if secret is None:
        raise DrawError(
            "The whole plan is given without its openings.",
            why="Names are drawn by way of their lines, which follow from the secret in the openings.",
            remedy="Give the openings that were written beside the plan, or draw from the published copy.",
        )
    shown = opened(plan, secret)
    names = {
        line: name
        for told, whole in zip(shown.types, plan.types, strict=True)
        for line, name in zip(told.people, whole.people, strict=True)
    }
    return shown, names


def seated(lines: Sequence[str], names: Mapping[str, str], secret: bytes | None) -> tuple[Seated, ...]:
    """Return those drawn, with name and salt where they are known.

    Args:
        lines: in order.
        names: line → name; may be empty.
        secret: of the plan.

    Returns:
        One for each line.

    Raises:
        LotteryError: the secret has another length.

    Source: `salt_of`.
    """
    if not names or secret is None:
        return tuple(Seated(line) for line in lines)
    return tuple(Seated(line, names[line], salt_of(secret, names[line]).hex()) for line in lines)


def without_names(made: PanelDraw) -> PanelDraw:
    """Return a draw that tells the lines of those drawn and no names, with the digest of that.

    Args:
        made: with names or without.

    Source: `Seated`.
    """
    bare = replace(
        made,
        panel=tuple(Seated(one.line) for one in made.panel),
        alternates=tuple(Seated(one.line) for one in made.alternates),
    )
    return replace(bare, digest=digest_of_draw(bare))


def names_line(one: Seated) -> bool:
    """Return whether a name that is given stands on its line; True where none is given.

    Args:
        one: who was drawn.

    Source: `line_of`.
    """
    if one.person is None and one.salt is None:
        return True
    try:
        return line_of(bytes.fromhex(one.salt or ""), one.person or "") == one.line
    except (ValueError, LotteryError):
        return False
