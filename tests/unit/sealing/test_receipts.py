from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fairhearing.errors import SealError
from fairhearing.sealing import Identity, ReceiptKeys, Signer, looks_like_receipt, make_receipt, read_receipt
from fairhearing.sealing.words import read_words

FIXED = "abroad bubble cringing economy gazing jumbo octopus provided sardine statute"
CHECK_WORD = "backwater"


def test_a_receipt_is_ten_words_and_a_check_word(randomness):
    """Eleven words are shown, and another ten each time."""
    first, second = make_receipt(randomness), make_receipt(randomness)
    assert len(first.split()) == len(second.split()) == 11
    assert first != second


def test_its_keys_follow_from_the_words_as_documented(randomness):
    """HKDF-SHA256 over the ten words, no salt, one label a key."""
    receipt = make_receipt(randomness)
    words = read_words(receipt)
    assert words is not None
    material = " ".join(words[:10]).encode()

    def labelled(label: str) -> bytes:
        return HKDF(SHA256(), 32, None, f"fairhearing/receipt/{label}/v1".encode()).derive(material)

    expected = ReceiptKeys(
        labelled("find").hex(),
        Identity(labelled("open")),
        Signer(labelled("sign")),
        labelled("notice").hex(),
    )
    assert read_receipt(receipt) == expected


def test_the_same_words_always_give_the_same_keys():
    """Papers that were written down years ago still open: a fixed receipt and what each label gives."""
    keys = read_receipt(f"{FIXED} {CHECK_WORD}")
    assert keys.find == "4f9ea6622acc3379ee86254de13b8244e481d999dc6439e2455157f8964a037f"
    assert keys.notice == "11458b413791cdfc18548346b1ecbef2161ca0f470e44a8bac42420f3894c1ad"
    assert keys.identity.secret.hex() == "bef0809787fb48db76e518270b2141b023a7d4103be6f7bf9c0a3b9f8ccbf63e"
    assert keys.signer.secret.hex() == "2283da396207b341b944af978ac228dd3c564f83f44c0039ffe513bae80952aa"


def test_a_receipt_is_read_however_it_is_typed(randomness):
    """Case, numbers, punctuation and line breaks do not matter."""
    receipt = make_receipt(randomness)
    numbered = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(receipt.split(), 1))
    assert read_receipt(numbered) == read_receipt(receipt)


def test_every_mistake_is_told_in_the_same_words(randomness):
    """A missing, unknown, exchanged or wrong check word gives one answer, which teaches nothing."""
    words = make_receipt(randomness).split()
    exchanged = [words[1], words[0], *words[2:]]
    wrong_check = [*words[:10], "zoom" if words[10] != "zoom" else "abacus"]
    typed = [words[:10], [*words[:5], "qqqq", *words[6:]], exchanged, wrong_check, [], [*words, words[0]]]
    answers = set()
    for mistake in typed:
        with pytest.raises(SealError) as caught:
            read_receipt(" ".join(mistake))
        answers.add(caught.value.diagnostics())
    assert len(answers) == 1


def test_a_receipt_in_the_wrong_field_is_noticed(randomness):
    """Eleven words of the list look like one; other text does not."""
    receipt = make_receipt(randomness)
    assert looks_like_receipt(receipt)
    assert looks_like_receipt("zoom " * 11)
    assert not looks_like_receipt("zoom " * 10)
    assert not looks_like_receipt("Somebody told me about a receipt.")


@pytest.mark.parametrize("find", ["", "0" * 63, "G" * 64, "A" * 64])
def test_the_name_of_a_mailbox_is_64_digits(keys, find):
    """Another text is refused where the keys are made."""
    with pytest.raises(SealError, match="mailbox name"):
        ReceiptKeys(find, keys.identity, keys.signer, "0" * 64)
    with pytest.raises(SealError, match="mailbox name"):
        ReceiptKeys("0" * 64, keys.identity, keys.signer, find)
