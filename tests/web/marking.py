"""A made-up language in which every text of the catalogues stands between ⟦ and ⟧, and a reader of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from html.parser import HTMLParser
from pathlib import Path

import allauth
import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from catalogues.__main__ import collected

CODE = "xx"
OPEN, SHUT = "⟦", "⟧"
_SPOKEN_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder")
_VOID = frozenset({"input", "br", "img", "hr", "meta", "link", "path", "line", "rect", "wbr"})
_NOT_OURS = frozenset({"time", "code", "pre", "bdi", "textarea", "style", "script"})
_TYPED = frozenset({"own", "mono", "words", "source", "letter"})
_DATE = re.compile(
    r"\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}"
    r"(, \d\d:\d\d)?|\d{4}-\d\d-\d\d"
)
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'-]+")
_NAMED = re.compile(r"%\(\w+\)[a-z]")


def write_marked(folder: Path) -> None:
    """Write the made-up language's catalogue.

    Args:
        folder: for `LOCALE_PATHS`.
    """
    catalogue = Catalog()
    for message in collected().values():
        one = f"{OPEN}{message.id}{SHUT}"
        if message.plural is None:
            catalogue.add(message.id, one, context=message.context)
        else:
            catalogue.add((message.id, message.plural), (one, f"{OPEN}{message.plural}{SHUT}"))
    path = folder / CODE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)


def of_the_libraries() -> tuple[re.Pattern[str], ...]:
    """Return the texts that Django and allauth have catalogues of their own for, as patterns."""
    found = []
    home = Path(django.__file__).parent
    for package in (home / "conf", home / "contrib" / "auth", Path(allauth.__file__).parent):
        with (package / "locale" / "fr" / "LC_MESSAGES" / "django.mo").open("rb") as file:
            texts = GNUTranslations(file)._catalog  # type: ignore[attr-defined] # what it holds has no other door
        for key in texts:
            text = key[0] if isinstance(key, tuple) else key
            if " " in text and len(text) > 10:
                parts = (re.escape(part) for part in _NAMED.split(text) if part)
                found.append(re.compile(".+?".join(parts)))
    return tuple(sorted(found, key=lambda one: -len(one.pattern)))


class _Reader(HTMLParser):
    """Takes out of a page what it says itself: not what somebody typed, no dates, no code."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self.links: list[str] = []
        self.forms: list[str] = []
        self._stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes += [given[name] for name in _SPOKEN_ATTRIBUTES if name in given]
        if tag == "input" and given.get("type") in {"submit", "button"}:
            self.attributes.append(given.get("value", ""))
        if tag == "a":
            self.links.append(given.get("href", "").split("#")[0])
        if tag == "form" and given.get("method") == "post":
            self.forms.append(given.get("action", ""))
        hidden = tag in _NOT_OURS or ("dir" in given and tag != "html") or ("lang" in given and tag != "html")
        hidden = hidden or bool(_TYPED & set(given.get("class", "").split()))
        if tag not in _VOID:
            self._stack.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._stack and any(name == tag for name, _ in self._stack):
            if self._stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self._stack):
            self.texts.append(data)


def read(page: str) -> _Reader:
    """Return what a page says, links to and sends."""
    reader = _Reader()
    reader.feed(page)
    return reader


def unmarked(page: str, known: Iterable[str], libraries: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """Yield what a page says that no catalogue has.

    Args:
        page: in the made-up language.
        known: names, titles of sources and what was typed, which stay as they are.
        libraries: texts of libraries, which have catalogues of their own.
    """
    reader = read(page)
    for text in ("\n".join(reader.texts), *reader.attributes):
        left = _DATE.sub(" ", _outside(text))
        for word in known:
            left = left.replace(word, " ")
        for pattern in libraries:
            left = pattern.sub(" ", left)
        for line in left.splitlines():
            if _TOKEN.search(re.sub(r"\S*[\d/:@_]\S*", " ", line)):
                yield " ".join(line.split())


def _outside(text: str) -> str:
    """Return what stands outside all marks."""
    depth, kept = 0, []
    for sign in text:
        if sign == OPEN:
            depth += 1
        elif sign == SHUT:
            depth = max(0, depth - 1)
            kept.append(" ")
        elif depth == 0:
            kept.append(sign)
    return "".join(kept)
