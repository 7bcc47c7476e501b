"""A passkey in software: it makes credentials and answers as a browser does (WebAuthn 2, no attestation)."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

ORIGIN = "http://localhost:8000"
"""The site of the tests, as a browser says it."""
_PRESENT_AND_VERIFIED = 0x05
_WITH_CREDENTIAL = 0x40


def text_of(data: bytes) -> str:
    """Return bytes as WebAuthn's JSON has them."""
    return urlsafe_b64encode(data).decode().rstrip("=")


class SoftKey:
    """One passkey.

    Args:
        origin: the page that asks, as the browser says it.
    """

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, asked: Mapping[str, Any]) -> str:
        """Return what a browser posts for a new passkey."""
        told = asked["publicKey"]
        public = cbor.encode(ES256.from_cryptography_key(self._key.public_key()))
        credential = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(told["rp"]["id"], _WITH_CREDENTIAL) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", told["challenge"])
        return self._written({"clientDataJSON": text_of(client), "attestationObject": text_of(attestation)})

    def answer(self, asked: Mapping[str, Any]) -> str:
        """Return what a browser posts in answer to a challenge."""
        told = asked["publicKey"]
        data = self._data(told["rpId"], 0)
        client = self._client("webauthn.get", told["challenge"])
        signature = self._key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        said = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._written({name: text_of(value) for name, value in said.items()})

    def _data(self, host: str, flags: int) -> bytes:
        digest = hashlib.sha256(host.encode()).digest()
        return digest + struct.pack(">BI", _PRESENT_AND_VERIFIED | flags, 0)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _written(self, response: Mapping[str, str]) -> str:
        name = text_of(self.id)
        told = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**told, "clientExtensionResults": {}})
