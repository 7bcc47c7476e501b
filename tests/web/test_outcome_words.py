"""What is decided and for how long: written in each language, kept in one form, read in each language."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from fairhearing.clock import Duration
from fairhearing.desk import open_case
from fairhearing.judging import read_length
from fairhearing.procedure import load
from fairhearing.web.house import Rooms
from fairhearing.web.outcome_words import LENGTH, OUTCOME, LengthField, OutcomeField, length_in, outcome_in_words
from fairhearing.web.speaking import limit, spoken
from tests.walking import panel_of, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

LANGUAGES = ("en", "fr", "es", "ar")
MODEL = load("model")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["hours", "days", "weeks", "months", "years"])
def test_what_a_language_says_of_a_time_is_read_again(language: str, unit: str) -> None:
    """Every number of every unit, as a page in any language writes it, is the time that rules read."""
    for amount in (1, 2, 3, 10, 11, 60, 100):
        length = Duration(amount, unit)
        with override(language):
            assert length_in(f"  {limit(length).upper()} ") == length
            assert outcome_in_words(LENGTH, str(length), MODEL) == limit(length)
            assert read_length(LengthField().clean(limit(length))) == length


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a month", "1 month"),
        ("P60D", "60 days"),
        ("٣ weeks", "3 weeks"),
        ("5 bd", "5 bd"),
        ("until they said sorry", "until they said sorry"),
        ("3", "3"),
    ],
)
def test_other_words_stay(text: str, kept: str) -> None:
    """What is a time becomes one that rules read; what is none is kept as it was written."""
    assert LengthField().clean(text) == kept


def test_words_of_somebody_are_shown_as_they_are() -> None:
    """Only the form that rules read is said anew."""
    with override("fr"):
        assert outcome_in_words(LENGTH, "a month", MODEL) == "a month"
        assert outcome_in_words(OUTCOME, "A warning", MODEL) == "A warning"
        assert outcome_in_words("reason", "warning", MODEL) == "warning"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_is_named_in_any_language(language: str) -> None:
    """The titles of the procedure as a page says them, named by that, and said again."""
    for one in MODEL.outcomes:
        with override(language):
            said = spoken(one.title)
        field = OutcomeField(MODEL)
        assert field.clean(f"{said.capitalize()}.") == one.title
        with override(language):
            assert outcome_in_words(OUTCOME, one.title, MODEL) == said
            assert said in OutcomeField(MODEL).help_text
    assert OutcomeField(MODEL).clean("Other words") == "Other words"
    assert OutcomeField(load("floor")).help_text == ""


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


@pytest.mark.django_db
def test_a_decision_in_french_is_read_in_spanish(site: Site) -> None:
    """Whoever decides writes “3 mois”; the rules read a time, and each reader reads it in their own language."""
    way = walk_to(site.club, "found")
    panel = panel_of(site.club, way)
    member = next(iter(panel.values()))
    client = site.officer(member)
    client.cookies["__Host-language"] = "fr"
    assert "3 semaines" in site.page(member, f"/cases/{way.code}/do/decision-made")
    votes = {"members": list(panel), "votes_for": "3", "votes_against": "0"}
    site.do(member, way.code, "decision-made", outcome="Dehors", duration="3 mois", reason="Parce que.", **votes)
    client.cookies["__Host-language"] = "es"
    page = site.page(member, f"/cases/{way.code}")
    assert "3 meses" in page
    assert "Dehors" in page
    decided = open_case(site.club.house, site.club.officers[member], way.code).done("decision-made")[0]
    assert decided.fields["duration"] == "3 months"
