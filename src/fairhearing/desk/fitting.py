"""Whether a reply fits its case, as far as the site can see without opening it.

Whoever writes replies may have changed their program: nothing of it is kept that the site, the record or
another reader of the case could stumble over, and nothing that their role does not bring.
"""

from __future__ import annotations

import re
from datetime import timedelta

from fairhearing.acts import KINDS, REASON_CLASSES, REOPENED, PublicAct
from fairhearing.desk.inviting import LETTER_DAYS
from fairhearing.desk.mails import MAIL_ROLES, is_mail, mail_made_for, read_as, side_of
from fairhearing.desk.opening import newest
from fairhearing.desk.packet import LARGEST
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import COMPARTMENTS, CaseRow, StoredAct
from fairhearing.desk.reply import Reply
from fairhearing.errors import InputError
from fairhearing.identifiers import RoleName, role_of
from fairhearing.procedure import Procedure
from fairhearing.record import canonical
from fairhearing.sealing import COUNTS, WRAP_SIZE, digest_of

_FIND = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z0-9]{26}")
_SLOT = re.compile(r".+-[1-9][0-9]{0,3}")
_TELLING = frozenset({"respondent-notified", "affected-invited", "witness-invited"})
_NAMING = "respondent-identified"
_LETTING_IN = frozenset({"readers-added", "panel-drawn"})
_SIFTER = "sifter"
_UNASKED = frozenset({_NAMING, *_LETTING_IN, "pool-committed", "panel-formed", "seat-accepted", "seat-declined"})
"""Kinds that come with a use case, and that somebody outside can do all the same."""


def fits(house: House, ledger: Ledger, row: CaseRow, procedure: Procedure, reply: Reply) -> bool:
    """Return whether acts, keys, letters and files of a reply are such as its author can bring to its case.

    Args:
        house: gives the present day.
        ledger: inside a transaction.
        row: the case, as it stood when the packet was made.
        procedure: pinned.
        reply: signed and with its ticket; nothing else of it is believed.
    """
    author = min((act.public.by for act in reply.acts), default="")
    role = procedure.roles.get(role_of(author))
    return (
        role is not None
        and not role.party
        and _acts_fit(house, ledger, row, procedure, reply)
        and _keys_fit(ledger, procedure, reply, role.name)
        and _release_fits(ledger, reply, role.name)
        and _letters_fit(house, ledger, reply)
        and _files_fit(reply)
    )


def is_sound(public: PublicAct) -> bool:
    """Return whether an act has an instant, and a form, that the record can take.

    Args:
        public: as somebody else's program wrote it.
    """
    try:
        canonical(public)
    except InputError:
        return False
    return True


def _acts_fit(house: House, ledger: Ledger, row: CaseRow, procedure: Procedure, reply: Reply) -> bool:
    earliest = ledger.acts(row.code)[-1].public.at
    times = [earliest, *(act.public.at for act in reply.acts)]
    day = house.roll.current().calendar.day
    return (
        len({act.public.by for act in reply.acts}) == 1
        and len({act.public.id for act in reply.acts}) == len(reply.acts)
        and (row.closed or all(act.public.kind != REOPENED for act in reply.acts))
        and times == sorted(times)
        and all(act.public.on <= day(act.public.at) for act in reply.acts)
        and all(_act_fits(procedure, reply, act, place) for place, act in enumerate(reply.acts, row.acts))
    )


def _act_fits(procedure: Procedure, reply: Reply, act: StoredAct, place: int) -> bool:
    public = act.public
    stages = {str(duty.id): duty.stage for duty in procedure.duties}
    return (
        (public.case, public.seq) == (reply.case, place)
        and _NAME.fullmatch(public.id) is not None
        and _may_be_done(procedure, public)
        and all(_is_slot(procedure, slot) for slot in (public.by, public.to) if slot is not None)
        and public.reason_class in {"", *REASON_CLASSES}
        and all(stages.get(due.rule) == due.stage for due in public.due)
        and _is_sealed(public)
        and all(digest in reply.files for _, _, digest in public.files)
        and len(act.salt) == 32
        and act.index is None
    )


def _may_be_done(procedure: Procedure, public: PublicAct) -> bool:
    kind, role = KINDS.get(public.kind), RoleName(role_of(public.by))
    powers = [power for power in procedure.powers if public.kind in power.act]
    return (
        kind is not None
        and (kind.site or kind.name in _UNASKED)
        and (kind.name == _NAMING) <= (role == _SIFTER)
        and (not powers or any(role in power.who for power in powers))
    )


