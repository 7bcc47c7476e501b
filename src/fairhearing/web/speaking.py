"""Sentences made below the web, and texts of the shipped procedures, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext, ngettext

from fairhearing.clock import Duration
from fairhearing.wording import Said, enumerated


class _Reader:
    """The language that Django has chosen for the request."""

    def template(self, one: str, many: str | None, number: int) -> str:
        """Return a template out of the catalogues."""
        if not one:
            return one
        return gettext(one) if many is None else ngettext(one, many, number)

    def value(self, value: object) -> object:
        """Return a limit in words of the language; what somebody wrote, and every other value, as it is."""
        return limit(value) if isinstance(value, Duration) else value


_READER = _Reader()


def spoken(text: str) -> str:
    """Return a sentence in the reader's language; one that no catalogue has as it stands.

    Args:
        text: of the program's own making, or out of a procedure; never what a person wrote in a case.
    """
    if isinstance(text, Said):
        return text.told(_READER)
    return gettext(text) if text else text


def each_spoken(texts: Iterable[str]) -> tuple[str, ...]:
    """Return sentences in the reader's language."""
    return tuple(spoken(text) for text in texts)


def named_in_words(texts: Mapping[str, str]) -> dict[str, str]:
    """Return sentences by name, each in the reader's language."""
    return {name: spoken(text) for name, text in texts.items()}


def listed(words: Iterable[str]) -> str:
    """Return words that are in the reader's language already, with its comma between them."""
    found = tuple(words)
    # said with its values alone: a name that somebody gave is no sentence of the catalogues
    return spoken(enumerated(found)) if len(found) > 1 else "".join(found)


def in_words(value: str) -> str:
    """Return a value such as `admits-in-part`, or a stage of a procedure, as people read it."""
    text = spoken(value.replace("-", " "))
    return text[:1].upper() + text[1:]


def limit(duration: Duration) -> str:
    """Return a limit in words, such as “14 days”."""
    names = {
        "hours": ngettext("%(n)d hour", "%(n)d hours", duration.amount),
        "days": ngettext("%(n)d day", "%(n)d days", duration.amount),
        "business-days": ngettext("%(n)d working day", "%(n)d working days", duration.amount),
        "weeks": ngettext("%(n)d week", "%(n)d weeks", duration.amount),
        "months": ngettext("%(n)d month", "%(n)d months", duration.amount),
        "years": ngettext("%(n)d year", "%(n)d years", duration.amount),
    }
    return names[duration.unit] % {"n": duration.amount}
