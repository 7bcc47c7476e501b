"""Checking a draw from what is published alone: nothing is taken on trust that follows from something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairhearing.errors import FairHearingError
from fairhearing.lottery.announcing import check_sources
from fairhearing.lottery.by_hand import check_by_hand
from fairhearing.lottery.chances import chances_of, gini_of, taken_of
from fairhearing.lottery.draw import draw_from
from fairhearing.lottery.drawn import PanelDraw, digest_of_draw, names_line
from fairhearing.lottery.lines import pool_root
from fairhearing.lottery.model import DrawError
from fairhearing.lottery.plan import Plan, digest_of_plan
from fairhearing.lottery.pool import PAIR
from fairhearing.lottery.rfc3797 import MOST_NAMES
from fairhearing.lottery.sources import key_of


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, and what that shows.

    Args:
        part: of plan or draw.
        shows: in a sentence; what it does not show stands in it too.
    """

    part: str
    shows: str


def verify_plan(plan: Plan, *, announced: str = "") -> tuple[Check, ...]:
    """Check a published plan.

    Args:
        plan: as it was published.
        announced: the digest of the plan that was announced beforehand, if you kept it.

    Returns:
        What each check shows.

    Raises:
        DrawError: something does not follow from the rest; it names the part.

    Source: Flanigan et al., Nature 2021, for the urn; RFC 6962 and RFC 8785 for the commitments.
    """
    people = [line for one in plan.types for line in one.people]
    well_formed = plan.edition == "published" and 0 < plan.seats <= len(people) == plan.pool_size
    _true(well_formed and plan.alternates >= 0 and plan.round >= 1, "the numbers of seats and people")
    _true(all(one.people for one in plan.types) and len(set(people)) == len(people), "the people of a type")
    _true(pool_root([one.people for one in plan.types]) == plan.commitment.pool, "the pool")
    one_list = len(plan.types) == 1 and len(people) <= MOST_NAMES
    _true(
        plan.mode != "rfc3797" or one_list, "the mode, since RFC 3797 draws from one list of at most 65,535 names"
    )
    _check_quotas(plan)
    _check_portfolio(plan)
    _check_chances(plan)
    digest = plan.commitment.plan
    _true(digest_of_plan(plan) == digest, "the plan's heading (what for, when, by whom, sources) or its digest")
    _true(not announced or announced == digest, "the plan, which is not the one that was announced")
    return tuple(Check(part, shows) for part, shows in _shown(plan, announced))


def _shown(plan: Plan, announced: str) -> tuple[tuple[str, str], ...]:
    kept = (
        "It is the plan whose digest was announced."
        if announced
        else f"Its digest is {plan.commitment.plan}: compare it with the one that was announced beforehand. "
        "Without that, this does not show that the plan is older than the seed."
    )
    return (
        (
            "pool",
            f"The {plan.pool_size} people of the pool are those committed to. {_NOT_LEFT_OUT}",
        ),
        ("quotas", f"All {len(plan.portfolio)} compositions in the urn keep every quota."),
        (
            "probabilities",
            f"The chances follow from the urn; the smallest is {plan.min_probability:.4%}. {_NOT_FAIREST}",
        ),
        ("plan", kept),
    )


def verify_draw(made: PanelDraw, *, announced: str = "") -> tuple[Check, ...]:
    """Check a published draw: plan, sources, panel and alternates. The solver is never run again.

    Args:
        made: as it was published.
        announced: the digest of the plan that was announced beforehand, if you kept it.

    Returns:
        What each check shows, and what it does not.

    Raises:
        DrawError: something does not follow from the rest; it names the part.

    Source: RFC 3797, section 4, for what anybody must be able to check.
    """
    found = list(verify_plan(made.plan, announced=announced))
    everybody = (*made.panel, *made.alternates)
    if made.by_hand is None:
        found += _by_seed(made)
    else:
        _true(made.sources == () and not made.key, "the sources, of which a draw by hand has none")
        _as_own("the draw by hand", lambda: check_by_hand(made))
        names = ", ".join(one.name for one in made.by_hand.observers)
        found.append(
            Check(
                "by hand",
                f"The panel keeps the quotas, and was drawn before {names}. That every slip was in the hat and "
                "nobody looked is their word; the chances of the plan do not hold for it.",
            )
        )
    _true(all(names_line(one) for one in everybody), "a name, which does not stand on its line")
    named = sum(one.person is not None for one in everybody)
    found.append(Check("names", f"{named} of {len(everybody)} people drawn are named, each on their own line."))
    _true(digest_of_draw(made) == made.digest, "the digest of the draw")
    found.append(
        Check(
            "draw",
            f"This is the draw of {made.plan.domain}. There is one for each round: another one with this name, "
            "or a round without the one before, shows that somebody drew again.",
        )
    )
    return tuple(found)


