"""Every sentence that a page can show is in the catalogues, and the catalogues are what was collected."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from catalogues.__main__ import catalogues, collected
from catalogues.code import MARKS, name_of_call, said_by_errors
from catalogues.files import LANGUAGES, compiled, path_of, read
from catalogues.lacking import lacking
from catalogues.message import Message, placeholders
from catalogues.reach import seen_by_parties
from catalogues.rooms import ENGLISH_ONLY, english_only
from catalogues.templates import templates
from tests.house.house import SOURCE, name_of, python_files, tree

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}",
    re.DOTALL,
)
_NAMES = re.compile(
    r"%\} class=\"[^\"]*\"|[\w-]+\.(?:yaml|json|html)|\bplan\.|\bSHA-256"
    r"|fairhearing (?:record|outside|panel) [^<\n]*"
)
"""A class that a block adds to a tag, names of files, and commands to type."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_ATTRIBUTES = frozenset({"title", "alt", "aria-label", "placeholder"})


class _Bare(HTMLParser):
    """Finds words that stand in a template by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self.found += [value for name, value in attrs if name in _ATTRIBUTES and value and _WORD.search(value)]

    def handle_endtag(self, tag: str) -> None:
        self._inside = [one for one in self._inside if one != tag]

    def handle_data(self, data: str) -> None:
        if _WORD.search(data) and not {"style", "script", "code"} & set(self._inside):
            self.found.append(data.strip())


def _bare(text: str) -> list[str]:
    reader = _Bare()
    reader.feed(_TAG.sub(" ", _NAMES.sub(" ", _BLOCK.sub(" ", text))))
    return reader.found


def test_no_words_stand_bare_in_a_template() -> None:
    """Text between tags, and what is read aloud of attributes, comes out of the catalogues."""
    found = {
        str(path.relative_to(SOURCE)): left
        for path in templates()
        if (left := _bare(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_bare_word_is_found() -> None:
    """The reader finds a word between tags and one in an attribute, and none that is translated."""
    assert _bare('<p>Hello {{ name }}</p><a title="Go">{% translate "x" %}</a>') == ["Hello", "Go"]
    assert _bare("<p>{% blocktranslate %}Hello{% endblocktranslate %}<code>make</code></p>") == []
    assert templatize('{% translate "x" %}').strip() == "gettext(u'x')"


def _calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def test_errors_that_pages_show_say_what_can_be_translated() -> None:
    """What an error says is written out or made with `say`: a text put together there cannot be looked up."""
    shown = [path for path in python_files("src/fairhearing") if not english_only(str(path.relative_to(SOURCE)))]
    said = ((path, node) for path in shown for call in _calls(path) for node in said_by_errors(call))
    assert [f"{name_of(path)}:{node.lineno}" for path, node in said if isinstance(node, ast.JoinedStr)] == []


def test_sentences_are_written_out_where_they_are_made() -> None:
    """What `say` and gettext are given is never put together on the spot, so that the collector can read it."""
    ours = [path for path in python_files("src/fairhearing") if "cli" not in path.parts]
    made = [(path, call) for path in ours for call in _calls(path) if name_of_call(call) in MARKS and call.args]
    wrong = [(path, call) for path, call in made if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)]
    assert [f"{name_of(path)}:{call.lineno}" for path, call in wrong] == []


def test_rooms_that_stay_english_are_there() -> None:
    """What is excepted exists, and says why."""
    assert [place for place, why in ENGLISH_ONLY.items() if not (SOURCE / place).exists() or not why] == []


def test_catalogues_are_what_was_collected() -> None:
    """`make messages` would change nothing."""
    assert [
        name_of(path) for path, body in catalogues().items() if not path.exists() or path.read_bytes() != body
    ] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_the_site_loads_fits_its_catalogue(language: str) -> None:
    """The compiled file is that of the readable one."""
    path = path_of(language)
    assert path.with_suffix(".mo").read_bytes() == compiled(language, path.read_bytes())


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        (("", ""), "is not translated"),
        (("un cas", ""), "lacks a form of its plural"),
        (("un cas", "des cas", "%(n)d cas"), "has not the forms of its plural"),
        (("un cas", "des cas"), "does not say each value that is put in"),
        (("%(m)d cas", "%(n)d cas"), "does not say each value that is put in"),
        (("un cas", "%(n)d cas"), None),
    ],
)
def test_what_a_catalogue_lacks_is_found(answers: tuple[str, ...], wrong: str | None) -> None:
    """No translation, no form, no value: each is found, and a number that is said in words is none of them."""
    text = Message("%(n)d case", "%(n)d cases", None, {"acts"})
    catalogue = read("fr")
    catalogue.add((text.id, text.plural), answers)
    assert [told for _text, told in lacking("fr", catalogue, {text.key: text})] == ([wrong] if wrong else [])


def test_what_is_not_certain_is_found() -> None:
    """A fuzzy translation is none, and one of a single text lacks what it leaves out."""
    texts = {(None, text): Message(text, None, None, {"acts"}) for text in ("a", "b {c}", "d")}
    catalogue = read("ar")
    catalogue.add("a", "ab", flags=["fuzzy"])
    catalogue.add("b {c}", "b")
    assert {text.id: wrong for text, wrong in lacking("ar", catalogue, texts)} == {
        "a": "is not certain (fuzzy)",
        "b {c}": "does not say each value that is put in",
        "d": "is not translated",
    }


def test_what_parties_see_follows_from_their_views() -> None:
    """The mailbox, the form, refusals, the open pages and letters are reached; a handler's pages are not."""
    seen = seen_by_parties()
    for place in (
        "web/intake/templates/intake/mailbox.html",
        "web/intake/templates/intake/report.html",
        "web/templates/fh/base.html",
        "web/templates/fh/failure.html",
        "web/publication/templates/publication/open.html",
        "web/failures.py",
        "web/speaking.py",
        "desk/door.py",
        "judging/duties.py",
        "wording.py",
    ):
        assert place in seen, place
    assert "web/casework/templates/casework/case.html" not in seen
    assert "web/accounts/templates/accounts/account.html" not in seen


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_what_is_put_in(language: str) -> None:
    """A translation has the values of its text, each form of a plural at most those, and nothing is left fuzzy."""
    wrong = []
    for message in read(language):
        if not message.id or not message.string:
            continue
        wrong += [message.id] if message.fuzzy else []
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        answers = [message.string] if isinstance(message.string, str) else [one for one in message.string if one]
        wanted = frozenset().union(*(placeholders(text) for text in texts))
        for answer in answers:
            have = placeholders(answer)
            if have != wanted if isinstance(message.id, str) else not have <= wanted:
                wrong.append(answer)
    assert wrong == []


def test_every_text_is_collected_once() -> None:
    """The collector finds texts of every kind: pages, letters, errors, acts, ties and procedures."""
    places = set(chain.from_iterable(message.places for message in collected().values()))
    for start in (
        "web/templates/",
        "web/letters/",
        "desk/",
        "acts",
        "organisation/ties",
        "procedures/floor",
        "judging/",
    ):
        assert any(place.startswith(start) for place in places), start
