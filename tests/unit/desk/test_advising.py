"""What a support person writes for the party whom they stand by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    end_support,
    given_along,
    invite_support,
    open_case,
    open_mailbox,
    perform,
    written_along,
)
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.procedure import load, read_procedure
from fairhearing.sealing import read_receipt
from tests.advised import advised
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act, walk_to

ALONG = SlotName("support-1")
MESSAGE = KindName("message-sent")


@pytest.fixture
def club():
    """The club under a procedure that lets a reporter's support person write."""
    return settle(fake_house(organisation(), read_procedure(advised(), "advised.yaml"), START))


@pytest.fixture
def way(club):
    return walk_to(club, "answered")


def brought(club, way, words):
    return read_receipt(invite_support(club.house, Party(read_receipt(words)), way.code))


def test_they_write_for_the_party_under_their_own_place(club, way):
    """Everybody who reads the party's mail reads it, and sees who wrote it; so does the whole case after it."""
    keys = brought(club, way, way.reporter)
    perform(club.house, Party(keys), way.code, Proposal(MESSAGE, {"text": "For her."}))
    act(club, club.officers["c04"], way.code, "message-sent", text="Thank you.")
    for case in (
        open_mailbox(club.house, keys),
        open_case(club.house, Party(read_receipt(way.reporter)), way.code),
        open_case(club.house, club.officers["c04"], way.code),
    ):
        said = case.done("message-sent")
        assert [(one.public.by, one.fields["text"]) for one in said] == [
            (ALONG, "For her."),
            ("receiver-1", "Thank you."),
        ]


def test_they_do_nothing_else(club, way):
    """What the rules give to the party alone, and what has a page of its own, is refused."""
    keys = brought(club, way, way.reporter)
    for kind in ("course-set", "support-invited", "letter-delivered", "consent-given"):
        with pytest.raises(RefusedError, match="not yours"):
            perform(club.house, Party(keys), way.code, Proposal(KindName(kind), {"text": "Mine."}))


def test_who_stands_by_the_other_side_writes_nothing(club, way):
    """The rule gives messages to the reporter's side; and a party is nobody's support person."""
    keys = brought(club, way, way.respondent.receipt)
    with pytest.raises(RefusedError, match="here to read"):
        perform(club.house, Party(keys), way.code, Proposal(MESSAGE, {"text": "For him."}))
    case = open_case(club.house, Party(read_receipt(way.reporter)), way.code)
    assert given_along(case, "reporter") == {MESSAGE}
    assert given_along(case, "respondent") == frozenset()
    assert written_along(case, SlotName("reporter-1")) == frozenset()


def test_whose_key_was_not_introduced_only_reads(club, way):
    """As those who were brought along by a version before: nobody could open what they sign."""
    keys = brought(club, way, way.reporter)
    case = open_mailbox(club.house, keys)
    assert written_along(case, ALONG) == {MESSAGE}
    assert written_along(case, SlotName("support-2")) == frozenset()
    unsigned = {**case.slots, ALONG: replace(case.slots[ALONG], verify="")}
    assert written_along(replace(case, slots=unsigned), ALONG) == frozenset()


def test_after_the_end_they_write_nothing_and_the_mail_is_sealed_anew(club, way):
    """Their words lead nowhere; the party, the receivers and the panel go on."""
    party = Party(read_receipt(way.reporter))
    keys = brought(club, way, way.reporter)
    before = open_case(club.house, party, way.code).epochs["reporter-mail"].number
    end_support(club.house, party, way.code, ALONG)
    with pytest.raises(NotYoursError):
        perform(club.house, Party(keys), way.code, Proposal(MESSAGE, {"text": "Late."}))
    act(club, party, way.code, "message-sent", text="Mine.")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert case.epochs["reporter-mail"].number == before + 1
    assert case.done("message-sent")[-1].fields["text"] == "Mine."


def test_a_proxy_of_the_grievants_choice_writes_to_the_officers():
    """As the bylaws of the pack say: the grievant names them, they write, and the grievant ends it."""
    club = settle(fake_house(organisation(), load("membership-grievance"), START))
    words, code = club.report()
    party = Party(read_receipt(words))
    proxy = read_receipt(invite_support(club.house, party, code))
    perform(club.house, Party(proxy), code, Proposal(MESSAGE, {"text": "For her."}))
    end_support(club.house, party, code, ALONG)
    assert open_case(club.house, party, code).done("message-sent")[0].public.by == ALONG
    with pytest.raises(NotYoursError):
        perform(club.house, Party(proxy), code, Proposal(MESSAGE, {"text": "Late."}))


def test_a_sifter_knows_their_key_as_well(club):
    """Else a witness whom they name would shut the case for whoever reads `who` alone."""
    words, code = club.report(respondents=("the tall one with a red hat",))
    invite_support(club.house, Party(read_receipt(words)), code)
    case = open_case(club.house, club.officers["x01"], code)
    assert not case.reads("what")
    assert case.slots[ALONG].verify
