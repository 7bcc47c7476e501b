"""A slot of a case: a role with a number, and who fills it as far as a holder may know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from fairhearing.acts import Parties, PublicAct
from fairhearing.identifiers import SlotName, role_of

_RESPONDENT = "respondent"
_PLACE = re.compile(r".+-([0-9]{1,9})", re.ASCII)

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


def next_place(slots: Iterable[SlotName], role: str) -> int:
    """Return the number of the next free place of a role, from 1: the one after the highest.

    How many there are does not tell it: a case that was split off begins without those who left the first one.

    Args:
        slots: of the case, of any role.
        role: whose place is looked for.
    """
    places = (_PLACE.fullmatch(slot) for slot in slots if role_of(slot) == role)
    return max((int(place[1]) for place in places if place is not None), default=0) + 1


def respondents_in(slots: Mapping[SlotName, SlotEntry], acts: Iterable[PublicAct]) -> tuple[SlotName, ...]:
    """Return the slots of the respondents who are named or were told; who was only described is none yet.

    Args:
        slots: of a case, as far as its holder knows them.
        acts: of the case; who was told of nothing else sees their public part.
    """
    met = {slot for act in acts for slot in (act.by, act.to) if slot is not None}
    named = {slot for slot, entry in slots.items() if entry.person}
    return tuple(sorted(slot for slot in met | named if role_of(slot) == _RESPONDENT))


def with_unnamed(parties: Parties, slots: Mapping[SlotName, SlotEntry], acts: Iterable[PublicAct]) -> Parties:
    """Return parties with the slots of those of several respondents whose names are not known to the holder.

    Args:
        parties: who is who by name.
        slots: of the case, as far as its holder knows them.
        acts: of the case.
    """
    respondents = respondents_in(slots, acts)
    if len(respondents) < 2:
        return parties
    unnamed = (slot for slot in respondents if not slots.get(slot, SlotEntry()).person)
    return replace(parties, respondent=tuple(dict.fromkeys((*parties.respondent, *unnamed))))
