"""Who stands before the desk."""

from fairhearing.desk import Officer, Party
from fairhearing.sealing import make_receipt, new_person_keys, read_receipt
from tests.fakes import FakeRandomness


def test_both_open_and_sign_with_their_own_keys():
    """An officer's come from their passphrase, a party's from their words."""
    randomness = FakeRandomness()
    keys, words = new_person_keys(randomness), read_receipt(make_receipt(randomness))
    assert (Officer("p01", keys).identity, Officer("p01", keys).signer) == (keys.identity, keys.signer)
    assert (Party(words).identity, Party(words).signer) == (words.identity, words.signer)
