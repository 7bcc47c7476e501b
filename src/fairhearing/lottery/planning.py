"""Making a plan: the pool by type, the urn that the solver gives, and what is committed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from fairhearing.errors import Where, in_seen_signs
from fairhearing.lottery.announcing import check_announced
from fairhearing.lottery.chances import chances_of, gini_of, taken_of
from fairhearing.lottery.instance import Lottery
from fairhearing.lottery.instants import check_day
from fairhearing.lottery.lines import exclusions, line_of, pool_root, salt_of
from fairhearing.lottery.model import DrawError, LotteryError, People, Quota, Tell
from fairhearing.lottery.plan import (
    LeftOut,
    Plan,
    PlanCommitment,
    PlannedQuota,
    PlannedType,
    Portion,
    RuledOut,
    digest_of_plan,
)
from fairhearing.lottery.pool import Pool, apart, pool_of
from fairhearing.lottery.refusing import refuse_impossible
from fairhearing.lottery.rfc3797 import MOST_NAMES
from fairhearing.lottery.solving import ruled_out_by, solve
from fairhearing.lottery.sources import Announced

_OPEN = PlanCommitment("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a plan is for.

    Args:
        program: its version.
        organisation, case, round: of which it is the one plan.
        committed: the day or instant on which it is published.
        seats: from 1.
        alternates: from 0.
        previous: digest of the draw of the round before; empty in the first.
        algorithm: `leximin`, `maximin` or `uniform`.
        mode: `hmac-sha256`, or `rfc3797` where no quota counts.
        apart: a feature of `people` of which no two may have the same value; empty: none.
        pairs: people who may not sit together.
        sources: where the seed will come from.
        named_by: the column of the list with the names; None: they are the numbers of its rows, or from no list.
    """

    program: str
    organisation: str
    case: str
    committed: str
    seats: int
    alternates: int
    round: int = 1
    previous: str = ""
    algorithm: Literal["leximin", "maximin", "uniform"] = "leximin"
    mode: Literal["hmac-sha256", "rfc3797"] = "hmac-sha256"
    apart: str = ""
    pairs: Sequence[tuple[str, str]] = ()
    sources: Sequence[Announced] = field(default=())
    named_by: str | None = None


def make_plan(
    people: People,
    quotas: Sequence[Quota],
    setting: Setting,
    *,
    secret: bytes,
    excluded: Mapping[str, str] = MappingProxyType({}),
    tell: Tell | None = None,
) -> Plan:
    """Fix everything that a draw will rest on, before anybody knows the seed.

    Args:
        people: everybody on the list, those who are excluded too.
        quotas: of the panel.
        setting: what the plan is for.
        secret: 32 random bytes, kept beside the plan: whoever has them can tell who stands on which line.
        excluded: name → code of the reason.
        tell: is told how far it has come.

    Returns:
        The whole plan, without the measured seconds.

    Raises:
        LotteryError: no panel keeps the quotas, with the smallest changes that would make one
            possible; or the pool is smaller than the seats, or cannot be drawn from in this mode.

    Source: Flanigan et al., Nature 2021; RFC 6962 and RFC 8785 for what is committed to.
    """
    _check_domain(setting)
    check_day(setting.committed, Where("--on"))
    check_announced(setting.sources, setting.committed)
    left = people.without(excluded) if excluded else people
    numbered = setting.apart if all(one.feature != setting.apart for one in quotas) else ""
    if setting.apart:
        left, quotas = apart(left, quotas, setting.apart)
    pool = pool_of(left, quotas, setting.seats, pairs=setting.pairs)
    if setting.mode == "rfc3797":
        _check_names(pool)
    refuse_impossible(pool, kept_apart=setting.apart)
    lottery = solve(pool.instance, setting.algorithm, tell=tell)
    lined = [sorted((line_of(salt_of(secret, name), name), name) for name in names) for names in pool.people]
    whole = _whole(pool, lottery, replace(setting, apart=numbered), lined)
    whole = replace(whole, excluded=tuple(LeftOut(*one) for one in sorted(excluded.items())))
    shown = _shown(whole, [tuple(line for line, _ in names) for names in lined])
    return replace(whole, commitment=_committed(shown, exclusions(secret, excluded).root))


def _check_domain(setting: Setting) -> None:
    # A '/' in the first of three parts would let two panels have one name, and so the same numbers.
    names = (setting.organisation, setting.case)
    if all(name.strip() and in_seen_signs(name) == name for name in names) and "/" not in setting.organisation:
        return
    raise LotteryError(
        f"'{setting.organisation[:80]}' and '{setting.case[:80]}' cannot name a panel.",
        why="Organisation and case tell this draw from every other; the organisation's name ends at a '/'.",
        remedy="Write both in plain letters and digits, and the organisation without a '/'.",
    )


