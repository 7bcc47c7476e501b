"""The report of a rehearsal as text and as one page that can be printed."""

from __future__ import annotations

import textwrap
from html import escape

from fairhearing.judging.page import framed
from fairhearing.judging.rehearsal_report import RehearsalReport
from fairhearing.judging.rehearsal_saying import heading, parts, rules

WIDTH = 96


def rehearsal_text(report: RehearsalReport) -> str:
    """Return the report as text.

    Args:
        report: with everything that was worked out.
    """
    lines = [*textwrap.wrap(heading(report), WIDTH), *textwrap.wrap(rules(report), WIDTH)]
    for title, sentences in parts(report):
        lines += ["", title.upper()]
        for sentence in sentences:
            lines += textwrap.wrap(
                sentence, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False
            )
    return "\n".join(lines) + "\n"


def rehearsal_html(report: RehearsalReport) -> str:
    """Return the report as one HTML file that can be read, printed and sent as it is.

    Args:
        report: with everything that was worked out.

    Source: HTML (WHATWG); WCAG 2.2, 1.3.1 (structure in the markup).
    """
    written = [f"<h1>{escape(heading(report))}</h1>", f"<p>{escape(rules(report))}</p>"]
    for place, (title, sentences) in enumerate(parts(report)):
        lead = ' class="lead"' if place == 0 else ""
        written.append(f"<h2>{escape(title)}</h2><ul{lead}>")
        written += [f"<li>{escape(sentence)}</li>" for sentence in sentences]
        written.append("</ul>")
    return framed(heading(report), written)
