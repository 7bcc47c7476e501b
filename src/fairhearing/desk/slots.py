"""A slot of a case: a role with a number, and who fills it as far as a holder may know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlotEntry:
    """Who fills a slot, as far as the holder may know.

    Args:
        person: their id on the roll; empty: not on it, or not for this holder.
        name: as typed by a reporter who named somebody, or themselves; likewise.
        verify: hexadecimal Ed25519 key that signs for the slot; empty: none yet.
        recipient: hexadecimal X25519 key of a party's receipt; empty for officers, whose keys are
            in the directory.
    """

    person: str = ""
    name: str = ""
    verify: str = ""
    recipient: str = ""