def _is_slot(procedure: Procedure, slot: str) -> bool:
    # A slot stands in the open: it names a role and a number, and never a person.
    return _SLOT.fullmatch(slot) is not None and role_of(slot) in procedure.roles


def _is_sealed(public: PublicAct) -> bool:
    # An act without the parts that readers open would be signed by nobody.
    names = [name for name, _, _ in public.files]
    known = all(name in COMPARTMENTS or is_mail(name) for name in names)
    return known and names == sorted(set(names)) and KINDS[public.kind].lies_in({*map(side_of, names)})


def _keys_fit(ledger: Ledger, procedure: Procedure, reply: Reply, role: RoleName) -> bool:
    before = {name: epoch.number for name, epoch in newest(ledger.epochs(reply.case)).items()}
    numbers = {**dict.fromkeys(_mail_made(reply), -1), **before}
    for epoch in reply.epochs:
        wanted = (reply.case, numbers.get(epoch.compartment, -1) + 1, 32)
        if epoch.compartment not in numbers or (epoch.case, epoch.number, len(epoch.recipient)) != wanted:
            return False
        numbers[epoch.compartment] = epoch.number
    new = {(epoch.compartment, epoch.number) for epoch in reply.epochs}
    sealed_to = {(name, number) for act in reply.acts for name, number, _ in act.public.files}
    wrapped = [(batch.compartment, batch.number) for batch in reply.batches]
    return (
        all(0 <= number <= numbers.get(name, -1) for name, number in (*sealed_to, *wrapped))
        and all(number >= before.get(name, 0) for name, number in sealed_to)
        and new <= {*wrapped}
        and all(wrapped.count(place) <= len(reply.acts) for place in {*wrapped})
        and all(_gives(procedure, reply, role, place, place in new) for place in {*new, *wrapped})
        and all(batch.case == reply.case and _whole(batch.wraps) for batch in reply.batches)
    )


def _mail_made(reply: Reply) -> set[str]:
    # Mail of their own is made for whoever is told of the case, and for nobody else.
    told = [act.public.to for act in reply.acts if act.public.kind in _TELLING and act.public.to is not None]
    return {mail_made_for(slot) for slot in told if role_of(slot) in MAIL_ROLES}


def _gives(procedure: Procedure, reply: Reply, role: RoleName, place: tuple[str, int], new: bool) -> bool:
    # Keys are given on by whoever reads a compartment; those of a body of its own are made by whoever lets
    # it in, those of who sat in a case by whoever opens it again, and a sifter gives on what was made for others
    # at intake.
    kinds = {act.public.kind for act in reply.acts}
    bodies = {*procedure.roles} & {*COMPARTMENTS}
    drawn = {name for one in procedure.roles.values() if one.drawn for name in one.reads}
    return (
        read_as(place[0]) in procedure.roles[role].reads
        or (new and read_as(place[0]) in drawn and REOPENED in kinds)
        or (new and place[0] in bodies and bool(_LETTING_IN & kinds))
        or (not new and place[1] == 0 and reply.released)
    )


def _release_fits(ledger: Ledger, reply: Reply, role: RoleName) -> bool:
    held = {row.compartment for row in ledger.sifter_rows(reply.case)}
    named = any(act.public.kind == _NAMING for act in reply.acts)
    given = {batch.compartment for batch in reply.batches if batch.number == 0}
    return reply.released == (named and bool(held)) and (not reply.released or (role == _SIFTER and held <= given))


def _whole(wraps: bytes) -> bool:
    return len(wraps) in {count * WRAP_SIZE for count in COUNTS}


def _letters_fit(house: House, ledger: Ledger, reply: Reply) -> bool:
    longest = house.roll.current().calendar.day(house.now()) + timedelta(days=LETTER_DAYS + 1)
    told = [act.public.to for act in reply.acts if act.public.kind in _TELLING]
    return all(
        letter.case == reply.case
        and letter.slot in told
        and letter.replace
        and letter.until is not None
        and letter.until <= longest
        and _FIND.fullmatch(letter.find) is not None
        and ledger.mailbox(letter.find) is None
        for letter in reply.mailboxes
    ) and len(reply.mailboxes) <= len(told)


def _files_fit(reply: Reply) -> bool:
    return sum(map(len, reply.files.values())) <= LARGEST and all(
        digest_of(ciphertext) == digest for digest, ciphertext in reply.files.items()
    )


__all__ = ["fits", "is_sound"]
