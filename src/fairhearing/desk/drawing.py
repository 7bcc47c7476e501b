"""Fixing a pool and drawing from it: one draw for each round, by sources that were named before, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from fairhearing.desk.asking import asking
from fairhearing.desk.door import Proposal, perform
from fairhearing.desk.folder import Body, OpenAct, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.mails import told_mails
from fairhearing.desk.naming import BY_THE_RECORD, INSTANT, RECORD, Naming, how_of, last_expected
from fairhearing.desk.observing import check_observer
from fairhearing.desk.opening import open_case
from fairhearing.desk.panel import kept_draw, last_of, plan_kept, plan_of, secret_of
from fairhearing.desk.ports import House
from fairhearing.desk.records import StoredAct
from fairhearing.desk.seating import seating, seed_can_be_there
from fairhearing.desk.slots import next_place
from fairhearing.desk.writing import NO_CHANGES, Changes
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import CaseCode, KindName
from fairhearing.lottery import (
    Hat,
    PanelDraw,
    Plan,
    Source,
    check_sources,
    drawn_of,
    enter_by_hand,
    key_of,
    lines_and_names,
    make_draw,
    published,
    verify_draw,
    without_names,
    write_draw,
    write_plan,
)
from fairhearing.wording import say


def fix_pool(
    house: House, officer: Officer, code: CaseCode, role: str = "panel", naming: Naming = BY_THE_RECORD
) -> StoredAct:
    """Fix who can be drawn and where the seed will come from, and commit to both before the seed is known.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        role: the drawn role.
        naming: the sources; without any it is the first checkpoint of the record.

    Raises:
        RefusedError: it is not its turn: a pool is fixed already, or a draw stands.
        InputError: the quotas cannot be met by those who are clear; the message names the quota. Or a
            source may be known already.
    """
    case = open_case(house, officer, code)
    _refuse_unless_open(house, case, role)
    secret = house.randomness.token(32)
    plan = plan_of(house, case, role, secret, naming)
    shown = write_plan(published(plan, secret)).decode()
    pool: Body = {
        "secret": secret.hex(),
        "plan": write_plan(plan).decode(),
        "how": how_of(plan),
        "from": last_expected(plan.sources),
    }
    who: Body = {"fields": {"role": role}, "pool": pool, "ceremony": {"plan": shown}}
    proposal = Proposal(
        KindName("pool-committed"), {"role": role}, parts={"who": who, **_told(case, "plan", shown)}
    )

    def still_open(now: OpenCase) -> Changes:
        _refuse_unless_open(house, now, role)
        return NO_CHANGES

    return perform(house, officer, code, proposal, still_open)


def draw_panel(
    house: House, officer: Officer, code: CaseCode, role: str = "panel", sources: Sequence[Source] = ()
) -> StoredAct:
    """Draw out of the fixed pool by what its sources said, and ask those drawn.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        role: the drawn role.
        sources: what those named with the pool said, in their order; none where it is the record.

    Raises:
        RefusedError: the seed is not there yet, the pool is drawn from already, or is drawn from by hand.
        InputError: the sources are others, were known before the pool was fixed, or are of a day to come.
    """
    case = open_case(house, officer, code)
    pool = _undrawn(case, role)
    plan, secret = plan_kept(pool), secret_of(pool)
    said = _said(house, case, pool, plan, sources)
    shown, _ = lines_and_names(plan, secret)
    return _draw(house, officer, case, pool, make_draw(shown, said))


def check_said(
    house: House, officer: Officer, code: CaseCode, sources: Sequence[Source], role: str = "panel"
) -> str:
    """Look whether a pool could be drawn by what its sources said, without drawing.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        sources: as for `draw_panel`.
        role: the drawn role.

    Returns:
        The values as one text, as the seed is made of them: numbers sorted, zeros in front taken away.

    Raises:
        RefusedError: as `draw_panel`.
        InputError: as `draw_panel`.
    """
    case = open_case(house, officer, code)
    pool = _undrawn(case, role)
    plan = plan_kept(pool)
    said = _said(house, case, pool, plan, sources)
    check_sources(said, plan.sources, plan.committed)
    return key_of(said)


def enter_hat(house: House, officer: Officer, code: CaseCode, hat: Hat, role: str = "panel") -> StoredAct:
    """Enter whom a hat gave before two observers: the same act as every draw, judged by the same checks.

    Args:
        house: the ports.
        officer: a receiver of the case.
        code: the case.
        hat: people by their id, observers by name.
        role: the drawn role.

    Raises:
        RefusedError: the pool was not fixed to be drawn from by hand, or is drawn from already.
        InputError: somebody is not in the pool, a quota is broken, or an observer cannot be one.
    """
    case = open_case(house, officer, code)
    pool = _undrawn(case, role)
    plan = plan_kept(pool)
    if how_of(plan) != "hat":
        raise _no_hat(
            say("This pool is drawn from by its sources, not by hand."), say("Draw by the sources that it names.")
        )
    _check_day(hat.how.on, case.calendar.day(house.now()), say("the draw"))
    for one in hat.how.observers:
        check_observer(case, officer, plan, one.name)
    made = enter_by_hand(plan, hat, secret=secret_of(pool))
    return _draw(house, officer, case, pool, without_names(made))


def _draw(house: House, officer: Officer, case: OpenCase, pool: OpenAct, made: PanelDraw) -> StoredAct:
    verify_draw(made)
    role = str(pool.fields["role"])
    plan = plan_kept(pool)
    _, names = lines_and_names(plan, secret_of(pool))
    drawn = drawn_of(
        plan,
        tuple(names[one.line] for one in made.panel),
        tuple(names[one.line] for one in made.alternates),
    )
    text = write_draw(made).decode()
    places = dict(enumerate(drawn.members, next_place(case.slots, role)))
    proposal, changes = asking(house, case, role, places)
    who: Body = {
        **proposal.parts["who"],
        "draw": {**kept_draw(drawn), "digest": made.digest},
        "ceremony": {"draw": text},
    }
    parts = {**proposal.parts, "who": who, **_told(case, "draw", text)}
    proposal = replace(proposal, kind=KindName("panel-drawn"), parts=parts)

    def once(now: OpenCase) -> Changes:
        if _undrawn(now, role).public.id != pool.public.id:
            raise _drawn_already()
        return changes

    return perform(house, officer, case.row.code, proposal, once)


def _told(case: OpenCase, name: str, text: str) -> dict[str, Body]:
    # Whoever was not told of the case learns nothing of its draw.
    return {mail: {"ceremony": {name: text}} for mail in told_mails(case)}


def _refuse_unless_open(house: House, case: OpenCase, role: str) -> None:
    if seating(house, case, role).step != "fix":
        raise RefusedError(
            "The pool is fixed already.",
            why="There is one pool and one draw for each round, so nobody can wait for one that suits.",
            remedy="Draw from the pool that is fixed. When the alternates have run out, the next round is fixed.",
        )


def _undrawn(case: OpenCase, role: str) -> OpenAct:
    pool, drawn = last_of(case, "pool-committed", role), last_of(case, "panel-drawn", role)
    if pool is None:
        raise RefusedError(
            "No pool is fixed.",
            why="Who can be drawn is fixed before the seed is known.",
            remedy="Fix the pool first.",
        )
    if drawn is not None and drawn.public.seq > pool.public.seq:
        raise _drawn_already()
    return pool


def _drawn_already() -> RefusedError:
    return RefusedError(
        "This pool is drawn from already.",
        why="There is one draw for each round, and it stands.",
        remedy="Look at the page of the draw; whoever was drawn is asked.",
    )


def _said(
    house: House, case: OpenCase, pool: OpenAct, plan: Plan, sources: Sequence[Source]
) -> tuple[Source, ...]:
    how = how_of(plan)
    if how == "hat":
        raise _no_hat(
            say("This pool is drawn from by hand."), say("Draw before two observers, and enter whom the hat gave.")
        )
    if how == "record":
        return (_checkpoint(house, pool, plan),)
    if not seed_can_be_there(house, pool):
        raise _too_early()
    today = case.calendar.day(house.now())
    for named, one in zip(plan.sources, sources, strict=False):
        _check_day(one.published, today, one.name[:80])
        if one.instead_of and today.isoformat() <= named.expected[:10]:
            raise RefusedError(
                say("It is too early for the fallback of '{named}'.", named=named.name[:80]),
                why=say(
                    "It counts when nothing was published on {expected}; that day is not over.",
                    expected=named.expected[:10],
                ),
                remedy="Wait until the day after, or enter what was published.",
            )
    return tuple(sources)


def _checkpoint(house: House, pool: OpenAct, plan: Plan) -> Source:
    head = None if pool.index is None else house.log.first_after(pool.index)
    if head is None:
        raise _too_early()
    # It covers the pool, so it is later, though both may fall into one second.
    after = datetime.fromisoformat(plan.committed) + timedelta(seconds=1)
    at = max(house.now().astimezone(UTC), after).strftime(INSTANT)
    return Source(RECORD, f"{head.size} {head.root.hex()}", at)


def _too_early() -> RefusedError:
    return RefusedError(
        "The seed of the draw is not there yet.",
        why="It comes after the pool was fixed, so nobody chose it.",
        remedy="Wait until the next checkpoint is written, or the sources that the pool names are published.",
    )


def _check_day(text: str, today: date, what: str) -> None:
    if text[:10] > today.isoformat():
        raise InputError(
            say("The day of {what} lies in the future.", what=what),
            why="The record holds what was done, not what is planned.",
            remedy="Enter the day on which it was published or done.",
        )


def _no_hat(what: str, remedy: str) -> RefusedError:
    return RefusedError(
        what, why="How a panel is drawn is fixed with its pool, before anybody knows who comes out.", remedy=remedy
    )


__all__ = ["check_said", "draw_panel", "enter_hat", "fix_pool"]
