"""An act: something done, by whom, to whom, when (perhaps only roughly known), and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from fairhearing.errors import Where
from fairhearing.identifiers import ActId, Digest, KindName, RoleName, SlotName

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class When:
    """A date that may be uncertain, as the interval of days on which it can lie.

    Args:
        first: the earliest possible day, in the organisation's calendar (date.min: open).
        last: the latest possible day, not before `first` (date.max: open).
        at: the exact instant (aware), where one is known; then first == last == its local day.
        text: as it was written (EDTF, ISO 8601-2); empty when it was narrowed or computed.
    """

    first: date
    last: date
    at: datetime | None = None
    text: str = ""

    @property
    def certain(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Constraint:
    """An order that the writer knows although the dates are rough.

    Args:
        relation: `after` (the same day is allowed), `before` (likewise) or `within`.
        act: the other act.
        span: for `within`, an ISO 8601 duration such as `P7D`; otherwise None.
    """

    relation: str
    act: ActId
    span: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who disputes that an act was as told, and what they say instead."""

    by: str
    says: str


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done, as it stands in a case file and as a procedure judges it.

    Args:
        id: unique within the case.
        kind: one of `acts.KINDS`.
        when: when it was done.
        by: who did it: person ids, body ids or slots (`receiver-1`); empty when not known.
        to: whom it was done or said to, likewise; for `contact` both people stand in `by`.
        members: who sat for a body in it (`panel-formed`, `finding-made`, `decision-made`).
        about: the acts that it concerns.
        fields: everything else the kind allows, by name (`value`, `reason`, `outcome`, `answer`,
            `topics_agreed`, `names`, `proposed_by`, `how` …): str, bool, list or mapping.
        asserted_by: the accounts (ids of sources) that say so; empty: nobody doubts it.
        disputed: by which account, if any.
        corrects: the act that this one corrects, if any.
        constraints: orders known beside the dates.
        reported_by: who reported another's consent or agreement (then it is `unconfirmed`).
        capacity: the role in which `by` acted; None: worked out from seats and panels.
        where: the line in the file that it was read from.
    """

    id: ActId
    kind: KindName
    when: When
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    about: tuple[ActId, ...] = ()
    fields: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    asserted_by: tuple[str, ...] = ()
    disputed: Dispute | None = None
    corrects: ActId | None = None
    constraints: tuple[Constraint, ...] = ()
    reported_by: str | None = None
    capacity: RoleName | None = None
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the writer of a case file could see: silence outside of it shows nothing.

    Args:
        body: the body whose doings are covered.
        first: first day covered.
        last: last day covered.
        how: from what ("minutes", "circulars only").
        partial: True when only what was made public is covered (`how` says "only").
    """

    body: str
    first: date
    last: date
    how: str = ""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase about time that somebody published, attached to the acts that it speaks of."""

    text: str
    source: str
    about: tuple[ActId, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is who in a case: person ids or body ids; a party not known is missing from its tuple."""

    reporter: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    respondent: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    witness: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    """Those whom the reporter does not want to receive it; counts as hard."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The dated acts of one case: what `judge` reads, from a file or opened on the site.

    Args:
        id: the case's code or name.
        organisation: id of the organisation.
        categories: as the report gives them; on the site the category in force.
        parties: who is who; on the site as far as the viewer can open it.
        covers: what the writer could see; empty: everything (as on the site).
        sources: the accounts, id to description.
        acts: in the order of the file, which decides nothing.
        claims: phrases about time to be answered with a measured interval.
    """

    id: str
    organisation: str
    categories: tuple[str, ...]
    parties: Parties
    acts: tuple[Act, ...]
    covers: tuple[Coverage, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One open clock as an act leaves it: nothing sealed is needed to see that it ran out.

    Args:
        rule: the duty's id in the pinned procedure.
        stage: its coarse stage.
        on: the last day on which it is still kept.
    """

    rule: str
    stage: str
    on: date


@dataclass(frozen=True, slots=True)
class PublicAct:
    """The part of an act that overseers and the worker see: slots and kinds, never a person.

    Args:
        id: random.
        case: the case's code.
        seq: 0, 1, 2 … within the case.
        kind: one of `acts.KINDS`.
        by: the author's slot.
        to: the slot that it is done to; empty for none.
        at: the instant at which it was taken in (aware, UTC, whole seconds).
        on: the day on which it was done, where somebody enters it later; else the day of `at`.
        reason_class: one of `acts.REASON_CLASSES`, or empty.
        due: all clocks open after this act, written anew while the case is unlocked.
        files: sorted (compartment, epoch number, digest of the ciphertext) of its sealed parts.
    """

    id: ActId
    case: str
    seq: int
    kind: KindName
    by: SlotName
    to: SlotName | None
    at: datetime
    on: date
    reason_class: str = ""
    due: tuple[Due, ...] = ()
    files: tuple[tuple[str, int, Digest], ...] = ()
