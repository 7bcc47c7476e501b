"""Taking in a report: once a receipt is shown, the report is kept and only clear people can open it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.desk.folder import Json
from fairhearing.desk.intake_keys import IntakeKeys, make_keys
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.reach import Reach, everybody_in, reach
from fairhearing.desk.records import CaseRow, KeyRow, MailboxRow
from fairhearing.desk.writing import (
    Chain,
    Draft,
    Upload,
    announce,
    keep_files,
    recipients_of,
    seal_act,
)
from fairhearing.identifiers import ActId, CaseCode, Digest, KindName, PersonId, RoleName, SlotName, case_code
from fairhearing.judging import due_after
from fairhearing.organisation import Organisation, match_name
from fairhearing.procedure import Procedure
from fairhearing.sealing import ReceiptKeys, new_signer, read_receipt

CHANNELS = ("online", "telephone", "meeting", "letter", "handed-on")


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reports, as they typed it.

    Args:
        receipt: the words made at the check page; the same words are the same report.
        text: what happened, in their own words.
        respondents: names as typed, one a line; may be empty.
        described: a description of a person whose name they do not know.
        reporter: their own name, if they wish.
        affected: who was affected; empty: themselves or not said.
        excluded: names of people, or of bodies, that it must not reach.
        contact: how they may be contacted.
        consents: scopes that they consent to.
        course: how far it should go.
        files: attachments.
        channel: how it came in, one of `CHANNELS`.
        heard_on: for what somebody else took down: the day on which they heard it.
        heard_by: the officer's id, for `handed-on`.
    """

    receipt: str
    text: str
    respondents: tuple[str, ...] = ()
    described: str = ""
    reporter: str = ""
    affected: str = ""
    excluded: tuple[str, ...] = ()
    contact: str = ""
    consents: tuple[str, ...] = ()
    course: str = "proceed"
    files: tuple[Upload, ...] = ()
    channel: str = "online"
    heard_on: date | None = None
    heard_by: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Who was meant, after the names were matched in memory.

    Args:
        parties: the people of the roll.
        unmatched: role → what was typed and matches nobody, or two people: it counts as described.
    """

    parties: Parties
    unmatched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether every person reported is on the roll."""
        return bool(self.parties.respondent) and not self.unmatched.get("respondent")


def match(organisation: Organisation, report: Report) -> Named:
    """Match the typed names exactly against the roll; nothing of the result is shown to anybody.

    Args:
        organisation: the roll in force.
        report: as typed.
    """
    found: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    typed = {
        "respondent": report.respondents,
        "reporter": (report.reporter,),
        "affected": (report.affected,),
        "excluded": report.excluded,
    }
    for role, names in typed.items():
        for name in filter(None, (name.strip() for name in names)):
            people = _bodies_or_people(organisation, role, name)
            (found if people else missed).setdefault(role, []).extend(people or [name])
    if report.described.strip():
        missed.setdefault("respondent", []).append(report.described)
    parties = Parties(**{role: tuple(dict.fromkeys(people)) for role, people in found.items()})
    return Named(parties, {role: tuple(names) for role, names in missed.items()})


def _bodies_or_people(organisation: Organisation, role: str, name: str) -> list[str]:
    people = match_name(organisation, name)
    if len(people) == 1:
        return [str(people[0])]
    if role in {"respondent", "excluded"}:
        wanted = name.casefold()
        return [str(body.id) for body in organisation.bodies.values() if body.name.casefold() == wanted]
    return []


