from __future__ import annotations

import pytest

from fairhearing.errors import SealError
from fairhearing.sealing import Opened, open_unplaced, seal_file, seal_payload, seal_to


def test_a_payload_is_known_by_its_content(keys, epoch, header, people):
    """The first identity that opens it is taken, and the signature is checked."""
    sealed = seal_payload({"text": "words"}, header, keys.signer, epoch.recipient)
    opened = open_unplaced(sealed, [people[0], epoch])
    assert opened == Opened(header, {"text": "words"}, keys.signer.verify_key)


def test_an_attachment_comes_as_bytes(epoch):
    """Byte for byte as it was handed in."""
    assert open_unplaced(seal_file(b"scan\0", epoch.recipient), [epoch]) == b"scan\0"


def test_anything_else_is_refused(epoch, people):
    """Another key, no key, and a box that is neither payload nor attachment."""
    for sealed, identities in [
        (seal_file(b"scan", epoch.recipient), [people[0]]),
        (seal_file(b"scan", epoch.recipient), []),
        (seal_to(epoch.recipient, b"form"), [epoch]),
    ]:
        with pytest.raises(SealError, match="sealed file does not open"):
            open_unplaced(sealed, identities)
