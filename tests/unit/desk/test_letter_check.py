"""The door refuses a letter with something withheld, and keeps the reason for what was marked from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import CHECKED, Party, Proposal, open_case, open_mailbox, perform
from fairhearing.desk.letter_check import RULE
from fairhearing.errors import RefusedError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import read_receipt
from tests.walking import act, walk_to


def send(club, way, text, confirmed="", kind="message-sent", to="reporter-1", **fields):
    proposal = Proposal(
        KindName(kind),
        {"text": text, **fields},
        to=SlotName(to) if to else None,
        confirmed=confirmed,
        language="en",
    )
    return perform(club.house, club.officers["c04"], way.code, proposal)


@pytest.fixture
def way(club):
    way = walk_to(club, "answered")
    act(club, Party(read_receipt(way.respondent.receipt)), way.code, "witness-named", person="Iris Nine")
    return way


def test_a_name_that_is_withheld_is_refused_whatever_is_confirmed(club, way):
    """The refusal says rule, fact and remedy, names nobody itself, and is noted."""
    with pytest.raises(RefusedError) as refused:
        send(club, way, "Iris Nine was heard.", confirmed="I want to.")
    told = refused.value.diagnostics()
    assert "naming-needs-consent" in told
    assert "the name of somebody who must not be named" in told
    assert "ask for their consent" in told
    assert "Iris" not in told
    with club.house.books.reading() as ledger:
        assert [row.rule for row in ledger.refusals(way.code)][-1:] == ["naming-needs-consent"]
    case = open_case(club.house, club.officers["c04"], way.code)
    assert not case.done("message-sent")


def test_a_procedure_without_a_rule_on_naming_refuses_it_too(club, way):
    """The refusal says that this holds under every procedure, and is noted under its own name."""
    code = way.code
    without = replace(open_case(club.house, club.officers["c04"], code).procedure, consents=())

    class Shelf:
        def in_force(self):
            return without

        def pinned(self, procedure, version, digest):
            return without

    club.house = replace(club.house, shelf=Shelf())
    with pytest.raises(RefusedError) as refused:
        send(club, way, "Iris Nine was heard.")
    told = refused.value.diagnostics()
    assert "Nothing withheld goes out in a letter" in told
    assert "This holds under every procedure" in told
    with club.house.books.reading() as ledger:
        assert [row.rule for row in ledger.refusals(code)][-1:] == [RULE]


def test_what_is_marked_stands_only_with_a_reason(club, way):
    """Without one it is refused; with one it goes out, and the reason stays where no side reads it."""
    with pytest.raises(RefusedError) as refused:
        send(club, way, "The iris in the hall is yours.")
    assert "say why it may stand" in refused.value.remedy
    send(club, way, "The iris in the hall is yours.", confirmed="It is the flower.")
    case = open_case(club.house, club.officers["c04"], way.code)
    (sent,) = case.done("message-sent")
    assert sent.parts["who"][CHECKED] == {"marked": ["part-of-a-name"], "reason": "It is the flower."}
    assert sent.fields["text"] == "The iris in the hall is yours."
    assert sent.parts["reporter-mail"]["language"] == "en"
    (read,) = open_mailbox(club.house, read_receipt(way.reporter)).done("message-sent")
    assert "It is the flower." not in str(read.parts)


def test_a_kind_that_is_sealed_to_who_keeps_its_fields(club, way):
    """The reason is added to what stands in that part and takes nothing away."""
    fields = {"to_body": "The town", "reason": "The iris of the town looks at it."}
    send(club, way, "", confirmed="It is the flower.", kind="case-referred", to=None, **fields)
    case = open_case(club.house, club.officers["c04"], way.code)
    part = case.done("case-referred")[0].parts["who"]
    assert part["fields"]["to_body"] == "The town"
    assert part[CHECKED]["reason"] == "It is the flower."


def test_a_side_says_what_it_likes_of_its_own(club, way):
    """What a party writes is not looked at."""
    party = Party(read_receipt(way.reporter))
    perform(club.house, party, way.code, Proposal(KindName("report-added-to"), {"text": "Iris Nine saw it."}))
