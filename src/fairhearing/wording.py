"""Sentences that are English by themselves, and can be said once more in a reader's own language.

Below the web nobody knows a reader's language. So a sentence keeps what it was made of: its template, the values
in it, the parts it was joined from. Everywhere it is an ordinary text; a page says it anew (`told`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol


class Language(Protocol):
    """How a reader's language says what is put together here."""

    def template(self, one: str, many: str | None, number: int) -> str:
        """Return a template in that language; `many` and `number` choose among plural forms, where given."""

    def value(self, value: object) -> object:
        """Return a value as that language writes it (a limit such as 14 days); most stay as they are."""


Again = Callable[[Language], str]
"""Says a text once more."""
Template = tuple[str, str | None, int, Mapping[str, object]]
"""A template, its plural if it has one, the number that chooses, and what is put in."""


class Said(str):
    """An English text that remembers what it was made of; made by `say` and the other functions here."""

    __slots__ = ("made",)
    made: Template | Again

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Return what stays of it in a copy or on another process: the English."""
        return str, (str(self),)

    def __add__(self, other: str) -> Said:
        return joined("", (self, other))

    def __radd__(self, other: str) -> Said:
        return joined("", (other, self))

    def lower(self) -> Said:
        """Return it in small letters, in every language."""
        return changed(self, str.lower)

    def rstrip(self, signs: str | None = None, /) -> Said:
        """Return it without such signs at its end, in every language."""
        return changed(self, lambda text: text.rstrip(signs))

    def told(self, language: Language) -> str:
        """Return it as a language says it."""
        return _filled(*self.made, language) if isinstance(self.made, tuple) else self.made(language)


def told(text: str, language: Language) -> str:
    """Return a text as a language says it; one that remembers nothing as it stands.

    Args:
        text: made by `say`, or any other.
        language: the reader's.
    """
    return text.told(language) if isinstance(text, Said) else text


def say(template: str, /, **values: object) -> Said:
    """Return a sentence.

    Args:
        template: English, written out where `say` is called, with `{name}` for each value; without values it
            is taken as it stands.
        values: whatever is put in; texts made by `say` are said in the reader's language as well.
    """
    # hundreds are made for a case, so it is spelled out: a call more for each takes a third longer
    text = Said(template.format_map(values) if values else template)
    text.made = (template, None, 1, values)
    return text


def say_many(one: str, many: str, number: int, /, **values: object) -> Said:
    """Return a sentence whose form depends on a number, which is the value `{n}` in it.

    Args:
        one: the template for 1.
        many: the template for every other number.
        number: from 0.
        values: as for `say`.
    """
    values = {"n": number, **values}
    text = Said((one if number == 1 else many).format_map(values))
    text.made = (one, many, number, values)
    return text


def joined(between: str, parts: Iterable[str]) -> Said:
    """Return texts one after another.

    Args:
        between: stands between two of them, in every language.
        parts: in order.
    """
    kept = tuple(parts)
    return _remembering(between.join(kept), lambda language: between.join(told(part, language) for part in kept))


def changed(text: str, how: Callable[[str], str]) -> Said:
    """Return a text with something done to its letters, in every language.

    Args:
        text: made by `say`, or any other.
        how: such as `str.lower`.
    """
    plain = how(str.__str__(text))
    return _remembering(plain, lambda language: how(told(text, language)))


def capital(text: str) -> Said:
    """Return a text with a capital at its beginning, and nothing else changed."""
    return changed(text, lambda plain: plain[:1].upper() + plain[1:])


def either(words: Sequence[str]) -> str:
    """Return words with commas and a last `or`.

    Args:
        words: any number; none gives an empty text.
    """
    if len(words) < 2:
        return enumerated(words)
    return say("{words} or {last}", words=enumerated(words[:-1]), last=words[-1])


def both(words: Sequence[str]) -> str:
    """Return words with commas and a last `and`.

    Args:
        words: any number; none gives an empty text.
    """
    if len(words) < 2:
        return enumerated(words)
    return say("{words} and {last}", words=enumerated(words[:-1]), last=words[-1])


def enumerated(words: Sequence[str]) -> str:
    """Return words with the comma of the reader's language between them.

    Args:
        words: any number; none gives an empty text.
    """
    found = words[0] if words else ""
    for word in words[1:]:
        found = say("{words}, {next}", words=found, next=word)
    return found


def _remembering(text: str, again: Again) -> Said:
    said = Said(text)
    said.made = again
    return said


def _filled(one: str, many: str | None, number: int, values: Mapping[str, object], language: Language) -> str:
    template = language.template(one, many, number)
    if not values:
        return template
    return template.format_map({name: _value(value, language) for name, value in values.items()})


def _value(value: object, language: Language) -> object:
    return value.told(language) if isinstance(value, Said) else language.value(value)
