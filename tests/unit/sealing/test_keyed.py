from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import (
    make_receipt,
    open_draft,
    open_session_person,
    open_session_receipt,
    padded_size,
    read_receipt,
    seal_draft,
    seal_session,
)

KEY = bytes(range(32))


def test_a_draft_comes_back_as_it_was():
    """Under its key, and in other bytes each time."""
    assert open_draft(seal_draft(b"words\0", KEY), KEY) == b"words\0"
    assert seal_draft(b"words", KEY) != seal_draft(b"words", KEY)


def test_the_size_of_a_draft_does_not_tell_its_length():
    """Everything up to the floor has one size."""
    assert {len(seal_draft(b"x" * size, KEY)) for size in (0, 1, 4_000)} == {padded_size(0) + 40}


@pytest.mark.parametrize(
    "change", [lambda sealed: b"", lambda sealed: sealed[:30], lambda sealed: sealed[:-1] + b"?"]
)
def test_a_draft_that_was_changed_does_not_open(change):
    """Cut short or changed, it is one SealError."""
    with pytest.raises(SealError, match="draft does not open"):
        open_draft(change(seal_draft(b"words", KEY)), KEY)


def test_another_key_does_not_open_it():
    """Nor does a key of another length, which is told as such."""
    with pytest.raises(SealError, match="draft does not open"):
        open_draft(seal_draft(b"words", KEY), KEY[::-1])
    for use in (seal_draft, open_draft, open_session_person):
        with pytest.raises(SealError, match="key cannot be used"):
            use(b"words", KEY[:31])


def test_a_session_gives_back_the_keys(keys, randomness):
    """A person's and a mailbox's have one size."""
    mailbox = read_receipt(make_receipt(randomness))
    person, receipt = seal_session(keys, KEY), seal_session(mailbox, KEY)
    assert open_session_person(person, KEY) == keys
    assert open_session_receipt(receipt, KEY) == mailbox
    assert len(person) == len(receipt) == 168


def test_sessions_and_drafts_are_not_confused(keys, randomness):
    """A mailbox never opens as a person, a person never as a mailbox, a draft as neither."""
    person, receipt = seal_session(keys, KEY), seal_session(read_receipt(make_receipt(randomness)), KEY)
    for sealed, opening in [
        (receipt, open_session_person),
        (person, open_session_receipt),
        (person, open_draft),
        (seal_draft(b"words", KEY), open_session_person),
    ]:
        with pytest.raises(SealError, match="does not open"):
            opening(sealed, KEY)