def _by_seed(made: PanelDraw) -> list[Check]:
    plan = made.plan
    _as_own("the sources", lambda: check_sources(made.sources, plan.sources, plan.committed))
    _as_own("the sources", lambda: key_of(made.sources))
    _true(key_of(made.sources) == made.key, "the key, which is another than the sources give")
    drawn = draw_from(plan, made.sources)
    _true(tuple(one.line for one in made.panel) == drawn.members, "the panel or the sources")
    _true(tuple(one.line for one in made.alternates) == drawn.alternates, "the alternates")
    named = (
        "The sources are those that the plan names, "
        if plan.sources
        else "The plan named no sources, so whoever drew could have chosen among several. They were "
    )
    said = "; ".join(f"{one.name}: {one.value}" for one in made.sources)
    return [
        Check(
            "sources",
            f"{named}published after the commitment as far as their dates say. What a beacon signed was "
            f"checked; that the others said so, look up yourself: {said}.",
        ),
        Check("panel", "The sources give exactly this panel and these alternates, in this order."),
    ]


def _check_quotas(plan: Plan) -> None:
    for quota in plan.quotas:
        counted = tuple(at for at, one in enumerate(plan.types) if one.values.get(quota.feature) == quota.value)
        sound = 0 <= quota.min <= quota.max and quota.types == tuple(sorted(set(quota.types)))
        sound = sound and all(0 <= at < len(plan.types) for at in quota.types)
        _true(
            sound and (quota.feature == PAIR or quota.types == counted),
            f"the quota {quota.feature} '{quota.value}'",
        )


def _check_portfolio(plan: Plan) -> None:
    order = [portion.composition for portion in plan.portfolio]
    _true(bool(order) and order == sorted(set(order)), "the order of the compositions")
    weights = [portion.weight for portion in plan.portfolio]
    _true(min(weights) > 0 and sum(weights) == plan.total, "the weights of the compositions")
    touched: list[list[int]] = [[] for _ in plan.types]
    for index, quota in enumerate(plan.quotas):
        for at in quota.types:
            touched[at].append(index)
    least = [index for index, quota in enumerate(plan.quotas) if quota.min]
    for composition in order:
        _true(_valid(plan, composition, touched, least), f"a composition, which is no valid panel: {composition}")


def _valid(
    plan: Plan, composition: tuple[tuple[int, int], ...], touched: list[list[int]], least: list[int]
) -> bool:
    types = [at for at, _ in composition]
    if types != sorted(set(types)) or any(not 0 <= at < len(plan.types) for at in types):
        return False
    if any(not 0 < number <= len(plan.types[at].people) for at, number in composition):
        return False
    counts: dict[int, int] = {}
    for at, number in composition:
        for index in touched[at]:
            counts[index] = counts.get(index, 0) + number
    above = all(counts.get(index, 0) >= plan.quotas[index].min for index in least)
    below = all(number <= plan.quotas[index].max for index, number in counts.items())
    return above and below and sum(number for _, number in composition) == plan.seats


def _check_chances(plan: Plan) -> None:
    sizes = [len(one.people) for one in plan.types]
    taken = taken_of(((one.weight, one.composition) for one in plan.portfolio), len(sizes))
    chances = chances_of(taken, sizes, plan.total)
    _true(tuple(one.probability for one in plan.types) == chances, "the probabilities")
    never = [one.type for one in plan.ruled_out]
    _true(
        never == sorted(set(never)) and all(0 <= at < len(sizes) and not taken[at] for at in never),
        "who is ruled out",
    )
    smallest = min(chance for at, chance in enumerate(chances) if at not in set(never))
    _true(smallest == plan.min_probability, "the smallest probability")
    _true(gini_of(taken, sizes) == plan.gini, "the Gini coefficient")


def _as_own(part: str, check: Callable[[], object]) -> None:
    try:
        check()
    except FairHearingError as error:
        raise DrawError(f"Wrong: {part}. {error.what}", why=error.why, remedy=_REMEDY) from error


_NOT_LEFT_OUT = "This does not show that nobody was wrongly left out: everybody who was can check their own line."
_NOT_FAIREST = (
    "That no other urn would be fairer is the word of the program that made the plan: it is not worked out again."
)
_REMEDY = "Show commitment, sources and result to the overseers; do not seat this panel before it is explained."


def _true(holds: bool, part: str) -> None:
    if not holds:
        raise DrawError(
            f"Wrong: {part}.",
            why="Working it out again from the rest of the file gives something else, so something was changed.",
            remedy=_REMEDY,
        )
