"""A case as far as one holder can open it: acts with their contents, slots, parties, keys."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from fairhearing.acts import NAMING_ACTS, Act, CaseFile, Parties, PublicAct, When
from fairhearing.clock import Calendar
from fairhearing.desk.records import CaseRow, EpochRow, MailboxRow, StoredAct
from fairhearing.desk.slots import NAMED_BY, SlotEntry, with_unnamed
from fairhearing.errors import SealError
from fairhearing.identifiers import ActId, KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.judging import Judgement, judge
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure
from fairhearing.record import canonical
from fairhearing.sealing import JSON, Identity

Json = JSON
Body = Mapping[str, Json]
EMPTY: Body = MappingProxyType({})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAMING_PEOPLE = frozenset({"handlers", "of"})
"""The fields that name people, by their slots where they have one."""
_NAMING_ONE = "slot"
"""The field that names somebody in the case, such as whom a challenge is about."""


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act with those of its sealed parts that opened.

    Args:
        public: what overseers see.
        parts: compartment → body; empty where nothing opened.
        index: its place in the record; None until it was appended.
        salt: the entry's salt, for a proof.
    """

    public: PublicAct
    parts: Mapping[str, Body]
    index: int | None
    salt: bytes

    @property
    def fields(self) -> Mapping[str, Json]:
        """What its author entered; empty where the holder cannot read it."""
        merged: dict[str, Json] = {}
        for body in self.parts.values():
            value = body.get("fields")
            if isinstance(value, Mapping):
                merged.update(value)
        return merged

    @property
    def files(self) -> tuple[Mapping[str, Json], ...]:
        """Its attachments: name, type, size, digest and key each."""
        for body in self.parts.values():
            value = body.get("files")
            if isinstance(value, list | tuple) and value:
                return tuple(entry for entry in value if isinstance(entry, Mapping) and _is_file(entry))
        return ()


def _is_file(entry: Mapping[str, Json]) -> bool:
    # Somebody outside may have written it with a program of their own: what is no file is passed over.
    digest, key, size = (entry.get(name) for name in ("digest", "key", "size"))
    named = all(isinstance(entry.get(name), str) for name in ("name", "type"))
    sealed = all(isinstance(one, str) and _DIGEST.fullmatch(one) for one in (digest, key))
    return named and sealed and isinstance(size, int)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case opened in memory, for one request of one holder.

    Args:
        row: the pinned versions and how many acts there are.
        procedure, organisation: as pinned; the organisation with ties declared since.
        me: the holder's slot.
        acts: by `seq`.
        epochs: newest epoch of each compartment.
        secrets: the epoch keys that opened.
        mailbox: where the holder is a party.
    """

    row: CaseRow
    procedure: Procedure
    organisation: Organisation
    me: SlotName
    acts: tuple[OpenAct, ...]
    epochs: Mapping[str, EpochRow]
    secrets: Mapping[tuple[str, int], Identity]
    slots: Mapping[SlotName, SlotEntry]
    mailbox: MailboxRow | None = None
    declared: frozenset[PersonId] = field(default_factory=frozenset)

    @property
    def calendar(self) -> Calendar:
        """The organisation's days."""
        return self.organisation.calendar

    @property
    def standing(self) -> Organisation | None:
        """The organisation where the holder can see who is who; else None: only order and clocks."""
        return self.organisation if any(compartment == "who" for compartment, _ in self.secrets) else None

    def reads(self, compartment: str) -> bool:
        """Return whether the holder opened any epoch of a compartment."""
        return any(name == compartment for name, _ in self.secrets)

    def secret(self, compartment: str) -> Identity:
        """Return the key of a compartment's newest epoch.

        Raises:
            SealError: it is not open to this holder.
        """
        found = self.secrets.get((compartment, self.epochs[compartment].number))
        if found is None:
            raise SealError(
                "This part of the case is not open to you.",
                why="Its key was not given to the role that you have in the case.",
                remedy="Ask a receiver of the case; they can see who reads what.",
            )
        return found

    def parties(self) -> Parties:
        """Return who is who, from the acts that opened; slots where names are not for this holder."""
        return parties_of(self.acts)

    def slots_of(self, role: str) -> tuple[SlotName, ...]:
        """Return the slots of a role, in order."""
        return tuple(sorted(slot for slot in self.slots if role_of(slot) == role))

    def done(self, *kinds: str) -> tuple[OpenAct, ...]:
        """Return the acts of some kinds, in order."""
        return tuple(act for act in self.acts if act.public.kind in kinds)

    def judgement(self, on: date) -> Judgement:
        """Return how the case stands on a day, as far as its holder can see it.

        Args:
            on: by the organisation's calendar.
        """
        return judge(
            self.procedure, self.standing, self.case_file(), on, calendar=self.calendar, declared=self.declared
        )

    def case_file(self) -> CaseFile:
        """Return the acts as the judge reads them."""
        return case_file(self)


