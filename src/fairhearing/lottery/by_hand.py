"""A draw by hand, for a small club: names from a hat before two observers, judged by the same checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairhearing.acts import read_yaml, table_of
from fairhearing.errors import Where
from fairhearing.lottery.draw import drawn_of, types_of
from fairhearing.lottery.drawn import (
    ByHand,
    Observer,
    PanelDraw,
    digest_of_draw,
    lines_and_names,
    seated,
)
from fairhearing.lottery.instants import check_day
from fairhearing.lottery.model import LotteryError
from fairhearing.lottery.plan import Plan
from fairhearing.lottery.replacing import keeps
from fairhearing.lottery.spelling import plainly

LEAST_OBSERVERS = 2
_STANDS_APART = frozenset({"party", "conflict"})


@dataclass(frozen=True, slots=True)
class Hat:
    """What came out of the hat.

    Args:
        how: day, place and observers.
        drawn: names, in the order in which they came out.
        alternates: likewise.
    """

    how: ByHand
    drawn: tuple[str, ...]
    alternates: tuple[str, ...]


def read_hat(text: str, file: str) -> Hat:
    """Read the record of a draw by hand.

    Args:
        text: YAML or JSON: `on`, `place`, `observers` (a list of `name`, `confirmed`, `on`), `drawn` and,
            if you wish, `alternates`.
        file: its name, for messages.

    Raises:
        InputError: it is no such record, with the line.

    Source: RFC 3797, section 2, on draws in public and what they cannot show.
    """
    root = table_of(read_yaml(text, file), "a record of a draw")
    root.only(("on", "place", "observers", "drawn", "alternates"), "a record of a draw")
    observers = []
    for entry in root.tables("observers"):
        entry.only(("name", "confirmed", "on"), "an observer")
        observers.append(Observer(entry.text("name"), entry.text("confirmed"), entry.text("on")))
        check_day(entry.text("on"), entry.where_of("on"))
    check_day(root.text("on"), root.where_of("on"))
    root.need("drawn")
    how = ByHand(root.text("on"), root.text("place"), tuple(observers))
    return Hat(how, root.texts("drawn"), root.texts("alternates"))


def enter_by_hand(plan: Plan, hat: Hat, *, secret: bytes) -> PanelDraw:
    """Enter a draw by hand, judged by the checks that every draw passes.

    Args:
        plan: the whole plan.
        hat: what came out.
        secret: of the plan.

    Returns:
        What is published.

    Raises:
        LotteryError: somebody drawn is not in the pool, or the panel breaks a quota; there are not two
            observers, or one of them is drawn, a party, or has a conflict.
        DrawError: secret and plan do not belong together.

    Source: RFC 3797, section 2.
    """
    shown, names = lines_and_names(plan, secret)
    lines = {name: line for line, name in names.items()}
    _check_drawn(plan, hat, lines)
    _check_observers(plan, hat)
    panel = tuple(lines[name] for name in hat.drawn)
    following = tuple(lines[name] for name in hat.alternates)
    made = PanelDraw(
        plan=shown,
        sources=(),
        key="",
        panel=seated(panel, names, secret),
        alternates=seated(following, names, secret),
        digest="",
        by_hand=hat.how,
    )
    check_by_hand(made)
    return replace(made, digest=digest_of_draw(made))


def _check_drawn(plan: Plan, hat: Hat, lines: Mapping[str, str]) -> None:
    left_out = {one.person: one.reason for one in plan.excluded or ()}
    for name in (*hat.drawn, *hat.alternates):
        if name not in lines:
            reason = (
                f"They are left out of it: {left_out[name]}."
                if name in left_out
                else "The plan does not name them."
            )
            raise _refused(f"'{name[:80]}' is not in the pool.", reason, "Put the slip aside and draw another.")


def _check_observers(plan: Plan, hat: Hat) -> None:
    apart = {plainly(one.person) for one in plan.excluded or () if one.reason in _STANDS_APART}
    for one in hat.how.observers:
        if plainly(one.name) in apart:
            raise _refused(
                f"'{one.name[:80]}' cannot observe this draw.",
                "They are a party, or have a conflict.",
                "Draw again before somebody else.",
            )


def check_by_hand(made: PanelDraw) -> None:
    """Refuse a draw by hand that could not have come out of the hat.

    Args:
        made: with `by_hand`.

    Raises:
        LotteryError: as `enter_by_hand`, as far as what is published shows it.

    Source: RFC 3797, section 2.
    """
    how, plan = made.by_hand or ByHand("", "", ()), made.plan
    check_day(how.on, Where("by_hand"), later_than=plan.committed)
    for one in how.observers:
        check_day(one.on, Where("by_hand"))
    observers = {plainly(one.name) for one in how.observers if one.name.strip() and one.confirmed.strip()}
    seats = {plainly(one.person) for one in (*made.panel, *made.alternates) if one.person}
    if len(observers) < max(LEAST_OBSERVERS, len(how.observers)) or observers & seats:
        raise _refused(
            "Two people who were not drawn must have watched.",
            "Each is named once, with what they confirm in their own words, and sits on no seat of this draw.",
            "Name two observers and what they confirm, or draw again before two.",
        )
    lines = [one.line for one in (*made.panel, *made.alternates)]
    if (
        len(made.panel) != plan.seats
        or len(set(lines)) != len(lines)
        or len(types_of(plan, set(lines))) != len(lines)
    ):
        raise _refused(
            "These are not as many people of the pool as there are seats.",
            f"The panel has {plan.seats} seats, and everybody drawn is in the pool and is drawn once.",
            "Draw as many as the plan says.",
        )
    members = tuple(one.line for one in made.panel)
    if not keeps(drawn_of(plan, members, ()), members):
        raise _refused(
            "This panel breaks a quota.",
            "It is judged by the quotas of the plan, as every panel.",
            "Draw by the plan: so many of each type, or put back who would break a quota and draw another.",
        )


def _refused(what: str, why: str, remedy: str) -> LotteryError:
    return LotteryError(what, why=why, remedy=remedy)
