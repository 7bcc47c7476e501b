"""Texts in a drawing: how wide, where broken, and what is not let through."""

from __future__ import annotations

import pytest

from fairhearing.independence.lettering import breadth, broken, line_of, shown


@pytest.mark.parametrize(
    ("text", "places", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
    ],
)
def test_a_text_is_broken_at_spaces_or_within_a_long_word(text: str, places: int, lines: list[str]) -> None:
    """No line is broader than asked for, whatever the script."""
    assert broken(text, places) == lines
    assert all(breadth(line) <= places for line in lines)


def test_signs_that_are_not_seen_are_shown_as_such() -> None:
    """A sign that turns the text round could show another name than the roll has."""
    assert shown("a\u202eb\tc") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_a_line_is_safe_in_the_drawing() -> None:
    """What looks like markup is text."""
    assert line_of("<b> & “x”", 1.5, 20, "head") == '<text class="head" x="1.5" y="20">&lt;b&gt; &amp; “x”</text>'
