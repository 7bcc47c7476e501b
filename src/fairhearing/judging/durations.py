"""How long things took, measured; a phrase such as “promptly” is answered with days, never judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import measured, rank

_MEASURED: Mapping[str, tuple[str, str]] = {
    "start-to-acknowledgment": ("", "report-acknowledged"),
    "start-to-telling-the-respondent": ("", "respondent-notified"),
    "start-to-answer": ("", "response-received"),
    "start-to-finding": ("", "finding-made"),
    "start-to-decision": ("", "decision-made"),
    "start-to-close": ("", "case-closed"),
    "telling-to-answer": ("respondent-notified", "response-received"),
    "answer-to-finding": ("response-received", "finding-made"),
    "finding-to-decision": ("finding-made", "decision-made"),
}


def durations_of(matter: Matter) -> dict[str, object]:
    """Return the days between the main acts, and those that published phrases about time speak of.

    Args:
        matter: the case.

    Returns:
        Name → {"from", "to": ids of acts, "days": [least, most]}, None where an end is open; under `claims` a
        list of the same with `text` and `source`.
    """
    found: dict[str, object] = {}
    for name, (start, end) in _MEASURED.items():
        one = _first(matter, start) if start else _start(matter)
        other = _first(matter, end)
        if one is not None and other is not None:
            found[name] = _measured(one, other)
    claims = list(_claims(matter))
    return {**found, "claims": claims} if claims else found


def _claims(matter: Matter) -> Iterator[dict[str, object]]:
    for claim in matter.case.claims:
        acts = sorted((matter.by_id[one] for one in claim.about if one in matter.by_id), key=rank)
        if acts:
            yield {"text": claim.text, "source": claim.source, **_measured(acts[0], acts[-1])}


def _start(matter: Matter) -> Act | None:
    starts = matter.of_kinds(matter.procedure.start)
    return starts[0] if starts else None


def _first(matter: Matter, kind: str) -> Act | None:
    acts = matter.of_kinds((KindName(kind),))
    return acts[0] if acts else None


def _measured(one: Act, other: Act) -> dict[str, object]:
    return {"from": one.id, "to": other.id, "days": list(measured(one.when, other.when))}
