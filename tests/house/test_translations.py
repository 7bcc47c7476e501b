"""Every sentence is translated: all of them into French and Spanish, into Arabic what parties come to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from catalogues.__main__ import collected
from catalogues.files import LANGUAGES, read
from catalogues.lacking import lacking
from tests.house.test_catalogues import TRANSLATED

ASIDE = re.compile(r"`[^`]*`|https?://\S+|%\(\w+\)[sd]|\{\w*\}|<[^>]*>")
"""What is no sentence: code, addresses, values, tags."""
SIGNS = {
    "fr": re.compile(r"(?<![\u00a0\u202f])[;:?!»](?:\s|$)|«(?!\u202f)|[“”]|[a-zà-ÿ]'[a-zà-ÿ]"),
    "es": re.compile(r"\s[;:?!»]|«\s|[“”]|^[^¿]*\?|^[^¡]*!"),
    "ar": re.compile(r"[\u0620-\u064a]\s*[,;?]"),
}
"""What does not belong into a language: in French a sign without its no-break space, in Arabic a Latin sign."""


def _answers(language: str) -> Iterator[str]:
    for message in read(language):
        if message.id and message.string:
            yield from (message.string,) if isinstance(message.string, str) else message.string


def test_languages_are_those_of_the_site() -> None:
    """English is what is translated; three languages are looked at."""
    assert LANGUAGES[0] not in TRANSLATED
    assert set(TRANSLATED) == set(SIGNS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_lacks_nothing(language: str) -> None:
    """Each text is translated for certain, in all its forms, with all that is put into it."""
    left = lacking(language, read(language), collected())
    assert [f"{text.id!r} {wrong}: {', '.join(sorted(text.places))}" for text, wrong in left] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_its_own_signs(language: str) -> None:
    """French keeps its spaces from breaking, Spanish opens its questions, Arabic has its own comma."""
    assert [one for one in _answers(language) if SIGNS[language].search(ASIDE.sub("x", one))] == []


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("fr", "Fini ?", "Fini\u202f?"),
        ("fr", "« oui »", "«\u202foui\u202f»"),
        ("fr", "l'acte", "l\u2019acte"),
        ("es", "Qué?", "¿Qué?"),
        ("es", "« sí »", "«sí»"),
        ("ar", "نعم, لا", "نعم، لا"),
    ],
)
def test_a_foreign_sign_is_found(language: str, wrong: str, right: str) -> None:
    """The one is found, the other passes."""
    assert SIGNS[language].search(wrong)
    assert not SIGNS[language].search(right)
