"""Everything that rules have against one act, done or proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.bars import bars_on
from fairhearing.judging.challenges import MADE, RULED, challenges_on
from fairhearing.judging.consents import consents_on
from fairhearing.judging.disclosures import disclosures_on
from fairhearing.judging.gates import gates_on
from fairhearing.judging.lapsing import lapsing_on
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import ActConflict, Barred
from fairhearing.judging.outcomes import DECISION, outcomes_on
from fairhearing.judging.powers import powers_on
from fairhearing.judging.rulebook import once_for_each, rulebook_of
from fairhearing.judging.separations import separations_on
from fairhearing.judging.standing import anything_known, standing_of
from fairhearing.judging.wording import towards
from fairhearing.procedure import Duty, Procedure

_Speak = Callable[[Matter, Act], Iterable[Barred]]
_OF_A_WAY: frozenset[_Speak] = frozenset((bars_on, powers_on, gates_on, lapsing_on))
"""Where several respondents each go their own way, what of the rules is asked for each of them."""
_NOT_THEIRS = frozenset({"without-power", "without-quorum", "not-separate", "conflicted"})


@dataclass(frozen=True, slots=True)
class Examined:
    """What speaks against one proposed act now.

    Args:
        barred: refusals, each with its rule and remedy; empty: it is permitted.
        conflicts: everybody who would take part and is not free, with the path.
    """

    barred: tuple[Barred, ...]
    conflicts: tuple[ActConflict, ...]


def rules_on(matter: Matter, act: Act) -> tuple[Barred, ...]:
    """Return what the rules other than those about conflicts have against an act, in the order of the rules.

    Args:
        matter: the case.
        act: done or proposed.
    """
    sorts = _speaking(matter.procedure).get(act.kind)
    if sorts is None:
        return ()
    ways = matter.ways_on(act)
    found: list[Barred] = []
    for speak in sorts:
        found += _on_each(ways, speak, act) if ways and speak in _OF_A_WAY else speak(matter, act)
    twice = len(found) > 1 and len({one.rule for one in found}) < len(found)
    return tuple(dict.fromkeys(found)) if twice else tuple(found)


def _on_each(ways: Mapping[str, Matter], speak: _Speak, act: Act) -> Iterator[Barred]:
    """Yield what rules have against an act that has to fit the ways of some respondents, and towards whom."""
    said = {person: list(speak(way, act)) for person, way in ways.items()}
    for person, against in said.items():
        for one in against:
            of_all = all(one in others for others in said.values())
            yield one if of_all else replace(one, because=towards(person, one.because))


@once_for_each
def _speaking(procedure: Procedure) -> Mapping[KindName, Sequence[_Speak]]:
    """Return for each kind of act which sorts of rules can speak of it at all."""
    book = rulebook_of(procedure)
    tables: tuple[tuple[Iterable[KindName], _Speak], ...] = (
        (book.bars, bars_on),
        (book.powers, powers_on),
        (book.gates, gates_on),
        (book.lapsing, lapsing_on),
        (book.consents, consents_on),
        (book.disclosures, disclosures_on),
        ((DECISION,) if procedure.outcomes else (), outcomes_on),
        (book.separations, separations_on),
        ((MADE, RULED), challenges_on),
    )
    found: dict[KindName, list[_Speak]] = {}
    for kinds, speak in tables:
        for kind in kinds:
            found.setdefault(kind, []).append(speak)
    return found


def counts_for(matter: Matter, duty: Duty, act: Act) -> bool | None:
    """Return whether an act confirms what would lapse without it: nothing but its lateness speaks against it.

    Args:
        matter: the case.
        duty: the rule that asks for it.
        act: of the right kind.

    Returns:
        None where that depends on what is not known.
    """
    found = (*rules_on(matter, act), *standing_of(matter.whole, act).barred)
    against = {one.status for one in found if one.rule != duty.id}
    return True if not against else None if against == {"undetermined"} else False


def by_right(matter: Matter, act: Act) -> bool | None:
    """Return whether those who did an act could: with the power and the majority, free of conflict and separate.

    Args:
        matter: the case.
        act: done or proposed.

    Returns:
        None where that depends on what is not known.
    """
    whole = matter.whole
    found = (*powers_on(matter, act), *separations_on(whole, act), *standing_of(whole, act).barred)
    against = {one.status for one in found}
    return False if against & _NOT_THEIRS else None if "undetermined" in against else True


def judge_standing(matter: Matter) -> tuple[tuple[Barred, ...], tuple[ActConflict, ...], tuple[str, ...]]:
    """Return what was done against the rules, by whom with a conflict, and what can only be asked.

    Args:
        matter: the case.
    """
    barred: list[Barred] = []
    conflicts: list[ActConflict] = []
    questions: list[str] = []
    known = anything_known(matter)
    for act in matter.acts:
        barred += rules_on(matter, act)
        if not known:
            continue
        standing = standing_of(matter, act)
        barred += standing.barred
        conflicts += standing.conflicts
        questions += standing.questions
    return tuple(barred), tuple(conflicts), tuple(questions)


def examined(matter: Matter, act: Act) -> Examined:
    """Return what speaks against a proposed act; what is not known speaks against nothing.

    Args:
        matter: the case without the act.
        act: the proposal.
    """
    standing = standing_of(matter, act)
    found = (one for one in (*rules_on(matter, act), *standing.barred) if one.status != "undetermined")
    return Examined(tuple(found), standing.conflicts)