def published(plan: Plan, secret: bytes) -> Plan:
    """Return a plan as everybody sees it: lines in place of names, and nobody who was left out.

    Args:
        plan: the whole plan.
        secret: of the plan.

    Raises:
        LotteryError: the secret has another length, or a name is no text.

    Source: a salted digest in place of each name (`line_of`).
    """
    lines = [tuple(line_of(salt_of(secret, name), name) for name in one.people) for one in plan.types]
    return _shown(plan, lines)


def opened(plan: Plan, secret: bytes) -> Plan:
    """Return the published copy of a whole plan, and refuse one that is not what was committed to.

    Args:
        plan: the whole plan.
        secret: of the plan.

    Raises:
        DrawError: a name, a reason or a number in it was changed, or the secret is another plan's.
        LotteryError: the secret has another length, or a name is no text.

    Source: `PlanCommitment`.
    """
    shown = published(plan, secret)
    left_out = {one.person: one.reason for one in plan.excluded or ()}
    chances = {name: one.probability for one in plan.types for name in one.people}
    sorted_once = tuple(LeftOut(*one) for one in sorted(left_out.items())) == (plan.excluded or ())
    same = _committed(shown, exclusions(secret, left_out).root) == plan.commitment
    if same and sorted_once and plan.probabilities == chances:
        return shown
    raise DrawError(
        "Wrong: the whole plan, which is not what was committed to.",
        why="Its names, chances, or those left out with their reasons, give another commitment than it says.",
        remedy="Take the plan again from where you kept it; if it was announced so, show it to the overseers.",
    )


def _shown(plan: Plan, lines: Sequence[tuple[str, ...]]) -> Plan:
    types = tuple(replace(one, people=mine) for one, mine in zip(plan.types, lines, strict=True))
    return replace(plan, edition="published", types=types, probabilities=None, excluded=None, cpu_seconds=None)


def _committed(shown: Plan, excluded: str) -> PlanCommitment:
    made = PlanCommitment(pool_root([one.people for one in shown.types]), excluded, "")
    return replace(made, plan=digest_of_plan(replace(shown, commitment=made)))


def _whole(pool: Pool, lottery: Lottery, setting: Setting, lined: Sequence[Sequence[tuple[str, str]]]) -> Plan:
    sizes = pool.instance.sizes
    urn = [(one.weight, one.counts) for one in lottery.portfolio]
    taken = taken_of(urn, len(sizes))
    chances = chances_of(taken, sizes, lottery.total)
    types = tuple(
        PlannedType(_values(pool, at), tuple(name for _, name in names), chances[at])
        for at, names in enumerate(lined)
    )
    return Plan(
        edition="whole",
        program=setting.program,
        organisation=setting.organisation,
        case=setting.case,
        round=setting.round,
        previous=setting.previous,
        committed=setting.committed,
        mode=setting.mode,
        algorithm=lottery.algorithm,
        seats=setting.seats,
        alternates=setting.alternates,
        pool_size=sum(sizes),
        types=types,
        quotas=_quotas(pool),
        portfolio=tuple(Portion(weight, counts) for weight, counts in urn),
        total=lottery.total,
        min_probability=min(chance for at, chance in enumerate(chances) if at not in set(lottery.ruled_out)),
        gini=gini_of(taken, sizes),
        gap=lottery.gap,
        ruled_out=tuple(RuledOut(at, _because(pool, at)) for at in lottery.ruled_out),
        apart=setting.apart,
        sources=tuple(setting.sources),
        named_by=setting.named_by,
        commitment=_OPEN,
        probabilities={name: one.probability for one in types for name in one.people},
    )


def _values(pool: Pool, at: int) -> dict[str, str]:
    return {name: value for name, value in zip(pool.features, pool.types[at], strict=True) if value}


def _quotas(pool: Pool) -> tuple[PlannedQuota, ...]:
    return tuple(
        PlannedQuota(
            quota.feature,
            quota.value,
            quota.least,
            quota.most,
            bound.types,
            quota.least_flex,
            quota.most_flex,
        )
        for quota, bound in zip(pool.quotas, pool.instance.bounds, strict=True)
    )


def _because(pool: Pool, at: int) -> tuple[str, ...]:
    return tuple(str(pool.quotas[bound]) for bound in ruled_out_by(pool.instance, at))


def _check_names(pool: Pool) -> None:
    count = sum(pool.instance.sizes)
    if len(pool.types) > 1 or count > MOST_NAMES:
        raise LotteryError(
            "RFC 3797 cannot be used for this pool.",
            why=f"It knows no quotas, and at most {MOST_NAMES:,} names; here are {count:,} people of "
            f"{len(pool.types)} types.",
            remedy="Leave the mode away: the numbers then come from HMAC-SHA-256.",
        )
