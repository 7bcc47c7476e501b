"""A case that lies with people outside who have no account, and what they do over its packet."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairhearing.desk import (
    House,
    Officer,
    Packet,
    Proposal,
    SiteKeys,
    house_of,
    make_packet,
    make_reply,
    perform,
    read_packet,
)
from fairhearing.identifiers import CaseCode, KindName, PersonId
from fairhearing.sealing import Identity, outside_keys
from tests.club import Club
from tests.fakes import FakeRandomness

SITE = SiteKeys(bytes(range(32)))


@dataclass
class Desk:
    """The table of somebody outside: a packet, its house, and who they are."""

    packet: Packet
    house: House
    officer: Officer
    seed: FakeRandomness = field(default_factory=FakeRandomness)

    def act(self, code, kind, to=None, **fields):
        return perform(self.house, self.officer, code, Proposal(KindName(kind), fields, to=to))

    def reply(self, code: CaseCode) -> bytes:
        return make_reply(self.packet, self.house, self.officer, code)


def unpacked(club: Club, person: str, identity: Identity, attachments=()) -> Desk:
    """Send somebody a packet and open it on their own machine."""
    sealed = make_packet(club.house, SITE, PersonId(person), attachments)
    packet = read_packet(sealed, identity)
    house = house_of(packet, club.clock, FakeRandomness(f"outside {person} {len(packet.acts)}"))
    return Desk(packet, house, Officer(PersonId(person), outside_keys(identity)))


def outward(club: Club, **more: object) -> tuple[str, CaseCode]:
    """File a report about a receiver: nobody inside is free, so it goes to the people outside."""
    return club.report(respondents=("Cedar Three",), **more)
