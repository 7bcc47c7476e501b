"""Both sides next to each other: own words unaltered, and a state that follows from the answer chosen."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms
from tests.walking import Way, act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

HERS = "<b>It was so</b>, & nobody asked.\n  Twice."
ONE_SIDE = "only one side speaks of it"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def answer_again(site: Site, way: Way, answer: str, text: str) -> None:
    assert way.respondent is not None
    party = Party(read_receipt(way.respondent.receipt))
    act(site.club, party, way.code, "response-received", answer=answer, text=text)


@pytest.mark.django_db
def test_what_was_put_is_disputed_where_it_was_denied(site: Site) -> None:
    """The claim, the report and the answer stand on one page, each as it was written."""
    way = walk_to(site.club, "answered", text=HERS)
    page = site.page("c04", f"/cases/{way.code}/sides")
    assert "disputed" in page
    assert "What is put" in page
    assert "&lt;b&gt;It was so&lt;/b&gt;, &amp; nobody asked.\n  Twice." in page
    assert "It was not so." in page
    assert page.index("It was so") < page.index("It was not so.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "state"),
    [("admits", "agreed"), ("does-not-remember", ONE_SIDE), ("admits-in-part", ONE_SIDE)],
)
def test_the_newest_answer_counts_and_no_words_are_read_for_a_position(
    site: Site, answer: str, state: str
) -> None:
    """A part that is admitted names no point, so it is shown as words and not as a yes."""
    way = walk_to(site.club, "answered")
    answer_again(site, way, answer, "Other words.")
    page = site.page("c04", f"/cases/{way.code}/sides")
    assert f'<span class="tag">{state}</span>' in page
    assert "Other words." in page


@pytest.mark.django_db
def test_before_anything_was_put_the_page_says_so(site: Site) -> None:
    """Nothing put, nothing answered: the report stands alone."""
    way = walk_to(site.club, "categorised")
    page = site.page("c04", f"/cases/{way.code}/sides")
    assert "Nothing was put to the respondent yet." in page
    assert "No answer so far." in page


@pytest.mark.django_db
def test_a_statement_taken_back_stays_and_is_marked(site: Site) -> None:
    """The words stay where they were, marked as withdrawn; an interview stands for neither side."""
    way = walk_to(site.club, "told")
    reporter = Party(read_receipt(way.reporter))
    act(site.club, reporter, way.code, "statement-signed", text="Signed and gone.")
    act(site.club, reporter, way.code, "statement-withdrawn", text="No longer.")
    handler = site.club.officers["c04"]
    act(site.club, handler, way.code, "topics-agreed", slot="reporter-1", text="Topics")
    act(site.club, handler, way.code, "interview-held", slot="reporter-1", text="Record of it.")
    page = site.page("c04", f"/cases/{way.code}/sides")
    assert "Signed and gone." in page
    assert "withdrawn</span>" in page
    assert page.index("No answer so far.") < page.index("Record of it.")
