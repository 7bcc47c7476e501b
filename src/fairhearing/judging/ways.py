"""How each duty stands where several respondents each go their own way: their own clocks, and one end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from fairhearing.judging.duties import duty_answers
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import DutyAnswer
from fairhearing.judging.wording import towards
from fairhearing.procedure import Duty

_RESPONDENT = "respondent"
_Said = Mapping[str, Sequence[DutyAnswer]]
"""By respondent, what is said of a duty on their way."""


def answers_on(matter: Matter) -> tuple[DutyAnswer, ...]:
    """Return how every duty stands, in the order of the procedure, a clock after the other.

    Where the ways of several respondents have parted, what is the same for all is said once, and the rest of each.
    The case is to be closed by the last of the days on which it would be for one of them, and not before it can be
    for each.

    Args:
        matter: the case.
    """
    if not matter.ways:
        return duty_answers(matter)
    every = {person: duty_answers(way) for person, way in matter.ways.items()}
    found: list[DutyAnswer] = []
    for duty in matter.procedure.duties:
        said = {person: [one for one in answers if one.rule == duty.id] for person, answers in every.items()}
        ends = set(matter.procedure.end).issuperset(duty.act)
        found += _of_the_last(said) if ends else _of_each(duty, said)
    return tuple(found)


def _of_each(duty: Duty, said: _Said) -> Iterator[DutyAnswer]:
    told: set[DutyAnswer] = set()
    for person, answers in said.items():
        for one in answers:
            if not all(one in others for others in said.values()):
                yield _towards(duty, person, one)
            elif one not in told:
                told.add(one)
                yield one


def _towards(duty: Duty, person: str, answer: DutyAnswer) -> DutyAnswer:
    because = towards(person, answer.because)
    if duty.who == (_RESPONDENT,):
        return replace(answer, by=person, because=because)
    return replace(answer, to=person if answer.to in {None, _RESPONDENT} else answer.to, because=because)


def _of_the_last(said: _Said) -> Sequence[DutyAnswer]:
    return max(said.values(), key=lambda answers: max(map(_until, answers)))


def _until(answer: DutyAnswer) -> date:
    return date.max if answer.due is None else answer.due.last
