"""How often somebody stayed away from hearings, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before

_ABSENT, _HELD = KindName("absence-noted"), KindName("hearing-held")


def absences(matter: Matter, act: Act | None) -> int | None:
    """Return how many hearings in a row one person stayed away from, up to the latest; of several the most.

    A hearing at which their absence was not noted ends the row: they were there. One that was held without them,
    on the day of the note, does not.

    Args:
        matter: the case.
        act: what comes before it counts; None: everything up to the day that is judged.

    Returns:
        None where the days are too rough to say.

    Source: POSH Rules 2013, rule 7(5): three hearings in a row.
    """
    kinds = (_ABSENT, _HELD)
    if act is None:
        sure = [one for one in matter.of_kinds(kinds) if one.when.last <= matter.as_of]
        perhaps = matter.of_kinds(kinds)
    else:
        sure, perhaps = matter.earlier(kinds, act), matter.perhaps_earlier(kinds, act)
    people = {_absent(one) for one in perhaps if one.kind == _ABSENT}
    if not people:
        return 0
    rows = [_row(acts, who) for acts in (sure, perhaps) for who in sorted(people)]
    known = [row for row in rows if row is not None]
    least, most = max(known[: len(people)], default=0), max(known[len(people) :], default=0)
    return least if len(known) == len(rows) and least == most else None


def _absent(act: Act) -> str:
    named = act.fields.get("who", "")
    return named if isinstance(named, str) and named else " ".join(act.to)


def _row(acts: Sequence[Act], who: str) -> int | None:
    """Return how long one person's row is now; None where a hearing may have ended it or not."""
    missed = [one for one in acts if one.kind == _ABSENT and _absent(one) == who]
    days = {(one.when.first, one.when.last) for one in missed}
    attended = [one for one in acts if one.kind == _HELD and (one.when.first, one.when.last) not in days]
    order = [[before(note, hearing) for hearing in attended] for note in missed]
    if any(None in one for one in order):
        return None
    return sum(True not in one for one in order)
