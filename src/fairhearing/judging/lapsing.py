"""What lapses by itself: an act that holds for a limited time, unless others confirm it within that time."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.acts import Act
from fairhearing.judging.bars import objection
from fairhearing.judging.clocks import Due, anchors_of, due_of
from fairhearing.judging.facts import holds
from fairhearing.judging.limits import NEVER
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.order import lateness
from fairhearing.judging.wording import day_text, in_force_by_silence, kinds_text
from fairhearing.procedure import Duty
from fairhearing.wording import say


def lapsing_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield why an act confirms nothing any more: all that it could confirm had lapsed when it was done.

    Args:
        matter: the case.
        act: done or proposed.
    """
    for duty in matter.lapsing.get(act.kind, ()):
        if not _too_late_for(duty, act):
            continue
        ends = _ends(matter, duty, act)
        late = [lateness(due.when or NEVER, act.when, by_hour=due.by_hour) for due in ends]
        if not late or any(most == 0 for _, most in late):
            continue
        sure = all(least > 0 for least, _ in late)
        last = max((due.when or NEVER for due in ends), key=lambda end: end.last)
        after = kinds_text(duty.after)
        text: str = say("The time to confirm {after} ended {last}.", after=after, last=day_text(last))
        remedy: str = say("Do anew what lapsed, if it is still needed; then confirm it in time.")
        if not duty.lapses:
            text = in_force_by_silence(duty, last)
            remedy = duty.remedy
        yield objection(matter, duty, act, "barred" if sure else "undetermined", text, "other", remedy)


def _too_late_for(duty: Duty, act: Act) -> bool:
    """Return whether such an act comes too late once the time is over: what lapsed, or what holds by then."""
    held = duty.by_silence and duty.ratifies is not None and act.kind in duty.ratifies.sends_back
    return duty.lapses or held


def _ends(matter: Matter, duty: Duty, act: Act) -> list[Due]:
    anchors = (one for one in anchors_of(matter, duty) if one.comes_before(act) is not False)
    asked = (one for one in anchors if holds(matter, duty.when, one.act) is not False)
    return [due_of(matter, duty, one) for one in asked]
