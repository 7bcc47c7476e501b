"""P7 consent: it covers what it names, towards whom it names, from the person whose it is."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, Proposal, open_case, perform, tell_respondent
from fairhearing.errors import RefusedError
from fairhearing.identifiers import KindName
from fairhearing.sealing import read_receipt
from tests.walking import act

NAMING = "As Gorse Seven told us, you were there."
NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}
TO_OTHERS = {"names": ["respondent-1"], "text": "Notice", "recipients": "All branches"}


def reporter(way):
    """Return the reporter as the desk takes them."""
    return Party(read_receipt(way.reporter))


def test_consent_to_one_thing_is_no_consent_to_another(walk, club):
    """Who would mediate, or be named, has not said that the respondent may be told."""
    way = walk("planned", course="ask-first", consents=("mediation",))
    act(club, reporter(way), way.code, "consent-given", scope="name-to-others")
    with pytest.raises(RefusedError):
        tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)


def test_consent_towards_one_person_is_no_consent_towards_another(walk, club):
    """The first of two respondents may be told, and the second not."""
    way = walk("planned", course="ask-first", respondents=("Fir Six", "Larch Twelve"))
    act(club, reporter(way), way.code, "consent-given", "respondent-1", scope="tell-respondent")
    officer = club.officers["c04"]
    with pytest.raises(RefusedError):
        tell_respondent(club.house, officer, way.code, NOTICE, slot="respondent-2")
    tell_respondent(club.house, officer, way.code, NOTICE, slot="respondent-1")


def test_one_side_does_not_consent_for_the_other(walk, club):
    """That the respondent agrees to be named gives nobody the affected person's consent."""
    way = walk("notified")
    respondent = Party(read_receipt(way.respondent.receipt))
    act(club, respondent, way.code, "consent-given", scope="name-to-others")
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "notice-sent", **TO_OTHERS)
    act(club, reporter(way), way.code, "consent-given", scope="name-to-others")
    act(club, club.officers["c04"], way.code, "notice-sent", **TO_OTHERS)


def test_who_ticks_nothing_consents_to_nothing(club):
    """A report without a tick holds no consent, and how far it goes is what was said."""
    _, code = club.report(course="ask-first")
    file = open_case(club.house, club.officers["c04"], code).case_file()
    assert [one for one in file.acts if one.kind == "consent-given"] == []
    assert [one.fields["value"] for one in file.acts if one.kind == "course-set"] == ["ask-first"]


def test_a_consent_that_was_taken_back_names_nobody_any_more(walk, club):
    """Given at intake, taken back after the decision: the notice with a name is refused, one without goes."""
    way = walk("notified", consents=("name-to-others",))
    act(club, reporter(way), way.code, "consent-withdrawn", scope="name-to-others")
    officer = club.officers["c04"]
    with pytest.raises(RefusedError):
        act(club, officer, way.code, "notice-sent", **TO_OTHERS)
    act(club, officer, way.code, "notice-sent", text="Notice", recipients="All branches")


@pytest.mark.parametrize("category", ["violence", "threats", "sexual-misconduct"])
def test_no_consent_of_either_side_lifts_the_bar_of_a_category(walk, club, category):
    """Agreed by both, mediation is proposed in no severe category."""
    way = walk("acknowledged", consents=("mediation",))
    officer = club.officers["c04"]
    act(club, officer, way.code, "category-set", value=category, reason="Their own words.")
    act(club, reporter(way), way.code, "consent-given", scope="mediation")
    for kind in ("mediation-proposed", "mediation-held"):
        with pytest.raises(RefusedError):
            act(club, officer, way.code, kind, text="Would you?")


@pytest.mark.parametrize("field", ["text", "what", "when", "where"])
def test_the_first_letter_to_the_respondent_names_nobody_who_reported(walk, club, field):
    """In no field of it; nothing is kept, and the refusal is noted."""
    way = walk("planned")
    with pytest.raises(RefusedError, match="Not now"):
        tell_respondent(
            club.house, club.officers["c04"], way.code, {**NOTICE, field: NAMING}, confirmed="I wish to."
        )
    case = open_case(club.house, club.officers["c04"], way.code)
    assert not case.done("respondent-notified")
    with club.house.books.reading() as ledger:
        assert ledger.refusals(way.code)


@pytest.mark.parametrize(
    ("kind", "to", "fields"),
    [
        ("respondent-outcome-notified", "respondent-1", {"how": "letter"}),
        ("respondent-message-sent", "respondent-1", {}),
        ("notice-sent", None, {"recipients": "The hall"}),
        ("leadership-told", None, {}),
        ("correction-sent", None, {"recipients": "The hall"}),
    ],
)
def test_no_letter_of_an_officer_names_whoever_reported(walk, club, kind, to, fields):
    """Neither to the respondent nor to others, whatever reason somebody gives."""
    way = walk("decided")
    proposal = Proposal(KindName(kind), {"text": NAMING, **fields}, to=to, confirmed="I wish to.")
    with pytest.raises(RefusedError):
        perform(club.house, club.officers["c04"], way.code, proposal)
    assert not open_case(club.house, club.officers["c04"], way.code).done(kind)


def test_a_part_of_the_name_needs_a_reason(walk, club):
    """A surname alone is not sent by oversight."""
    way = walk("answered")
    said = Proposal(KindName("respondent-message-sent"), {"text": "Seven of us met."}, to="respondent-1")
    with pytest.raises(RefusedError, match="may be withheld"):
        perform(club.house, club.officers["c04"], way.code, said)
