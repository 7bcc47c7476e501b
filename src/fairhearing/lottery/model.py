"""What a lottery starts from, and the errors of this room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fairhearing.errors import InputError, RecordError, Where

Written = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Quotas as a body has them: trait → value → `{"min": n, "max": n}`, either of which may be missing; the
value `each` bounds every value of the trait that has no bounds of its own."""
Values = tuple[str, ...]
"""What somebody has in each column that a quota names."""
Tell = Callable[[str, float], None]
"""Told, for a display, what is being done and the share of it that is done, 0 to 1."""


class LotteryError(InputError):
    """A pool, quotas or a source from which no panel can be drawn."""

    code = "lottery"


class DrawError(RecordError):
    """A plan or draw that does not follow from what was committed to."""

    code = "draw"


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a panel may have one value of a feature.

    Args:
        feature: such as `gender`.
        value: such as `woman`.
        least: from 0.
        most: from `least`.
        least_flex: how far the least may be lowered, if its makers said so.
        most_flex: how far the most may be raised, likewise.
        where: its row, if it comes from a file.
    """

    feature: str
    value: str
    least: int
    most: int
    least_flex: int | None = None
    most_flex: int | None = None
    where: Where | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.feature} '{self.value}': {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class People:
    """Who is on a list, grouped by what quotas look at.

    Args:
        features: columns that quotas or `apart` name.
        groups: values of those columns → names, in any order.
    """

    features: tuple[str, ...]
    groups: Mapping[Values, Sequence[str]]

    @property
    def names(self) -> frozenset[str]:
        """Everybody on the list."""
        return frozenset(name for names in self.groups.values() for name in names)

    def without(self, names: Mapping[str, str]) -> People:
        """Return the list without some people.

        Args:
            names: whom to leave out.

        Source: GDPR, article 5 (1) (c): whoever cannot be drawn plays no further part.
        """
        left = {
            values: kept
            for values, people in self.groups.items()
            if (kept := tuple(person for person in people if person not in names))
        }
        return People(self.features, left)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be drawn: conflicts are taken out before.

    Args:
        id: unique in the pool.
        traits: what quotas count; a trait that is missing or empty counts towards no value.
    """

    id: str
    traits: Mapping[str, str] = field(default_factory=dict)
