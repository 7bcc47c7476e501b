from __future__ import annotations

import subprocess

import pyrage
import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import (
    Recipient,
    age_recipient,
    digest_of,
    open_file,
    open_from,
    padded_size,
    seal_file,
    seal_to,
)
from fairhearing.sealing.agefiles import read_age, write_age

SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073]


@pytest.mark.parametrize("size", SIZES)
def test_the_ordinary_age_tool_reads_what_is_written(keys, tmp_path, size):
    """Debian's `age` opens a file with the identity's own text, on both sides of every chunk's border."""
    plaintext = bytes(number % 251 for number in range(size))
    identity = tmp_path / "identity.txt"
    identity.write_text(keys.identity.to_age() + "\n", encoding="ascii")
    sealed = write_age(plaintext, keys.identity.recipient)
    try:
        ran = subprocess.run(["age", "-d", "-i", identity], input=sealed, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.fail("The tool `age` is missing: install Debian's package age (apt-get install age).")
    assert ran.stdout == plaintext
    assert len(sealed) == 184 + size + 16 * max(1, -(-size // 65_536))


def test_what_another_age_writes_is_read(keys):
    """A file that pyrage wrote, with a stanza for show, opens here."""
    recipient = pyrage.x25519.Recipient.from_str(age_recipient(keys.identity.recipient))
    assert read_age(pyrage.encrypt(b"words", [recipient]), keys.identity) == b"words"


def test_only_the_binary_spelling_with_the_right_identity_is_read(keys, people):
    """Armour, a passphrase, another identity, a cut file and a changed byte are one SealError."""
    mine = keys.identity.recipient
    sealed = write_age(b"words", mine)
    armoured = pyrage.encrypt(b"words", [pyrage.x25519.Recipient.from_str(age_recipient(mine))], armored=True)
    broken = [armoured, b"", sealed[:-1], sealed[:60], sealed + b"x", write_age(b"words", people[0].recipient)]
    broken += [
        sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :] for place in range(0, len(sealed), 9)
    ]
    broken.append(
        b"age-encryption.org/v1\n-> scrypt bBXMQmfJuKJ2uCDZJmDGcw 30\n" + b"A" * 43 + b"\n--- " + b"A" * 43
    )
    for data in broken:
        with pytest.raises(SealError, match="sealed file does not open"):
            read_age(data, keys.identity)


@pytest.mark.parametrize("recipient", [bytes(32), b"\1" + bytes(31), bytes(31), b""])
def test_a_recipient_that_is_no_key_is_refused(recipient):
    """A key of low order would make a file that anybody opens."""
    with pytest.raises(SealError, match="recipient cannot be used"):
        write_age(b"words", Recipient(recipient))


def test_files_and_boxes_come_back_whole_and_are_not_confused(keys):
    """An attachment opens as an attachment only, a box as a box."""
    me = keys.identity
    sealed, box = seal_file(b"scan\0", me.recipient), seal_to(me.recipient, b"form\0")
    assert open_file(sealed, me) == b"scan\0"
    assert open_from(me, box) == b"form\0"
    with pytest.raises(SealError, match="sealed file"):
        open_file(box, me)
    with pytest.raises(SealError, match="box"):
        open_from(me, sealed)


def test_sizes_tell_neither_length_nor_recipient(keys, people):
    """Everything up to the floor has one size, whoever it is for; nothing is the same twice."""
    sealed = [seal_file(b"x" * size, one.recipient) for size in (0, 4_000) for one in (keys.identity, people[0])]
    boxes = [seal_to(one.recipient, b"x" * size) for size in (1, 4_084) for one in (keys.identity, people[0])]
    assert {len(one) for one in sealed + boxes} == {184 + padded_size(0) + 16}
    assert len(set(sealed)) == 4


def test_a_digest_is_a_sha256():
    """Lower-case hexadecimal digits, 64 of them."""
    assert digest_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