def file_report(house: House, report: Report) -> MailboxRow:
    """Take in a report; the same receipt again gives the same report.

    Args:
        house: the ports.
        report: checked by its author.

    Returns:
        The mailbox that its receipt opens. When this returns, everything is on disk.

    Raises:
        SealError: the receipt is not one.
        BusyError: nobody can receive it, or the store cannot keep it; nothing was taken in.
    """
    keys = read_receipt(report.receipt)
    with house.books.reading() as ledger:
        known = ledger.mailbox(keys.find)
        directory = {row.person: row for row in ledger.all_keys()}
    if known is not None:
        return known
    intake = _plan(house, report, keys, directory)
    chain = Chain(intake.code, 0, "", recipients_of(intake.keys.newest))
    for draft in _drafts(house, report, intake):
        seal_act(house, chain, draft)
    mailbox = MailboxRow(keys.find, intake.code, SlotName("reporter-1"), replace=report.channel != "online")
    with house.books.writing() as ledger:
        again = ledger.mailbox(keys.find)
        if again is not None:
            return again
        _keep(ledger, intake, chain, mailbox)
        announce(ledger, intake.organisation.calendar.day(house.now()))
    return mailbox


@dataclass(frozen=True, slots=True)
class _Intake:
    code: CaseCode
    procedure: Procedure
    organisation: Organisation
    snapshot: Digest
    outside: Digest
    named: Named
    slots: Mapping[str, Mapping[str, Json]]
    keys: IntakeKeys
    receipt: ReceiptKeys
    moved: bool


def _plan(house: House, report: Report, receipt: ReceiptKeys, directory: Mapping[PersonId, KeyRow]) -> _Intake:
    organisation, procedure = house.roll.current(), house.shelf.in_force()
    on = organisation.calendar.day(house.now())
    named = match(organisation, report)
    if report.heard_by:
        parties = replace(named.parties, excluded=(*named.parties.excluded, report.heard_by))
        named = replace(named, parties=parties)
    code = case_code(house.randomness)
    reached = reach(
        procedure,
        organisation,
        named.parties,
        on,
        enrolled=directory,
        declared=house.roll.declared(),
        role="receiver" if named.known or "sifter" not in procedure.roles else "sifter",
    )
    sifting = not named.known and "sifter" in procedure.roles
    keys = make_keys(
        house.randomness,
        code,
        procedure,
        readers={person: directory[person] for person in reached.people},
        handlers=_possible(procedure, organisation, named.parties, on, directory) if sifting else {},
        receipt=receipt,
    )
    outside = (
        everybody_in(organisation, procedure.roles[RoleName("sifter")], on) if "sifter" in procedure.roles else ()
    )
    pinned = b"".join(directory[person].recipient for person in outside if person in directory)
    return _Intake(
        code=code,
        procedure=procedure,
        organisation=organisation,
        snapshot=house.roll.pin(),
        outside=Digest(hashlib.sha256(pinned).hexdigest()),
        named=named,
        slots=_slots(report, named, reached, "sifter" if sifting else "receiver", directory, receipt),
        keys=keys,
        receipt=receipt,
        moved=reached.moved,
    )


def _possible(
    procedure: Procedure,
    organisation: Organisation,
    parties: Parties,
    on: date,
    directory: Mapping[PersonId, KeyRow],
) -> dict[PersonId, KeyRow]:
    people = everybody_in(organisation, procedure.roles[RoleName("receiver")], on)
    return {
        person: directory[person] for person in people if person in directory and person not in parties.excluded
    }


def _slots(
    report: Report,
    named: Named,
    reached: Reach,
    role: str,
    directory: Mapping[PersonId, KeyRow],
    receipt: ReceiptKeys,
) -> dict[str, dict[str, Json]]:
    slots: dict[str, dict[str, Json]] = {
        "reporter-1": {"name": report.reporter.strip(), "verify": receipt.signer.verify_key.hex()}
    }
    for party in ("reporter", "affected", "respondent"):
        people = getattr(named.parties, party)
        for number, person in enumerate(people, 1):
            slots.setdefault(f"{party}-{number}", {})["person"] = person
        for number, name in enumerate(named.unmatched.get(party, ()), len(people) + 1):
            slots.setdefault(f"{party}-{number}", {})["name"] = name
    for number, person in enumerate(reached.people, 1):
        slots[f"{role}-{number}"] = {"person": person, "verify": directory[person].verify_key.hex()}
    return slots


