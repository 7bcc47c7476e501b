"""Taking in a report: once a receipt is shown, the report is kept and only clear people can open it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from fairhearing.desk.again import again
from fairhearing.desk.intake_acts import first_acts
from fairhearing.desk.intake_plan import Intake, plan
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import CaseRow, MailboxRow
from fairhearing.desk.report import Report
from fairhearing.desk.writing import Chain, announce, recipients_of, seal_act
from fairhearing.identifiers import Digest, SlotName
from fairhearing.sealing import ReceiptKeys, read_receipt


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
    # The same report at the same moment, by another process: whoever comes second finds the first one's.
    return again(lambda: _take_in(house, report, keys))


def _take_in(house: House, report: Report, keys: ReceiptKeys) -> MailboxRow:
    with house.books.reading() as ledger:
        known = ledger.mailbox(keys.find)
        directory = {row.person: row for row in ledger.all_keys()}
    if known is not None:
        return known
    intake = plan(house, report, keys, directory)
    chain = Chain(intake.code, 0, "", recipients_of(intake.keys.newest))
    for draft in first_acts(house, report, intake):
        seal_act(house, chain, draft)
    mailbox = MailboxRow(keys.find, intake.code, SlotName("reporter-1"), replace=report.channel != "online")
    with house.books.writing() as ledger:
        again = ledger.mailbox(keys.find)
        if again is not None:
            return again
        keep_intake(ledger, intake, chain, [mailbox])
        announce(ledger, intake.today)
    return mailbox


def keep_intake(ledger: Ledger, intake: Intake, chain: Chain, mailboxes: Iterable[MailboxRow]) -> None:
    """Keep a new case with its first acts, its keys and the mailboxes of its sides.

    Args:
        ledger: inside a transaction.
        intake: its plan.
        chain: with the acts that were sealed.
        mailboxes: of those who get words for it.
    """
    ledger.add_case(
        CaseRow(
            code=intake.code,
            procedure=intake.procedure.id,
            procedure_version=intake.procedure.version,
            procedure_digest=intake.procedure.digest,
            organisation_digest=intake.snapshot,
            outside=Digest(hashlib.sha256("".join(intake.outside.values()).encode()).hexdigest()),
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
    for mailbox in mailboxes:
        ledger.add_mailbox(mailbox)
