from __future__ import annotations

import subprocess
from dataclasses import asdict, replace

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import Header, VerifyKey, new_signer, open_payload, padded_size, seal_payload
from fairhearing.sealing.agefiles import read_age, write_age
from fairhearing.sealing.canonical import read_json, write_json
from fairhearing.sealing.padding import pad, unpad
from fairhearing.sealing.payloads import PAYLOAD_TAG, read_payload

BODY = {"text": "What happened, in own words.", "topics": ["one", 2, None, True]}


def place(header: Header, **changes: object) -> dict[str, object]:
    return {name: value for name, value in (asdict(header) | changes).items() if name != "version"}


@pytest.fixture
def sealed(header, keys, epoch):
    return seal_payload(BODY, header, keys.signer, epoch.recipient)


def changed(sealed, epoch, change):
    """Return a payload sealed to the same key whose content was changed without the author."""
    content = dict(read_json(unpad(PAYLOAD_TAG, read_age(sealed, epoch), "payload"), "payload"))
    change(content)
    return write_age(pad(PAYLOAD_TAG, write_json(content, "payload")), epoch.recipient)


def test_a_payload_comes_back_as_it_was_written(sealed, header, keys, epoch):
    """Header, body and key of the author are returned once everything was checked."""
    opened = open_payload(sealed, epoch, **place(header), verify_key=keys.signer.verify_key)
    assert opened.header == header
    assert opened.body == BODY
    assert opened.verify_key == keys.signer.verify_key


def test_the_previous_digest_may_be_left_unlooked_at(keys, epoch, header):
    """None means that the caller does not know the one before."""
    later = replace(header, previous="ab" * 32)
    sealed = seal_payload(BODY, later, keys.signer, epoch.recipient)
    assert open_payload(sealed, epoch, **place(later, previous=None)).header == later
    with pytest.raises(SealError, match="somewhere else"):
        open_payload(sealed, epoch, **place(later, previous=""))


@pytest.mark.parametrize("field", ["case", "compartment", "epoch", "act", "kind", "author", "previous"])
def test_a_payload_that_was_moved_is_refused(sealed, header, epoch, field):
    """Every part of the header is compared, and the answer names the part and no value."""
    other = 1 if field == "epoch" else "other"
    with pytest.raises(SealError, match="somewhere else") as caught:
        open_payload(sealed, epoch, **place(header, **{field: other}))
    assert f"The {field} that is sealed inside" in caught.value.why


def test_a_payload_signed_by_somebody_else_is_refused(header, epoch, keys, randomness):
    """Anybody who knows the recipient can seal; only the author can sign."""
    forged = seal_payload(BODY, header, new_signer(randomness), epoch.recipient)
    with pytest.raises(SealError, match="signed by somebody else"):
        open_payload(forged, epoch, **place(header), verify_key=keys.signer.verify_key)
    assert open_payload(forged, epoch, **place(header)).verify_key != keys.signer.verify_key


@pytest.mark.parametrize("field", [field for field in Header.__dataclass_fields__ if field != "version"])
def test_a_header_changed_inside_is_refused(sealed, header, epoch, field):
    """Whoever holds the epoch's key can seal anew, but not sign for the author."""
    other = 1 if field == "epoch" else "other"
    forged = changed(sealed, epoch, lambda content: content["header"].__setitem__(field, other))
    with pytest.raises(SealError, match="signature is not right"):
        open_payload(forged, epoch, **place(header, **{field: other}))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("header"),
        lambda content: content.__setitem__("more", 1),
        lambda content: content.__setitem__("body", []),
        lambda content: content.__setitem__("header", []),
        lambda content: content["header"].__setitem__("more", "x"),
        lambda content: content["header"].pop("case"),
        lambda content: content["header"].__setitem__("case", 1),
        lambda content: content["header"].__setitem__("version", 2),
        lambda content: content["header"].__setitem__("version", True),
        lambda content: content["header"].__setitem__("epoch", -1),
        lambda content: content["header"].__setitem__("epoch", True),
        lambda content: content.__setitem__("signature", content["signature"].upper()),
        lambda content: content.__setitem__("signature", "zz"),
        lambda content: content.__setitem__("signature", None),
        lambda content: content.__setitem__("verify_key", content["verify_key"][:-2]),
    ],
)
def test_a_payload_of_another_shape_does_not_open(sealed, header, epoch, change):
    """Missing, added and mistyped parts and other versions are refused before anything is compared."""
    with pytest.raises(SealError, match="sealed payload does not open"):
        open_payload(changed(sealed, epoch, change), epoch, **place(header))


@pytest.mark.parametrize("part", ["body", "signature", "verify_key"])
def test_a_changed_part_breaks_the_signature(sealed, header, epoch, part, randomness):
    """The signature covers the body and the key that it names."""
    other = {"body": {"text": "Other words."}, "signature": "00" * 64, "verify_key": new_signer(randomness)}
    value = other[part].verify_key.hex() if part == "verify_key" else other[part]
    forged = changed(sealed, epoch, lambda content: content.__setitem__(part, value))
    with pytest.raises(SealError, match="signature is not right"):
        open_payload(forged, epoch, **place(header))


def test_a_payload_sealed_anew_to_another_key_is_refused(sealed, header, epoch, people):
    """The signature covers the recipient, so that nobody can pass a reader's words on as if written to them."""
    anew = write_age(read_age(sealed, epoch), people[0].recipient)
    with pytest.raises(SealError, match="signature is not right"):
        open_payload(anew, people[0], **place(header))


@pytest.mark.parametrize("changes", [{"version": 2}, {"epoch": -1}, {"epoch": 2**31}, {"case": 7}])
def test_a_header_that_could_not_be_read_is_not_sealed(header, keys, epoch, changes):
    """The writer refuses what the reader would refuse."""
    with pytest.raises(SealError, match="header cannot be used"):
        seal_payload(BODY, replace(header, **changes), keys.signer, epoch.recipient)


def test_a_body_that_cannot_be_spelled_is_not_sealed(header, keys, epoch):
    """Half a surrogate pair is a SealError, not one of the library's."""
    with pytest.raises(SealError, match="payload cannot be used"):
        seal_payload({"text": "\udc00"}, header, keys.signer, epoch.recipient)


def test_sizes_tell_neither_length_nor_author_nor_recipient(header, keys, epoch, people, randomness):
    """Short payloads have one size, whoever wrote what to whom."""
    sizes = {
        len(seal_payload({"text": "x" * length}, header, signer, one.recipient))
        for length in (0, 1, 3_000)
        for signer in (keys.signer, new_signer(randomness))
        for one in (epoch, people[0])
    }
    assert sizes == {184 + padded_size(0) + 16}


def test_the_ordinary_age_tool_opens_a_payload(sealed, header, keys, epoch, tmp_path):
    """What the tool writes out is the padded payload, whose signature can then be checked."""
    identity = tmp_path / "identity.txt"
    identity.write_text(epoch.to_age(), encoding="ascii")
    try:
        ran = subprocess.run(["age", "-d", "-i", identity], input=sealed, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.fail("The tool `age` is missing: install Debian's package age (apt-get install age).")
    assert len(ran.stdout) == 4096
    assert b"What happened, in own words." in ran.stdout
    assert read_payload(ran.stdout, epoch).verify_key == VerifyKey(keys.signer.verify_key)
