"""A case walked from report to close through the desk alone."""

from fairhearing.desk import cases_of, open_mailbox
from fairhearing.sealing import read_receipt


def test_a_case_is_walked_from_report_to_close(walk, club):
    """Every act of the whole way is permitted in its turn, and the case ends closed."""
    way = walk("closed")
    (case,) = cases_of(club.house, club.officers["c04"])
    assert case.row.closed
    assert [act.public.kind for act in case.acts][-1] == "case-closed"
    mailbox = open_mailbox(club.house, read_receipt(way.reporter))
    assert any(act.fields.get("text") == "It arrived." for act in mailbox.acts)
