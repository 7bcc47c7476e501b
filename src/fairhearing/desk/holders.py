"""Who stands before the desk: an officer with their own keys, or a party with a receipt."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.identifiers import PersonId
from fairhearing.sealing import Identity, PersonKeys, ReceiptKeys, Signer


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody of the roll who signed in and unlocked their keys.

    Args:
        person: their id on the roll.
        keys: opened for this sign-in only.
    """

    person: PersonId
    keys: PersonKeys

    @property
    def identity(self) -> Identity:
        """What opens their wraps."""
        return self.keys.identity

    @property
    def signer(self) -> Signer:
        """What signs their payloads."""
        return self.keys.signer


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who holds the words of a receipt; no account, no name.

    Args:
        keys: derived from the words, in memory only.
    """

    keys: ReceiptKeys

    @property
    def identity(self) -> Identity:
        """What opens their wraps."""
        return self.keys.identity

    @property
    def signer(self) -> Signer:
        """What signs their payloads."""
        return self.keys.signer


Holder = Officer | Party
