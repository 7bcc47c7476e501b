from __future__ import annotations

import json
import stat

import pytest
import typer
from typer.testing import CliRunner

from fairhearing.cli.open import open_command
from fairhearing.errors import FairHearingError, InputError, SealError
from fairhearing.sealing import Header, Identity, Signer, seal_file, seal_payload

EPOCH = Identity(bytes(range(32)))
SIGNER = Signer(bytes(range(32, 64)))
HEADER = Header(1, "case1", "what", 0, "act1", "report-made", "reporter-1", "")
WORDS = "Ärger\u202e \x1b[31m \u0085 \U000e0001 \n end"


@pytest.fixture
def run(tmp_path):
    """Run `fairhearing open` on two files and return its result; an error of ours is raised."""
    app = typer.Typer()
    app.command()(open_command)

    def runs(sealed: bytes | None, identity: bytes, *options: str):
        if sealed is not None:
            (tmp_path / "file.age").write_bytes(sealed)
        (tmp_path / "identity.txt").write_bytes(identity)
        words = [str(tmp_path / "file.age"), "--identity", str(tmp_path / "identity.txt"), *options]
        result = CliRunner().invoke(app, words)
        if isinstance(result.exception, FairHearingError):
            raise result.exception
        return result

    return runs


@pytest.fixture
def payload():
    return seal_payload({"text": WORDS}, HEADER, SIGNER, EPOCH.recipient)


@pytest.fixture
def attachment():
    return seal_file(b"scan\0", EPOCH.recipient)


@pytest.fixture
def identity():
    return f"# made for a test\n\n{EPOCH.to_age()}\r\n".encode()


def test_a_payload_is_shown_as_json(run, payload, identity):
    """Header, body and the key of the signature, for people and for programs."""
    result = run(payload, identity)
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    assert shown["header"]["case"] == "case1"
    assert shown["body"] == {"text": WORDS}
    assert SIGNER.verify_key.hex() in shown["signature"]


def test_what_is_shown_cannot_steer_the_terminal(run, payload, identity):
    """Escapes, signs that turn the order of a line and invisible ones are spelled out."""
    shown = run(payload, identity).stdout
    assert "Ärger" in shown
    assert not set(shown) & set("\x1b\u202e\u0085\U000e0001")
    assert "\\u202e" in shown
    assert "\\udb40\\udc01" in shown


def test_an_attachment_is_written_for_its_owner_alone(run, attachment, identity, tmp_path):
    """Byte for byte, and readable by nobody else."""
    path = tmp_path / "scan.pdf"
    result = run(attachment, identity, "--output", str(path))
    assert result.exit_code == 0
    assert path.read_bytes() == b"scan\0"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_payload_can_be_written_too(run, payload, identity, tmp_path):
    """As the JSON that would be shown."""
    path = tmp_path / "payload.json"
    run(payload, identity, "-o", str(path))
    assert json.loads(path.read_text("utf-8"))["body"] == {"text": WORDS}


def test_a_file_is_never_overwritten(run, attachment, identity, tmp_path):
    """What is there stays as it was."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match="There is a file already"):
        run(attachment, identity, "--output", str(path))
    assert path.read_bytes() == b"mine"


def test_an_attachment_is_not_shown(run, attachment, identity):
    """The message says how to get it."""
    with pytest.raises(InputError, match="attachment of 5 bytes") as caught:
        run(attachment, identity)
    assert "--output" in caught.value.remedy


def test_another_identity_does_not_open_it(run, payload):
    """And the message says what may be wrong."""
    with pytest.raises(SealError, match="sealed file does not open"):
        run(payload, Identity(bytes(32)).to_age().encode())


@pytest.mark.parametrize("text", [b"", b"# only a comment\n"])
def test_an_identity_file_without_identity_is_named(run, payload, text):
    """With the file's name."""
    with pytest.raises(InputError, match="no identity in this file") as caught:
        run(payload, text)
    assert "identity.txt" in caught.value.diagnostics()


@pytest.mark.parametrize("line", [b"AGE-SECRET-KEY-1XYZ", b"age-encryption.org/v1", b"\xff\xfe"])
def test_a_line_that_is_no_identity_is_named(run, payload, line):
    """With file and line."""
    with pytest.raises(InputError, match="not an age identity") as caught:
        run(payload, b"# first\n" + line)
    assert "identity.txt:2: " in caught.value.diagnostics()


def test_a_missing_file_is_named(run, identity):
    """With the system's reason."""
    with pytest.raises(InputError, match="cannot be read") as caught:
        run(None, identity)
    assert caught.value.why == "No such file or directory"


def test_a_place_that_cannot_be_written_is_named(run, attachment, identity, tmp_path):
    """A folder that does not exist is not made."""
    with pytest.raises(InputError, match="cannot be written"):
        run(attachment, identity, "--output", str(tmp_path / "none" / "scan.pdf"))
