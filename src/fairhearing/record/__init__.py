"""The record: an append-only log of salted digests, and proofs that anybody can check."""

from fairhearing.record.checkpoint import (
    Checkpoint,
    Verified,
    read_checkpoint,
    sign_checkpoint,
    verify_checkpoint,
    write_checkpoint,
)
from fairhearing.record.entry import canonical, canonical_edit, seal_entry
from fairhearing.record.keys import COSIGNATURE, ED25519, VerifierKey, public_key, read_key
from fairhearing.record.log import Log
from fairhearing.record.notes import Note, Signature, cosign, read_note, sign, write_note
from fairhearing.record.proof import Proof, Proven, prove, read_proof, verify_proof, write_proof
from fairhearing.record.tiles import FolderStore, TileStore
from fairhearing.record.tree import verify_consistency, verify_inclusion
from fairhearing.record.verify import Sound, verify_record

__all__ = [
    "COSIGNATURE",
    "ED25519",
    "Checkpoint",
    "FolderStore",
    "Log",
    "Note",
    "Proof",
    "Proven",
    "Signature",
    "Sound",
    "TileStore",
    "Verified",
    "VerifierKey",
    "canonical",
    "canonical_edit",
    "cosign",
    "prove",
    "public_key",
    "read_checkpoint",
    "read_key",
    "read_note",
    "read_proof",
    "seal_entry",
    "sign",
    "sign_checkpoint",
    "verify_checkpoint",
    "verify_consistency",
    "verify_inclusion",
    "verify_proof",
    "verify_record",
    "write_checkpoint",
    "write_note",
    "write_proof",
]
