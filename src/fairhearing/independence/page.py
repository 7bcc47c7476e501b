"""Who could judge, as one page: no script, nothing from elsewhere, printable; the drawing beside its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from fairhearing.independence.answer import Answer
from fairhearing.independence.lettering import shown
from fairhearing.independence.model import LEVELS, Conflict, Reason
from fairhearing.independence.picture import picture
from fairhearing.independence.text import HEADINGS, asked_of, called, ends_at, listed, summed

_STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; color: #0b0c0c }
h1 { font-size: 1.7rem }
h2 { font-size: 1.25rem; margin-top: 2rem; border-top: 2px solid #b1b4b6; padding-top: .7rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 } caption { text-align: left; font-weight: bold }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #b1b4b6 }
td:last-child { overflow-wrap: anywhere } td:not(:last-child) { min-width: 5rem }
.hard { color: #a3200d; font-weight: bold } .soft { font-weight: bold }
.source { color: #505a5f; font-size: .9rem } .lead { font-size: 1.1rem }
.wide { overflow-x: auto } .wide svg { width: 100%; min-width: 44rem; height: auto }
@media (min-width: 100rem) {
  body { max-width: 118rem }
  .beside { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem }
}
@media (max-width: 40rem) {
  table { font-size: .85rem } th, td { padding-right: .4rem } td:not(:last-child) { min-width: 3rem }
}
@media print {
  body { max-width: none; margin: 0; font-size: 10pt } .wide svg { min-width: 0 }
  h2, tr { break-inside: avoid } thead { display: table-header-group }
}
"""
_WORDS = {"hard": "HARD", "soft": "soft", "unknown": "must declare first", "none": "free"}


def to_html(found: Answer) -> str:
    """Return an answer as one HTML file that can be read, printed and sent as it is.

    Args:
        found: the answer.

    Source: HTML (WHATWG); WCAG 2.2, 1.3.1 and 1.4.1 (structure in the markup, nothing by colour alone).
    """
    title = f"Who could judge a case about {listed(found, found.parties.respondent)}"
    rules = (
        f"By {found.rules.procedure}, version {found.rules.version}, and the floor beneath it, as of {found.on}."
    )
    parts = [
        "<!doctype html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>{_safe(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body><main>",
        f"<h1>{_safe(title)}</h1>",
        f'<p class="lead">{_safe(asked_of(found))}.</p>',
        f"<p>{_safe(rules)} {_safe(found.coverage.sentence())}</p>",
        '<div class="beside"><section><h2>In one picture</h2>',
        '<div class="wide" role="region" aria-label="Picture" tabindex="0">',
        picture(found) + "</div></section><section>",
        *_people(found),
        "</section></div>",
        *_bodies(found),
        *_routes(found),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _safe(text: str) -> str:
    return escape(shown(text))


def _people(found: Answer) -> Iterator[str]:
    yield "<h2>Everybody</h2>"
    for level in reversed(LEVELS):
        those = [one for one in found.people if one.level == level]
        if those and level in {"hard", "soft"}:
            heads = ("Who", "How", "Why, and what would remove it")
            yield from _table(f"{HEADINGS[level]}: {len(those)}", heads, (_row(found, one) for one in those))
        elif those:
            yield f"<h3>{_safe(HEADINGS[level])}: {len(those)}</h3>"
            yield f"<p>{_safe(listed(found, [one.person for one in those]))}</p>"


def _row(found: Answer, conflict: Conflict) -> tuple[str, ...]:
    together = "<br>soft conflicts that together count as hard" if summed(conflict) else ""
    how = f'<span class="{conflict.level}">{_WORDS[conflict.level]}</span>{together}'
    return _safe(called(found, conflict.person)), how, "<br>".join(map(_reason, conflict.reasons))


def _reason(reason: Reason) -> str:
    towards = f"Towards the {reason.towards}" if reason.towards else "In this case"
    rule = f"{reason.pack}/{reason.rule} ({reason.source})"
    told = f"{towards}, {reason.level}: {'; '.join(reason.path)}. {reason.mends}"
    return f'{_safe(told)} <span class="source">{_safe(rule)}</span>'


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; its cells are HTML already."""
    yield f"<table><caption>{_safe(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{_safe(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _bodies(found: Answer) -> Iterator[str]:
    yield "<h2>Which bodies can judge</h2>"
    rows = [
        (
            _safe(called(found, one.body)),
            "yes" if one.viable else '<span class="hard">no</span>',
            _safe(f"{one.because} {_left(found, one.remaining)}"),
        )
        for one in found.bodies
    ]
    yield from _table("Every body", ("Body", "Can judge", "Why"), rows)
    for panels in found.panels:
        told = f"A panel of {panels.size} for {called(found, panels.body)}: {panels.because}"
        example = f" For example: {listed(found, panels.example)}." if panels.example else ""
        yield f"<p>{_safe(told + example)}</p>"


def _left(found: Answer, remaining: Sequence[str]) -> str:
    return f"Left: {listed(found, remaining)}." if remaining else ""


def _routes(found: Answer) -> Iterator[str]:
    if not found.routes:
        return
    yield "<h2>Where the case goes, role by role</h2>"
    rows = []
    for route in found.routes:
        steps = [f"{called(found, one.body)}: {one.because}" for one in route.steps]
        tried = f"<ol>{''.join(f'<li>{_safe(step)}</li>' for step in steps)}</ol>" if steps else ""
        rows.append((_safe(route.role), _safe(ends_at(found, route)), tried))
    yield from _table("Every role", ("Role", "Filled from", "What was tried, in order"), rows)
