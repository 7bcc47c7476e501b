"""Rows of tables and what the desk knows them as, in both directions."""

from __future__ import annotations

from datetime import UTC, date
from typing import cast

from fairhearing.acts import Due, PublicAct
from fairhearing.desk import (
    AskedKeyRow,
    BatchRow,
    CaseRow,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    Purpose,
    RefusalRow,
    ResetRow,
    SifterRow,
    StoredAct,
)
from fairhearing.identifiers import ActId, CaseCode, Digest, KindName, PersonId, ProcedureId, SlotName
from fairhearing.web import models


def case_of(row: models.Case) -> CaseRow:
    """Return a case."""
    return CaseRow(
        code=CaseCode(row.code),
        procedure=ProcedureId(row.procedure),
        procedure_version=row.procedure_version,
        procedure_digest=row.procedure_digest,
        organisation_digest=Digest(row.organisation_digest),
        outside=Digest(row.outside),
        acts=row.acts,
        closed=row.closed,
    )


def case_fields(row: CaseRow) -> models.Case:
    """Return a case's row of the table."""
    return models.Case(
        code=row.code,
        procedure=row.procedure,
        procedure_version=row.procedure_version,
        procedure_digest=row.procedure_digest,
        organisation_digest=row.organisation_digest,
        outside=row.outside,
        acts=row.acts,
        closed=row.closed,
    )


def act_of(row: models.Act) -> StoredAct:
    """Return an act with its salt and index."""
    public = PublicAct(
        id=ActId(row.id),
        case=row.case_id,
        seq=row.seq,
        kind=KindName(row.kind),
        by=SlotName(row.by),
        to=SlotName(row.to) if row.to else None,
        at=row.at.astimezone(UTC),
        on=row.on,
        reason_class=row.reason_class,
        due=tuple(Due(rule, stage, date.fromisoformat(on)) for rule, stage, on in row.due),
        files=tuple((compartment, epoch, Digest(digest)) for compartment, epoch, digest in row.files),
    )
    return StoredAct(public, bytes(row.salt), row.index)


def act_fields(act: StoredAct, place: int) -> models.Act:
    """Return an act's row of the table, at its place among all acts."""
    public = act.public
    return models.Act(
        place=place,
        id=public.id,
        case_id=public.case,
        seq=public.seq,
        kind=public.kind,
        by=public.by,
        to=public.to or "",
        at=public.at,
        on=public.on,
        reason_class=public.reason_class,
        due=[[due.rule, due.stage, due.on.isoformat()] for due in public.due],
        files=[list(file) for file in public.files],
        salt=act.salt,
        index=act.index,
    )


def edit_of(row: models.Edit) -> EditRow:
    """Return an edit of the organisation."""
    return EditRow(ActId(row.id), row.kind, row.at.astimezone(UTC), Digest(row.digest), bytes(row.salt), row.index)


def edit_fields(row: EditRow, place: int) -> models.Edit:
    """Return an edit's row of the table, at its place among all acts."""
    return models.Edit(
        place=place,
        id=row.id,
        kind=row.kind,
        at=row.at,
        digest=row.digest,
        salt=row.salt,
        index=row.index,
    )


def epoch_of(row: models.Epoch) -> EpochRow:
    """Return a key epoch."""
    return EpochRow(CaseCode(row.case_id), row.compartment, row.number, bytes(row.recipient))


def batch_of(row: models.Batch) -> BatchRow:
    """Return a batch of wraps."""
    return BatchRow(row.id, CaseCode(row.case_id), row.compartment, row.number, bytes(row.wraps))


def sifter_of(row: models.SifterWrap) -> SifterRow:
    """Return what the sifter can release."""
    return SifterRow(CaseCode(row.case_id), row.compartment, bytes(row.wraps))


def mailbox_of(row: models.Mailbox) -> MailboxRow:
    """Return where some words lead."""
    return MailboxRow(row.find, CaseCode(row.case_id), SlotName(row.slot), row.replace, row.until)


def key_of(row: models.Key) -> KeyRow:
    """Return an entry of the key directory."""
    return KeyRow(
        person=PersonId(row.person),
        recipient=bytes(row.recipient),
        verify_key=bytes(row.verify_key),
        sealed=bytes(row.sealed),
        index=bytes(row.index),
    )


def enrolment_of(row: models.Enrolment) -> EnrolmentRow:
    """Return where an enrolment code leads."""
    # A purpose that this version does not know leads nowhere: `find_invited` passes it over.
    return EnrolmentRow(row.find, PersonId(row.person), row.until, cast("Purpose", row.purpose), row.maker)


def asked_key_of(row: models.AskedKey) -> AskedKeyRow:
    """Return new keys that wait to be confirmed."""
    person, sealed = PersonId(row.person), bytes(row.sealed)
    vouchers = tuple(PersonId(one) for one in row.vouchers.split())
    counts = None if row.counts_from is None else row.counts_from.astimezone(UTC)
    return AskedKeyRow(person, bytes(row.recipient), bytes(row.verify_key), sealed, row.on, vouchers, counts)


def reset_of(row: models.Reset) -> ResetRow:
    """Return a reset that its owner has not acknowledged."""
    return ResetRow(PersonId(row.person), cast("Purpose", row.purpose), row.maker, row.on)


def refusal_of(row: models.Refusal) -> RefusalRow:
    """Return a refusal."""
    return RefusalRow(CaseCode(row.case_id), row.kind, row.rule, row.reason_class, row.at.astimezone(UTC))
