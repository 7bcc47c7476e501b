from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairhearing.errors import SealError
from fairhearing.sealing import (
    Header,
    Identity,
    PersonIndex,
    PersonKeys,
    Signer,
    Tried,
    WrapContext,
    age_recipient,
    looks_like_receipt,
    make_receipt,
    make_wraps,
    open_draft,
    open_file,
    open_from,
    open_index,
    open_payload,
    open_person_keys,
    open_session_person,
    open_session_receipt,
    open_unplaced,
    open_wraps,
    padded_size,
    read_letter_code,
    read_receipt,
    release_wraps,
    seal_draft,
    seal_file,
    seal_index,
    seal_payload,
    seal_session,
    seal_to,
)
from fairhearing.sealing.agefiles import write_age
from fairhearing.sealing.padding import pad

ME = Identity(bytes(range(32)))
SIGNER = Signer(bytes(range(1, 33)))
KEY = bytes(range(2, 34))
CONTEXT = WrapContext("case1", "what", 0)
PLACE = {"case": "case1", "compartment": "what", "epoch": 0, "act": "act1", "kind": "k", "author": "reporter-1"}

secrets_of_32 = st.binary(min_size=32, max_size=32)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
counts = st.integers(0, 2**31 - 1)
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts
numbers = st.floats(-1e15, 1e15, allow_nan=False)
bodies = st.dictionaries(
    texts, st.recursive(scalars | numbers, lambda part: st.lists(part, max_size=4) | st.dictionaries(texts, part))
)
headers = st.builds(Header, st.just(1), texts, texts, counts, texts, texts, texts, texts)


class Seeded:
    def __init__(self, seed: bytes) -> None:
        self.state = seed

    def token(self, length: int) -> bytes:
        given = b""
        while len(given) < length:
            self.state = sha256(self.state).digest()
            given += self.state
        return given[:length]


@given(secrets_of_32)
def test_an_identity_is_read_as_it_was_written(secret):
    """For every identity."""
    identity = Identity(secret)
    assert Identity.from_age(identity.to_age()) == identity
    assert age_recipient(identity.recipient).startswith("age1")


@given(st.binary(max_size=32), st.sampled_from([" ", "-", "\n", ", ", ""]), st.booleans())
def test_a_receipt_is_read_as_it_was_made(seed, between, upper):
    """For every receipt and every way to space it."""
    receipt = make_receipt(Seeded(seed))
    typed = between.join(receipt.split())
    assert looks_like_receipt(typed)
    assert read_receipt(typed.upper() if upper else typed) == read_receipt(receipt)


@given(st.integers(0, 10**9))
def test_padding_keeps_order_and_costs_little(size):
    """For every size: at least as much, at most 12 % above the floor, and never less for more."""
    padded = padded_size(size)
    assert max(size, 4096) <= padded <= max(4096, size * 1.12)
    assert padded <= padded_size(size + 1)


@given(bodies, headers)
def test_a_payload_is_read_as_it_was_written(body, header):
    """For every body and header."""
    sealed = seal_payload(body, header, SIGNER, ME.recipient)
    opened = open_payload(
        sealed,
        ME,
        case=header.case,
        compartment=header.compartment,
        epoch=header.epoch,
        act=header.act,
        kind=header.kind,
        author=header.author,
        previous=header.previous,
        verify_key=SIGNER.verify_key,
    )
    assert (opened.body, opened.header) == (body, header)


@given(st.binary(max_size=9_000))
def test_bytes_are_read_as_they_were_sealed(data):
    """For every attachment, box and draft."""
    assert open_file(seal_file(data, ME.recipient), ME) == data
    assert open_from(ME, seal_to(ME.recipient, data)) == data
    assert open_draft(seal_draft(data, KEY), KEY) == data


@given(secrets_of_32, secrets_of_32)
def test_a_session_is_read_as_it_was_sealed(identity, signer):
    """For every pair of keys."""
    keys = PersonKeys(Identity(identity), Signer(signer))
    assert open_session_person(seal_session(keys, KEY), KEY) == keys


tried = st.builds(Tried, texts, counts, counts, st.none() | secrets_of_32.filter(any))


@given(st.dictionaries(texts, st.lists(tried, max_size=4).map(tuple)))
def test_an_index_is_read_as_it_was_sealed(entries):
    """For every index."""
    index = PersonIndex(entries)
    assert open_index(seal_index(index, ME.recipient), ME) == index


@given(st.binary(max_size=32), st.lists(st.booleans(), max_size=18))
def test_exactly_the_readers_open(seed, reads):
    """For every choice of readers out of a group."""
    source = Seeded(seed)
    group = [Identity(source.token(32)) for _ in reads]
    epoch = Identity(source.token(32))
    readers = [one.recipient for one, is_reader in zip(group, reads, strict=True) if is_reader]
    blob = make_wraps(epoch, readers, CONTEXT, source)
    assert len(blob) == 512 * (16 if len(readers) <= 16 else 64)
    assert [open_wraps(blob, one, CONTEXT) == epoch for one in group] == reads


READERS: list[Callable[[bytes], object]] = [
    lambda data: open_payload(data, ME, **PLACE),
    lambda data: open_file(data, ME),
    lambda data: open_from(ME, data),
    lambda data: open_index(data, ME),
    lambda data: open_unplaced(data, [ME]),
    lambda data: open_draft(data, KEY),
    lambda data: open_session_person(data, KEY),
    lambda data: open_session_receipt(data, KEY),
    lambda data: open_wraps(data, ME, CONTEXT),
    lambda data: release_wraps(data, ME, CONTEXT),
    lambda data: open_person_keys(data, "zoom zoom zoom zoom zoom zoom"),
    lambda data: Identity.from_age(data.decode("latin-1")),
    lambda data: read_receipt(data.decode("latin-1")),
    lambda data: read_letter_code(data.decode("latin-1"), "zoom zoom zoom zoom"),
]


@pytest.mark.parametrize("read", READERS)
@given(data=st.binary(max_size=600), age=st.booleans())
def test_random_bytes_give_our_own_error_only(read, data, age):
    """Whatever is read: nothing opens, and no error of a library comes out."""
    with pytest.raises(SealError):
        read(b"age-encryption.org/v1\n-> X25519 " + data if age else data)


@pytest.mark.parametrize("read", READERS[:5])
@pytest.mark.parametrize("tag", [b"FHP1", b"FHI1"])
@given(content=st.binary(max_size=60) | bodies.map(lambda body: repr(body).replace("'", '"').encode()))
def test_random_content_that_decrypts_gives_our_own_error_only(read, tag, content):
    """Whoever knows a recipient can seal anything to it: it is read as nothing else than it is."""
    sealed = write_age(pad(tag, content), ME.recipient)
    if content == b"{}" and tag == b"FHI1":
        return
    with pytest.raises(SealError):
        read(sealed)


@given(st.binary(max_size=32))
def test_random_rows_hold_no_wrap(seed):
    """A row of the right size of random bytes is tried and opens nothing."""
    blob = Seeded(seed).token(16 * 512)
    assert open_wraps(blob, ME, CONTEXT) is None
    assert release_wraps(blob, ME, CONTEXT) == {}
