"""People, bodies, seats and ties of an organisation, as facts with dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairhearing.acts import When
from fairhearing.clock import Calendar
from fairhearing.errors import Where
from fairhearing.identifiers import BodyId, PersonId

FORMAT = "fairhearing/organisation@1"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roll.

    Args:
        id: unique in the organisation.
        name: as on the roll; empty where the file gives none.
        branch: id of the branch, or `none`.
        joined: since when, if known.
        left: until when, if they left.
        traits: features that quotas count (`gender`, `trained` …).
    """

    id: PersonId
    name: str = ""
    branch: str = ""
    joined: When | None = None
    left: When | None = None
    traits: Mapping[str, str] = field(default_factory=dict)
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Body:
    """A body: an assembly, a leadership, an intake, a panel, an appeal body, an outside one.

    Args:
        kind: `assembly`, `leadership`, `intake`, `panel`, `appeal`, `oversight`, `outside`
            or another word that a procedure names.
        filled_by: `election`, `lottery`, `appointment`, or empty.
        quotas: trait → value → {"min": n, "max": n}; value `each` bounds every value.
    """

    id: BodyId
    name: str
    kind: str
    answers_to: BodyId | None = None
    size: int | None = None
    alternates: int = 0
    filled_by: str = ""
    quotas: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sat where, when, and who put them there.

    Args:
        proposed_by, appointed_by: a body's or a person's id; None: not known.
        chosen: `acclamation`, `contested`, `lottery`, or empty.
        since, until: None: not known, or not ended.
    """

    person: PersonId
    body: BodyId
    role: str = ""
    since: When | None = None
    until: When | None = None
    proposed_by: str | None = None
    appointed_by: str | None = None
    chosen: str = ""
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that binds people to one another, or a person to a body.

    Args:
        kind: one of `organisation.TIE_KINDS`.
        people: person ids, at least one; for directed kinds (`employer`, `recruited`, `mentor`)
            the first is the one with power (see `organisation.TIE_KINDS`).
        to: body or branch id for a tie to a body (`donor`, `host`); else None.
        since, until: None: not known, or not ended. A tie `on` a day has both.
        confirmed_by: the overseer who confirmed it; it then counts in cases that were under way.
    """

    kind: str
    people: tuple[PersonId, ...]
    to: str | None = None
    since: When | None = None
    until: When | None = None
    declared_by: str | None = None
    disputed: bool = False
    note: str = ""
    where: Where | None = field(default=None, compare=False)
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That two people who look as if a tie bound them were looked at, and no tie was found.

    Args:
        people: the two, sorted.
        by: who looked at it.
        on: when.
        reason: why there is no tie, in words that anybody may read.
    """

    people: tuple[PersonId, ...]
    by: str
    on: When | None
    reason: str
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Contest:
    """That somebody says of an entry about themselves, or of its loss, that it is not right.

    Args:
        entry: the entry as `called` names it, such as `tie friend, [p04, p06]`.
        by: whom it concerns.
        on: when it was contested.
        says: what is not right, in their own words.
    """

    entry: str
    by: PersonId
    on: When | None
    says: str
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """A contest that somebody else answered; kept for whom the entry concerns.

    Args:
        entry, by, says: as the contest said it.
        answered_by: who answered.
        on: when.
        answer: what they answered; empty where they changed the entry and said nothing.
    """

    entry: str
    by: PersonId
    says: str
    answered_by: str
    on: When | None
    answer: str = ""
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation as its own records give it; lookups live beside it in `organisation`.

    Args:
        dismissed: candidates for a tie that somebody dismissed; they never come back.
        contested: entries that somebody contests, until they are answered.
        answered: the last answer to each contest.
        struck: ties taken off the roll while a case was under way in which they could count.
    """

    id: str
    name: str
    calendar: Calendar
    people: Mapping[PersonId, Person]
    bodies: Mapping[BodyId, Body]
    seats: tuple[Seat, ...] = ()
    ties: tuple[Tie, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    contested: tuple[Contest, ...] = ()
    answered: tuple[Answered, ...] = ()
    struck: tuple[Tie, ...] = ()

    def __hash__(self) -> int:
        """Return a hash that equal organisations share, so that indexes can be kept for one."""
        return hash(self.id)
