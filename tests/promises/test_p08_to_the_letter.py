"""P8 own words: through the pages and past them, what was written stays, and only some may label it."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, open_mailbox
from fairhearing.errors import RefusedError
from fairhearing.sealing import read_receipt
from tests.walking import act, panel_of
from tests.web.conftest import hold_receipt
from tests.web.filling import do, reported

WORDS = "\n  He said “it is ﬁne”, twice.\t\n\nCafe\u0301 ½ ㎏ \u200f“כן”\u202c 😐  \n \n"
"""Spaces at both ends, a ligature, a letter in two signs, a fraction, two directions of writing."""


def test_what_is_typed_into_the_form_is_what_is_kept(site):
    """A browser sends its line ends; nothing else differs from what was typed."""
    receipt = reported(site.browser(), text=WORDS.replace("\n", "\r\n"))
    assert open_mailbox(site.club.house, read_receipt(receipt)).acts[0].fields["text"] == WORDS


def test_what_a_party_writes_later_is_kept_as_it_was(site):
    """A message, an addition and a statement come back sign for sign."""
    receipt, _ = site.club.report()
    client = site.browser()
    hold_receipt(client, receipt)
    for kind in ("message-sent", "report-added-to", "statement-signed"):
        assert do(client, kind, text=WORDS.replace("\n", "\r\n")).status_code == 302
    acts = open_mailbox(site.club.house, read_receipt(receipt)).acts
    assert [one.fields["text"] for one in acts[1:]] == [WORDS] * 3


def test_no_act_changes_what_was_written_before_it(walk, club):
    """At the end of the whole way each text still reads as on its day."""
    way = walk("answered", text=WORDS)
    receiver = club.officers["c04"]
    before = {one.public.id: one.parts for one in open_case(club.house, receiver, way.code).acts}
    act(club, receiver, way.code, "category-set", value="other", reason="A joke, they say.")
    act(club, Party(read_receipt(way.reporter)), way.code, "category-contested", text="It was none.")
    act(club, Party(read_receipt(way.reporter)), way.code, "report-added-to", text="Once more.")
    after = {one.public.id: one.parts for one in open_case(club.house, receiver, way.code).acts}
    assert {name: after[name] for name in before} == before
    mailbox = open_mailbox(club.house, read_receipt(way.reporter))
    assert mailbox.acts[0].fields["text"] == WORDS
    assert [one.fields["value"] for one in mailbox.done("category-set")] == ["bullying", "other"]


def test_nobody_but_the_receivers_labels(walk, club):
    """Neither the panel nor the respondent sets a category."""
    way = walk("formed")
    member = club.officers[next(iter(panel_of(club, way).values()))]
    for holder in (member, Party(read_receipt(way.respondent.receipt))):
        with pytest.raises(RefusedError):
            act(club, holder, way.code, "category-set", value="other", reason="A joke.")


def test_nobody_signs_a_statement_for_somebody_else(walk, club):
    """A receiver keeps contact and puts no words into anybody's statement."""
    way = walk("acknowledged")
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "statement-signed", text="I take it all back.")


def test_the_reporter_reads_category_and_reason_on_their_page(site, walk):
    """And the way to contest it stands beside."""
    way = walk("categorised")
    client = site.browser()
    hold_receipt(client, way.reporter)
    page = client.get("/mailbox").content.decode()
    assert "Bullying, again and again" in page
    assert "Again and again." in page
    assert "/mailbox/do/category-contested" in page
