"""A judgement as one page: no script, nothing from elsewhere, printable; every drawing with its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from fairhearing.acts import CaseFile
from fairhearing.judging.model import Barred, DutyAnswer, Judgement
from fairhearing.judging.report import day_or_span
from fairhearing.judging.saying import BAD, PARTS, UNKNOWN, WORDS, how, in_short, next_steps
from fairhearing.judging.timeline import timeline
from fairhearing.judging.wording import title_of, when_text

_STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; color: #0b0c0c }
h1 { font-size: 1.7rem }
h2 { font-size: 1.25rem; margin-top: 2rem; border-top: 2px solid #b1b4b6; padding-top: .7rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 } caption { text-align: left; font-weight: bold }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #b1b4b6 }
.bad { color: #a3200d; font-weight: bold } .source { color: #505a5f; font-size: .9rem }
.wide { overflow-x: auto } svg { width: 100%; min-width: 44rem; height: auto } .lead { font-size: 1.1rem }
th, td { overflow-wrap: anywhere }
@media (max-width: 40rem) { table { font-size: .85rem } th, td { padding-right: .4rem } }
@media print {
  svg { min-width: 0 }
  body { max-width: none; margin: 0; font-size: 10pt }
  h2, tr { break-inside: avoid }
  thead { display: table-header-group }
}
"""


def to_html(judgement: Judgement, case: CaseFile) -> str:
    """Return the report as one HTML file that can be read, printed and sent as it is.

    Args:
        judgement: the answer of `judge`.
        case: what was judged.

    Source: HTML (WHATWG); WCAG 2.2, 1.3.1 and 1.4.1 (structure in the markup, nothing by colour alone).
    """
    title = f"Case {judgement.case}, as of {judgement.as_of}"
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>Judged by {judgement.procedure}, version {judgement.version}, and the floor beneath it.</p>",
        f'<p class="lead">{escape(in_short(judgement))}</p>',
        "<h2>The case in time</h2>",
        '<div class="wide" role="region" aria-label="Timeline" tabindex="0">',
        timeline(judgement, case) + "</div>",
        *_acts(case),
        *_duties(judgement),
        *_barred(judgement),
        *_conflicts(judgement),
        *_unknown(judgement),
        *_list("To know besides", judgement.notes),
        *_accounts(judgement),
        *_list("What may be done next", next_steps(judgement)),
    ]
    return framed(title, parts)


def framed(title: str, parts: Iterable[str]) -> str:
    """Return a whole page around its parts.

    Args:
        title: as text.
        parts: HTML, already escaped.
    """
    head = [
        "<!doctype html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body><main>",
    ]
    return "\n".join([*head, *parts, "</main></body></html>"]) + "\n"


def _acts(case: CaseFile) -> Iterator[str]:
    rows = [
        (str(act.id), when_text(act.when), title_of(act.kind), ", ".join(act.by), ", ".join(act.to))
        for act in case.acts
    ]
    yield from _table("Every act", ("Act", "When", "What", "By whom", "To whom"), rows)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"<table><caption>{escape(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _duties(judgement: Judgement) -> Iterator[str]:
    for title, statuses in PARTS:
        found = [one for one in judgement.duties if one.status in statuses]
        if found:
            yield f"<h2>{escape(title)}</h2>"
            yield from _duty_table(found)


def _duty_table(found: Sequence[DutyAnswer]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{head}</th>' for head in ("How", "What was owed", "Due", "Done"))
    yield "</tr></thead><tbody>"
    for one in found:
        mark = ' class="bad"' if one.status in BAD else ""
        yield f"<tr><td{mark}>{escape(how(one))}</td>"
        yield f"<td>{escape(one.says)}<br>{escape(one.because)}<br>{_source(one)}</td>"
        yield f"<td>{day_or_span(one.due) or 'none'}</td><td>{day_or_span(one.done) or 'none'}</td></tr>"
    yield "</tbody></table>"


def _source(one: DutyAnswer | Barred) -> str:
    return f'<span class="source">{escape(f"{one.rule}, {one.pack}; {one.source}")}</span>'


def _barred(judgement: Judgement) -> Iterator[str]:
    found = [one for one in judgement.barred if one.status != "undetermined"]
    if not found:
        return
    yield "<h2>What was done against a rule</h2><table><thead><tr>"
    yield "".join(f'<th scope="col">{head}</th>' for head in ("Act", "How", "Which rule, and why"))
    yield "</tr></thead><tbody>"
    for one in found:
        yield f"<tr><td>{escape(f'{one.act}, {title_of(one.kind).lower()}')}</td>"
        yield f'<td class="bad">{escape(WORDS[one.status])}</td>'
        instead = f"<br>Instead: {escape(one.remedy)}" if one.remedy else ""
        yield f"<td>{escape(one.says)}<br>{escape(one.because)}{instead}<br>{_source(one)}</td></tr>"
    yield "</tbody></table>"


def _conflicts(judgement: Judgement) -> Iterator[str]:
    rows = [
        (str(one.act), one.person, one.conflict.level, f"towards the {reason.towards}: {'; '.join(reason.path)}")
        for one in judgement.conflicts
        for reason in one.conflict.reasons
    ]
    if rows:
        yield "<h2>Who was conflicted, and by which path</h2>"
        yield from _table("Everybody who took part although conflicted", ("Act", "Who", "Level", "Path"), rows)


def _unknown(judgement: Judgement) -> Iterator[str]:
    said = [f"{one.says} {one.because}" for one in judgement.duties if one.status in UNKNOWN]
    said += [f"{one.says} {one.because}" for one in judgement.barred if one.status == "undetermined"]
    people = dict.fromkeys(one.person for one in judgement.conflicts if one.conflict.level == "unknown")
    said += [f"{person}: nothing is known of their ties." for person in people]
    yield from _list("What cannot be known from this file", (*said, *judgement.contradictory_dates))


def _accounts(judgement: Judgement) -> Iterator[str]:
    said = [
        f"{one.asserted_by}: {'; '.join(one.changes) if one.changes else 'nothing changes'}"
        for one in judgement.accounts
    ]
    yield from _list("Under one account alone", said)


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield f"<h2>{escape(title)}</h2><ul>"
        yield from (f"<li>{escape(item)}</li>" for item in found)
        yield "</ul>"


__all__ = ["framed", "to_html"]
