"""What must have happened before an act: notice, time to answer, a talk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from fairhearing.acts import KINDS, REOPENED, Act, When
from fairhearing.clock import Duration
from fairhearing.identifiers import KindName
from fairhearing.judging.anchors import Anchor
from fairhearing.judging.bars import objection
from fairhearing.judging.clocks import due_of
from fairhearing.judging.facts import holds
from fairhearing.judging.limits import end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import before, earliest, is_over, is_within
from fairhearing.judging.roles import known_days, targets_of
from fairhearing.judging.several import behind, whose
from fairhearing.judging.shown import gap_of_any
from fairhearing.judging.wording import both, kinds_text, when_text
from fairhearing.procedure import Duty, Gate
from fairhearing.wording import joined, say


def gates_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield every gate that was not open when an act was done.

    Args:
        matter: the case.
        act: done or proposed.
    """
    for gate in matter.gates.get(act.kind, ()):
        stands = holds(matter, gate.when, act)
        if stands is False:
            continue
        status, because = _shut(matter, gate, act)
        if not status:
            continue
        sure = status if stands else "undetermined"
        yield objection(matter, gate, act, sure, because, "too-early", say("Do first what it waits for."))


def _shut(matter: Matter, gate: Gate, act: Act) -> tuple[str, str]:
    # What one respondent was told, or answered, opens nothing against another.
    people = _respondents(matter, act)
    if len(people) == 1:
        return _shut_for(matter, gate, act, people[0])
    found = [_shut_for(matter, gate, act, person) for person in people]
    return next((one for one in found if one[0] == "too-early"), next(filter(any, found), found[0]))


def _respondents(matter: Matter, act: Act) -> tuple[str, ...]:
    several = matter.respondents
    if len(several) < 2:
        return ("",)
    return tuple(person for person in several if person in targets_of(act)) or several


def _shut_for(matter: Matter, gate: Gate, act: Act, person: str) -> tuple[str, str]:
    came = [_came(matter, gate, kinds, act, person) for kinds in gate.needs]
    if all(came):
        return _too_soon(matter, gate, act, person)
    missing = [kinds for kinds, one in zip(gate.needs, came, strict=True) if one is False]
    if missing:
        return _missed(matter, gate, act, person, missing)
    unsure = [kinds for kinds, one in zip(gate.needs, came, strict=True) if one is None]
    return "undetermined", say(
        "Whether {unsure} came before is not known.", unsure=both([kinds_text(kinds) for kinds in unsure])
    )


def _missed(
    matter: Matter, gate: Gate, act: Act, person: str, missing: Sequence[tuple[KindName, ...]]
) -> tuple[str, str]:
    names = both([kinds_text(kinds) for kinds in missing])
    unseen = [_unseen(matter, kinds, act) for kinds in missing]
    towards = person and any(matter.perhaps_earlier(kinds, act) for kinds in missing)
    whom = say(" towards {person}", person=person) if towards else ""
    if all(unseen):
        return "undetermined", say(
            "No {names}{whom} is in the file, but that shows nothing: {unseen}.",
            names=names,
            whom=whom,
            unseen=unseen[0],
        )
    if gate.least > 1:
        count = min(len(_earlier(matter, gate, kinds, act, person)) for kinds in missing)
        return "too-early", say(
            "Needed of {names}{whom}: {least}; done before it: {count}.",
            least=gate.least,
            names=names,
            whom=whom,
            count=count,
        )
    shut = _shutting(matter, gate, act, person, sure=True)[-1:]
    if shut and any(matter.perhaps_earlier(kinds, act) for kinds in missing):
        return "too-early", say(
            "Since act {act} there was no {names}{whom}.", act=shut[0].id, names=names, whom=whom
        )
    return "too-early", say("Before it there was no {names}{whom}.", names=names, whom=whom)


def _came(matter: Matter, gate: Gate, kinds: tuple[KindName, ...], act: Act, person: str) -> bool | None:
    """Return whether enough of the kinds came before, towards this respondent; None where that is not known."""
    if not person and not _shut_by(gate) and gate.least == 1:
        return matter.line(kinds).came_before(act)
    if len(_earlier(matter, gate, kinds, act, person)) >= gate.least:
        return True
    return None if len(_perhaps(matter, gate, kinds, act, person)) >= gate.least else False


def _earlier(matter: Matter, gate: Gate, kinds: Sequence[KindName], act: Act, person: str) -> list[Act]:
    """Return what certainly came before, and certainly since the gate was shut the last time."""
    acts, shut = matter.earlier(kinds, act), _shutting(matter, gate, act, person, sure=False)
    since = (one for one in acts if all(end.id == one.id or before(end, one) for end in shut))
    return _towards(matter, person, since)


