"""What may not be done: the bars of the procedure and of the floor, against one act."""

from __future__ import annotations

from collections.abc import Iterator

from fairhearing.acts import Act
from fairhearing.judging.facts import holds
from fairhearing.judging.matter import Matter
from fairhearing.judging.model import Barred
from fairhearing.judging.roles import roles_of
from fairhearing.procedure import Rule
from fairhearing.wording import say


def objection(
    matter: Matter, rule: Rule, act: Act, status: str, because: str, reason_class: str, remedy: str = ""
) -> Barred:
    """Return what a rule has against an act.

    Args:
        matter: the case.
        rule: the rule.
        act: done or proposed.
        status: one of those of `Barred`.
        because: the fact, a sentence.
        reason_class: what may stand in the public part.
        remedy: where the rule itself names none.
    """
    return Barred(
        rule=rule.id,
        pack=rule.pack,
        source=matter.source_of(rule),
        says=rule.says,
        act=act.id or None,
        kind=act.kind,
        status=status,
        because=because,
        remedy=rule.remedy or remedy,
        reason_class=reason_class,
    )


def bars_on(matter: Matter, act: Act) -> Iterator[Barred]:
    """Yield every bar that an act runs into.

    Args:
        matter: the case.
        act: done or proposed.
    """
    for bar in matter.bars.get(act.kind, ()):
        concerned = _concerns(matter, bar.by, act)
        if concerned is False:
            continue
        answer = holds(matter, bar.when, act)
        if answer is False:
            continue
        if not answer or concerned is None:
            because = say("Whether this bars it depends on what is not known.")
            yield objection(matter, bar, act, "undetermined", because, bar.reason_class)
            continue
        yield objection(matter, bar, act, "barred", bar.says, bar.reason_class or "other")


def _concerns(matter: Matter, by: tuple[str, ...], act: Act) -> bool | None:
    if not by:
        return True
    roles = roles_of(matter, act)
    return None if roles is None else not roles.isdisjoint(by)
