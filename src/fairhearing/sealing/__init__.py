"""Sealing: what is confidential is readable by those it was sealed to, and does not even show its length.

docs/reference/sealed-formats.md gives every format byte by byte.
"""

from fairhearing.sealing.agefiles import digest_of, open_file, open_from, seal_file, seal_to
from fairhearing.sealing.canonical import JSON
from fairhearing.sealing.check_words import CHECK_WORDS, are_check_words, check_words
from fairhearing.sealing.index import PersonIndex, Tried, open_index, seal_index
from fairhearing.sealing.keyed import (
    open_draft,
    open_session_person,
    open_session_receipt,
    seal_draft,
    seal_session,
)
from fairhearing.sealing.keys import (
    Identity,
    PersonKeys,
    Recipient,
    Signer,
    VerifyKey,
    age_recipient,
    new_identity,
    new_person_keys,
    new_signer,
    verify,
)
from fairhearing.sealing.letters import LetterCode, make_letter_code, read_letter_code
from fairhearing.sealing.outside import outside_keys, read_public, write_public
from fairhearing.sealing.padding import padded_size
from fairhearing.sealing.passphrases import make_passphrase, open_person_keys, seal_person_keys
from fairhearing.sealing.payloads import Header, Opened, open_payload, seal_payload
from fairhearing.sealing.receipts import ReceiptKeys, looks_like_receipt, make_receipt, read_receipt
from fairhearing.sealing.sifting import make_sifter_wraps, release_wraps
from fairhearing.sealing.unplaced import open_unplaced
from fairhearing.sealing.wraps import COUNTS, WRAP_SIZE, WrapContext, assemble_wraps, make_wraps, open_wraps

__all__ = [
    "CHECK_WORDS",
    "COUNTS",
    "JSON",
    "WRAP_SIZE",
    "Header",
    "Identity",
    "LetterCode",
    "Opened",
    "PersonIndex",
    "PersonKeys",
    "ReceiptKeys",
    "Recipient",
    "Signer",
    "Tried",
    "VerifyKey",
    "WrapContext",
    "age_recipient",
    "are_check_words",
    "assemble_wraps",
    "check_words",
    "digest_of",
    "looks_like_receipt",
    "make_letter_code",
    "make_passphrase",
    "make_receipt",
    "make_sifter_wraps",
    "make_wraps",
    "new_identity",
    "new_person_keys",
    "new_signer",
    "open_draft",
    "open_file",
    "open_from",
    "open_index",
    "open_payload",
    "open_person_keys",
    "open_session_person",
    "open_session_receipt",
    "open_unplaced",
    "open_wraps",
    "outside_keys",
    "padded_size",
    "read_letter_code",
    "read_public",
    "read_receipt",
    "release_wraps",
    "seal_draft",
    "seal_file",
    "seal_index",
    "seal_payload",
    "seal_person_keys",
    "seal_session",
    "seal_to",
    "verify",
    "write_public",
]
