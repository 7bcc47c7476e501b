"""Files in the format of the tool `age`: written to one recipient, and opened by it or by the tool.

They are written here and not by pyrage, because that adds to each header a stanza of random length: two
databases that differ only in who was reported would then differ in the lengths of their cells. pyrage reads.
The key of a file and the ephemeral key come from the operating system (libsodium and OpenSSL).
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from hashlib import sha256

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.utils import random as system_random

from fairhearing.identifiers import Digest
from fairhearing.sealing.keys import KEY_SIZE, Identity, Recipient
from fairhearing.sealing.padding import pad, unpad
from fairhearing.sealing.refusing import not_opened, unfit

_FIRST_LINE = b"age-encryption.org/v1\n"
_CHUNK = 64 * 1024
_FILE_TAG = b"FHF1"
_BOX_TAG = b"FHB1"


def write_age(plaintext: bytes, recipient: Recipient) -> bytes:
    """Return an age file with one recipient.

    Args:
        plaintext: any bytes; their length shows, so pad them first.
        recipient: 32 bytes.

    Returns:
        The file: 184 bytes, the plaintext and 16 bytes for each 64 KiB of it begun.

    Raises:
        SealError: the recipient is no usable public key.

    Source: C2SP age (age-encryption.org/v1), X25519 recipient and STREAM payload.
    """
    file_key, nonce = system_random(16), system_random(16)
    opening = _FIRST_LINE + _stanza(file_key, recipient) + b"---"
    code = hmac.digest(_derived(file_key, b"", b"header"), opening, sha256)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    parts = [opening, b" ", _base64(code), b"\n", nonce]
    last = max(len(plaintext) - 1, 0) // _CHUNK
    for number in range(last + 1):
        counter = number.to_bytes(11, "big") + bytes([number == last])
        parts.append(cipher.encrypt(counter, plaintext[number * _CHUNK : (number + 1) * _CHUNK], None))
    return b"".join(parts)


def read_age(ciphertext: bytes, identity: Identity, thing: str = "sealed file") -> bytes:
    """Return the plaintext of an age file.

    Args:
        ciphertext: the file, binary; the armoured spelling is refused.
        identity: the recipient's.
        thing: what it is, as it follows the word "the".

    Raises:
        SealError: it is no such file, or sealed to somebody else, or changed. A file with a passphrase is
            never tried: a crafted one could take minutes and the machine's whole memory.

    Source: C2SP age (age-encryption.org/v1).
    """
    if not ciphertext.startswith(_FIRST_LINE):
        raise not_opened(thing)
    try:
        return bytes(pyrage.decrypt(ciphertext, [pyrage.x25519.Identity.from_str(identity.to_age())]))
    except pyrage.DecryptError:
        raise not_opened(thing) from None


def seal_file(data: bytes, recipient: Recipient) -> bytes:
    """Return an attachment sealed to a key epoch, padded.

    Args:
        data: the attachment as it was handed in.
        recipient: the epoch's, 32 bytes.

    Raises:
        SealError: the recipient is no usable public key.

    Source: C2SP age; PETS 2019 (Padmé).
    """
    return write_age(pad(_FILE_TAG, data), recipient)


def open_file(ciphertext: bytes, identity: Identity) -> bytes:
    """Return an attachment, byte for byte as it was handed in.

    Args:
        ciphertext: what `seal_file` wrote.
        identity: the epoch's.

    Raises:
        SealError: it is no attachment, or sealed to another key, or changed.

    Source: C2SP age; PETS 2019 (Padmé).
    """
    return unpad_file(read_age(ciphertext, identity))


def unpad_file(plaintext: bytes) -> bytes:
    """Return an attachment out of the plaintext of its age file.

    Args:
        plaintext: what the ordinary `age` tool writes out.

    Raises:
        SealError: it is no attachment.
    """
    return unpad(_FILE_TAG, plaintext, "sealed file")


def seal_to(recipient: Recipient, data: bytes) -> bytes:
    """Return something sealed to one person, padded (a form left open, say).

    Args:
        recipient: the person's, 32 bytes.
        data: any bytes. Nothing in the result says who sealed it.

    Raises:
        SealError: the recipient is no usable public key.

    Source: C2SP age; PETS 2019 (Padmé).
    """
    return write_age(pad(_BOX_TAG, data), recipient)


def open_from(identity: Identity, sealed: bytes) -> bytes:
    """Return what was sealed to a person.

    Args:
        identity: the person's.
        sealed: what `seal_to` wrote.

    Raises:
        SealError: it is no such box, or sealed to somebody else, or changed.

    Source: C2SP age; PETS 2019 (Padmé).
    """
    return unpad(_BOX_TAG, read_age(sealed, identity, "box"), "box")


def digest_of(ciphertext: bytes) -> Digest:
    """Return the SHA-256 of a sealed file, under which it is stored and recorded.

    Args:
        ciphertext: the file as stored.

    Source: FIPS 180-4 (SHA-256).
    """
    return Digest(sha256(ciphertext).hexdigest())


def _stanza(file_key: bytes, recipient: Recipient) -> bytes:
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    try:
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    except ValueError:
        raise unfit("recipient", f"It is a public X25519 key of {KEY_SIZE} bytes.") from None
    wrapping = ChaCha20Poly1305(_derived(shared, share + recipient, b"age-encryption.org/v1/X25519"))
    body = wrapping.encrypt(bytes(12), file_key, None)
    return b"-> X25519 " + _base64(share) + b"\n" + _base64(body) + b"\n"


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), KEY_SIZE, salt, info).derive(secret)


def _base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