def _perhaps(matter: Matter, gate: Gate, kinds: Sequence[KindName], act: Act, person: str) -> list[Act]:
    """Return what may have come before, and since the gate was shut the last time."""
    acts, shut = matter.perhaps_earlier(kinds, act), _shutting(matter, gate, act, person, sure=True)
    since = (one for one in acts if all(end.id == one.id or before(end, one) is not False for end in shut))
    return _towards(matter, person, since)


def _shut_by(gate: Gate) -> tuple[KindName, ...]:
    # what was done for the first judgement does not open the way to a second one
    return (*gate.since, REOPENED) if gate.anew else gate.since


def _shutting(matter: Matter, gate: Gate, act: Act, person: str, *, sure: bool) -> list[Act]:
    """Return what certainly shut a gate before an act, or what may have."""
    kinds = _shut_by(gate)
    if not kinds:
        return []
    found = matter.earlier(kinds, act) if sure else matter.perhaps_earlier(kinds, act)
    return _towards(matter, person, found)


def _towards(matter: Matter, person: str, acts: Iterable[Act]) -> list[Act]:
    """Return the acts without those that were certainly done by, for or to other respondents alone."""
    return [one for one in acts if _counts_for(matter, person, one)] if person else list(acts)


def _counts_for(matter: Matter, person: str, act: Act) -> bool:
    own = whose(matter.respondents, matter.acts, act)
    if own is not None:
        return person in own
    others = {*matter.respondents} - {person}
    return not (_theirs(behind(matter.acts, act), others) or _theirs(_told(act), others))


def _theirs(people: Collection[str], others: set[str]) -> bool:
    return bool(people) and others.issuperset(people)


def _told(act: Act) -> tuple[str, ...]:
    known = KINDS.get(act.kind)
    return targets_of(act) if known is not None and known.to == "respondent" else ()


def _unseen(matter: Matter, kinds: Sequence[KindName], act: Act) -> str | None:
    if not matter.case.covers:
        return None
    duties = (duty.who for duty in matter.procedure.duties if not set(duty.act).isdisjoint(kinds))
    powers = (power.who for kind in kinds for power in matter.powers.get(kind, ()))
    roles = dict.fromkeys(role for who in (*duties, *powers) for role in who)
    starts = matter.of_kinds(matter.procedure.start)
    last = known_days(matter, act)[1]
    first = min((start.when.first for start in starts), default=last)
    return gap_of_any(matter, roles, min(first, last), last)


def _too_soon(matter: Matter, gate: Gate, act: Act, person: str) -> tuple[str, str]:
    answered = _earlier(matter, gate, gate.unless, act, person) if gate.unless else []
    if not gate.needs or answered:
        return "", ""
    end, text = _waited(matter, gate, act, person)
    if end is None or is_over(end, act.when):
        return "", ""
    perhaps = _perhaps(matter, gate, gate.unless, act, person) if gate.unless else []
    limit = gate.wait if gate.wait_for is None else matter.duties[gate.wait_for].within
    sure = is_within(end, act.when, limit) and not perhaps
    return ("too-early" if sure else "undetermined"), text


def _waited(matter: Matter, gate: Gate, act: Act, person: str) -> tuple[When | None, str]:
    if gate.wait_for is not None:
        starts = [one for acts in _needed(matter, gate, act, person) for one in acts]
        return _limit_of(matter, matter.duties[gate.wait_for], act, starts)
    if gate.wait is None:
        return None, ""
    needed = (acts[gate.least - 1 :] for acts in _needed(matter, gate, act, person))
    since = [earliest(one.when for one in acts) for acts in needed]
    start = max(since, key=lambda when: when.last)
    first = max(when.first for when in since)
    end = end_of(matter.calendar, When(first, start.last, start.at if start.certain else None), gate.wait)
    return end, _until(gate.wait, end, ())


def _needed(matter: Matter, gate: Gate, act: Act, person: str) -> list[list[Act]]:
    return [_earlier(matter, gate, kinds, act, person) for kinds in gate.needs]


def _limit_of(matter: Matter, duty: Duty, act: Act, needed: Sequence[Act]) -> tuple[When | None, str]:
    """Return the end of the limit that a gate waits for, by what had been added to it when the act was done."""
    starts = [one for one in needed if one.kind in duty.after] or needed
    if duty.ratifies is not None:
        # what was decided again waits again
        starts = starts[-1:]
    anchor = Anchor(starts[0], earliest(one.when for one in starts), tuple(starts[1:]))
    due = due_of(matter, duty, anchor, act)
    return due.when, _until(duty.within, None if due.paused else due.when, due.notes)


def _until(limit: Duration | None, end: When | None, notes: Sequence[str]) -> str:
    until = "" if end is None else say(", that is until {end}", end=when_text(end))
    moved = joined("", (say("; {note}", note=note) for note in notes))
    return say("There were to be {limit} to answer{until}{moved}.", limit=limit, until=until, moved=moved)
