"""The letters that procedures require: each is there, humane, and holds nothing that it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import OpenCase, open_case
from fairhearing.identifiers import KindName
from fairhearing.procedure import load, shipped
from fairhearing.web import letters
from fairhearing.web.house import Rooms
from tests.walking import walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def opened(site: Site, last: str) -> OpenCase:
    return open_case(site.club.house, site.club.officers["c04"], walk_to(site.club, last).code)


@pytest.mark.django_db
def test_every_letter_of_every_shipped_procedure_is_there(site: Site) -> None:
    """Each kind for which a shipped procedure names a letter has one that can be sent as it stands."""
    case = opened(site, "decided")
    for name in shipped():
        procedure = load(name)
        for kind in procedure.letters:
            text = letters.draft(replace(case, procedure=procedure), kind)
            assert text.startswith("Hello,"), (name, kind)
            assert "The Club" in text
            assert "{" not in text
            assert "\n\n\n" not in text


@pytest.mark.django_db
def test_a_letter_to_one_side_does_not_name_the_other(site: Site) -> None:
    """The ready-made text has nobody's name in it; the handler adds what may be said."""
    case = opened(site, "decided")
    for kind in case.procedure.letters:
        text = letters.draft(case, kind)
        assert all(name not in text for name in ("Gorse Seven", "Fir Six", "Dogwood Four")), kind


@pytest.mark.django_db
def test_the_outcome_says_what_was_found_decided_and_how_to_appeal(site: Site) -> None:
    """Both sides read the finding, the reasons, the outcome and the way to appeal, unescaped."""
    case = opened(site, "decided")
    for kind in ("outcome-notified", "respondent-outcome-notified"):
        text = letters.draft(case, kind)
        assert "What was found: Substantiated" in text
        assert "What was decided: A warning" in text
        assert "Either side can appeal within 30 days of being told the outcome." in text


@pytest.mark.django_db
def test_more_time_is_told_with_its_rule_and_day(site: Site) -> None:
    """A letter of an act without a text of its own is written from what was entered in the act."""
    case = opened(site, "told")
    text = letters.draft(case, "extension-granted", {"rule": "answer", "until": "2026-03-30", "reason": "Ill"})
    assert "The respondent has 14 days to answer" in text
    assert "30 March 2026" in text
    assert "Ill" in text


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "no-such-letter", "../templates/fh/base", "_decided/../x"])
def test_a_letter_that_is_not_here_is_an_empty_page(site: Site, name: str) -> None:
    """A procedure that names no letter, one that is not here, or a path gets an empty text to be written."""
    case = opened(site, "acknowledged")
    procedure = replace(case.procedure, letters={KindName("feedback-given"): name})
    assert letters.draft(replace(case, procedure=procedure), "feedback-given") == ""
