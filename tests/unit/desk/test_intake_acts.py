"""The first acts: the report in own words, and clocks that start with it."""

from fairhearing.desk import open_case, open_mailbox
from fairhearing.sealing import read_receipt


def test_the_reporter_reads_their_words_and_nobodys_name(club):
    """Names lie in `who` alone."""
    words, _ = club.report(contact="by letter")
    body = open_mailbox(club.house, read_receipt(words)).acts[0].parts["reporter-mail"]
    assert body["fields"]["text"] == "What happened, in own words."
    assert all("person" not in entry and "name" not in entry for entry in body["slots"].values())


def test_the_clocks_of_the_intake_stand_in_the_public_part(club):
    """The last of the first acts carries them."""
    _, code = club.report()
    acts = open_case(club.house, club.officers["c04"], code).acts
    assert {"acknowledge", "tell-rights", "set-category"} <= {due.rule for due in acts[-1].public.due}
