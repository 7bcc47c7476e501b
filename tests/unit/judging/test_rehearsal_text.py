"""The report of a rehearsal as text and as a page."""

from __future__ import annotations

from fairhearing.clock import Calendar
from fairhearing.identifiers import PersonId
from fairhearing.judging import rehearsal_html, rehearsal_text
from fairhearing.organisation import Organisation, Person
from tests.unit.judging.rehearsed import report_of, sample


def test_the_text_has_its_parts_in_lines_that_fit() -> None:
    """Headings in capitals, sentences as items, no line longer than a page."""
    text = rehearsal_text(report_of(sample("organisation.yaml")))
    assert "\nIN SHORT\n- For 21 of 24 people" in text
    assert max(map(len, text.splitlines())) <= 96


def test_the_page_is_one_file_without_a_script() -> None:
    """Nothing is loaded from elsewhere, and what a file says is written as text."""
    one = PersonId("p1")
    people = {one: Person(one, name="<script>alert(1)</script>")}
    page = rehearsal_html(report_of(Organisation("o", "Ours & theirs", Calendar(), people, {})))
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "src=" not in page
    assert "Ours &amp; theirs" in page
    assert "&lt;script&gt;" in page
