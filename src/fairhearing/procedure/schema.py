"""The format of a procedure's file as a JSON Schema, so that editors complete it and check it while it is written.

What a schema cannot say (that a name is defined, that a condition can be evaluated) the reader says.

Source: JSON Schema, draft 2020-12; the file format `fairhearing/procedure@1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fairhearing.acts import KINDS, REASON_CLASSES
from fairhearing.organisation import DERIVED_TIES, TIE_KINDS
from fairhearing.procedure.vocabulary import (
    COMPARTMENTS,
    COURSES,
    FORMAT,
    LEVELS,
    MARKS,
    SILENCES,
    STRENGTHS,
    TELLABLE,
    THRESHOLDS,
    TOWARDS,
)

Schema = dict[str, object]

_TEXT: Schema = {"type": ["string", "number"]}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_FLAG: Schema = {"enum": [True, False, "true", "false"]}
_WHOLE: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}
_LIMIT: Schema = {
    "type": "string",
    "pattern": "^([0-9]{1,4} ?(h|d|bd|w|m|y)|P[0-9]{1,4}[YMWD]|PT[0-9]{1,4}H)$",
    "description": "48 h, 3 d, 5 bd (business days), 2 w, 3 m, 1 y; or P3D, PT48H",
}
_WHEN: Schema = {"type": "string", "description": "CEL over `case`, `act` and `done`"}


def schema() -> Schema:
    """Return the JSON Schema of `fairhearing/procedure@1`.

    Returns:
        Values that JSON can hold; definitions of each sort of rule under `$defs`.

    Source: JSON Schema, draft 2020-12.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A procedure of Fair Hearing",
        **_table(_whole_file(), "format", "id", "version", "since", "title", "roles", "start", "end"),
        "$defs": {
            "kind": {"enum": [str(kind) for kind in KINDS]},
            "kinds": _one_or_more({"$ref": "#/$defs/kind"}),
            "source": _table(
                {"text": _TEXT, "section": _TEXT, "mark": _choice(MARKS), "since": _DAY},
                *("text", "section", "mark", "since"),
            ),
            **{name: _rule(properties) for name, properties in _rules().items()},
        },
    }


def _whole_file() -> dict[str, Schema]:
    rules = {"duties": "duty", "bars": "bar", "gates": "gate", "powers": "power", "consents": "consent"}
    return {
        "format": {"const": FORMAT},
        "id": _ID,
        "version": _WHOLE,
        "since": _DAY,
        "title": _TEXT,
        "sources": _named(_TEXT),
        "stages": _one_or_more(_TEXT),
        "start": _kinds(),
        "end": _kinds(),
        "courses": _one_or_more(_choice(COURSES)),
        "categories": _named(_table({"title": _TEXT, "severe": _FLAG}, "title")),
        "roles": _named(_table(role(), "title")),
        **{section: _named({"$ref": f"#/$defs/{rule}"}) for section, rule in rules.items()},
        "separations": _named({"$ref": "#/$defs/separation"}),
        "outcomes": _named({"$ref": "#/$defs/outcome"}),
        "disclosures": _named({"$ref": "#/$defs/disclosure"}),
        "conflicts": _table(policy()),
        "letters": _by_kind(),
        "notices": _named(_TEXT),
        "scopes": _named(_TEXT),
        "grounds": _named(_TEXT),
        "silent": _by_kind(),
        "publication": _table({"dates": _one_or_more(_TEXT), "group": _WHOLE}),
    }


def role() -> dict[str, Schema]:
    """Return what a role can say."""
    return {
        "title": _TEXT,
        "party": _FLAG,
        "bodies": _one_or_more(_TEXT),
        "reads": _one_or_more(_choice(COMPARTMENTS)),
        "drawn": _FLAG,
        "seats": _WHOLE,
        "alternates": _WHOLE,
        "asked-after": _kinds(),
    }


def policy() -> dict[str, Schema]:
    """Return what the section `conflicts` can say."""
    return {
        "soft-sum": _WHOLE,
        "soft-may": _kinds(),
        "hard-may": _kinds(),
        "least-clear": _WHOLE,
        "least-without-hard": _WHOLE,
        "ties": _named({"$ref": "#/$defs/tie"}),
        "undisclosed": _named({"$ref": "#/$defs/clause"}),
        "silence": _named({"$ref": "#/$defs/silence"}),
        "forced-recusal": _named({"$ref": "#/$defs/forced-recusal"}),
        "challenges": _named({"$ref": "#/$defs/challenge"}),
        "no-waiver": _named({"$ref": "#/$defs/clause"}),
        "stand-ins": _named({"$ref": "#/$defs/stand-in"}),
    }


