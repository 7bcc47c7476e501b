"""Who could judge, as a drawing: the parties on one side, the bodies on the other, and the paths between them.

Source: SVG 2 (W3C), `title` and `desc` for readers who do not see it; WCAG 2.2, 1.4.1 (nothing by colour alone).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from html import escape

from fairhearing.identifiers import BodyId
from fairhearing.independence.answer import Answer
from fairhearing.independence.groups import Group, groups_of, left_out
from fairhearing.independence.lettering import broken, line_of, shown
from fairhearing.independence.model import Conflict
from fairhearing.independence.text import called, listed, summed
from fairhearing.wording import joined, say, say_many

WIDTH = 1000
_PARTY, _TRUNK, _TEXT = 200, 222, 300
"""Where the parties' boxes end, where the first line runs down, and where the text begins."""
_LINE, _GAP = 17, 12
_PLACES = 108
_STYLE = """
text { font: 13px sans-serif; fill: #0b0c0c } .head { font-size: 15px; font-weight: bold }
.small { font-size: 12px; fill: #505a5f } .hard { fill: #a3200d; font-weight: bold }
.soft { fill: #6b4e00; font-weight: bold } .box { fill: #f3f2f1; stroke: #0b0c0c; stroke-width: 2 }
.ruled { stroke: #b1b4b6 } .way { fill: none; stroke: #505a5f; stroke-width: 2 } .trunk { stroke-width: 1 }
.way.hard { stroke: #a3200d; stroke-width: 3 } .way.soft { stroke: #6b4e00; stroke-dasharray: 6 4 }
"""
_DESCRIBED = say(
    "On the left the parties of the case, on the right the people of each body. A line leads from a party "
    "to everybody who is bound to it, whole for a hard conflict and broken for a soft one. The tables "
    "say it in words."
)
_READ_AS = 'role="img" aria-labelledby="t d"'
_LEVELS = {"hard": say("HARD"), "soft": say("SOFT")}

Speak = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Row:
    """Somebody with a conflict: at which height, and how bound to which party."""

    y: float
    party: str
    level: str


def picture(found: Answer, *, styled: bool = True, speak: Speak = str) -> str:
    """Draw an answer as one SVG file, without script and without anything from elsewhere.

    Of everybody with a conflict the one path is drawn that counts most: the hardest, and of these the shortest.

    Args:
        found: the answer.
        styled: whether it carries its own style; a page that allows no inline styles has the same in its own.
        speak: says a sentence in the reader's language; `str`: in English.

    Returns:
        The drawing. What is seen in it stands in words in the page's tables, too.
    """
    parties = _parties(found)
    rows: list[_Row] = []
    lines: list[str] = []
    y = 56.0
    for group in groups_of(found):
        y = _group(found, group, y, lines, rows, speak)
    for text in left_out(found):
        for part in broken(speak(text), _PLACES):
            lines.append(line_of(part, _TEXT, y, "small"))
            y += _LINE
    boxes = _boxes(found, parties, speak)
    height = max(y, 60 + 60 * len(parties)) + 16
    people = listed(found, found.parties.respondent)
    title = shown(speak(say("Who could judge a case about {people}, as of {day}", people=people, day=found.on)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" {_READ_AS}>',
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(speak(_DESCRIBED))}</desc>',
        *([f"<style>{_STYLE}</style>"] if styled else []),
        *(line_of(part, 20, 22 + _LINE * place, "head") for place, part in enumerate(broken(title, 110)[:1])),
        *_ways(parties, rows),
        *boxes,
        *lines,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _parties(found: Answer) -> list[tuple[str, str]]:
    """Return each party with its role, the respondent first."""
    given = asdict(found.parties)
    first = dict.fromkeys(found.parties.respondent, "respondent")
    others = ((one, role) for role, ids in given.items() for one in ids if one not in first)
    return [*first.items(), *dict(others).items()]


def _boxes(found: Answer, parties: Sequence[tuple[str, str]], speak: Speak) -> Iterator[str]:
    for place, (party, role) in enumerate(parties):
        y = 44 + 60 * place
        yield f'<rect class="box" x="20" y="{y}" width="{_PARTY - 20}" height="48" rx="3"/>'
        yield line_of(speak(role), 30, y + 18, "small")
        name = broken(called(found, party), 23)
        yield line_of(name[0] if len(name) == 1 else f"{name[0][:21]} …", 30, y + 37, "name")


def _ways(parties: Sequence[tuple[str, str]], rows: Sequence[_Row]) -> Iterator[str]:
    """Yield the lines from each party to those who are bound to it; those of each party run side by side."""
    for place, (party, _) in enumerate(parties):
        ends = [row for row in rows if row.party == party]
        if not ends:
            continue
        x, middle = _TRUNK + 10 * (place % 6), 68 + 60 * place
        top, bottom = min(middle, *(row.y for row in ends)), max(middle, *(row.y for row in ends))
        yield f'<path class="way trunk" d="M{_PARTY} {middle} H{x} M{x} {top:g} V{bottom:g}"/>'
        for row in ends:
            yield f'<path class="way {row.level}" d="M{x} {row.y:g} H{_TEXT - 8}"/>'


def _group(found: Answer, group: Group, y: float, lines: list[str], rows: list[_Row], speak: Speak) -> float:
    """Draw one body, and return where the next one begins."""
    lines.append(f'<line class="ruled" x1="{_TEXT}" y1="{y - 14:g}" x2="{WIDTH - 20}" y2="{y - 14:g}"/>')
    can = say("can judge") if group.viability.viable else say("cannot judge")
    name = called(found, BodyId(group.viability.body))
    for part in broken(f"{name}: {speak(can)}", 80):
        lines.append(line_of(part, _TEXT, y + 4, "head"))
        y += _LINE + 2
    said = [group.viability.because]
    for part in (piece for text in said for piece in broken(speak(text), _PLACES)):
        lines.append(line_of(part, _TEXT, y + 2, "small"))
        y += _LINE
    for conflict in group.bound:
        y = _bound(found, conflict, y + 4, lines, rows, speak)
    for text in group.rest(lambda ids: listed(found, ids)):
        for part in broken(speak(text), _PLACES - 4):
            lines.append(line_of(part, _TEXT, y + 4, "name"))
            y += _LINE
    return y + _GAP + 10


def _bound(found: Answer, conflict: Conflict, y: float, lines: list[str], rows: list[_Row], speak: Speak) -> float:
    reason = conflict.reasons[0]
    rows.append(_Row(y - 1, reason.party, conflict.level))
    lines.append(line_of(speak(_LEVELS[conflict.level]), _TEXT, y + 4, conflict.level))
    more = len(conflict.reasons) - 1
    also = (
        say_many(", and {n} more reason in the table", ", and {n} more reasons in the table", more) if more else ""
    )
    together = say(", soft conflicts that together count as hard") if summed(conflict) else ""
    towards = say(" towards the {role}", role=say(reason.towards)) if reason.towards else ""
    told = speak(joined("", (called(found, conflict.person), towards, together, also)))
    for part in broken(told, _PLACES - 12):
        lines.append(line_of(part, _TEXT + 50, y + 4, "name"))
        y += _LINE
    for part in broken(speak(joined("; ", reason.path)) + ".", _PLACES - 8):
        lines.append(line_of(part, _TEXT + 50, y + 2, "small"))
        y += _LINE
    return y
