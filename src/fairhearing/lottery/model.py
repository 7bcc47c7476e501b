"""What a draw starts from and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairhearing.errors import InputError, RecordError

Quotas = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Trait → value → `{"min": n, "max": n}`, either of which may be missing; the value `each` bounds
every value of the trait that has no bounds of its own."""


class LotteryError(InputError):
    """A pool or quotas from which no panel can be drawn."""

    code = "lottery"


class DrawError(RecordError):
    """A published draw that does not follow from what was committed to."""

    code = "draw"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be drawn: conflicts are taken out before.

    Args:
        id: unique in the pool.
        traits: what quotas count; a trait that is missing or empty counts towards no value.
    """

    id: str
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is fixed before the seed is known.

    Args:
        digest: published beforehand; tells nothing without the salt.
        canonical: pool, quotas, seats and domain; stays sealed, for who is missing from the pool
            tells who has a conflict.
    """

    digest: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Draw:
    """A panel and who follows when somebody declines.

    Args:
        members: sorted by id.
        alternates: in the order in which they follow.
        digest: over all that the draw rests on and its result; belongs to the sealed part, since
            whoever knows the members of the organisation could try panels against it.
        quotas: that every replacement keeps.
        traits: by id, of those drawn, as far as quotas count them.
    """

    members: tuple[str, ...]
    alternates: tuple[str, ...]
    digest: str
    quotas: Quotas = field(default_factory=dict)
    traits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
