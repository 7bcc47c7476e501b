from __future__ import annotations

import re
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest

from fairhearing.sealing.words import draw_words, read_words, word_at, word_list, written


def test_the_list_is_the_one_that_its_readme_names():
    """The file has the digest that stands beside its source and licence."""
    folder = files("fairhearing.wordlists")
    named = re.search(r"`([0-9a-f]{64})`", folder.joinpath("README.md").read_text("utf-8"))
    data = folder.joinpath("eff_large.txt").read_bytes()
    assert named is not None
    assert named[1] == sha256(data).hexdigest()
    assert len(data.split()) == 7776


def test_no_word_is_the_beginning_of_another():
    """Words that run together can be told apart in one way only."""
    words = sorted(word_list())
    assert len(words) == 7775
    assert not [pair for pair in pairwise(words) if pair[1].startswith(pair[0])]


def test_a_number_beyond_the_list_begins_again():
    """Any integer names a word."""
    assert word_at(0) == word_at(7775) == "abacus"


def test_drawn_words_follow_the_randomness(randomness):
    """Every word takes bytes of its own, and words without their hyphen are shown with it."""
    drawn = draw_words(randomness, 6)
    assert len(drawn) == 6
    assert randomness.calls == 6
    assert read_words(written(drawn)) == drawn
    assert written(("tshirt", "zoom")) == "t-shirt zoom"


@pytest.mark.parametrize(
    "typed",
    [
        "t-shirt yo-yo zoom",
        "T-SHIRT YO-YO ZOOM",
        "tshirt, yoyo; zoom.",
        "1. t-shirt\r\n2. yo-\nyo\n3. zoom\n",
        "tshirtyoyozoom",
        "  t\u00adshirt\u2003yo\u2011yo\u200bzoom",
        "\uff54shirt yoyo zoom",
    ],
)
def test_words_are_read_however_they_are_spaced(typed):
    """Case, hyphens, numbers, punctuation, line breaks and wide letters do not matter."""
    assert read_words(typed) == ("tshirt", "yoyo", "zoom")


@pytest.mark.parametrize("typed", ["zoomx", "zoo", "zöom", "abacus qqq", "zoom " * 201])
def test_what_is_no_row_of_words_is_not_read(typed):
    """An unknown word, half a word, a foreign letter and an endless text all read as nothing."""
    assert read_words(typed) is None


def test_an_empty_text_is_an_empty_row():
    """Nothing typed is no word, which is not the same as an unknown one."""
    assert read_words(" \n") == ()
