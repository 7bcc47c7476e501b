"""A judgement as JSON: plain values under stable keys."""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.acts import When
from fairhearing.judging.model import ActConflict, Barred, DutyAnswer, Judgement, Permitted


def to_json(judgement: Judgement) -> dict[str, object]:
    """Return a judgement as values that JSON can hold, in a fixed order.

    Args:
        judgement: the answer of `judge`.

    Returns:
        `case`, `procedure`, `version`, `as_of`, `duties`, `barred`, `conflicts`, `permitted`, `durations`,
        `contradictory_dates`, `accounts`, `notes`. Days are `YYYY-MM-DD`, or `first/last` where uncertain
        (`..` where an end is open).
    """
    return {
        "case": judgement.case,
        "procedure": str(judgement.procedure),
        "version": judgement.version,
        "as_of": judgement.as_of.isoformat(),
        "duties": [_duty(one) for one in judgement.duties],
        "barred": [_barred(one) for one in judgement.barred],
        "conflicts": [_conflict(one) for one in judgement.conflicts],
        "permitted": [_permitted(one) for one in judgement.permitted],
        "durations": dict(judgement.durations),
        "contradictory_dates": list(judgement.contradictory_dates),
        "accounts": [{"asserted_by": one.asserted_by, "changes": list(one.changes)} for one in judgement.accounts],
        "notes": list(judgement.notes),
    }


def day_or_span(when: When | None) -> str | None:
    """Return a day, or `first/last` with `..` for an open end (EDTF); None for none.

    Args:
        when: an interval of days.
    """
    if when is None:
        return None
    if when.certain:
        return when.first.isoformat()
    first = ".." if when.first == when.first.min else when.first.isoformat()
    last = ".." if when.last == when.last.max else when.last.isoformat()
    return f"{first}/{last}"


def _duty(one: DutyAnswer) -> Mapping[str, object]:
    return {
        "rule": one.rule,
        "pack": one.pack,
        "source": one.source,
        "says": one.says,
        "strength": one.strength,
        "stage": one.stage,
        "status": one.status,
        "due": day_or_span(one.due),
        "done": day_or_span(one.done),
        "late_days": None if one.late_days is None else list(one.late_days),
        "who": list(one.who),
        "to": one.to,
        "by": one.by,
        "anchor": one.anchor,
        "act": one.act,
        "because": one.because,
    }


def _barred(one: Barred) -> Mapping[str, object]:
    return {
        "rule": one.rule,
        "pack": one.pack,
        "source": one.source,
        "says": one.says,
        "act": one.act,
        "kind": one.kind,
        "status": one.status,
        "because": one.because,
        "remedy": one.remedy,
    }


def _conflict(one: ActConflict) -> Mapping[str, object]:
    reasons = [
        {
            "tie": reason.tie,
            "level": reason.level,
            "towards": reason.towards,
            "path": list(reason.path),
            "rule": reason.rule,
            "pack": reason.pack,
            "source": reason.source,
            "mends": reason.mends,
        }
        for reason in one.conflict.reasons
    ]
    path = reasons[0]["path"] if reasons else []
    return {"act": one.act, "person": one.person, "level": one.conflict.level, "path": path, "reasons": reasons}


def _permitted(one: Permitted) -> Mapping[str, object]:
    return {
        "kind": one.kind,
        "who": list(one.who),
        "now": one.now,
        "because": list(one.because),
        "duties": list(one.duties),
    }
