"""Comparing words: without case, accents and hidden signs; names either way round; passages; addresses."""

from __future__ import annotations

import pytest

from fairhearing.desk.comparing import addresses_in, passages_in, rows_in, rows_of, word_in, words_of


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Gärtner",
        "ZOE GARTNER",
        "Zoe\u0301 Gär\u00adtner",
        "Gärtner, Zoë",
        "zo\u200be gartner",
        "(Zoë)\nGärtner's",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    """Case, accents, soft hyphens, the order of names and the signs around them hide no name."""
    (span,) = rows_in(words_of(text), ("zoe", "gartner"))
    assert text[span.start : span.end].strip(" (\n")


@pytest.mark.parametrize("text", ["Zoë met Gärtner", "Gärtnerei Zoë", ""])
def test_other_words_are_no_name(text: str) -> None:
    """What stands apart, or is another word, is not the whole name."""
    assert rows_in(words_of(text), ("zoe", "gartner")) == ()


def test_a_part_of_a_name_is_found_with_a_short_ending() -> None:
    """A longer name is found in a genitive or plural; a short one only as it is, and longer words never."""
    words = words_of("Kellers, Keller, Kellerei, Kellermeister, Li, Lisa")
    assert [(span.start, span.end) for span in word_in(words, "keller")] == [(0, 7), (9, 15), (17, 25)]
    assert len(word_in(words, "li")) == 1


def test_a_passage_is_found_as_long_as_it_goes() -> None:
    """Rows of words that follow one another in another text are one place each."""
    source = "he took the key and left by the door in the rain"
    letter = "It is said: HE TOOK THE KEY, and left. Later: by the door in the rain, as told."
    found = passages_in(words_of(letter), rows_of(source, 4), 4)
    assert [letter[span.start : span.end] for span in found] == [
        "HE TOOK THE KEY, and left",
        "by the door in the rain",
    ]
    assert passages_in(words_of("three short words"), rows_of(source, 4), 4) == ()


def test_addresses_are_compared_by_what_matters() -> None:
    """Mail addresses without case; telephone numbers by their last digits; days are no numbers."""
    first = addresses_in("Write to Anna@Example.org or call +49 (30) 1234 567; on 2026-03-30, 30.03.2026, 12 34.")
    second = addresses_in("anna@example.ORG, 030/1234567")
    assert set(first) == set(second) == {"anna@example.org", "1234567"}
