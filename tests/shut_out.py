"""A case in which somebody waits, and whoever could let them in was left out of the newest keys of a mailbox."""

from __future__ import annotations

from fairhearing.desk import Party, open_case
from fairhearing.desk.epochs import fresh_epoch
from fairhearing.desk.folder import previous_of
from fairhearing.desk.writing import Chain, Draft, recipients_of, seal_act
from fairhearing.identifiers import CaseCode, KindName, SlotName
from fairhearing.sealing import read_receipt
from tests.club import Club


def shut_out(club: Club, words: str, code: CaseCode) -> None:
    """Put an appeal into the store past the door, and keys of the reporter's mailbox that they alone have.

    Args:
        club: whose case it is.
        words: the reporter's.
        code: the case.
    """
    keys = read_receipt(words)
    case = open_case(club.house, Party(keys), code)
    chain = Chain(code, case.row.acts, previous_of(case.acts), recipients_of(case.epochs))
    fields = {"fields": {"grounds": "procedure", "text": "It was not kept."}}
    draft = Draft(
        kind=KindName("appeal-filed"),
        by=SlotName("reporter-1"),
        to=None,
        at=case.acts[-1].public.at,
        on=case.acts[-1].public.on,
        bodies={"what": fields, "reporter-mail": fields},
        signer=keys.signer,
    )
    stored = seal_act(club.house, chain, draft)
    epoch, batch = fresh_epoch(club.house, code, "reporter-mail", 1, [keys.identity.recipient])
    with club.house.books.writing() as ledger:
        ledger.add_act(stored)
        ledger.add_epoch(epoch)
        ledger.add_batch(batch)
