"""Each party's own mail: what its compartment is called, who reads it, and which of them an act reaches."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from fairhearing.desk.folder import OpenCase
from fairhearing.errors import InputError
from fairhearing.identifiers import SlotName, role_of

REPORTERS, RESPONDENTS, AFFECTED, WITNESSES = "reporter-mail", "respondent-mail", "affected-mail", "witness-mail"
MAIL_ROLES: Mapping[str, str] = {
    "reporter": REPORTERS,
    "affected": AFFECTED,
    "respondent": RESPONDENTS,
    "witness": WITNESSES,
}
"""The roles whose people have mail of their own, and what the first one's is called."""

BROUGHT_ALONG = frozenset({"support"})
"""The roles of those who read the mail of the party that brought them along."""

_READ_AS: Mapping[str, str] = {AFFECTED: REPORTERS, WITNESSES: REPORTERS}
_SIDES: Mapping[str, str] = {AFFECTED: REPORTERS}
_MAIL = re.compile(r"((?:reporter|affected|respondent|witness)-mail)(?:-(?:[2-9]|[1-9][0-9]{1,3}))?")
_TELLING = "respondent-notified"


def mail_made_for(slot: str) -> str:
    """Return what the mail of a party is called when it is made for them alone.

    Args:
        slot: of one of `MAIL_ROLES`; the first of a role has the bare name (`respondent-mail`), the next ones
            their number with it (`respondent-mail-2`).
    """
    number = slot.rpartition("-")[2]
    name = MAIL_ROLES[role_of(SlotName(slot))]
    return name if number == "1" else f"{name}-{number}"


def is_mail(compartment: str) -> bool:
    """Return whether a compartment is a party's mail."""
    return _MAIL.fullmatch(compartment) is not None


def read_as(compartment: str) -> str:
    """Return the compartment of a procedure whose readers read this one: mail goes with its side.

    Args:
        compartment: one of a case's.
    """
    found = _MAIL.fullmatch(compartment)
    return _READ_AS.get(found[1], found[1]) if found else compartment


def side_of(compartment: str) -> str:
    """Return the compartment to which a kind of act seals what reaches this one; a witness is on no side.

    Args:
        compartment: one of a case's.
    """
    found = _MAIL.fullmatch(compartment)
    return _SIDES.get(found[1], found[1]) if found else compartment


def read_with(case: OpenCase, reads: Collection[str]) -> tuple[str, ...]:
    """Return the compartments of a case that a role reads by what its procedure says.

    Args:
        case: opened.
        reads: the role's compartments.
    """
    return tuple(sorted(name for name in case.epochs if read_as(name) in reads))


def mails(case: OpenCase) -> tuple[str, ...]:
    """Return every mail compartment that a case has by now."""
    return tuple(sorted(name for name in case.epochs if is_mail(name)))


def mail_of(case: OpenCase, slot: SlotName, new: Collection[str] = ()) -> str | None:
    """Return the mail compartment in which a party always finds their own acts again.

    Respondents who were told by a version before this one share the first one's. Who reported speaks for an
    affected person who was not given words of their own.

    Args:
        case: opened.
        slot: a party's, or that of somebody whom a party brought along.
        new: compartments that are made at this moment.

    Returns:
        None: they have none, or none yet.
    """
    role = role_of(slot)
    if role in BROUGHT_ALONG:
        party = stood_by(case, slot)
        return None if party == slot else mail_of(case, party)
    if role not in MAIL_ROLES:
        return None
    own = mail_made_for(slot)
    if own in case.epochs or own in new:
        return own
    told = slot in case.slots and bool(case.slots[slot].verify)
    return {"affected": REPORTERS, "respondent": RESPONDENTS if told else None}.get(role)


def stood_by(case: OpenCase, slot: SlotName) -> SlotName:
    """Return the party whom somebody stands by who was brought along; anybody else stands for themselves.

    Args:
        case: opened.
        slot: whose; one that nobody brought along is returned as it is.
    """
    by = [act.public.by for act in case.done("support-invited") if act.public.to == slot]
    return by[-1] if by and role_of(slot) in BROUGHT_ALONG else slot


def told_mails(case: OpenCase) -> tuple[str, ...]:
    """Return the mail of both sides as far as they were told of the case."""
    told = {mail_of(case, act.public.to) for act in case.done(_TELLING) if act.public.to is not None}
    return tuple(name for name in mails(case) if side_of(name) == REPORTERS or name in told)


def reached_by(
    case: OpenCase, compartment: str, to: SlotName | None, new: Collection[str] = ()
) -> tuple[str, ...]:
    """Return which compartments an act reaches that its kind seals to one: a side's mail is everybody's on it.

    Args:
        case: opened by an officer.
        compartment: as the kind has it.
        to: whom it is done to; somebody of that side: their mail alone.
        new: compartments that are made at this moment.

    Raises:
        InputError: it is for somebody who was not told of the case yet.
    """
    if not is_mail(compartment):
        return (compartment,)
    if to is None or role_of(to) not in MAIL_ROLES or side_of(mail_made_for(to)) != compartment:
        return tuple(name for name in mails(case) if side_of(name) == compartment)
    mail = mail_of(case, to, new)
    if mail is None:
        raise InputError(
            "Whoever this is for has no mailbox yet.",
            why="Each party reads in a mailbox of their own, and it is made when they are told of the case.",
            remedy="Tell them of the case first; then this can be written to them.",
        )
    return (mail,)


def written_to(
    case: OpenCase,
    sealed_to: Collection[str],
    parts: Collection[str],
    to: SlotName | None,
    new: Collection[str] = (),
) -> frozenset[str]:
    """Return the compartments that an act of the holder is sealed to.

    Args:
        case: opened by its author.
        sealed_to: as its kind has it.
        parts: compartments that it has more for.
        to: whom it is done to.
        new: compartments that are made at this moment.

    Raises:
        InputError: it is for somebody who was not told of the case yet.
    """
    own = mail_of(case, case.me)
    if own is not None:
        # A party writes into no mailbox but their own; officers read it in `what`.
        return frozenset({name for name in (*sealed_to, *parts) if not is_mail(name)} | {own})
    reached = {name for part in sealed_to for name in reached_by(case, part, to, new)}
    # A witness is on no side, and reads what is put to them by name.
    mail = mail_of(case, to) if to is not None and role_of(to) == "witness" else None
    return frozenset({*reached, *parts} | ({mail} if mail is not None else set()))


__all__ = [
    "MAIL_ROLES",
    "is_mail",
    "mail_made_for",
    "mail_of",
    "mails",
    "reached_by",
    "read_as",
    "read_with",
    "side_of",
    "stood_by",
    "told_mails",
    "written_to",
]
