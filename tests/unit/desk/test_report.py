"""Names in a report: matched exactly against the roll, and nobody is guessed."""

from fairhearing.desk.report import Report, match
from tests.club import organisation


def test_names_match_exactly_or_count_as_described():
    """Two of one name, or nobody of it, are described; bodies can be reported and excluded."""
    named = match(
        organisation(),
        Report(
            "",
            "",
            respondents=("fir  six", "Maple Thirteen", "Committee", " "),
            described="The tall one",
            reporter="Somebody",
            affected="Gorse Seven",
            excluded=("Receivers", "Nobody"),
        ),
    )
    assert named.parties.respondent == ("c06", "committee")
    assert named.parties.affected == ("c07",)
    assert named.parties.excluded == ("receivers",)
    assert named.unmatched["respondent"] == ("Maple Thirteen", "The tall one")
    assert named.unmatched["reporter"] == ("Somebody",)
    assert not named.known


def test_a_report_that_names_everybody_is_known():
    """Then it goes to the receivers directly."""
    assert match(organisation(), Report("", "", respondents=("Fir Six",))).known


def test_of_two_people_of_one_name_an_exclusion_means_both():
    """Nobody whom the reporter could have meant gets to read it."""
    named = match(organisation(), Report("", "", excluded=("maple thirteen",)))
    assert named.parties.excluded == ("c13", "c14")
    assert "excluded" not in named.unmatched
