"""What is exported is what the audit reads, and it is judged the same."""

from fairhearing.acts import read_case
from fairhearing.desk import export_case, export_organisation, open_case
from fairhearing.judging import judge
from fairhearing.organisation import read_organisation
from tests.walking import act


def test_an_exported_case_is_judged_to_the_same_statuses(walk, club):
    """The file read back, with its organisation, gives the very answers of the site."""
    way = walk("closed")
    case = open_case(club.house, club.officers["c04"], way.code)
    on = case.calendar.day(club.clock.at)
    here = judge(case.procedure, case.organisation, case.case_file(), on)
    organisation = read_organisation(export_organisation(case), "organisation.yaml")
    there = judge(case.procedure, organisation, read_case(export_case(case), "case.yaml"), on)
    assert [(one.rule, one.status) for one in there.duties] == [(one.rule, one.status) for one in here.duties]
    assert [one.rule for one in there.barred] == [one.rule for one in here.barred]


def test_acts_of_one_second_keep_their_order(club):
    """Files know whole seconds; the number decides, not the random identifier."""
    _, code = club.report(consents=("mediation",))
    officer = club.officers["c04"]
    for value in ("bullying", "other", "discrimination", "threats"):
        act(club, officer, code, "category-set", value=value, reason="Because.")
    read = read_case(export_case(open_case(club.house, officer, code)), "case.yaml")
    assert [one.id for one in read.acts] == [str(number) for number in range(1, 8)]
    assert read.acts[-1].fields["value"] == "threats"


def test_what_names_another_act_names_it_by_its_number(walk, club):
    """A letter that was noted as arrived is found again in the file; words taken up name no act."""
    way = walk("closed")
    officer = club.officers["c04"]
    letter = open_case(club.house, officer, way.code).done("outcome-notified")[0]
    act(club, officer, way.code, "letter-delivered", letter=letter.public.id, how="mailbox")
    case = open_case(club.house, officer, way.code)
    read = read_case(export_case(case), "case.yaml")
    noted = read.acts[-1]
    (named,) = noted.about
    assert next(one for one in read.acts if one.id == named).kind == "outcome-notified"
    assert noted.fields["letter"] == named
    assert [one.about for one in read.acts if one.fields.get("letter") == "receipt"] == [()]
