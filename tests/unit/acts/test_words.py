"""The words of messages about what is not known."""

from __future__ import annotations

from fairhearing.acts import unknown_word
from fairhearing.acts.words import shortened
from fairhearing.errors import Where


def test_the_word_that_it_resembles_is_named() -> None:
    """A slip of the pen is answered with the word that was meant."""
    error = unknown_word("asserted-by", ("asserted_by", "about"), "a key of an act", Where("case.yaml", 3))
    assert error.what == "'asserted-by' is not a key of an act."
    assert error.remedy == "Did you mean 'asserted_by'? What may stand here: about, asserted_by."
    assert str(error.where) == "case.yaml:3"


def test_without_a_likeness_only_the_list_is_given() -> None:
    """What resembles nothing is not guessed at."""
    assert unknown_word("xyz", ("a", "b"), "a letter", Where("f")).remedy == "What may stand here: a, b."


def test_a_long_list_is_not_spelled_out() -> None:
    """More than forty words are counted."""
    words = [f"word{number}" for number in range(41)]
    assert (
        unknown_word("x", words, "a word", Where("f")).remedy
        == "What may stand here: 41 words, see the reference."
    )


def test_where_nothing_may_stand_it_says_so() -> None:
    """An empty list is no empty sentence."""
    assert unknown_word("x", (), "an act", Where("f")).remedy == "What may stand here: nothing."


def test_long_texts_are_shortened_onto_one_line() -> None:
    """A message stays readable whatever stood in the file."""
    assert shortened("a\n b") == "a b"
    assert len(shortened("x" * 200)) == 80
