"""A judgement as a report that somebody who was not there understands in five minutes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from fairhearing.acts import CaseFile
from fairhearing.independence import Reason
from fairhearing.judging.model import ActConflict, Barred, DutyAnswer, Judgement
from fairhearing.judging.saying import PARTS, UNKNOWN, WORDS, how, in_short, next_steps
from fairhearing.judging.wording import both, days_text, title_of, when_text

WIDTH = 96


def to_text(judgement: Judgement, case: CaseFile | None = None) -> str:
    """Return the report: what was kept, what was late, what was barred, who was conflicted, what is not known.

    Args:
        judgement: the answer of `judge`.
        case: what was judged; with it the report begins with what happened, an act a line. None: it does not.
    """
    lines = [
        f"Case {judgement.case}, as of {judgement.as_of}",
        f"Judged by {judgement.procedure}, version {judgement.version}, and the floor beneath it",
        "",
        *textwrap.wrap(in_short(judgement), WIDTH),
    ]
    lines += _part("What happened", _acts(case) if case else ())
    for title, statuses in PARTS:
        lines += _part(title, (line for one in judgement.duties if one.status in statuses for line in _duty(one)))
    known = [one for one in judgement.barred if one.status != "undetermined"]
    lines += _part("What was done against a rule", _barred(known))
    lines += _part("Who was conflicted, and by which path", _conflicts(judgement.conflicts))
    lines += _part("What cannot be known from this file", _unknown(judgement))
    lines += _part("Measured times", _durations(judgement))
    lines += _part("To know besides", (line for note in judgement.notes for line in _item(note)))
    lines += _part("Under one account alone", _accounts(judgement))
    lines += _part("What may be done next", (line for step in next_steps(judgement) for line in _item(step)))
    return "\n".join(lines) + "\n"


def _acts(case: CaseFile) -> Iterator[str]:
    for act in case.acts:
        whom = f" to {both(list(act.to))}" if act.to else ""
        who = f", by {both(list(act.by))}" if act.by else ""
        yield from _item(f"{title_of(act.kind)}{who}{whom}", f"{act.id}  {when_text(act.when)}  ")


def _part(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return ["", title.upper(), *body] if body else []


def _item(text: str, mark: str = "- ", indent: int = 0) -> list[str]:
    lead = " " * indent + mark
    return textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    )


def _rule(one: DutyAnswer | Barred) -> str:
    return f"[{one.rule}, {one.pack}; {one.source}]"


def _duty(one: DutyAnswer) -> list[str]:
    start = f" (from act {one.anchor})" if one.anchor else ""
    softly = f" ({one.strength})" if one.strength != "must" else ""
    lines = _item(f"{how(one)}: {one.says.rstrip('.')}{start}{softly}.")
    return [*lines, *_item(one.because, "", 2), *_item(_rule(one), "", 2)]


def _barred(found: Sequence[Barred]) -> Iterator[str]:
    for act in dict.fromkeys(one.act for one in found):
        mine = [one for one in found if one.act == act]
        yield f"- Act {act}, {title_of(mine[0].kind).lower()}:"
        for one in mine:
            yield from _objection(one)


def _objection(one: Barred) -> Iterator[str]:
    if one.status == "conflicted":
        yield from _item(f"{WORDS[one.status]}: {one.because} The path is below.", "* ", 2)
        return
    because = "" if one.because == one.says else f" {one.because}"
    yield from _item(f"{WORDS[one.status]}: {one.says}{because}", "* ", 2)
    yield from _item(_rule(one), "", 4)
    if one.remedy:
        yield from _item(f"Instead: {one.remedy}", "", 4)


def _conflicts(found: Sequence[ActConflict]) -> Iterator[str]:
    groups: dict[tuple[str, str, tuple[Reason, ...]], list[str]] = {}
    for one in found:
        if one.conflict.reasons:
            groups.setdefault((one.person, one.conflict.level, one.conflict.reasons), []).append(str(one.act))
    by_key = {(one.person, one.conflict.level, one.conflict.reasons): one.conflict for one in found}
    for key, acts in groups.items():
        conflict = by_key[key]
        yield f"- {conflict.person}, {conflict.level}, in act {', '.join(dict.fromkeys(acts))}:"
        for reason in conflict.reasons:
            yield from _item(f"towards the {reason.towards} ({reason.level}): {'; '.join(reason.path)}.", "* ", 2)
            yield from _item(f"[{reason.rule}, {reason.pack}; {reason.source}]", "", 4)


def _unknown(judgement: Judgement) -> Iterator[str]:
    for one in judgement.duties:
        if one.status in UNKNOWN:
            yield from _duty(one)
    yield from _barred([one for one in judgement.barred if one.status == "undetermined"])
    asked: dict[str, list[str]] = {}
    for conflict in judgement.conflicts:
        if conflict.conflict.level == "unknown":
            asked.setdefault(conflict.person, []).append(str(conflict.act))
    for person, acts in asked.items():
        yield from _item(f"{person} (act {', '.join(dict.fromkeys(acts))}): nothing is known of their ties.")
    for text in judgement.contradictory_dates:
        yield from _item(text)


def _durations(judgement: Judgement) -> Iterator[str]:
    for name, one in judgement.durations.items():
        if isinstance(one, dict):
            yield from _item(f"{name.replace('-', ' ')}: {_days(one)}.")
    claims = judgement.durations.get("claims")
    for one in claims if isinstance(claims, list) else ():
        yield from _item(f"“{one['text']}” ({one['source']}): {_days(one)}. The word itself is not judged.")


def _days(one: dict[str, object]) -> str:
    days = one["days"]
    text = days_text((days[0], days[1])) if isinstance(days, list) else ""
    return f"{text}, from act {one['from']} to act {one['to']}"


def _accounts(judgement: Judgement) -> Iterator[str]:
    for one in judgement.accounts:
        yield f"- {one.asserted_by}: {'nothing changes.' if not one.changes else ''}".rstrip()
        for change in one.changes:
            yield from _item(change, "* ", 2)
