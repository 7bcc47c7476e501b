"""What the report says to a congress."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.clock import Calendar
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.judging import RehearsalReport
from fairhearing.judging.rehearsal_saying import MOST_LINES, MOST_NAMED, heading, parts, rules
from fairhearing.organisation import Body, Organisation, Person, Seat, Tie
from tests.unit.judging.rehearsed import report_of, sample

NOT_KNOWN = "What is not known"
MENDS = "What the cheapest changes would mend"


def _said(report: RehearsalReport) -> dict[str, str]:
    return {title: "\n".join(lines) for title, lines in parts(report)}


def test_it_says_the_share_first() -> None:
    """How many of how many, and that nobody is accused."""
    report = report_of(sample("organisation.yaml"))
    said = _said(report)
    assert heading(report) == "Could Lakeland Cooperative Federation judge a complaint about anybody in it?"
    assert "Nobody is accused of anything here." in rules(report)
    assert said["In short"].startswith("For 21 of 24 people (87 %) the organisation could judge a complaint")
    assert "For nobody the case would come to a stop." in said["In short"]


def test_who_put_whom_in_place_is_a_fact_about_offices() -> None:
    """Offices and bodies with the number of seats; how many were contested is counted, and nobody is blamed."""
    said = _said(report_of(sample("organisation.yaml")))["Who put whom in place"]
    assert "Secretariat proposed or filled 4 seats held now by 4 people; 4 of them without a contest." in said
    assert "Congress proposed or filled 3 seats held now by 3 people." in said
    club = _said(report_of(sample("club.yaml")))["Who put whom in place"]
    assert "Committee proposed or filled 1 seat held now by one person; 1 of them without a contest." in club


def test_it_never_says_that_somebody_unknown_is_free() -> None:
    """Whose ties are not recorded is counted as able to judge, to be asked, and not as free."""
    said = _said(report_of(sample("organisation.yaml")))[NOT_KNOWN]
    assert "Nothing is recorded about the ties of 7 of 24 people." in said
    assert "not as free of conflict: each would have to be asked" in said


def test_a_stop_is_said_with_what_would_end_it() -> None:
    """Three cases come to a stop in the club; an appeal body would end that, a third receiver would not."""
    report = report_of(sample("club.yaml"), pairs=True)
    said = _said(report)
    assert "For 3 of them some step could be taken by nobody." in said["In short"]
    assert "an outside body would take two steps that the procedure keeps apart" in said["In short"]
    assert (
        "could judge 14 of 17 people instead of 11, and the case would come to a stop for 0 instead of 3"
        in said[MENDS]
    )
    assert "could judge 12 of 17 people instead of 11." in said[MENDS]
    assert "reported by" in said["With everybody who could plausibly report them"]


def test_records_with_gaps_are_told() -> None:
    """Officers who are not on the roll or not known, seats whose giver is not named, and disputed ties."""
    club = sample("club.yaml")
    stranger = Seat(PersonId("zed"), BodyId("receivers"))
    ties = tuple(replace(tie, disputed=True) for tie in club.ties)
    said = _said(report_of(replace(club, seats=(*club.seats, stranger), ties=ties)))[NOT_KNOWN]
    assert "Of 6 who sit on these bodies this holds for 1." in said
    assert "Not on the roll: 1 of those who sit on these bodies." in said
    assert "Of 9 seats held now 1 do not say who gave them." in said
    assert "Ties recorded: 3, 3 of them disputed, which count as soft." in said


def test_long_lists_are_cut_and_say_so() -> None:
    """Of many cases alike some are named, of many reasons some are told; the JSON has all."""
    people = {PersonId(f"m{number:02}"): Person(PersonId(f"m{number:02}"), branch="north") for number in range(30)}
    receivers = Body(BodyId("care"), "Care", "intake")
    nobody = Organisation("big", "", Calendar(), people, {receivers.id: receivers})
    said = _said(report_of(nobody))
    assert f"and {30 - MOST_NAMED} more" in said["Where it fails, or only somebody outside is left"]
    givers = [PersonId(f"m{number:02}") for number in range(20)]
    seats = tuple(Seat(one, receivers.id, proposed_by=one) for one in givers)
    said = _said(report_of(replace(nobody, seats=seats)))
    assert f"And {20 - MOST_LINES} more, which `--format json` tells." in said["Who put whom in place"]


def test_what_no_small_change_mends_is_said() -> None:
    """The federation's panel of five cannot be drawn within its quotas, whoever is elected elsewhere."""
    said = _said(report_of(sample("organisation.yaml"), "model"))
    assert "No small change that was tried mends anything" in said[MENDS]


def test_a_step_of_which_nothing_was_asked() -> None:
    """An empty roll has nobody to ask about, and says so."""
    nobody = Organisation("none", "None", Calendar(), {}, {})
    said = _said(report_of(nobody))
    assert said["In short"] == "There is nobody to ask about."
    assert "receiver: nothing was asked." in said["Who would take each step"]


def test_a_body_is_named_where_the_step_is_taken() -> None:
    """How far down the chain, and for one person."""
    people = {PersonId(name): Person(PersonId(name)) for name in "abc"}
    bodies = {
        BodyId("care"): Body(BodyId("care"), "", "intake", size=1),
        BodyId("abroad"): Body(BodyId("abroad"), "Abroad", "outside"),
    }
    seats = (Seat(PersonId("a"), BodyId("care")),)
    ties = (Tie("kin", (PersonId("b"), PersonId("c"))),)
    one = Organisation("small", "Small", Calendar(), people, bodies, seats, ties)
    said = _said(report_of(one))["Who would take each step"]
    assert "receiver: care: for 2 people; Abroad, 1 down the chain: for one person." in said