def _rules() -> Mapping[str, dict[str, Schema]]:
    return {
        "duty": duty(),
        "bar": {
            "act": _kinds(),
            "when": _WHEN,
            "by": _one_or_more(_TEXT),
            "reason-class": _choice(REASON_CLASSES),
        },
        "gate": {
            "needs": {"anyOf": [_kinds(), {"type": "array", "items": _kinds()}]},
            "wait": _LIMIT,
            "wait-for": _TEXT,
            **dict.fromkeys(("act", "unless", "since"), _kinds()),
            "when": _WHEN,
            "anew": _FLAG,
            "least": _WHOLE,
        },
        "power": {
            "act": _kinds(),
            "who": _one_or_more(_TEXT),
            "after": _kinds(),
            "once": _FLAG,
            "votes": _one_or_more(_choice(THRESHOLDS)),
            "quorum": _WHOLE,
            "closed": _FLAG,
            "within": _LIMIT,
            "unopposed": _table({"within": _LIMIT, "by": _kinds()}, "within", "by"),
            "otherwise": _TEXT,
        },
        "consent": {"act": _kinds(), "of": _one_or_more(_TEXT), "scope": _TEXT, "when": _WHEN, "in-order": _FLAG},
        "separation": {
            "groups": {"type": "array", "items": _kinds()},
            "named": _one_or_more(_TEXT),
            "fresh": _FLAG,
            "apart": _FLAG,
            "alone": _FLAG,
            "anew": _FLAG,
        },
        "outcome": outcome(),
        "disclosure": disclosure(),
        **_of_conflicts(),
    }


def _of_conflicts() -> Mapping[str, dict[str, Schema]]:
    return {
        "tie": {
            "tie": _choice((*TIE_KINDS, *DERIVED_TIES)),
            "level": _choice(LEVELS),
            "towards": _one_or_more(_choice(TOWARDS)),
            "steps": _WHOLE,
            "soft-steps": _WHOLE,
            "after": _LIMIT,
        },
        "clause": {},
        "silence": {"asked": _kinds(), "within": _LIMIT},
        "forced-recusal": {"votes": _choice(THRESHOLDS)},
        "challenge": {
            "by": _one_or_more(_TEXT),
            "cause": _FLAG,
            "most": _WHOLE,
            "after": _kinds(),
            "within": _LIMIT,
            "ruled-by": _one_or_more(_TEXT),
        },
        "stand-in": {"on": _TEXT, "out-of": _TEXT, "beyond": _WHOLE, "seats": _WHOLE},
    }


def duty() -> dict[str, Schema]:
    """Return what a duty can say beside what every rule says."""
    return {
        "who": _one_or_more(_TEXT),
        "act": _kinds(),
        "to": _TEXT,
        "after": _kinds(),
        "fallback": _kind(),
        "fallback-after": _LIMIT,
        "fallback-for": _TEXT,
        "within": _LIMIT,
        "until": {"type": "string", "pattern": "^act\\.[a-z_]+$", "description": "act.until, act.review_on …"},
        "before": _kinds(),
        "when": _WHEN,
        "unless": _kinds(),
        "strength": _choice(STRENGTHS),
        "stage": _TEXT,
        "extension": _table(extension(), "act", "who"),
        "pauses": _kinds(),
        "pause-most": _LIMIT,
        "resumes": _kinds(),
        "counts": {"type": "string", "description": "CEL over the act that would meet it: act.value …"},
        **dict.fromkeys(("each", "lapses", "closed", "by-right", "on-receipt"), _FLAG),
        "ratifies": _table(
            {"act": _kind(), "sends-back": _kinds(), "silence": _choice(SILENCES)}, *("act", "silence")
        ),
    }


def outcome() -> dict[str, Schema]:
    """Return what an outcome can say beside what every rule says."""
    return {
        "title": _TEXT,
        "least": _LIMIT,
        "most": _LIMIT,
        "usual": _FLAG,
        "lasting": _FLAG,
        "conditions": _FLAG,
        "when": _WHEN,
    }


def disclosure() -> dict[str, Schema]:
    """Return what a rule on telling can say beside what every rule says."""
    return {
        "act": _kinds(),
        "to": _one_or_more(_ID),
        "may": _one_or_more(_choice(TELLABLE)),
        "by": _one_or_more(_TEXT),
        "after": _kinds(),
        "of": _one_or_more(_TEXT),
        "scope": _TEXT,
        "when": _WHEN,
    }


def extension() -> dict[str, Schema]:
    """Return what can be said of how a limit is moved."""
    return {
        "act": _kind(),
        "who": _one_or_more(_TEXT),
        "most": _LIMIT,
        "reason": _FLAG,
        "approver": _one_or_more(_TEXT),
        "approval": _kind(),
    }


def _rule(properties: Mapping[str, Schema]) -> Schema:
    every: dict[str, Schema] = {"says": _TEXT, "source": {"$ref": "#/$defs/source"}, "why": _TEXT, "remedy": _TEXT}
    return _table({**every, **properties}, "says", "source")


def _table(properties: Mapping[str, Schema], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _named(entry: Schema) -> Schema:
    return {"type": "object", "propertyNames": _ID, "additionalProperties": entry}


def _by_kind() -> Schema:
    return {"type": "object", "propertyNames": _kind(), "additionalProperties": _TEXT}


def _one_or_more(entry: Schema) -> Schema:
    return {"anyOf": [entry, {"type": "array", "items": entry}]}


def _choice(words: Iterable[str]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _kind() -> Schema:
    return {"$ref": "#/$defs/kind"}


def _kinds() -> Schema:
    return {"$ref": "#/$defs/kinds"}
