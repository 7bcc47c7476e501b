"""The entry that stands for an act."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from fairhearing.acts import PublicAct
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId
from fairhearing.record import canonical, canonical_edit, seal_entry
from fairhearing.record.entry import canonical_json

EXACT = datetime(2024, 3, 1, tzinfo=UTC)


def test_canonical_act_is_one_line_of_sorted_json(act: PublicAct) -> None:
    """The canonical form is exactly these bytes, on every machine."""
    assert canonical(act).decode() == (
        '{"at":"2024-03-01T09:30:00Z","by":"reporter-1","case":"c1",'
        '"due":[{"on":"2024-03-08","rule":"acknowledge","stage":"intake"}],'
        '"files":[{"compartment":"what","epoch":1,"sha256":"' + 64 * "a" + '"}],'
        '"format":"fairhearing/act@1","id":"a1","kind":"report","on":"2024-03-01",'
        '"reason_class":"","seq":0,"to":null}'
    )


def test_canonical_edit_says_nothing_but_kind_time_and_digest() -> None:
    """The canonical form of an edit of the organisation is exactly these bytes."""
    assert canonical_edit("e1", "keys-entered", EXACT, 64 * "d").decode() == (
        '{"at":"2024-03-01T00:00:00Z","digest":"' + 64 * "d" + '",'
        '"format":"fairhearing/edit@1","id":"e1","kind":"keys-entered"}'
    )


def test_every_public_field_is_in_the_canonical_form(act: PublicAct) -> None:
    """No field of the public part can be changed without changing the entry."""
    names = {field.name for field in fields(act)} | {"format"}
    assert set(json.loads(canonical(act))) == names


def test_same_instant_in_another_zone_is_the_same_act(act: PublicAct) -> None:
    """The instant is written in UTC whatever zone it came in."""
    elsewhere = act.at.astimezone(timezone(timedelta(hours=5)))
    assert canonical(replace(act, at=elsewhere)) == canonical(act)


@pytest.mark.parametrize("at", [EXACT.replace(tzinfo=None), EXACT.replace(microsecond=1)])
def test_instant_that_is_not_exact_is_refused(act: PublicAct, at: datetime) -> None:
    """A naive instant or a fraction of a second has no single form."""
    with pytest.raises(InputError, match="naive or not in whole seconds"):
        canonical(replace(act, at=at))


def test_text_without_a_canonical_form_is_refused(act: PublicAct) -> None:
    """Half a surrogate pair is refused with our own error."""
    with pytest.raises(InputError, match="no canonical form"):
        canonical(replace(act, id=ActId("\ud800")))


def test_numbers_beyond_json_are_refused() -> None:
    """A number that other readers would round is refused."""
    with pytest.raises(InputError, match="no canonical form"):
        canonical_json({"n": 2**53})


def test_entry_is_the_digest_of_domain_salt_and_act() -> None:
    """The layout is the one that the reference tells."""
    salt = bytes(range(32))
    assert seal_entry(salt, b"{}") == sha256(b"fairhearing/entry/v1\n" + salt + b"{}").digest()


def test_another_salt_gives_another_entry() -> None:
    """Whoever guesses the act cannot confirm the guess without the salt."""
    assert seal_entry(bytes(32), b"{}") != seal_entry(bytes(31) + b"\1", b"{}")


@pytest.mark.parametrize("size", [0, 31, 33])
def test_salt_of_another_length_is_refused(size: int) -> None:
    """Only 32 bytes keep salt and act apart."""
    with pytest.raises(InputError, match=f"has {size} bytes"):
        seal_entry(bytes(size), b"{}")
