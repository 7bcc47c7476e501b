"""P2 and P7 by letter: what was read by few, and who did not agree to be named, gets out by no letter."""

from __future__ import annotations

import pytest

from fairhearing.desk import Proposal, open_case, perform, tell_respondent
from fairhearing.errors import RefusedError
from fairhearing.identifiers import KindName

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}
NAMING = "As Gorse Seven told us, you were there."


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
