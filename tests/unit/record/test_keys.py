"""Keys as people pass them on."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.record import COSIGNATURE, ED25519, public_key, read_key

FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"


def test_published_key_reads_and_writes_back() -> None:
    """A key of the specification's vectors is read, and written as it was."""
    key = read_key(FOO + "\n")
    assert (key.name, key.kind, key.key_id.hex(), len(key.public)) == ("example.com/foo", ED25519, "530d903a", 32)
    assert str(key) == FOO


@pytest.mark.parametrize("kind", [ED25519, COSIGNATURE])
def test_key_of_a_secret_reads_back(kind: int) -> None:
    """What is passed on names the type, so that record and witness cannot be mixed up."""
    key = public_key("club.example/r", bytes(32), kind)
    assert read_key(str(key)) == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "a+b",
        FOO[:-1],
        " +530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "\ud800+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a+530d903a+BekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAAAA",
        "a+530d903a+é",
        "a+530d903a+CekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    """Our own error says how a key is written."""
    with pytest.raises(InputError, match="not written name"):
        read_key(text)


@pytest.mark.parametrize(
    "text", [FOO.replace("530d", "530e"), FOO.replace("/foo", "/fop"), FOO.replace("530d903a", "")]
)
def test_mistyped_key_is_noticed(text: str) -> None:
    """The check digits are over name, type and key."""
    with pytest.raises(InputError, match="check digits"):
        read_key(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\u00a0b", "a\n"])
def test_names_that_would_not_read_back_are_refused(name: str) -> None:
    """A key's name has neither spaces nor plus signs."""
    with pytest.raises(InputError, match="no name"):
        public_key(name, bytes(32))


def test_secret_of_another_length_is_refused() -> None:
    """An Ed25519 seed has 32 bytes."""
    with pytest.raises(InputError, match="has not 32 bytes"):
        public_key("a", bytes(31))
