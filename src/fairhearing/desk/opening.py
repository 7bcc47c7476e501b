"""Opening cases in memory: by trial of anonymous wraps, then act by act, everything checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from fairhearing.acts import KINDS, Parties, PublicAct
from fairhearing.desk.folder import OpenAct, OpenCase, parties_of, previous_of
from fairhearing.desk.holders import Holder, Officer, Party
from fairhearing.desk.introducing import PARTIES, Introduced
from fairhearing.desk.mails import side_of
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import EpochRow, MailboxRow, StoredAct
from fairhearing.desk.remembering import Secrets, secrets_of
from fairhearing.desk.slots import SlotEntry
from fairhearing.desk.standing import standing_organisation
from fairhearing.desk.trying import fits_epoch
from fairhearing.errors import NotYoursError, RecordError, SealError
from fairhearing.identifiers import CaseCode, Digest, SlotName, role_of
from fairhearing.sealing import (
    Identity,
    Opened,
    open_payload,
)


def open_case(house: House, holder: Holder, code: CaseCode) -> OpenCase:
    """Open one case for one holder.

    Args:
        house: the ports.
        holder: an unlocked officer or a party.
        code: the case's code.

    Returns:
        The case as far as the holder's wraps open it.

    Raises:
        NotYoursError: it does not exist, or nothing opens: the same answer.
        SealError: something was moved, replayed or altered.
    """
    with house.books.reading() as ledger:
        return open_in(house, ledger, holder, code)


def open_in(
    house: House, ledger: Ledger, holder: Holder, code: CaseCode, known: Secrets | None = None
) -> OpenCase:
    """Open a case inside a transaction; see `open_case`.

    Args:
        house: the ports.
        ledger: of the transaction.
        holder: who wants to see it.
        code: the case.
        known: all that opens for them, where it was tried a moment ago; None: it is tried now.
    """
    row = ledger.case(code)
    mailbox = ledger.mailbox(holder.keys.find) if isinstance(holder, Party) else None
    # Keys are tried for a case that never was, too: else the time of the answer would tell the two apart.
    known = secrets_of(ledger, holder, code) if known is None else known
    secrets = {place[1:]: key for place, key in known.items() if place[0] == code}
    if row is None or (isinstance(holder, Party) and not _leads_to(house, mailbox, code)) or not secrets:
        raise NotYoursError
    epochs = ledger.epochs(code)
    if not all(fits_epoch(key, (code, *place), epochs) for place, key in secrets.items()):
        raise _exchanged()
    procedure = house.shelf.pinned(row.procedure, row.procedure_version, row.procedure_digest)
    acts, introduced = _open_acts(house, ledger.acts(code), secrets)
    if mailbox is not None and isinstance(holder, Party) and _replaced(holder, mailbox, acts, introduced):
        raise NotYoursError
    organisation = standing_organisation(
        house.roll.snapshot(row.organisation_digest), house.roll.current(), _sides(parties_of(acts))
    )
    return OpenCase(
        row=row,
        procedure=procedure,
        organisation=organisation,
        me=_slot(holder, mailbox, introduced.slots),
        acts=acts,
        epochs=newest(epochs),
        secrets=secrets,
        slots=introduced.slots,
        mailbox=mailbox,
        declared=house.roll.declared(),
    )


def _exchanged() -> SealError:
    return SealError(
        "A key of this case was exchanged.",
        why="What is written would be sealed to a key that is not the one that you were given.",
        remedy="Write nothing in it, and tell the overseers: the store may have been altered.",
    )


def _sides(parties: Parties) -> frozenset[str]:
    return frozenset((*parties.reporter, *parties.affected, *parties.respondent))


def is_over(house: House, until: date | None) -> bool:
    """Return whether a code that works up to a day no longer does; one without a day always works."""
    return until is not None and until < house.roll.current().calendar.day(house.now())


def _leads_to(house: House, mailbox: MailboxRow | None, code: CaseCode) -> bool:
    return mailbox is not None and mailbox.case == code and not is_over(house, mailbox.until)


def _replaced(party: Party, mailbox: MailboxRow, acts: Sequence[OpenAct], introduced: Introduced) -> bool:
    # Newer words of the same slot took their place. What these would sign nobody could open any more,
    # and with it the whole case.
    known = introduced.keys.get(mailbox.slot, {party.signer.verify_key.hex()})
    first = next((place for place, act in enumerate(acts) if act.parts), len(acts))
    newer = (act for act in acts[first:] if act.public.kind == "letter-delivered" and not act.parts)
    return party.signer.verify_key.hex() not in known or any(act.public.by == mailbox.slot for act in newer)


def newest(epochs: Iterable[EpochRow]) -> dict[str, EpochRow]:
    """Return the newest epoch of each compartment."""
    return {epoch.compartment: epoch for epoch in sorted(epochs, key=lambda epoch: epoch.number)}


def cases_of(house: House, officer: Officer) -> tuple[OpenCase, ...]:
    """Return every case that opens for an officer, the one with the nearest clock first.

    A case that was altered is left out, so that it keeps nobody from the others; see `cases_and_damaged`.

    Args:
        house: the ports.
        officer: unlocked.
    """
    return cases_and_damaged(house, officer)[0]


def cases_and_damaged(
    house: House, officer: Officer, codes: Collection[CaseCode] | None = None
) -> tuple[tuple[OpenCase, ...], tuple[CaseCode, ...]]:
    """Return the cases that open for an officer, and the codes of those that do not hold together.

    Args:
        house: the ports.
        officer: unlocked.
        codes: only these are opened, as `codes_of` names them; None: all.

    Returns:
        The cases, the one with the nearest clock first; then the codes of those of which a file is gone,
        moved or forged, or whose pinned rules or organisation are: the officer is to tell the overseers.
    """
    tried = _tried(house, officer, codes)
    opened = [case for _, case in tried if case is not None]
    return tuple(sorted(opened, key=_nearest)), tuple(code for code, case in tried if case is None)


def _tried(
    house: House, officer: Officer, codes: Collection[CaseCode] | None
) -> list[tuple[CaseCode, OpenCase | None]]:
    found: list[tuple[CaseCode, OpenCase | None]] = []
    with house.books.reading() as ledger:
        known = secrets_of(ledger, officer, None)
        every = {CaseCode(place[0]) for place in known}
        for code in sorted(every if codes is None else every & {*codes}):
            with suppress(NotYoursError):
                found.append((code, _held_together(house, ledger, officer, code, known)))
    return found


def _held_together(
    house: House, ledger: Ledger, officer: Officer, code: CaseCode, known: Secrets
) -> OpenCase | None:
    try:
        return open_in(house, ledger, officer, code, known)
    except (SealError, RecordError):
        return None


def _nearest(case: OpenCase) -> tuple[bool, str, str]:
    last = case.acts[-1].public.due if case.acts else ()
    return case.row.closed, min((due.on.isoformat() for due in last), default="9999"), case.row.code


def _slot(holder: Holder, mailbox: MailboxRow | None, slots: Mapping[SlotName, SlotEntry]) -> SlotName:
    if mailbox is not None:
        return mailbox.slot
    mine = [slot for slot, entry in slots.items() if isinstance(holder, Officer) and entry.person == holder.person]
    officers = [slot for slot in mine if role_of(slot) not in {"reporter", "affected", "respondent"}]
    if not officers:
        raise NotYoursError
    return min(officers)


def _open_acts(
    house: House, stored: Sequence[StoredAct], secrets: Mapping[tuple[str, int], Identity]
) -> tuple[tuple[OpenAct, ...], Introduced]:
    opened: list[OpenAct] = []
    introduced = Introduced()
    for act in stored:
        previous = previous_of(opened)
        parts: dict[str, Opened] = {}
        for compartment, epoch, digest in act.public.files:
            secret = secrets.get((compartment, epoch))
            if secret is not None:
                parts[compartment] = _open_part(house, act.public, (compartment, epoch, digest), secret, previous)
        introduced.take(act.public, parts.values())
        _check_parts(act.public)
        opened.append(OpenAct(act.public, {name: part.body for name, part in parts.items()}, act.index, act.salt))
    return tuple(opened), introduced


def _check_parts(public: PublicAct) -> None:
    # The public part carries no signature: an act that leaves a part out could be anybody's.
    kind = KINDS.get(public.kind)
    parts = {side_of(compartment) for compartment, _, _ in public.files}
    if not parts or (kind and role_of(public.by) not in PARTIES and not kind.lies_in(parts)):
        raise SealError(
            "A part of an act is missing.",
            why="Each act is sealed, and signed, for those who read its kind; this one is not.",
            remedy="Tell the overseers: the store may have been altered.",
        )


def _open_part(
    house: House, public: PublicAct, place: tuple[str, int, Digest], secret: Identity, previous: str
) -> Opened:
    compartment, epoch, digest = place
    return open_payload(
        house.blobs.get(digest),
        secret,
        case=public.case,
        compartment=compartment,
        epoch=epoch,
        act=public.id,
        kind=public.kind,
        author=public.by,
        previous=previous,
    )


__all__ = ["cases_and_damaged", "cases_of", "newest", "open_case", "open_in"]