def _drafts(house: House, report: Report, intake: _Intake) -> list[Draft]:
    now = house.now()
    today = intake.organisation.calendar.day(now)
    heard = report.heard_on or today
    verify_only: dict[str, Json] = {
        slot: {"verify": entry["verify"]} for slot, entry in intake.slots.items() if entry.get("verify")
    }
    content: dict[str, Json] = {
        "fields": {
            "text": report.text,
            "how": report.channel,
            "course": report.course,
            "consents": list(report.consents),
            "contact": report.contact,
        },
        "files": list(keep_files(house, report.files)),
    }
    who: dict[str, Json] = {
        "fields": {"contact": report.contact},
        "parties": _parties_json(intake.named.parties),
        "described": {role: list(names) for role, names in intake.named.unmatched.items()},
    }
    officer = new_signer(house.randomness)
    first = {"first-receiver-1": {"person": report.heard_by, "verify": officer.verify_key.hex()}}
    if report.heard_by:
        verify_only["first-receiver-1"] = {"verify": officer.verify_key.hex()}
    drafts = [
        Draft(
            kind=KindName("report-received"),
            by=SlotName("reporter-1"),
            to=None,
            at=now,
            on=heard,
            bodies={
                "who": {**who, "slots": {**intake.slots, **(first if report.heard_by else {})}},
                "what": {**content, "slots": verify_only},
                "reporter-mail": {**content, "slots": verify_only},
            },
            signer=intake.receipt.signer,
            reason_class="not-viable" if intake.moved else "",
        )
    ]
    if report.heard_by:
        drafts += [
            Draft(KindName(kind), SlotName("first-receiver-1"), None, now, day, {"what": {"fields": {}}}, officer)
            for kind, day in (("heard-by-officer", heard), ("report-handed-on", today))
        ]
    due = due_after(intake.procedure, intake.organisation.calendar, _as_case(intake, drafts, report), today)
    return [*drafts[:-1], replace(drafts[-1], due=due)]


def _as_case(intake: _Intake, drafts: list[Draft], report: Report) -> CaseFile:
    acts = [
        Act(
            ActId(f"intake.{number}"),
            draft.kind,
            When(draft.on, draft.on, draft.at if draft.on == intake.organisation.calendar.day(draft.at) else None),
            by=(draft.by,),
            capacity=RoleName(draft.by.rpartition("-")[0]),
        )
        for number, draft in enumerate(drafts)
    ]
    wish = replace(
        acts[0], id=ActId("intake.course"), kind=KindName("course-set"), fields={"value": report.course}
    )
    given = tuple(
        replace(acts[0], id=ActId(f"intake.{scope}"), kind=KindName("consent-given"), fields={"scope": scope})
        for scope in report.consents
    )
    return CaseFile(intake.code, intake.organisation.id, (), intake.named.parties, (*acts, wish, *given))


def _parties_json(parties: Parties) -> dict[str, list[str]]:
    roles = ("reporter", "affected", "respondent", "excluded")
    return {role: list(getattr(parties, role)) for role in roles}


def _keep(ledger: Ledger, intake: _Intake, chain: Chain, mailbox: MailboxRow) -> None:
    ledger.add_case(
        CaseRow(
            code=intake.code,
            procedure=intake.procedure.id,
            procedure_version=intake.procedure.version,
            procedure_digest=intake.procedure.digest,
            organisation_digest=intake.snapshot,
            outside=intake.outside,
        )
    )
    for epoch in intake.keys.epochs:
        ledger.add_epoch(epoch)
    for batch in intake.keys.batches:
        ledger.add_batch(batch)
    for row in intake.keys.sifter:
        ledger.add_sifter_row(row)
    for act in chain.written:
        ledger.add_act(act)
    ledger.add_mailbox(mailbox)


__all__ = ["CHANNELS", "Named", "Report", "file_report", "match"]
