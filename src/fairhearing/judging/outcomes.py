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
from fairhearing.wording import say

DECISION = KindName("decision-made")
_WORDS = re.compile("([0-9]{1,4}|an?|one) (hour|day|week|month|year)s?")
_UNITS = {"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years"}
_REMEDY = say("Decide within the range, or choose another outcome.")


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
        text = say(
            "“{outcome}” is open only in some cases; whether in this one is not known.", outcome=outcome.title
        )
        text = say("“{outcome}” is not open in this case.", outcome=outcome.title) if open_here is False else text
        yield objection(matter, outcome, act, status, text, "other", _REMEDY)
    for status, because in _range(matter, outcome, act):
        yield objection(matter, outcome, act, status, because, "other", _REMEDY)
    if outcome.conditions and not words_of_field(act, "conditions"):
        text = say("“{outcome}” needs conditions, and the decision names none.", outcome=outcome.title)
        yield objection(
            matter, outcome, act, "barred", text, "other", say("Name the conditions, each with its date.")
        )


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
    titles = [say("“{title}”", title=one.title) for one in matter.procedure.outcomes]
    for act in matter.of_kinds((DECISION,)) if titles else ():
        text = text_of_field(act, "outcome")
        outcome = outcome_of(matter, act)
        if outcome is not None and outcome.usual:
            yield from (
                say("Act {act}: {because} That is usual and no rule.", act=act.id, because=because)
                for _, because in _span(matter, outcome, act)
            )
        if text and outcome is None:
            yield say(
                "Act {act} decides “{text}”, which is none of the outcomes that are written: {titles}.",
                act=act.id,
                text=text,
                titles=both(titles),
            )


def _range(matter: Matter, outcome: Outcome, act: Act) -> Iterator[tuple[str, str]]:
    text = text_of_field(act, "duration")
    if not text:
        if outcome.timed:
            yield (
                "barred",
                say(
                    "“{outcome}” holds for a time, and the decision does not say for how long.",
                    outcome=outcome.title,
                ),
            )
        return
    if not outcome.usual:
        yield from _span(matter, outcome, act)


def _span(matter: Matter, outcome: Outcome, act: Act) -> Iterator[tuple[str, str]]:
    text = text_of_field(act, "duration")
    held = read_length(text)
    if held is None:
        if text and (outcome.least or outcome.most):
            yield "undetermined", say("For how long it holds, “{text}”, cannot be read as a time.", text=text)
        return
    if outcome.least is not None and _shorter(matter, held, outcome.least, act):
        yield (
            "barred",
            say(
                "It holds for {held}; “{outcome}” is for {least} or longer.",
                held=held,
                outcome=outcome.title,
                least=outcome.least,
            ),
        )
    if outcome.most is not None and _shorter(matter, outcome.most, held, act):
        yield (
            "barred",
            say(
                "It holds for {held}; “{outcome}” is for {most} at most.",
                held=held,
                outcome=outcome.title,
                most=outcome.most,
            ),
        )


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
