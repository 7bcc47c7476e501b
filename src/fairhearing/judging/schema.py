"""What `fairhearing audit --format json` prints, as a JSON Schema: stable keys that other programs can rely on.

Source: JSON Schema, draft 2020-12.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairhearing.judging.model import STATUSES

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_MAYBE: Schema = {"type": ["string", "null"]}
_DAYS: Schema = {"type": ["string", "null"], "description": "YYYY-MM-DD, or first/last (.. for an open end)"}
_LATE: Schema = {
    "anyOf": [
        {"type": "null"},
        {
            "type": "array",
            "prefixItems": [{"type": "integer"}, {"type": ["integer", "null"]}],
            "minItems": 2,
            "maxItems": 2,
        },
    ],
    "description": "[least, most] days late; null where nothing is or can be late; the most is null where a date "
    "has an open end",
}
_OBJECTIONS = (
    *("barred", "unconsented", "unconfirmed", "conflicted", "too-early", "without-power", "without-quorum"),
    *("not-separate", "undetermined"),
)


def judgement_schema() -> Schema:
    """Return the JSON Schema of one judgement, as `to_json` writes it.

    Returns:
        Values that JSON can hold; every key that is listed is always there.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A judgement of Fair Hearing",
        **_table(
            {
                "case": _TEXT,
                "procedure": _TEXT,
                "version": {"type": "integer", "minimum": 1},
                "as_of": {"type": "string", "format": "date"},
                "duties": _list(_duty()),
                "barred": _list(_barred()),
                "conflicts": _list(_conflict()),
                "permitted": _list(_permitted()),
                "durations": {"type": "object"},
                "contradictory_dates": _TEXTS,
                "accounts": _list(_table({"asserted_by": _TEXT, "changes": _TEXTS})),
                "notes": _TEXTS,
            }
        ),
    }


def _duty() -> Schema:
    return _table(
        {
            **_rule(),
            "strength": _TEXT,
            "stage": _TEXT,
            "status": {"enum": list(STATUSES)},
            "due": _DAYS,
            "done": _DAYS,
            "late_days": _LATE,
            "who": _TEXTS,
            "to": _MAYBE,
            "by": _MAYBE,
            "anchor": _MAYBE,
            "act": _MAYBE,
            "because": _TEXT,
        }
    )


def _barred() -> Schema:
    more: dict[str, Schema] = {
        "kind": _TEXT,
        "status": {"enum": list(_OBJECTIONS)},
        "because": _TEXT,
        "remedy": _TEXT,
    }
    return _table({**_rule(), "act": _MAYBE, **more})


def _conflict() -> Schema:
    level: Schema = {"enum": ["none", "soft", "hard", "unknown"]}
    named = dict.fromkeys(("tie", "towards", "rule", "pack", "source", "mends"), _TEXT)
    reason = _table({**named, "level": level, "path": _TEXTS})
    return _table({"act": _MAYBE, "person": _TEXT, "level": level, "path": _TEXTS, "reasons": _list(reason)})


def _permitted() -> Schema:
    return _table({"kind": _TEXT, "who": _TEXTS, "now": {"type": "boolean"}, "because": _TEXTS, "duties": _TEXTS})


def _rule() -> dict[str, Schema]:
    return dict.fromkeys(("rule", "pack", "source", "says"), _TEXT)


def _list(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _table(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


__all__ = ["judgement_schema"]
