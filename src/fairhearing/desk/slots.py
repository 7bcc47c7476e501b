"""A slot of a case: a role with a number, and who fills it as far as a holder may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NAMED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "report-received": ("reporter", "affected", "respondent", "support", "witness", "excluded"),
        "respondent-identified": ("respondent",),
        "affected-invited": ("affected",),
        "witness-invited": ("witness",),
        "cases-merged": ("excluded",),
    }
)
"""The kinds of act that say who the parties are, and whom each may name: nobody is taken out by another one."""


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
