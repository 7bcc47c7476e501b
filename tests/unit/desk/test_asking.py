"""Asking those drawn: by name, about names."""

from fairhearing.desk import open_case
from fairhearing.desk.asking import name_in, names_of_parties


def test_names_come_from_the_roll_or_as_typed(club):
    """Whoever is not on the roll is called as the reporter called them."""
    _, code = club.report(reporter="Somebody Else")
    case = open_case(club.house, club.officers["c04"], code)
    assert names_of_parties(case) == {"reporter": ("Somebody Else",), "affected": (), "respondent": ("Fir Six",)}
    assert name_in(case, "receiver-1") == "Dogwood Four"


def test_a_body_is_asked_about_by_its_name(club):
    """Whoever is asked to sit knows it by its name and not by the id that the roll has for it."""
    _, code = club.report(respondents=("Committee",))
    case = open_case(club.house, club.officers["c04"], code)
    assert names_of_parties(case)["respondent"] == ("Committee",)
