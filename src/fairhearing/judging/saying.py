"""What every form of the report says in the same words: statuses, parts, the short version, the next steps."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.judging.model import DutyAnswer, Judgement
from fairhearing.judging.wording import days_text, either, title_of

PARTS = (
    ("What was kept", frozenset({"met", "waived"})),
    ("What was late, or never done", frozenset({"late", "overdue", "missed"})),
    ("What lapsed by itself", frozenset({"lapsed"})),
    ("What is still open", frozenset({"open"})),
)
UNKNOWN = frozenset({"not-shown", "undetermined"})
BAD = frozenset({"late", "overdue", "missed", "lapsed"})
"""The answers that are printed so that they are not overlooked."""
WORDS = {
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


def how(one: DutyAnswer) -> str:
    """Return how a duty stands in a word or two, and by how much it is late: `LATE by 3 days`.

    Args:
        one: the answer.
    """
    late = one.late_days if one.status in {"late", "overdue"} else None
    return f"{WORDS[one.status]} by {days_text(late)}" if late else WORDS[one.status]


_COUNTED = (
    (("met",), "duty was kept", "duties were kept"),
    (("late",), "was kept late", "were kept late"),
    (("overdue", "missed"), "was not kept", "were not kept"),
    (("not-shown", "undetermined"), *["cannot be decided from this file"] * 2),
)


def in_short(judgement: Judgement) -> str:
    """Return the judgement in two sentences: how many duties were kept, and how much was against a rule.

    Args:
        judgement: the answer of `judge`.
    """
    status = [one.status for one in judgement.duties]
    counts = [
        (count, one if count == 1 else several)
        for statuses, one, several in _COUNTED
        for count in (sum(status.count(name) for name in statuses),)
    ]
    counts += [(status.count("lapsed"), "of what holds for a limited time lapsed")] if "lapsed" in status else []
    acts = {one.act for one in judgement.barred if one.status != "undetermined"}
    people = {one.person for one in judgement.conflicts if one.conflict.reasons}
    text = f"In short: {', '.join(f'{count} {title}' for count, title in counts)}. "
    text += "1 act was against a rule; " if len(acts) == 1 else f"{len(acts)} acts were against a rule; "
    text += f"{len(people)} of those who took part {'was' if len(people) == 1 else 'were'} conflicted."
    return text


def next_steps(judgement: Judgement) -> Iterator[str]:
    """Yield what may be done next and by whom, what is due first, a sentence each.

    Args:
        judgement: the answer of `judge`.
    """
    now = [one for one in judgement.permitted if one.now]
    for one in now:
        if one.duties:
            who = either(list(one.who))
            yield f"{title_of(one.kind)}, by the {who}: it is due ({', '.join(one.duties)})."
    others: dict[tuple[str, ...], list[str]] = {}
    for one in now:
        if not one.duties:
            others.setdefault(one.who, []).append(title_of(one.kind).lower())
    for roles, kinds in others.items():
        yield f"The {either(list(roles))} may: {'; '.join(dict.fromkeys(kinds))}."
