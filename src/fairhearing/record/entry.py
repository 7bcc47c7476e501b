"""What the log holds of an act, or of an edit of the organisation: one salted digest, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from fairhearing.acts import PublicAct
from fairhearing.canonical import spelled
from fairhearing.errors import InputError

FORMAT = "fairhearing/act@1"
EDIT_FORMAT = "fairhearing/edit@1"
DOMAIN = b"fairhearing/entry/v1\n"
SALT_SIZE = 32
"""Bytes. A shorter salt would let somebody who guesses the act confirm the guess."""


def canonical(public: PublicAct) -> bytes:
    """Return the public part of an act in its one canonical form.

    Args:
        public: all its fields go in, the digests of its sealed files among them; `at` is aware
            and in whole seconds, and is written in UTC.

    Returns:
        UTF-8 JSON, members sorted, without spaces.

    Raises:
        InputError: `at` is naive or has a fraction of a second, or a field cannot be written.

    Source: RFC 8785; RFC 3339 for the instant.
    """
    return canonical_json(
        {
            "format": FORMAT,
            "id": public.id,
            "case": public.case,
            "seq": public.seq,
            "kind": public.kind,
            "by": public.by,
            "to": public.to,
            "at": _instant(public.at),
            "on": public.on.isoformat(),
            "reason_class": public.reason_class,
            "due": [{"rule": due.rule, "stage": due.stage, "on": due.on.isoformat()} for due in public.due],
            "files": [
                {"compartment": compartment, "epoch": epoch, "sha256": digest}
                for compartment, epoch, digest in public.files
            ],
        }
    )


def canonical_edit(name: str, kind: str, at: datetime, digest: str) -> bytes:
    """Return an edit of the organisation in its one canonical form.

    Args:
        name: random, of the edit.
        kind: what was edited (`organisation-edited`, `keys-entered` …).
        at: aware and in whole seconds; written in UTC.
        digest: salted, of what was put in force; 64 hexadecimal digits.

    Returns:
        UTF-8 JSON, members sorted, without spaces.

    Raises:
        InputError: `at` is naive or has a fraction of a second.

    Source: RFC 8785; RFC 3339 for the instant.
    """
    return canonical_json({"format": EDIT_FORMAT, "id": name, "kind": kind, "at": _instant(at), "digest": digest})


def canonical_json(value: object) -> bytes:
    """Return a JSON value in its canonical form.

    Raises:
        InputError: it holds something that JSON of RFC 8785 cannot (a number beyond 2^53, half a
            surrogate pair, a key that is no text).

    Source: RFC 8785.
    """
    try:
        return spelled(value)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "This has no canonical form.",
            why="The record takes only what RFC 8785 can write in exactly one way.",
            remedy="Use text, whole numbers below 2^53, lists and mappings.",
        ) from error


def seal_entry(salt: bytes, canonical: bytes) -> bytes:
    """Return the entry that stands in the log for an act.

    Args:
        salt: 32 random bytes, kept sealed with the act; without it nobody can tell which act the
            entry stands for, and destroying it erases.
        canonical: as `canonical` returns it.

    Returns:
        32 bytes: SHA-256 of the domain, the salt and the canonical act.

    Raises:
        InputError: the salt has another length.

    Source: FIPS 180-4 for the hash; the layout is told in docs/reference/record-format.md.
    """
    if len(salt) != SALT_SIZE:
        raise InputError(
            f"The salt of an entry has {len(salt)} bytes.",
            why=f"It has exactly {SALT_SIZE}, so that salt and act cannot run into each other.",
            remedy=f"Pass the {SALT_SIZE} bytes that were stored with the act.",
        )
    return sha256(DOMAIN + salt + canonical).digest()


def _instant(at: datetime) -> str:
    if at.tzinfo is None or at.microsecond:
        raise InputError(
            "The instant of an act is naive or not in whole seconds.",
            why="The same act must give the same bytes on every machine.",
            remedy="Pass an aware instant without a fraction of a second.",
        )
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
