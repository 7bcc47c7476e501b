"""The answer as one page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from fairhearing.independence import to_html
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.asking import EMPTY, ask
from tests.unit.independence.building import club, policy, rule

VOID = {"meta", "br"}


class _Nesting(HTMLParser):
    """Sees whether every element is closed in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_one_whole_file_without_script(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Every element closed in its place, nothing from elsewhere, the drawing beside its tables."""
    page = to_html(ask(lakeland, strict, "p04", reporter=("p05",)))
    nesting = _Nesting()
    nesting.feed(page)
    assert nesting.open == []
    assert not re.findall(r"""<script|href=|src=|url\(|@import""", page)
    assert page.count("<svg") == 1
    assert page.startswith('<!doctype html>\n<html lang="en">')


def test_everything_of_the_answer_stands_in_the_tables(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """People with each reason and what would remove it, bodies with who is left, panels, where the case goes."""
    page = to_html(ask(lakeland, strict, "p04", reporter=("p05",)))
    for words in (
        "May not take part (hard conflict): ",
        "Of 24 people asked about",
        "Another person in their place, who does not belong to that body.",
        "test/about-through-body (a test)",
        "<h3>Not known: nothing is recorded about their ties, they must declare first: ",
        "Left: p20.",
        "A panel of 3 for Disputes commission: Could be drawn",
        "For example: ",
        "<li>Care team: Without a hard conflict: 2 of 3 members",
        "nobody; the organisation has no body of the kinds that the procedure names.",
    ):
        assert words in page


def test_names_are_text_and_one_body_has_no_chain() -> None:
    """What looks like markup is shown as it is; asked about one body, the page says nothing of roles."""
    people = 'people: [{id: a, name: "<i>A"}, {id: b}]'
    head = f"format: fairhearing/organisation@1\nid: c\n{people}\nbodies: [{{id: j, kind: intake}}]\n"
    organisation = club("seats: [{person: b, body: j}]", "ties: [{kind: kin, people: [a, b]}]", head=head)
    page = to_html(ask(organisation, policy(rule("kin")), "a", body="j"))
    assert "&lt;i&gt;A" in page
    assert "<i>" not in page
    assert "role by role" not in page


def test_soft_conflicts_that_add_up_are_told() -> None:
    """In the column that says how; a body for which nobody can be drawn has no example."""
    organisation = club("ties: [{kind: mentor, people: [a, b]}]")
    page = to_html(ask(organisation, policy(rule("mentor", "soft"), rule("same-branch", "soft")), "a"))
    assert "soft conflicts that together count as hard" in page
    assert "A panel of 3 for j: Could be drawn: 0, and 3 must sit.</p>" in to_html(ask(club(head=EMPTY), policy()))
