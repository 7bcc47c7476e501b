"""The plan of an intake: who receives it, which slots there are, and which keys it starts with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from fairhearing.desk.folder import Json
from fairhearing.desk.intake_keys import IntakeKeys, make_keys
from fairhearing.desk.ports import House
from fairhearing.desk.reach import Reach, everybody_in, reach
from fairhearing.desk.readers import pin_of, public_keys
from fairhearing.desk.records import KeyRow
from fairhearing.desk.report import Named, Report, match
from fairhearing.errors import BusyError
from fairhearing.identifiers import CaseCode, Digest, PersonId, RoleName, case_code
from fairhearing.independence import conflicts
from fairhearing.organisation import Organisation, bodies_of_kind, members_of
from fairhearing.procedure import Procedure
from fairhearing.sealing import ReceiptKeys

Directory = Mapping[PersonId, KeyRow]
SIFTER, RECEIVER = RoleName("sifter"), RoleName("receiver")
OUTSIDE = "outside"
"""The kind of body that stands outside the organisation: its keys are pinned with the procedure."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that is known before the first byte is written.

    Args:
        code: the new case.
        at: the instant of the intake, in whole seconds.
        procedure, organisation: in force now, and pinned from here on.
        snapshot: digest of the organisation's snapshot.
        outside: person of an outside body → both public keys, in hexadecimal.
        named: who was meant.
        slots: slot → person or typed name, and public keys.
        keys: epochs and wraps.
        receipt: the reporter's.
        moved: whether an earlier body of the chain was passed over.
    """

    code: CaseCode
    at: datetime
    procedure: Procedure
    organisation: Organisation
    snapshot: Digest
    outside: Mapping[str, str]
    named: Named
    slots: Mapping[str, Mapping[str, Json]]
    keys: IntakeKeys
    receipt: ReceiptKeys
    moved: bool

    @property
    def today(self) -> date:
        """The day of the intake, by the organisation's calendar."""
        return self.organisation.calendar.day(self.at)


@dataclass(frozen=True, slots=True)
class _Setting:
    procedure: Procedure
    organisation: Organisation
    named: Named
    on: date
    directory: Directory
    declared: frozenset[PersonId]
    only: str


def plan(house: House, report: Report, receipt: ReceiptKeys, directory: Directory) -> Intake:
    """Work out an intake in memory.

    Args:
        house: the ports.
        report: as typed.
        receipt: the reporter's keys.
        directory: everybody who has keys.

    Raises:
        BusyError: nobody can receive it.
    """
    organisation, now = house.roll.current(), house.now()
    setting = _Setting(
        procedure=house.shelf.in_force(),
        organisation=organisation,
        named=_named(organisation, report),
        on=organisation.calendar.day(now),
        directory=directory,
        declared=house.roll.declared(),
        only=OUTSIDE if report.outside else "",
    )
    code = case_code(house.randomness)
    role, reached, handlers = _receiving(setting)
    keys = make_keys(
        house.randomness,
        code,
        setting.procedure,
        readers={person: directory[person] for person in reached.people},
        handlers=handlers,
        receipt=receipt,
    )
    return Intake(
        code=code,
        at=now,
        procedure=setting.procedure,
        organisation=organisation,
        snapshot=house.roll.pin(),
        outside=_outside(setting),
        named=setting.named,
        slots=_slots(report, setting, reached, role, receipt),
        keys=keys,
        receipt=receipt,
        moved=reached.moved,
    )


def _named(organisation: Organisation, report: Report) -> Named:
    named = match(organisation, report)
    if not report.heard_by:
        return named
    # The officer who was told something hands it on and has no further part.
    return replace(named, parties=replace(named.parties, excluded=(*named.parties.excluded, report.heard_by)))


def _receiving(setting: _Setting) -> tuple[RoleName, Reach, Directory]:
    handlers = {} if setting.named.known or setting.only else _possible(setting)
    if handlers and SIFTER in setting.procedure.roles:
        # Where the sifter cannot be reached the report is not refused: the receivers take it as it is.
        with suppress(BusyError):
            return SIFTER, _reach(setting, SIFTER), handlers
    return RECEIVER, _reach(setting, RECEIVER), {}


def _reach(setting: _Setting, role: RoleName) -> Reach:
    return reach(
        setting.procedure,
        setting.organisation,
        setting.named.parties,
        setting.on,
        enrolled=setting.directory,
        declared=setting.declared,
        role=role,
        only=setting.only,
    )


def _possible(setting: _Setting) -> dict[PersonId, KeyRow]:
    people = everybody_in(setting.organisation, setting.procedure.roles[RECEIVER], setting.on)
    levels = conflicts(
        setting.organisation,
        setting.procedure.conflicts,
        setting.named.parties,
        setting.on,
        people=people,
        declared=setting.declared,
    )
    clear = (person for person in people if levels[person].level != "hard")
    return {person: setting.directory[person] for person in clear if person in setting.directory}


def _outside(setting: _Setting) -> dict[str, str]:
    people = sorted(
        person
        for body in bodies_of_kind(setting.organisation, OUTSIDE)
        for person in members_of(setting.organisation, body, setting.on)
        if person in setting.directory
    )
    return {person: pin_of(setting.directory[person]) for person in people}


def _slots(
    report: Report, setting: _Setting, reached: Reach, role: str, receipt: ReceiptKeys
) -> dict[str, dict[str, Json]]:
    own: dict[str, Json] = {"name": report.reporter.strip(), **public_keys(receipt)}
    slots = {"reporter-1": own}
    for party in ("reporter", "affected", "respondent"):
        people = getattr(setting.named.parties, party)
        for number, person in enumerate(people, 1):
            slots.setdefault(f"{party}-{number}", {})["person"] = person
        for number, name in enumerate(setting.named.unmatched.get(party, ()), len(people) + 1):
            slots.setdefault(f"{party}-{number}", {})["name"] = name
    for number, person in enumerate(reached.people, 1):
        slots[f"{role}-{number}"] = {"person": person, "verify": setting.directory[person].verify_key.hex()}
    return slots


__all__ = ["Intake", "plan"]
