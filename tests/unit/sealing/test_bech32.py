from __future__ import annotations

import pytest

from fairhearing.sealing import Identity, age_recipient, bech32

# Written by age-keygen 1.1.1 for this test and used nowhere else.
KNOWN = "age-secret-key-13465czrvwzlpqpq8z7h3khq7y3d8c4qj87tvzwt9sgan6c7f0l3qqlhjfk"
PUBLIC = "age1ya8ydxzv0lnxwc543l8ffjkfvcss6kpq7evlz2a9vsuakfl2jdzqtre508"


def test_a_known_key_is_written_as_it_was_read():
    """Reading and writing a key of another program give the same text."""
    secret = bech32.decode("age-secret-key-", KNOWN)
    assert secret is not None
    assert len(secret) == 32
    assert bech32.encode("age-secret-key-", secret) == KNOWN
    assert age_recipient(Identity(secret).recipient) == PUBLIC


@pytest.mark.parametrize("place", range(16, 74))
def test_one_wrong_sign_is_noticed(place):
    """The checksum covers every sign of the key."""
    other = "q" if KNOWN[place] != "q" else "p"
    assert bech32.decode("age-secret-key-", KNOWN[:place] + other + KNOWN[place + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["", KNOWN[:-1], KNOWN + "q", KNOWN.upper(), "age1" + KNOWN[16:], KNOWN[:-1] + "b"]
)
def test_what_is_not_written_so_is_not_read(text):
    """Another length, another prefix, upper case and signs outside of the alphabet are refused."""
    assert bech32.decode("age-secret-key-", text) is None


def test_a_last_sign_with_bits_to_spare_is_refused():
    """The four bits that 52 signs have too many must be zero, even where the checksum is right."""
    values = [0] * 51 + [1]
    check = bech32._polymod([*bech32._spread("age"), *values, *[0] * 6]) ^ 1
    values += [check >> 5 * place & 31 for place in range(5, -1, -1)]
    assert bech32.decode("age", "age1" + "".join(bech32._SIGNS[value] for value in values)) is None
