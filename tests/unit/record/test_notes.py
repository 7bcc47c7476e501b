"""Signed notes against the specification's vectors."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError, RecordError
from fairhearing.record import COSIGNATURE, cosign, public_key, read_key, read_note, sign, write_note
from fairhearing.record.notes import cosigned_at, signed_by

FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1E"
    "RYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SAYING = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM"
    "=\n"
)
VECTORS = ((FOO, EXAMPLE), (NEUMANN, SAYING))
SECRET = bytes(range(32))


@pytest.mark.parametrize(("key", "note"), VECTORS)
def test_published_notes_verify_and_write_back(key: str, note: str) -> None:
    """The vectors of the specification and of Go's sumdb are good, and come out as they went in."""
    assert signed_by(read_note(note), read_key(key))
    assert write_note(read_note(note)) == note


@pytest.mark.parametrize(("key", "note"), VECTORS)
def test_changed_text_is_noticed(key: str, note: str) -> None:
    """A signature under another text is false."""
    with pytest.raises(RecordError, match="is false"):
        signed_by(read_note("x" + note), read_key(key))


def test_signature_of_another_key_counts_for_nothing() -> None:
    """An unknown key's line is passed over."""
    assert not signed_by(read_note(EXAMPLE), read_key(NEUMANN))


@pytest.mark.parametrize("text", ["one\n", "two\n\nlines, one empty\n", "ends in an empty line\n\n", "ünï\n"])
def test_what_is_signed_reads_back(text: str) -> None:
    """The text is told from the signatures by the last empty line."""
    note = read_note(sign(text, "a", SECRET))
    assert note.text == text
    assert signed_by(note, public_key("a", SECRET))


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "\n", "\ud800\n"])
def test_text_that_would_not_read_back_is_not_signed(text: str) -> None:
    """Only what reads back as it is gets signed."""
    with pytest.raises(InputError, match="no signed note"):
        sign(text, "a", SECRET)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "\n\n" + EXAMPLE.partition("\n\n")[2],
        EXAMPLE[:-1],
        EXAMPLE.replace("—", "-"),
        EXAMPLE.replace("— example.com/foo", "—  "),
        EXAMPLE.replace("foo", "f+o"),
        EXAMPLE.replace("aQM=", "aQN="),
        EXAMPLE.replace("aQM=", "aQM"),
        "t\n\n— a AAAA\n",
        EXAMPLE.replace(" is ", "\r"),
        EXAMPLE + 64 * EXAMPLE.partition("\n\n")[2],
        "x" * 1_000_001 + EXAMPLE,
    ],
)
def test_what_is_no_note_is_refused(note: str) -> None:
    """Anything that we would not write is refused with our own error."""
    with pytest.raises(InputError, match="no signed note"):
        read_note(note)


def test_cosignature_says_who_and_when() -> None:
    """A witness signs the time with the text; the latest of several counts."""
    key = public_key("w", SECRET, COSIGNATURE)
    note = cosign(cosign(sign("t\n", "a", SECRET), "w", SECRET, 99), "w", SECRET, 7)
    assert cosigned_at(read_note(note), key) == 99
    assert cosigned_at(read_note(sign("t\n", "a", SECRET)), key) is None


def test_cosignature_for_another_time_or_text_is_noticed() -> None:
    """Time and text are both signed."""
    key = public_key("w", SECRET, COSIGNATURE)
    note = cosign(sign("t\n", "a", SECRET), "w", SECRET, 99)
    read = read_note(note)
    line = read.signatures[1]
    later = (100).to_bytes(8, "big") + line.data[8:]
    forged = read_note(write_note(type(read)(read.text, (type(line)(line.name, line.key_id, later),))))
    for false in (forged, read_note("x" + note)):
        with pytest.raises(RecordError, match="is false"):
            cosigned_at(false, key)


def test_cosignature_of_the_specification_is_laid_out_alike() -> None:
    """The example of the specification gives the time that its message shows."""
    line = (
        "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    )
    note = read_note(f"t\n\n— witness.example.com/w1 {line}\n")
    assert int.from_bytes(note.signatures[0].data[:8], "big") == 1679315147
    assert len(note.signatures[0].data) == 8 + 64


@pytest.mark.parametrize("at", [-1, 2**63])
def test_time_out_of_range_is_not_signed(at: int) -> None:
    """The specification ends at 2**63 - 1 seconds."""
    with pytest.raises(InputError, match="out of range"):
        cosign(sign("t\n", "a", SECRET), "w", SECRET, at)
