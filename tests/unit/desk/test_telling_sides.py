"""What both sides are told beside those who handle a case."""

from fairhearing.desk import open_case
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.telling_sides import mails_told


def test_both_sides_read_a_pause_as_far_as_they_know_of_the_case(walk, club):
    """Who was told nothing so far is told nothing of it; other acts go where their kind says."""
    untold = open_case(club.house, club.officers["c04"], walk("planned").code)
    assert mails_told(untold, Proposal("clock-paused")) == {"reporter-mail"}
    told = open_case(club.house, club.officers["c04"], walk("told").code)
    assert mails_told(told, Proposal("clock-paused")) == {"reporter-mail", "respondent-mail"}
    assert mails_told(told, Proposal("exhibit-added")) == frozenset()
