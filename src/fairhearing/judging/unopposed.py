"""Negative consent: what may be done once nobody objected to it in time."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.acts import Act, When
from fairhearing.judging.bars import objection
from fairhearing.judging.limits import NEVER, end_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import before, is_over, is_within, rank
from fairhearing.judging.wording import kinds_text, when_text
from fairhearing.procedure import Power, Unopposed
from fairhearing.wording import say


def unopposed_on(matter: Matter, power: Power, act: Act) -> Iterator[Barred]:
    """Yield why the silence that a power waits for is not there: somebody objected, or still can.

    Only the last proposal counts: who proposes anew after an objection gives everybody the time anew.

    Args:
        matter: the case.
        power: one whose place in the order has come.
        act: done or proposed.
    """
    clause = power.unopposed
    proposal = matter.line(power.after).latest_before(act)
    if clause is None or proposal is None:
        return
    end = end_of(matter.calendar, proposal.when, clause.within) or NEVER
    against = list(_against(matter, clause, proposal, end))
    for one, sure in against:
        text = say("Act {one} objected in time, so it cannot be done in this way.", one=one.id)
        yield objection(matter, power, act, "barred" if sure else "undetermined", text, "other")
    if not against and not is_over(end, act.when):
        text = say(
            "It may be done once nobody objected for {within} after {after}, that is until {end}.",
            within=clause.within,
            after=kinds_text(power.after),
            end=when_text(end),
        )
        status = "too-early" if is_within(end, act.when, clause.within) else "undetermined"
        yield objection(matter, power, act, status, text, "too-early")


def _against(matter: Matter, clause: Unopposed, proposal: Act, end: When) -> Iterator[tuple[Act, bool]]:
    """Yield who objected to a proposal in time, and whether that is certain."""
    for one in matter.of_kinds(clause.by):
        follows = before(proposal, one) if rank(proposal) <= rank(one) else False
        if follows is not False and not is_over(end, one.when):
            yield one, bool(follows) and is_within(end, one.when, clause.within)
