"""Several affected persons, each with mail of their own: none learns what another one does or is told."""

from __future__ import annotations

from fairhearing.desk import Party, Proposal, let_in_party, open_mailbox, perform, take_up_letter
from fairhearing.identifiers import KindName, SlotName
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from fairhearing.web.intake.seeing import seen
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act, walk_to


def test_an_affected_person_does_not_learn_that_another_one_withdrew_their_consent() -> None:
    """Nor that somebody wrote to them, or invited them: by the day alone it could be known who it was."""
    club = settle(fake_house(organisation(), load("model-small"), START))
    way = walk_to(club, "categorised", affected="Ivy Nine")
    parties = []
    for slot, name in (("affected-1", ""), ("affected-2", "Hazel Eight")):
        letter = Proposal(
            KindName("affected-invited"), {"text": "Hello.", "how": "letter", "person": name}, to=SlotName(slot)
        )
        told = let_in_party(club.house, club.officers["c04"], way.code, letter).code
        parties.append(Party(read_receipt(take_up_letter(club.house, told.letter, told.spoken).receipt)))
    first, second = parties
    perform(club.house, second, way.code, Proposal(KindName("consent-given"), {"scope": "tell-respondent"}))
    perform(club.house, second, way.code, Proposal(KindName("consent-withdrawn"), {"scope": "tell-respondent"}))
    act(club, club.officers["c04"], way.code, "message-sent", "affected-2", text="We saw it.")
    slots = [(one.public.kind, one.public.by, one.public.to) for one in seen(open_mailbox(club.house, first.keys))]
    assert not [one for one in slots if "affected-2" in one]
    assert ("affected-invited", "receiver-1", "affected-1") in slots
    own = [one.public.kind for one in seen(open_mailbox(club.house, second.keys))]
    assert {"consent-given", "consent-withdrawn", "message-sent"} <= {*own}
