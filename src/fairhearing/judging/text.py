"""A judgement as a report that somebody who was not there understands in five minutes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from fairhearing.independence import Reason
from fairhearing.judging.model import ActConflict, Barred, DutyAnswer, Judgement
from fairhearing.judging.wording import days_text, either, title_of

WIDTH = 96
_PARTS = (
    ("What was kept", frozenset({"met", "waived"})),
    ("What was late, or never done", frozenset({"late", "overdue", "missed"})),
    ("What lapsed by itself", frozenset({"lapsed"})),
    ("What is still open", frozenset({"open"})),
)
_UNKNOWN = frozenset({"not-shown", "undetermined"})
_WORDS = {
    "met": "kept",
    "waived": "no longer needed",
    "late": "LATE",
    "overdue": "OVERDUE",
    "missed": "NEVER DONE",
    "lapsed": "LAPSED",
    "open": "open",
    "not-shown": "not shown",
    "undetermined": "cannot be decided",
    "barred": "BARRED",
    "unconsented": "WITHOUT CONSENT",
    "unconfirmed": "UNCONFIRMED",
    "conflicted": "CONFLICTED",
    "too-early": "TOO EARLY",
    "without-power": "WITHOUT POWER",
    "without-quorum": "WITHOUT QUORUM",
    "not-separate": "NOT SEPARATE",
}


def to_text(judgement: Judgement) -> str:
    """Return the report: what was kept, what was late, what was barred, who was conflicted, what is not known.

    Args:
        judgement: the answer of `judge`.
    """
    lines = [
        f"Case {judgement.case}, as of {judgement.as_of}",
        f"Judged by {judgement.procedure}, version {judgement.version}, and the floor beneath it",
        "",
        *_summary(judgement),
    ]
    for title, statuses in _PARTS:
        lines += _part(title, (line for one in judgement.duties if one.status in statuses for line in _duty(one)))
    known = [one for one in judgement.barred if one.status != "undetermined"]
    lines += _part("What was done against a rule", _barred(known))
    lines += _part("Who was conflicted, and by which path", _conflicts(judgement.conflicts))
    lines += _part("What cannot be known from this file", _unknown(judgement))
    lines += _part("Measured times", _durations(judgement))
    lines += _part("To know besides", (line for note in judgement.notes for line in _item(note)))
    lines += _part("Under one account alone", _accounts(judgement))
    lines += _part("What may be done next", _next(judgement))
    return "\n".join(lines) + "\n"


def _part(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return ["", title.upper(), *body] if body else []


def _item(text: str, mark: str = "- ", indent: int = 0) -> list[str]:
    lead = " " * indent + mark
    return textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    )


def _summary(judgement: Judgement) -> Iterator[str]:
    status = [one.status for one in judgement.duties]
    counts = [
        (sum(status.count(name) for name in statuses), title)
        for statuses, title in (
            (("met",), "duties were kept"),
            (("late",), "were kept late"),
            (("overdue", "missed"), "were not kept"),
            (("not-shown", "undetermined"), "cannot be decided from this file"),
        )
    ]
    counts += [(status.count("lapsed"), "of what holds for a limited time lapsed")] if "lapsed" in status else []
    acts = {one.act for one in judgement.barred if one.status != "undetermined"}
    people = {one.person for one in judgement.conflicts if one.conflict.reasons}
    text = f"In short: {', '.join(f'{count} {title}' for count, title in counts)}. "
    text += f"{len(acts)} acts were against a rule; {len(people)} of those who took part were conflicted."
    yield from textwrap.wrap(text, WIDTH)


def _rule(one: DutyAnswer | Barred) -> str:
    return f"[{one.rule}, {one.pack}; {one.source}]"


def _duty(one: DutyAnswer) -> list[str]:
    late = f" by {days_text(one.late_days)}" if one.late_days and one.status in {"late", "overdue"} else ""
    start = f" (from act {one.anchor})" if one.anchor else ""
    softly = f" ({one.strength})" if one.strength != "must" else ""
    lines = _item(f"{_WORDS[one.status]}{late}: {one.says.rstrip('.')}{start}{softly}.")
    return [*lines, *_item(one.because, "", 2), *_item(_rule(one), "", 2)]


def _barred(found: Sequence[Barred]) -> Iterator[str]:
    for act in dict.fromkeys(one.act for one in found):
        mine = [one for one in found if one.act == act]
        yield f"- Act {act}, {title_of(mine[0].kind).lower()}:"
        for one in mine:
            yield from _objection(one)


def _objection(one: Barred) -> Iterator[str]:
    if one.status == "conflicted":
        yield from _item(f"{_WORDS[one.status]}: {one.because} The path is below.", "* ", 2)
        return
    because = "" if one.because == one.says else f" {one.because}"
    yield from _item(f"{_WORDS[one.status]}: {one.says}{because}", "* ", 2)
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
        if one.status in _UNKNOWN:
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


def _next(judgement: Judgement) -> Iterator[str]:
    now = [one for one in judgement.permitted if one.now]
    for one in now:
        if one.duties:
            who = either(list(one.who))
            yield from _item(f"{title_of(one.kind)}, by the {who}: it is due ({', '.join(one.duties)}).")
    others: dict[tuple[str, ...], list[str]] = {}
    for one in now:
        if not one.duties:
            others.setdefault(one.who, []).append(title_of(one.kind).lower())
    for roles, kinds in others.items():
        yield from _item(f"The {either(list(roles))} may: {'; '.join(dict.fromkeys(kinds))}.")
