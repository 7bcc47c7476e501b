"""Who may observe a draw by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fairhearing.desk.asking import names_of_parties
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.errors import InputError
from fairhearing.identifiers import PersonId
from fairhearing.lottery import Plan, plainly
from fairhearing.wording import say


def check_observer(case: OpenCase, officer: Officer, plan: Plan, name: str) -> None:
    """Refuse an observer who is a party, could be drawn, has a conflict, or enters the draw themselves.

    Args:
        case: opened by a holder who reads `who`.
        officer: who enters the draw.
        plan: the whole plan of the pool.
        name: as it was typed; somebody who is not on the roll can observe.

    Raises:
        InputError: they cannot observe this draw.
    """
    wanted = plainly(name)
    parties = {plainly(one) for names in names_of_parties(case).values() for one in names}
    apart = {one.person for one in plan.excluded or () if one.reason == "conflict"}
    barred: Mapping[str, Callable[[PersonId], bool]] = {
        "They can be drawn.": lambda person: person in (plan.probabilities or {}),
        "They are not free towards a party.": lambda person: person in apart,
        "Whoever enters a draw does not observe it.": lambda person: person == officer.person,
    }
    known = [one.id for one in case.organisation.people.values() if plainly(one.name) == wanted]
    reasons = [why for why, holds in barred.items() if any(holds(person) for person in known)]
    if wanted in parties:
        reasons.insert(0, say("They are a party."))
    if reasons:
        raise InputError(
            say("'{name}' cannot observe this draw.", name=name[:80]),
            why=reasons[0],
            remedy="Draw again before somebody else.",
        )


__all__ = ["check_observer"]
