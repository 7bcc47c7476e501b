"""Proof files: handed out, read and checked offline."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from fairhearing.acts import PublicAct
from fairhearing.errors import InputError, RecordError
from fairhearing.record import (
    COSIGNATURE,
    Log,
    Proof,
    canonical,
    cosign,
    prove,
    public_key,
    read_proof,
    seal_entry,
    verify_proof,
    write_proof,
)
from tests.unit.record.conftest import KEY, ORIGIN, WITNESS, WITNESS_SECRET, entries, publish

SALT = bytes(range(32))


@pytest.fixture
def proof(log: Log, act: PublicAct) -> Proof:
    log.append([*entries(4), seal_entry(SALT, canonical(act)), *entries(4, 4)])
    note = publish(log)
    log.append(entries(4, 8))
    return prove(log, 4, SALT, canonical(act), note)


def test_proof_holds_and_shows_the_act(proof: Proof) -> None:
    """Anybody with the record's key sees the act, its place and the state it is in."""
    proven = verify_proof(read_proof(write_proof(proof)), KEY)
    assert (proven.act["kind"], proven.index) == ("report", 4)
    assert (proven.verified.checkpoint.origin, proven.verified.checkpoint.size) == (ORIGIN, 9)
    assert proven.verified.cosigned_by == ()


def test_proof_names_witnesses(proof: Proof) -> None:
    """A cosigned checkpoint in a proof says by whom."""
    key = str(public_key(WITNESS, WITNESS_SECRET, COSIGNATURE))
    seen = replace(proof, checkpoint=cosign(proof.checkpoint, WITNESS, WITNESS_SECRET, 5))
    assert verify_proof(seen, KEY, (key,)).verified.cosigned_by == ((WITNESS, 5),)


def test_proof_reads_back(proof: Proof) -> None:
    """Written and read, it is the same; a person can read the act in it."""
    text = write_proof(proof)
    assert read_proof(text) == proof
    assert json.loads(text)["act"]["by"] == "reporter-1"


def test_entry_beyond_the_checkpoint_is_not_proved(log: Log, act: PublicAct, proof: Proof) -> None:
    """A checkpoint from before an act proves nothing about it."""
    with pytest.raises(RecordError, match="no entry or state number"):
        prove(log, 9, SALT, canonical(act), proof.checkpoint)


def test_any_change_is_noticed(proof: Proof) -> None:
    """Another act, salt, place or path does not hash up to the signed root."""
    act = proof.canonical.replace(b"report", b"rumour")
    for changed in (
        replace(proof, canonical=act),
        replace(proof, salt=bytes(32)),
        replace(proof, index=5),
        replace(proof, path=proof.path[1:]),
    ):
        with pytest.raises(RecordError, match="not in the tree"):
            verify_proof(changed, KEY)


def _with(**change: object) -> object:
    return lambda raw: raw | change


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: [],
        lambda raw: {name: value for name, value in raw.items() if name != "salt"},
        _with(more=1),
        _with(format="fairhearing/proof@2"),
        _with(act="text"),
        _with(checkpoint=1),
        _with(index="4"),
        _with(index=True),
        _with(index=-1),
        _with(index=2**63),
        _with(path="x"),
        _with(path=["AAAA"]),
        _with(path=[1]),
        _with(path=65 * [""]),
        _with(salt="AAAA"),
        _with(salt="é"),
    ],
)
def test_what_is_no_proof_is_refused(proof: Proof, change: object) -> None:
    """Each field is checked, and our own error says which is wrong."""
    raw = json.loads(write_proof(proof))
    assert callable(change)
    with pytest.raises(InputError, match="no proof file"):
        read_proof(json.dumps(change(raw)))


@pytest.mark.parametrize("text", ["", "{", '{"act":1,"act":2}', 300_000 * "[", 1_000_001 * " ", '{"a":' * 40_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    """Broken, doubled, deep or endless JSON ends in our own error."""
    with pytest.raises(InputError, match="no proof file"):
        read_proof(text)


def test_act_without_canonical_form_is_refused(proof: Proof) -> None:
    """A number that JSON readers disagree about is no part of an act."""
    text = write_proof(proof).replace('"seq": 0', '"seq": NaN')
    with pytest.raises(InputError, match="no canonical form"):
        read_proof(text)


def test_checkpoint_inside_a_proof_is_read_at_once(proof: Proof) -> None:
    """A proof whose checkpoint is none is refused as such."""
    raw = json.loads(write_proof(proof)) | {"checkpoint": "x"}
    with pytest.raises(InputError, match="no signed note"):
        read_proof(json.dumps(raw))


@pytest.mark.parametrize("text", [b"not json", b'{"b":1, "a":2}'])
def test_act_that_is_not_canonical_is_not_written(proof: Proof, text: bytes) -> None:
    """What would not read back as it is never leaves as a proof."""
    with pytest.raises(InputError, match="no proof file"):
        write_proof(replace(proof, canonical=text))
