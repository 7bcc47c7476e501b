"""A case as a drawing: acts on both sides of a line, clocks as bars beneath; what was late in words as well.

Source: SVG 2 (W3C), `title` and `desc` for readers who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from fairhearing.acts import Act, CaseFile, When
from fairhearing.judging.model import DutyAnswer, Judgement
from fairhearing.judging.order import none_or_over
from fairhearing.judging.saying import BAD, how
from fairhearing.judging.wording import title_of

WIDTH = 1000
_LEFT, _RIGHT = 20, 980
_ROW, _LEVEL = 34, 22
_SIGN = 7.2
"""Width of a sign of the labels, roughly."""

_DESCRIBED = "Acts of officers above the line, of parties below it; clocks as bars. The tables say it in words."
_PARTIES = ("reporter", "affected", "respondent", "support", "witness")
_STYLE = """
text { font: 13px sans-serif; fill: #0b0c0c } .small { font-size: 12px; fill: #505a5f }
.axis { stroke: #0b0c0c; stroke-width: 2 } .tick { stroke: #b1b4b6 } .act { fill: #1d70b8; stroke: #0b0c0c }
.span { fill: #1d70b8; fill-opacity: .35; stroke: #1d70b8 } .run { fill: #b1d4ec; stroke: #1d70b8 }
.over { fill: #f7d4d4; stroke: #d4351c; stroke-dasharray: 4 3 } .bad { fill: #a3200d; font-weight: bold }
"""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        whole = max(1, (self.last - self.first).days)
        inside = min(max(day, self.first), self.last)
        return round(_LEFT + (inside - self.first).days / whole * (_RIGHT - _LEFT), 1)


def timeline(judgement: Judgement, case: CaseFile) -> str:
    """Draw a judged case as one SVG file, without script and without anything from elsewhere.

    Args:
        judgement: the answer of `judge`.
        case: what was judged; acts of parties stand below the line, all others above it.

    Returns:
        The drawing. What is seen in it stands in words in the judgement's own tables, too.
    """
    clocks = [one for one in judgement.duties if one.due is not None and one.anchor is not None]
    scale = _scale(judgement, case, clocks)
    parties = {person for role in _PARTIES for person in getattr(case.parties, role)}
    above = _placed([act for act in case.acts if not _by_party(act, parties)], scale)
    below = _placed([act for act in case.acts if _by_party(act, parties)], scale)
    axis = 40 + _LEVEL * (1 + _deepest(above))
    rows = axis + 46 + _LEVEL * (1 + _deepest(below))
    height = rows + _ROW * len(clocks) + 20
    box = f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}>',
        f'<title id="t">Case {escape(judgement.case)}, from {scale.first} to {scale.last}</title>',
        f'<desc id="d">{_DESCRIBED}</desc>',
        f"<style>{_STYLE}</style>",
        *_axis(scale, axis),
        *_acts(above, scale, axis, -1),
        *_acts(below, scale, axis, 1),
        *_clocks(clocks, case, scale, judgement.as_of, rows),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _by_party(act: Act, parties: set[str]) -> bool:
    return act.capacity in _PARTIES or (bool(act.by) and set(act.by) <= parties)


def _scale(judgement: Judgement, case: CaseFile, clocks: Sequence[DutyAnswer]) -> _Scale:
    whens = [act.when for act in case.acts] + [one.due for one in clocks if one.due is not None]
    days = [day for when in whens for day in (when.first, when.last) if date.min < day < date.max]
    days.append(judgement.as_of)
    return _Scale(min(days), max(days))


def _placed(acts: Sequence[Act], scale: _Scale) -> list[tuple[Act, int]]:
    """Return acts with a level each, so that no label lies over another."""
    ends: list[float] = []
    placed = []
    for act in sorted(acts, key=lambda act: (act.when.first, str(act.id))):
        start, end = _label_span(act, scale)
        level = next((level for level, used in enumerate(ends) if used < start), len(ends))
        ends[level : level + 1] = [end]
        placed.append((act, level))
    return placed


def _label_span(act: Act, scale: _Scale) -> tuple[float, float]:
    """Return from where to where an act takes up room: its label, right or left of its dot, and its span."""
    x, width = scale.x(act.when.first), _SIGN * len(_label(act)) + 14
    span = scale.x(act.when.last) + 6
    return (x - width, max(x + 6, span)) if _leftward(act, scale) else (x, max(x + width, span))


def _leftward(act: Act, scale: _Scale) -> bool:
    return scale.x(act.when.first) + _SIGN * len(_label(act)) + 14 > WIDTH


def _label(act: Act) -> str:
    return _cut(f"{act.id}  {title_of(act.kind)}", 44)


def _deepest(placed: Sequence[tuple[Act, int]]) -> int:
    return max((level for _, level in placed), default=0)


def _axis(scale: _Scale, y: int) -> Iterator[str]:
    yield f'<line class="axis" x1="{_LEFT}" y1="{y}" x2="{_RIGHT}" y2="{y}"/>'
    above = "Above the line: what officers did. Below: what the parties did."
    yield f'<text class="small" x="{_LEFT}" y="16">{above}</text>'
    for day in _ticks(scale):
        x = scale.x(day)
        yield f'<line class="tick" x1="{x}" y1="{y - 5}" x2="{x}" y2="{y + 5}"/>'
        yield f'<text class="small" x="{x + 2}" y="{y + 16}">{day.isoformat()}</text>'


def _ticks(scale: _Scale) -> list[date]:
    step = max(1, -(-(scale.last - scale.first).days // 8))
    count = (scale.last - scale.first).days // step + 1
    return [scale.first + timedelta(days=step * place) for place in range(count)]


def _acts(placed: Iterable[tuple[Act, int]], scale: _Scale, axis: int, side: int) -> Iterator[str]:
    for act, level in placed:
        y = axis + side * (_LEVEL * (level + 1) + (16 if side > 0 else 0))
        start, end = scale.x(act.when.first), scale.x(act.when.last)
        yield f'<line class="tick" x1="{start}" y1="{axis}" x2="{start}" y2="{y}"/>'
        if not act.when.certain:
            yield _bar("span", start, end, y - 5)
        yield f'<circle class="act" cx="{start}" cy="{y}" r="4"/>'
        place = f'x="{start - 8}" text-anchor="end"' if _leftward(act, scale) else f'x="{start + 8}"'
        yield f'<text {place} y="{y + 4}">{escape(_label(act))}</text>'


def _clocks(clocks: Sequence[DutyAnswer], case: CaseFile, scale: _Scale, as_of: date, top: int) -> Iterator[str]:
    started = {str(act.id): act.when.first for act in case.acts}
    for place, one in enumerate(clocks):
        y = top + _ROW * place
        start = scale.x(started.get(str(one.anchor), scale.first))
        due = scale.x(_end(one.due))
        yield _bar("run", start, due, y)
        if one.late_days and none_or_over(one.late_days[1]):
            until = scale.x(_end(one.done) if one.done else as_of)
            yield _bar("over", due, until, y)
        mark = "bad" if one.status in BAD else "small"
        yield f'<text class="{mark}" x="{_LEFT}" y="{y + 24}">{escape(_said(one))}</text>'


def _bar(look: str, start: float, end: float, y: int) -> str:
    width = max(2.0, round(end - start, 1))
    return f'<rect class="{look}" x="{start}" y="{y}" width="{width}" height="10"/>'


def _end(when: When | None) -> date:
    return date.max if when is None else when.last


def _said(one: DutyAnswer) -> str:
    return _cut(f"{how(one)}: {one.says}", 112)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


__all__ = ["timeline"]
