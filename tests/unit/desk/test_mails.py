"""What a party's mail is called, and who shares one from before."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, Proposal, open_case, open_mailbox, perform, tell_respondent
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.mails import is_mail, mail_made_for, mail_of, mails, reached_by, read_as, told_mails
from fairhearing.desk.readers import public_keys
from fairhearing.desk.records import MailboxRow
from fairhearing.desk.writing import Changes
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import make_receipt, read_receipt
from tests.walking import act

TWO = ("Fir Six", "Hazel Eight")


@pytest.mark.parametrize(
    ("slot", "name", "like"),
    [
        ("respondent-1", "respondent-mail", "respondent-mail"),
        ("respondent-2", "respondent-mail-2", "respondent-mail"),
        ("affected-1", "affected-mail", "reporter-mail"),
        ("affected-12", "affected-mail-12", "reporter-mail"),
        ("witness-1", "witness-mail", "reporter-mail"),
    ],
)
def test_a_name_tells_whose_mail_it_is_and_who_reads_it(slot, name, like):
    """The first of a role has the bare name; mail is read by those who read its side's."""
    assert mail_made_for(slot) == name
    assert is_mail(name)
    assert read_as(name) == like


@pytest.mark.parametrize("name", ["who", "what", "panel", "respondent-mail-1", "respondent-mail-x", "king-mail"])
def test_what_is_no_mail_is_read_as_itself(name):
    """No other compartment, and no number that is never made, counts as mail."""
    assert not is_mail(name)
    assert read_as(name) == name


def test_who_has_no_mail_of_their_own(walk, club):
    """Officers have none, nor has a stranger's support; an affected person is spoken for by who reported."""
    way = walk("told", respondents=TWO, affected="Ivy Nine")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert mail_of(case, SlotName("receiver-1")) is None
    assert mail_of(case, SlotName("support-1")) is None
    assert mail_of(case, SlotName("respondent-2")) is None
    assert mail_of(case, SlotName("witness-1")) is None
    assert mail_of(case, SlotName("affected-1")) == "reporter-mail"
    assert mail_of(case, SlotName("affected-1"), {"affected-mail"}) == "affected-mail"
    assert mails(case) == told_mails(case) == ("reporter-mail", "respondent-mail")
    assert reached_by(case, "reporter-mail", SlotName("respondent-1")) == ("reporter-mail",)


def as_before(club, way):
    """Tell a second respondent as the version before did: in the one mail of their side."""
    keys = read_receipt(make_receipt(club.house.randomness))
    case = open_case(club.house, club.officers["c04"], way.code)
    introduced = {"slots": {"respondent-2": public_keys(keys)}}
    batches = tuple(
        wraps_for(club.house.randomness, way.code, name, number, key, [keys.identity.recipient])
        for (name, number), key in case.secrets.items()
        if name == "respondent-mail"
    )
    rows = (MailboxRow(keys.find, way.code, SlotName("respondent-2")),)
    proposal = Proposal(
        KindName("respondent-message-sent"),
        {"text": "Both of you."},
        parts={"respondent-mail": introduced, "what": introduced, "who": {"fields": {}, **introduced}},
    )
    perform(club.house, club.officers["c04"], way.code, proposal, Changes(batches=batches, mailboxes=rows))
    return Party(keys)


def test_respondents_told_by_the_version_before_keep_the_mail_that_they_share(walk, club):
    """Their case opens as it did, what they write reaches both, and a further letter opens the same mail."""
    way = walk("answered", respondents=TWO)
    second = as_before(club, way)
    act(club, second, way.code, "respondent-message-sent", text="By two.")
    act(club, club.officers["c04"], way.code, "respondent-message-sent", "respondent-2", text="To two.")
    for party in (Party(read_receipt(way.respondent.receipt)), second):
        texts = [
            one.fields["text"] for one in open_mailbox(club.house, party.keys).done("respondent-message-sent")
        ]
        assert texts == ["Both of you.", "By two.", "To two."]
    notice = {"what": "Put", "text": "Letter", "how": "letter"}
    tell_respondent(club.house, club.officers["c04"], way.code, notice, slot="respondent-2")
    assert "respondent-mail-2" not in open_case(club.house, club.officers["c04"], way.code).epochs
