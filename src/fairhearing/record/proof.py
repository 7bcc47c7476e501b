"""Proof files: that one act is in the record, checkable by anybody without the site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairhearing.errors import InputError
from fairhearing.record.checkpoint import Verified, read_checkpoint, verify_checkpoint
from fairhearing.record.entry import SALT_SIZE, canonical_json, seal_entry
from fairhearing.record.keys import decode, encode
from fairhearing.record.log import Log
from fairhearing.record.notes import read_note
from fairhearing.record.tree import HASH_SIZE, leaf_hash, verify_inclusion

FORMAT = "fairhearing/proof@1"
_KEYS = ("format", "act", "salt", "index", "path", "checkpoint")
_SIZE_LIMIT = 1_000_000
_PATH_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is needed to check that an act is in the record.

    Args:
        salt: 32 bytes; whoever holds them can tell this entry, so they stay with the parties.
        canonical: the public part of the act, as `canonical` returns it.
        index: where the entry is, from 0.
        checkpoint: the signed note.
        path: the siblings from the entry up to the root, 32 bytes each, at most 64.
    """

    salt: bytes
    canonical: bytes
    index: int
    checkpoint: str
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof shows.

    Args:
        act: the public part of the act, by field.
        index: its place in the record, from 0.
        verified: the checkpoint and who cosigned it.
    """

    act: Mapping[str, object]
    index: int
    verified: Verified


def prove(log: Log, index: int, salt: bytes, canonical: bytes, checkpoint: str) -> Proof:
    """Return the proof that an act is in the record.

    Args:
        log: that holds it.
        index: of its entry, from 0.
        salt: 32 bytes.
        canonical: as the entry was sealed.
        checkpoint: a signed note of a state that has the entry.

    Raises:
        InputError: the note is no checkpoint.
        RecordError: the entry is not in that state.

    Source: RFC 9162, 2.1.3.
    """
    size = read_checkpoint(read_note(checkpoint).text).size
    return Proof(salt, canonical, index, checkpoint, log.inclusion(index, size))


def write_proof(proof: Proof) -> str:
    """Return a proof as a JSON file.

    Args:
        proof: its act is written out, so that people can read it.

    Raises:
        InputError: it could not be read back as it is.
    """
    try:
        text = _dump(proof)
    except ValueError as error:
        raise _unreadable("the act in it is not JSON") from error
    if read_proof(text) != proof:
        raise _unreadable("the act in it is not canonical")
    return text


def read_proof(text: str) -> Proof:
    """Read a proof file; nothing is verified yet.

    Args:
        text: as `write_proof` returns it.

    Raises:
        InputError: it is none; the message says what is wrong.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_unique) if len(text) <= _SIZE_LIMIT else None
    except (ValueError, RecursionError) as error:
        raise _unreadable("it is not JSON, or gives a key twice") from error
    if not isinstance(raw, dict) or set(raw) != set(_KEYS) or raw["format"] != FORMAT:
        raise _unreadable(f"it has not exactly the keys {', '.join(_KEYS)}, or another format than {FORMAT}")
    act, index, path = raw["act"], raw["index"], raw["path"]
    if not isinstance(act, dict) or not isinstance(raw["checkpoint"], str):
        raise _unreadable("act is not a mapping, or checkpoint no text")
    if type(index) is not int or not 0 <= index < 1 << 63:
        raise _unreadable("index is no whole number from 0")
    if not isinstance(path, list) or len(path) > _PATH_LIMIT:
        raise _unreadable("path is no list of hashes")
    hashes = tuple(_bytes(each, HASH_SIZE) for each in path)
    proof = Proof(_bytes(raw["salt"], SALT_SIZE), canonical_json(act), index, raw["checkpoint"], hashes)
    read_checkpoint(read_note(proof.checkpoint).text)
    return proof


def verify_proof(proof: Proof, log_key: str, witness_keys: Sequence[str] = ()) -> Proven:
    """Check that the act is in the record that signed the checkpoint.

    Args:
        proof: as read.
        log_key: the record's verifier key.
        witness_keys: of the witnesses to look for.

    Returns:
        The act, its place, and the checkpoint with its witnesses.

    Raises:
        InputError: checkpoint or key cannot be read.
        RecordError: a signature is missing or false, or the act is not what was recorded there.

    Source: RFC 9162, 2.1.3.2.
    """
    verified = verify_checkpoint(proof.checkpoint, log_key, witness_keys)
    checkpoint = verified.checkpoint
    leaf = leaf_hash(seal_entry(proof.salt, proof.canonical))
    verify_inclusion(leaf, proof.index, checkpoint.size, proof.path, checkpoint.root)
    return Proven(json.loads(proof.canonical), proof.index, verified)


def _dump(proof: Proof) -> str:
    values = (
        FORMAT,
        json.loads(proof.canonical),
        encode(proof.salt),
        proof.index,
        [encode(each) for each in proof.path],
        proof.checkpoint,
    )
    return json.dumps(dict(zip(_KEYS, values, strict=True)), indent=1, ensure_ascii=False) + "\n"


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _bytes(text: object, size: int) -> bytes:
    data = decode(text) if isinstance(text, str) else b""
    if len(data) != size:
        raise _unreadable(f"salt and path are base64 of {size} bytes each")
    return data


def _unreadable(why: str) -> InputError:
    return InputError(
        "This is no proof file.",
        why=f"In this file {why}.",
        remedy="Take the file as the site handed it out, without changing it.",
    )
