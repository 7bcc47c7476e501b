"""Who may do an act, in which place of the order, how often, and with what majority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fairhearing.acts import Act
from fairhearing.identifiers import RoleName
from fairhearing.judging.bars import objection
from fairhearing.judging.limits import end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import before
from fairhearing.judging.roles import roles_of, roles_of_one
from fairhearing.judging.standing import conflict_on
from fairhearing.judging.unopposed import unopposed_on
from fairhearing.judging.votes import carries, votes_of
from fairhearing.judging.wording import both, either, kinds_text
from fairhearing.procedure import Power
from fairhearing.wording import say


def powers_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield why somebody had no power to do an act, or not in this way; nothing where they had it.

    Args:
        matter: the case.
        act: done or proposed.
    """
    powers = matter.powers.get(act.kind, [])
    if not powers:
        return
    roles = roles_of(matter, act)
    if roles is None:
        because = say("In which role it was done is not known.")
        yield objection(matter, powers[0], act, "undetermined", because, "without-power")
        return
    held = [power for power in powers if not roles.isdisjoint(power.who)]
    strangers = _strangers(matter, act, powers) if len(act.by) > 1 or not held else []
    if strangers or not held:
        yield _refused(matter, act, powers, strangers)
    if len(held) == 1:
        yield from faults_of(matter, held[0], act)
    elif held:
        yield from min((list(faults_of(matter, power, act)) for power in held), key=len)


def _strangers(matter: Matter, act: Act, powers: Sequence[Power]) -> list[str]:
    if act.capacity is not None:
        return []
    may = {role for power in powers for role in power.who}
    known = {who: roles_of_one(matter, who, act) for who in act.by}
    return [who for who, roles in known.items() if roles is not None and may.isdisjoint(roles)]


def _refused(matter: Matter, act: Act, powers: Sequence[Power], strangers: Sequence[str]) -> Barred:
    titles = dict.fromkeys(_title(matter, role) for power in powers for role in power.who)
    who = (
        both(list(strangers))
        if strangers
        else say("the {capacity}", capacity=say(act.capacity))
        if act.capacity
        else say("whoever did it")
    )
    because = say("Only the {titles} may do it; {who} did not act as one.", titles=either(list(titles)), who=who)
    return objection(
        matter, powers[0], act, "without-power", because, "without-power", say("Somebody with the power does it.")
    )


def _title(matter: Matter, role: str) -> str:
    known = matter.procedure.roles.get(RoleName(role))
    return known.title if known else role


def faults_of(matter: Matter, power: Power, act: Act) -> Iterator[Barred]:
    """Yield why an act is not as the power allows it that its author holds.

    Args:
        matter: the case.
        power: of whoever does it.
        act: done or proposed.
    """
    placed = matter.line(power.after).came_before(act) if power.after else True
    if not placed:
        text = say("It has its place after {after}.", after=kinds_text(power.after))
        yield objection(matter, power, act, "too-early" if placed is False else "undetermined", text, "too-early")
    elif power.within is not None or power.unopposed is not None:
        yield from _window(matter, power, act)
        yield from unopposed_on(matter, power, act)
    if power.once and act.corrects is None:
        first = _done_before(matter, act)
        if first is not None:
            text = say(
                "It can be done once, and act {first} did it; a correction names what it corrects.", first=first.id
            )
            yield objection(matter, power, act, "barred", text, "other")
    if not power.closed and matter.line(matter.procedure.end).acts:
        yield from _closed(matter, power, act)
    if power.quorum is not None or power.votes:
        yield from _majority(matter, power, act)


def _done_before(matter: Matter, act: Act) -> Act | None:
    # whoever judges a case that was opened again does once more what can be done once
    acts = matter.since_reopened(matter.of_kinds((act.kind,)), act)
    if _proposed(matter, act):
        return next((one for one in acts if one.when.last <= matter.as_of), None)
    ranked = takewhile(lambda one: one.id != act.id, acts)
    return next((one for one in ranked if before(one, act)), None)


def _proposed(matter: Matter, act: Act) -> bool:
    # whatever is in the file was there before what is only proposed, even where that is to be of a day gone by
    return act.id not in matter.by_id


def _window(matter: Matter, power: Power, act: Act) -> Iterator[Barred]:
    last = matter.line(power.after).latest_before(act)
    end = end_of(matter.calendar, last.when, power.within) if power.within and last else None
    if end is not None and act.when.last > end.first:
        status = "barred" if act.when.first > end.last else "undetermined"
        text = say(
            "It could be done for {within} after {after}, that is until {end}.",
            within=power.within,
            after=kinds_text(power.after),
            end=end.last,
        )
        yield objection(matter, power, act, status, text, "other")


def closed_by(end: Act) -> str:
    """Return what is said of whatever comes after the act that closed the case."""
    return say("Act {end} had closed the case.", end=end.id)


def _closed(matter: Matter, power: Power, act: Act) -> Iterator[Barred]:
    end = matter.ended() if _proposed(matter, act) else matter.closed_before(act)
    if end is not None:
        yield objection(matter, power, act, "barred", closed_by(end), "other")


def _majority(matter: Matter, power: Power, act: Act) -> Iterator[Barred]:
    people = act.members or (act.by if len(act.by) > 1 else ())
    if power.quorum is not None and people:
        free = [who for who in people if not _hard(matter, act, who)]
        if len(free) < power.quorum:
            text = say(
                "{quorum} must take part who are free of a hard conflict; {free} of {people} did.",
                quorum=power.quorum,
                free=len(free),
                people=len(people),
            )
            yield objection(matter, power, act, "without-quorum", text, "not-viable")
    votes = votes_of(act) if power.votes else None
    if votes is not None and not any(carries(one, *votes) for one in power.votes):
        text = say(
            "{votes_for} for and {votes_against} against is not {wanted}.",
            votes_for=votes[0],
            votes_against=votes[1],
            wanted=either(list(power.votes)),
        )
        yield objection(matter, power, act, "without-quorum", text, "other", _instead(matter, power))


def _instead(matter: Matter, power: Power) -> str:
    following = (one for one in matter.procedure.powers if one.id == power.otherwise)
    return next((say("Where nobody reaches it: {says}", says=one.says) for one in following), "")


def _hard(matter: Matter, act: Act, who: str) -> bool:
    if matter.organisation is None or who not in matter.organisation.people:
        return False
    conflict, certain = conflict_on(matter, act, who)
    return certain and conflict.level == "hard"
