"""The judgement as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from fairhearing.judging import Judgement, to_html
from tests.procedures.sample import judged, sample

VOID = {"meta", "br"}


class Balanced(HTMLParser):
    """Raises when an element is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(judgement: Judgement | None = None) -> str:
    return to_html(judgement or judged(), sample()[0])


def test_it_is_whole_and_has_no_script() -> None:
    """Every element is closed; nothing is asked from elsewhere."""
    reader = Balanced()
    reader.feed(page())
    assert reader.open == []
    assert "script" not in reader.seen
    assert {"h1", "h2", "svg", "table", "caption", "th"} <= reader.seen
    assert re.findall(r"(?:src|href)=", page()) == []


def test_it_says_what_the_report_in_text_says() -> None:
    """In short, what was kept and late, against which rule, who was conflicted, what is unknown, what is next."""
    text = page()
    for heading in (
        "What was kept",
        "What was late, or never done",
        "What is still open",
        "What was done against a rule",
        "Who was conflicted, and by which path",
        "What cannot be known from this file",
        "Under one account alone",
        "What may be done next",
    ):
        assert f"<h2>{heading}</h2>" in text
    assert "In short: 2 duties were kept, 7 were kept late" in text
    assert '<td class="bad">LATE by 96 days</td>' in text
    assert '<td class="bad">NEVER DONE</td>' in text
    assert "Instead: Let a receiver set it" in text


def test_what_is_empty_is_left_out() -> None:
    """No heading stands over nothing."""
    bare = replace(
        judged(), duties=(), barred=(), conflicts=(), notes=(), accounts=(), contradictory_dates=(), permitted=()
    )
    text = page(bare)
    assert text.count("<h2>") == 1


def test_words_are_escaped() -> None:
    """What stands in a case's file cannot become part of the page."""
    odd = replace(judged().barred[0], because="<script>alert(1)</script>", remedy="")
    text = page(replace(judged(), barred=(odd,)))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "Instead:" not in text
