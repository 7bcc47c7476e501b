"""Payloads: what somebody wrote, signed by them, with the place it belongs to inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from fairhearing.canonical import spelled
from fairhearing.errors import SealError
from fairhearing.sealing.agefiles import read_age, write_age
from fairhearing.sealing.canonical import JSON, is_count, read_json, write_json
from fairhearing.sealing.keys import SIGNATURE_SIZE, Identity, Recipient, Signer, VerifyKey, verify
from fairhearing.sealing.padding import pad, unpad
from fairhearing.sealing.refusing import elsewhere, not_opened, unfit

VERSION = 1
"""Of the payload; a reader refuses every other one."""

PAYLOAD_TAG = b"FHP1"
_DOMAIN = b"fairhearing/payload/v1\n"
_FIELDS = {"body", "header", "signature", "verify_key"}
_THING = "sealed payload"


@dataclass(frozen=True)
class Header:
    """Where a payload belongs; sealed and signed with it.

    Args:
        version: `VERSION`.
        case: the case's code.
        compartment: `who`, `what`, `reporter-mail` …
        epoch: the number of the key epoch, 0 to 2³¹ - 1.
        act: the act's identifier.
        kind: the act's kind.
        author: the slot of who wrote it.
        previous: the digest of the sealed file before it; empty for the first.
    """

    version: int
    case: str
    compartment: str
    epoch: int
    act: str
    kind: str
    author: str
    previous: str


@dataclass(frozen=True)
class Opened:
    """What a payload holds once everything about it was checked.

    Args:
        header: where it belongs.
        body: what was written.
        verify_key: with which key it is signed; whose that is, the caller knows.
    """

    header: Header
    body: Mapping[str, JSON]
    verify_key: VerifyKey


def seal_payload(body: Mapping[str, JSON], header: Header, signer: Signer, recipient: Recipient) -> bytes:
    """Return a payload, signed, padded and sealed to a key epoch.

    The signature covers the recipient too: what was sealed to one key cannot be sealed anew to another.

    Args:
        body: what was written, as canonical JSON can spell it.
        header: where it belongs.
        signer: the author's.
        recipient: the epoch's, 32 bytes.

    Raises:
        SealError: the body or the header cannot be spelled, or the recipient is no usable public key.

    Source: RFC 8785 (canonical JSON), RFC 8032 (Ed25519), C2SP age; PETS 2019 (Padmé).
    """
    described = asdict(header)
    if _header(described) != header:
        raise unfit("header", f"Its version is {VERSION}, its epoch a number from 0, the rest is text.")
    content: dict[str, JSON] = {"body": body, "header": described, "verify_key": signer.verify_key.hex()}
    signature = signer.sign(_DOMAIN + recipient + write_json(content, "payload"))
    return write_age(pad(PAYLOAD_TAG, write_json({**content, "signature": signature.hex()}, "payload")), recipient)


def open_payload(
    ciphertext: bytes,
    identity: Identity,
    *,
    case: str,
    compartment: str,
    epoch: int,
    act: str,
    kind: str,
    author: str,
    previous: str | None = None,
    verify_key: VerifyKey | None = None,
) -> Opened:
    """Return a payload that is what the place in which it lies says.

    Args:
        ciphertext: what `seal_payload` wrote.
        identity: the epoch's.
        case: the case's code.
        compartment: `who`, `what`, `reporter-mail` …
        epoch: the number of the key epoch.
        act: the act's identifier.
        kind: the act's kind.
        author: the slot of who wrote it.
        previous: the digest of the sealed file before it; None: not looked at.
        verify_key: the author's; None: the caller compares it with `Opened.verify_key`.

    Raises:
        SealError: it does not open, was changed, moved or replayed, or somebody else signed it.

    Source: RFC 8785 (canonical JSON), RFC 8032 (Ed25519), C2SP age; PETS 2019 (Padmé).
    """
    opened = read_payload(read_age(ciphertext, identity, _THING), identity)
    known = opened.header.previous if previous is None else previous
    _check_place(opened.header, Header(VERSION, case, compartment, epoch, act, kind, author, known))
    _check_author(opened.verify_key, verify_key)
    return opened


def read_payload(plaintext: bytes, identity: Identity) -> Opened:
    """Return what the plaintext of a payload's age file holds, its signature checked and its place not.

    Args:
        plaintext: what the ordinary `age` tool writes out.
        identity: the one that it was opened with.

    Raises:
        SealError: it is no payload, or the signature is not right.

    Source: RFC 8785 (canonical JSON), RFC 8032 (Ed25519).
    """
    content = read_json(unpad(PAYLOAD_TAG, plaintext, _THING), _THING)
    if set(content) != _FIELDS:
        raise not_opened(_THING)
    signature = _hexadecimal(content.pop("signature"), SIGNATURE_SIZE)
    verify_key = VerifyKey(_hexadecimal(content["verify_key"], 32))
    header, body = _header(content["header"]), content["body"]
    if header is None or not isinstance(body, Mapping):
        raise not_opened(_THING)
    verify(verify_key, _DOMAIN + identity.recipient + spelled(content), signature)
    return Opened(header, body, verify_key)


def _check_place(found: Header, expected: Header) -> None:
    if found != expected:
        field = next(
            name for name in Header.__dataclass_fields__ if getattr(found, name) != getattr(expected, name)
        )
        raise elsewhere(_THING, field)


def _check_author(found: VerifyKey, expected: VerifyKey | None) -> None:
    if expected not in {None, found}:
        raise SealError(
            "The sealed payload is signed by somebody else.",
            why="Its signature is right, but the key is not that of the author whom it names.",
            remedy="Leave it unread and tell the overseers: it was put in the place of another.",
        )


def _header(value: JSON) -> Header | None:
    if not isinstance(value, Mapping) or set(value) != set(Header.__dataclass_fields__):
        return None
    match value:
        case {
            "version": version,
            "case": str(case),
            "compartment": str(compartment),
            "epoch": epoch,
            "act": str(act),
            "kind": str(kind),
            "author": str(author),
            "previous": str(previous),
        } if version == VERSION and is_count(version) and is_count(epoch):
            return Header(version, case, compartment, epoch, act, kind, author, previous)
    return None


def _hexadecimal(value: JSON, size: int) -> bytes:
    try:
        read = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        read = b""
    if len(read) != size or read.hex() != value:
        raise not_opened(_THING)
    return read
