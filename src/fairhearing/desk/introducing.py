"""Who may say who is in a slot, and with which key they sign: so that whoever can seal cannot speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fairhearing.acts import PublicAct
from fairhearing.desk.slots import SlotEntry
from fairhearing.errors import SealError
from fairhearing.identifiers import SlotName, role_of
from fairhearing.sealing import JSON, Opened

_INVITED, _ENDED, _SUPPORT = "support-invited", "support-ended", "support"
_KEY = re.compile(r"[0-9a-f]{64}")
PARTIES = frozenset({"reporter", "affected", "respondent", "support", "witness"})


@dataclass(slots=True)
class Introduced:
    """What the acts said so far of each slot, in their order.

    The first act that opens for a holder speaks for itself. Later an officer may introduce people and
    keys into slots that are empty, give a party a new letter code, and say that the same person in a slot
    has new keys; a party may only replace their own keys, and introduce those of a support person whom they bring
    along. Old ones then sign nothing any more, nor do a support person's once their reading is ended.

    Args:
        slots: who fills which slot, as far as the holder may know.
        keys: slot → the hexadecimal Ed25519 keys that sign for it now.
    """

    slots: dict[SlotName, SlotEntry] = field(default_factory=dict)
    keys: dict[SlotName, set[str]] = field(default_factory=dict)

    def take(self, public: PublicAct, parts: Iterable[Opened]) -> None:
        """Check who signed an act's parts, and learn whom they introduce.

        Args:
            public: says who the author is.
            parts: those of its parts that opened.

        Raises:
            SealError: a key signed that was never introduced for the author's slot.
        """
        opened = tuple(parts)
        anchor = not self.keys
        if not anchor and any(part.verify_key.hex() not in self.keys.get(public.by, ()) for part in opened):
            raise SealError(
                "A part of this case was signed by somebody who is not known for it.",
                why="The signature's key was never introduced for the slot that the act names.",
                remedy="Tell the overseers: the store may have been altered.",
            )
        for slot, entry, renewed in _introductions(opened):
            if anchor or role_of(public.by) not in PARTIES:
                self._by_officer(slot, entry, anchor=anchor, renewed=renewed)
            elif slot == public.by or self._brought_along(public, slot):
                self._by_party(slot, entry)
        if public.kind == _ENDED and public.to is not None and role_of(public.to) == _SUPPORT:
            self.keys[public.to] = set()

    def _brought_along(self, public: PublicAct, slot: SlotName) -> bool:
        # A party gives a place to somebody who stands by them, once, and no place of anybody else's.
        return (
            public.kind == _INVITED and slot == public.to and role_of(slot) == _SUPPORT and slot not in self.keys
        )

    def _by_officer(self, slot: SlotName, entry: SlotEntry, *, anchor: bool, renewed: bool) -> None:
        known = self.slots.get(slot, SlotEntry())
        party = role_of(slot) in PARTIES
        if known.verify and entry.verify != known.verify and not (party or anchor):
            same = entry.person in {"", known.person} or not known.person
            if not (renewed and entry.verify and same):
                return
            self.keys[slot] = set()
        self.slots[slot] = SlotEntry(
            known.person or entry.person,
            known.name or entry.name,
            entry.verify or known.verify,
            entry.recipient or known.recipient,
        )
        if entry.verify:
            self.keys.setdefault(slot, set()).add(entry.verify)

    def _by_party(self, slot: SlotName, entry: SlotEntry) -> None:
        known = self.slots.get(slot, SlotEntry())
        self.slots[slot] = SlotEntry(known.person, known.name, entry.verify, entry.recipient)
        self.keys[slot] = {entry.verify}


def _introductions(parts: Iterable[Opened]) -> Iterator[tuple[SlotName, SlotEntry, bool]]:
    for part in parts:
        said = part.body.get("slots")
        for slot, entry in said.items() if isinstance(said, Mapping) else ():
            if isinstance(entry, Mapping):
                yield SlotName(slot), _entry(entry), entry.get("renewed") is True


def _entry(said: Mapping[str, JSON]) -> SlotEntry:
    person, name = (str(said.get(field) or "") for field in ("person", "name"))
    return SlotEntry(person, name, _key(said.get("verify")), _key(said.get("recipient")))


def _key(said: JSON) -> str:
    # What is no key counts as none: whoever makes the next wraps would stumble over it.
    return said if isinstance(said, str) and _KEY.fullmatch(said) else ""
