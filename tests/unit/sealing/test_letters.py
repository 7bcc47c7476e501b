from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import make_letter_code, read_letter_code
from fairhearing.sealing.receipts import derive


def test_both_halves_together_give_keys(randomness):
    """Four words each; they are read forgivingly, and the keys are the same each time."""
    code = make_letter_code(randomness)
    assert len(code.letter.split()) == len(code.spoken.split()) == 4
    keys = read_letter_code(code.letter, code.spoken)
    assert read_letter_code(code.letter.upper(), code.spoken.replace(" ", "\n")) == keys


def test_halves_that_are_exchanged_give_other_keys(randomness):
    """The half of the letter comes first."""
    code = make_letter_code(randomness)
    assert read_letter_code(code.letter, code.spoken) != read_letter_code(code.spoken, code.letter)


def test_the_same_material_gives_other_keys_to_a_receipt():
    """The labels of both kinds differ, so that one is never taken for the other."""
    letter, receipt = derive(b"material", "letter"), derive(b"material", "receipt")
    assert letter.find != receipt.find
    assert letter.identity != receipt.identity
    assert letter.signer != receipt.signer


@pytest.mark.parametrize(
    ("letter", "spoken"),
    [
        ("zoom zoom zoom", "zoom zoom zoom zoom"),
        ("zoom zoom zoom zoom", ""),
        ("zoom zoom zoom zoom zoom", "zoom zoom zoom"),
        ("zoom zoom qqqq zoom", "zoom zoom zoom zoom"),
    ],
)
def test_a_mistake_in_either_half_is_told_in_the_same_words(letter, spoken):
    """It is not told in which half."""
    with pytest.raises(SealError, match="not a letter code"):
        read_letter_code(letter, spoken)
