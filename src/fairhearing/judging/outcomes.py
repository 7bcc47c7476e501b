"""Whether a decision lies within the outcome that it names: for how long, with conditions, in such a case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairhearing.acts import Act
from fairhearing.clock import Duration, parse_duration_text
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName
from fairhearing.judging.bars import objection
from fairhearing.judging.facts import holds, text_of_field, words_of_field
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.wording import both
from fairhearing.procedure import Outcome

DECISION = KindName("decision-made")
_WORDS = re.compile(r"([0-9]{1,4}|an?|one) (hour|day|week|month|year)s?")
_UNITS = {"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years"}
_REMEDY = "Decide within the range, or choose another outcome."


def outcomes_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield how a decision leaves the range of the outcome that it names.

    Args:
        matter: the case.
        act: done or proposed.
    """
    outcome = outcome_of(matter, act)
    if outcome is None:
        return
    open_here = holds(matter, outcome.when, act)
    if not open_here:
        status = "barred" if open_here is False else "undetermined"
        text = f"“{outcome.title}” is open only in some cases; whether in this one is not known."
        text = f"“{outcome.title}” is not open in this case." if open_here is False else text
        yield objection(matter, outcome, act, status, text, "other", _REMEDY)
    for status, because in _range(matter, outcome, act):
        yield objection(matter, outcome, act, status, because, "other", _REMEDY)
    if outcome.conditions and not words_of_field(act, "conditions"):
        text = f"“{outcome.title}” needs conditions, and the decision names none."
        yield objection(matter, outcome, act, "barred", text, "other", "Name the conditions, each with its date.")


def outcome_of(matter: Matter, act: Act) -> Outcome | None:
    """Return which of the procedure's outcomes a decision names; None for other acts and for words of its own.

    Args:
        matter: the case.
        act: done or proposed.
    """
    if act.kind != DECISION:
        return None
    text = text_of_field(act, "outcome")
    return next((one for one in matter.procedure.outcomes if one.named_by(text)), None)


def remarks_on_outcomes(matter: Matter) -> Iterator[str]:
    """Yield for each decision in words of its own that its range cannot be judged, and what is unusual in others.

    Args:
        matter: the case.
    """
    titles = [f"“{one.title}”" for one in matter.procedure.outcomes]
    for act in matter.of_kinds((DECISION,)) if titles else ():
        text = text_of_field(act, "outcome")
        outcome = outcome_of(matter, act)
        if outcome is not None and outcome.usual:
            yield from (
                f"Act {act.id}: {because} That is usual and no rule." for _, because in _span(matter, outcome, act)
            )
        if text and outcome is None:
            yield f"Act {act.id} decides “{text}”, which is none of the outcomes that are written: {both(titles)}."


def _range(matter: Matter, outcome: Outcome, act: Act) -> Iterator[tuple[str, str]]:
    text = text_of_field(act, "duration")
    if not text:
        if outcome.timed:
            yield "barred", f"“{outcome.title}” holds for a time, and the decision does not say for how long."
        return
    if not outcome.usual:
        yield from _span(matter, outcome, act)


def _span(matter: Matter, outcome: Outcome, act: Act) -> Iterator[tuple[str, str]]:
    text = text_of_field(act, "duration")
    held = read_length(text)
    if held is None:
        if text and (outcome.least or outcome.most):
            yield "undetermined", f"For how long it holds, “{text}”, cannot be read as a time."
        return
    if outcome.least is not None and _shorter(matter, held, outcome.least, act):
        yield "barred", f"It holds for {held}; “{outcome.title}” is for {outcome.least} or longer."
    if outcome.most is not None and _shorter(matter, outcome.most, held, act):
        yield "barred", f"It holds for {held}; “{outcome.title}” is for {outcome.most} at most."


def _shorter(matter: Matter, one: Duration, other: Duration, act: Act) -> bool:
    day = min(act.when.last, matter.as_of)
    return matter.calendar.add(day, one) < matter.calendar.add(day, other)


def read_length(text: str) -> Duration | None:
    """Return a time as decisions write it: `60 days`, `a month`, or as procedures do; None for other words.

    Args:
        text: the field `duration` of a decision.
    """
    said = _WORDS.fullmatch(text.strip().lower())
    if said:
        return Duration(int(said[1]) if said[1].isdecimal() else 1, _UNITS[said[2]])
    try:
        return parse_duration_text(text)
    except InputError:
        return None
