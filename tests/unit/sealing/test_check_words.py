"""Words that stand for public keys."""

from fairhearing.machine import OsRandomness
from fairhearing.sealing import CHECK_WORDS, are_check_words, check_words, new_person_keys


def halves():
    keys = new_person_keys(OsRandomness())
    return keys.identity.recipient, keys.signer.verify_key


def test_the_same_keys_give_the_same_words():
    """Five of the list, for whoever works them out."""
    recipient, verify = b"r" * 32, b"v" * 32
    assert check_words(recipient, verify) == check_words(recipient, verify)
    assert len(check_words(recipient, verify).split()) == CHECK_WORDS


def test_either_half_changes_them():
    """Another key for reading or for signing gives other words."""
    recipient, verify = halves()
    other_recipient, other_verify = halves()
    said = {
        check_words(*pair) for pair in ((recipient, verify), (other_recipient, verify), (recipient, other_verify))
    }
    assert len(said) == 3


def test_they_are_read_however_they_are_typed():
    """Large letters, other spaces and commas do not matter; a word less does."""
    keys = halves()
    words = check_words(*keys)
    assert are_check_words(f"  {words.upper().replace(' ', ', ')}. ", *keys)
    assert not are_check_words(words.rpartition(" ")[0], *keys)
    assert not are_check_words("", *keys)
    assert not are_check_words(words, *halves())
