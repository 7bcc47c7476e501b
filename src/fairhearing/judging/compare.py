"""The same acts under several procedures, side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from html import escape

from fairhearing.acts import Act, CaseFile, write_when
from fairhearing.judging.model import Judgement
from fairhearing.judging.page import framed
from fairhearing.judging.report import to_json
from fairhearing.judging.saying import WORDS, how, in_short
from fairhearing.judging.text import WIDTH
from fairhearing.judging.wording import title_of


def compare_text(judgements: Sequence[Judgement], case: CaseFile) -> str:
    """Return the acts of a case, each with what every procedure says of it.

    Args:
        judgements: of the same case, one for each procedure.
        case: what was judged.
    """
    lines = [f"Case {case.id} under {len(judgements)} procedures", ""]
    for one in judgements:
        lines += textwrap.wrap(f"{one.procedure}, version {one.version}: {in_short(one)}", WIDTH)
    for act in case.acts:
        lines += ["", _act(act)]
        for one in judgements:
            said = "; ".join(said_of(one, act)) or "nothing"
            lead = f"  {one.procedure}: "
            lines += textwrap.wrap(said, WIDTH, initial_indent=lead, subsequent_indent="    ")
    lines += ["", "OWED AND NEVER DONE"]
    for one in judgements:
        lines += textwrap.wrap(f"- {one.procedure}: {'; '.join(never_done(one)) or 'nothing'}", WIDTH)
    return "\n".join(lines) + "\n"


def compare_html(judgements: Sequence[Judgement], case: CaseFile) -> str:
    """Return the same as one HTML file: a row for each act, a column for each procedure.

    Args:
        judgements: of the same case, one for each procedure.
        case: what was judged.
    """
    title = f"Case {case.id} under {len(judgements)} procedures"
    parts = [f"<h1>{escape(title)}</h1>", "<ul>"]
    parts += [f"<li>{escape(f'{one.procedure}: {in_short(one)}')}</li>" for one in judgements]
    parts += ["</ul><table><caption>What each procedure says of each act</caption><thead><tr>"]
    parts += [
        f'<th scope="col">{escape(head)}</th>' for head in ("Act", *(str(one.procedure) for one in judgements))
    ]
    parts += ["</tr></thead><tbody>", *_rows(judgements, case), "</tbody></table>"]
    return framed(title, parts)


def compare_json(judgements: Sequence[Judgement]) -> dict[str, object]:
    """Return all judgements as values that JSON can hold.

    Args:
        judgements: of the same case, one for each procedure.

    Returns:
        `case`, and `judgements`, each as `to_json` gives it.
    """
    return {"case": judgements[0].case, "judgements": [to_json(one) for one in judgements]}


def _rows(judgements: Sequence[Judgement], case: CaseFile) -> Iterator[str]:
    for act in case.acts:
        yield f'<tr><th scope="row">{escape(_act(act))}</th>'
        yield "".join(f"<td>{'<br>'.join(escape(said) for said in said_of(one, act))}</td>" for one in judgements)
        yield "</tr>"
    yield '<tr><th scope="row">Owed and never done</th>'
    yield "".join(f"<td>{'<br>'.join(escape(said) for said in never_done(one))}</td>" for one in judgements)
    yield "</tr>"


def _act(act: Act) -> str:
    return f"{act.id}  {write_when(act.when)}  {title_of(act.kind)}"


def said_of(judgement: Judgement, act: Act) -> tuple[str, ...]:
    """Return what a judgement says of one act: which duties it met and how, and which rules it broke.

    Args:
        judgement: the answer of `judge`.
        act: one of the case's.
    """
    met = [f"{how(one)}: {one.rule}" for one in judgement.duties if one.act == act.id]
    broken = [f"{WORDS[one.status]}: {one.rule}" for one in judgement.barred if one.act == act.id]
    return tuple(dict.fromkeys((*met, *broken)))


def never_done(judgement: Judgement) -> tuple[str, ...]:
    """Return what is owed and was never done, or is overdue, a few words each.

    Args:
        judgement: the answer of `judge`.
    """
    owed = [one for one in judgement.duties if one.status in {"missed", "overdue", "lapsed"}]
    return tuple(dict.fromkeys(f"{how(one)}: {one.rule}" for one in owed))


__all__ = ["compare_html", "compare_json", "compare_text", "never_done", "said_of"]