def previous_of(acts: Sequence[OpenAct] | Sequence[StoredAct]) -> str:
    """Return the digest that the next act names as the one before; empty for the first."""
    return hashlib.sha256(canonical(acts[-1].public)).hexdigest() if acts else ""


def parties_of(acts: Iterable[OpenAct]) -> Parties:
    """Return who is who: as the report says, and as it was found out for whom it only described."""
    named: dict[str, tuple[str, ...]] = {}
    for act in acts:
        value = act.parts.get("who", EMPTY).get("parties")
        told = value if isinstance(value, Mapping) else {}
        for role in {*NAMED_BY.get(act.public.kind, ())} & {*told}:
            before = named.get(role, ()) if role == "excluded" else ()
            named[role] = tuple(dict.fromkeys((*before, *_texts(told[role]))))
    return Parties(**named)


def verify_keys(case: OpenCase) -> dict[str, Json]:
    """Return each slot's key as a body introduces it to readers who may not know the people."""
    return {slot: {"verify": entry.verify} for slot, entry in case.slots.items() if entry.verify}


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(entry) for entry in value)
    return (str(value),) if value else ()


def case_file(case: OpenCase) -> CaseFile:
    """Return an open case as the judge reads it: people where the holder may know them, else slots."""
    acts: list[Act] = []
    for opened in case.acts:
        acts.extend(_acts_of(case, opened))
    return CaseFile(
        id=case.row.code,
        organisation=case.organisation.id,
        categories=_categories(case),
        parties=with_unnamed(case.parties(), case.slots, (act.public for act in case.acts)),
        acts=tuple(acts),
    )


def _categories(case: OpenCase) -> tuple[str, ...]:
    for act in reversed(case.acts):
        value = act.fields.get("value") if act.public.kind == "category-set" else None
        if value:
            return (str(value),)
    return ()


def who_is(case: OpenCase, slot: str) -> str:
    """Return the person in a slot where the holder may know them, else the slot."""
    entry = case.slots.get(SlotName(slot))
    return entry.person if entry and entry.person else slot


def _acts_of(case: OpenCase, opened: OpenAct) -> list[Act]:
    public = opened.public
    acts = [
        judged(
            case,
            ActId(public.id),
            public.kind,
            by=public.by,
            to=public.to,
            when_public=public,
            fields=opened.fields,
        )
    ]
    if public.kind == "report-received":
        acts.extend(_wishes(case, opened))
    return acts


def _wishes(case: OpenCase, opened: OpenAct) -> list[Act]:
    # What the reporter wished at intake stands in the report itself: one act, so that the number of
    # rows tells nothing; the judge sees each wish as the act that it is.
    made: list[Act] = []
    public, fields = opened.public, opened.fields
    wishes: list[tuple[str, Mapping[str, Json]]] = []
    if fields.get("course"):
        wishes.append(("course-set", {"value": fields["course"]}))
    wishes += [("consent-given", {"scope": scope}) for scope in _texts(fields.get("consents"))]
    for number, (kind, wish) in enumerate(wishes, 1):
        made.append(
            judged(
                case,
                ActId(f"{public.id}.{number}"),
                KindName(kind),
                by=SlotName("reporter-1"),
                to=None,
                when_public=public,
                fields=wish,
            )
        )
    return made


def judged(
    case: OpenCase,
    act: ActId,
    kind: KindName,
    *,
    by: SlotName,
    to: SlotName | None,
    when_public: PublicAct,
    fields: Mapping[str, Json],
) -> Act:
    """Return one act as the judge reads it.

    Args:
        case: gives the people in the slots.
        act: its id.
        kind: its kind.
        by: the author's slot.
        to: the slot that it is done to, if any.
        when_public: gives the day and the instant.
        fields: what its author entered; `members` are slots or people, as are those whom `handlers`, `of` and
            `slot` name.
    """
    # Acts of one second keep their order: the place in the case is added as microseconds.
    at = when_public.at + timedelta(microseconds=when_public.seq)
    exact = case.calendar.day(when_public.at) == when_public.on
    members = tuple(who_is(case, member) for member in _texts(fields.get("members")))
    named = tuple(ActId(one) for name in sorted(NAMING_ACTS) for one in _texts(fields.get(name)))
    return Act(
        id=act,
        kind=kind,
        when=When(when_public.on, when_public.on, at if exact else None),
        by=(who_is(case, by),),
        to=(who_is(case, to),) if to else (),
        members=members,
        about=tuple(one for one in named if any(one == done.public.id for done in case.acts)),
        fields={name: _people(case, name, value) for name, value in fields.items() if name != "members"},
        capacity=RoleName(role_of(by)),
    )


def _people(case: OpenCase, name: str, value: Json) -> object:
    if name == _NAMING_ONE:
        return who_is(case, str(value))
    return [who_is(case, who) for who in _texts(value)] if name in _NAMING_PEOPLE else value
