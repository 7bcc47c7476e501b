"""The plan of a draw: everything that is fixed and published before the seed is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from pydantic import ConfigDict, TypeAdapter

from fairhearing.lottery.sources import Announced
from fairhearing.lottery.written import canonical, digest_of, read, write

FORMAT: Final = "fairhearing/panel-plan@1"
_PLAN = b"fairhearing/lottery/plan/v1\n"
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class PlannedType:
    """People whom no quota tells apart.

    Args:
        values: feature → value, where a quota looks at it.
        people: in the order in which the draw takes them: names in the whole plan, lines in the published.
        probability: the chance of each of them, 0 to 1.
    """

    values: dict[str, str]
    people: tuple[str, ...]
    probability: float
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class PlannedQuota:
    """A quota, and the types that it counts.

    Args:
        feature, value: what it counts; `pair` for two people who may not sit together.
        min: from 0.
        max: from `min`.
        types: indices of types.
        min_flex, max_flex: how far its makers would let it be changed.
    """

    feature: str
    value: str
    min: int
    max: int
    types: tuple[int, ...]
    min_flex: int | None = None
    max_flex: int | None = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Portion:
    """A valid composition of a panel.

    Args:
        weight: how often it lies in the urn, from 1.
        composition: type and how many of it, sorted.
    """

    weight: int
    composition: tuple[tuple[int, int], ...]
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class RuledOut:
    """People who can be on no valid panel.

    Args:
        type: index of their type.
        quotas: that rule them out, in words.
    """

    type: int
    quotas: tuple[str, ...]
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class PlanCommitment:
    """What is announced before the seed is known, hexadecimal.

    Args:
        pool: root over the lines of the pool.
        excluded: root over the sealed lines of those left out.
        plan: digest of the published plan without this digest.
    """

    pool: str
    excluded: str
    plan: str
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who is not in the pool.

    Args:
        person: their name.
        reason: its code.
    """

    person: str
    reason: str
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan, whole or as it is published.

    Args:
        edition: `whole`, with names, or `published`, with lines.
        program: its version.
        organisation, case, round: of which this is the one draw.
        previous: digest of the draw of the round before; empty in the first.
        committed: the day on which the plan is published, as 2024-05-31, or the instant.
        mode: how numbers follow from the seed: `hmac-sha256` or `rfc3797`.
        algorithm: how the chances were made as equal as can be.
        seats, alternates, pool_size: numbers of people.
        types, quotas, portfolio, ruled_out: the pool by type and the urn.
        total: the sum of the weights.
        min_probability, gini: of the chances of everybody in the pool.
        gap: how far the urn is from what fractions of people would allow, as the solver certified it.
        apart: a feature of which no two may have the same value, and whose values are numbers here, so
            that they tell nothing; empty: none.
        sources: where the seed comes from, named beforehand.
        named_by: the column with the names in the list that the pool was read from, so that whoever has the
            list can compare it; None: the numbers of its rows, or no list.
        commitment: what is announced.
        probabilities: by person; in the whole plan alone, since it follows from `types`.
        excluded: likewise, since it tells who has a conflict.
        cpu_seconds: likewise: a measured figure, and no part of what is hashed.
    """

    format: Literal["fairhearing/panel-plan@1"] = FORMAT
    edition: Literal["whole", "published"]
    program: str
    organisation: str
    case: str
    round: int
    previous: str
    committed: str
    mode: Literal["hmac-sha256", "rfc3797"]
    algorithm: str
    seats: int
    alternates: int
    pool_size: int
    types: tuple[PlannedType, ...]
    quotas: tuple[PlannedQuota, ...]
    portfolio: tuple[Portion, ...]
    total: int
    min_probability: float
    gini: float
    gap: float
    ruled_out: tuple[RuledOut, ...]
    apart: str
    sources: tuple[Announced, ...]
    commitment: PlanCommitment
    probabilities: dict[str, float] | None = None
    excluded: tuple[LeftOut, ...] | None = None
    cpu_seconds: float | None = None
    named_by: str | None = None
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    @property
    def domain(self) -> str:
        """Organisation, case and round: one seed gives other numbers in each."""
        return f"{self.organisation}/{self.case}/{self.round}"


_ADAPTER: TypeAdapter[Plan] = TypeAdapter(Plan)


def read_plan(text: str | bytes, file: str) -> Plan:
    """Read a plan.

    Args:
        text: the whole file.
        file: its name, for messages.

    Raises:
        DrawError: it is no plan, or not written in its one form.

    Source: RFC 8785.
    """
    return read(_ADAPTER, text, file, "a plan")


def write_plan(plan: Plan) -> bytes:
    """Write a plan in its one form.

    Args:
        plan: whole or published.

    Raises:
        DrawError: it has no canonical form.

    Source: RFC 8785.
    """
    return canonical(write(_ADAPTER, plan))


def digest_of_plan(published: Plan) -> str:
    """Return the digest that is announced: over the published plan without its own digest.

    Args:
        published: as everybody sees it.

    Source: RFC 8785 and FIPS 180-4.
    """
    told = write(_ADAPTER, published)
    told["commitment"] = {name: value for name, value in told["commitment"].items() if name != "plan"}
    return digest_of(_PLAN, told)
