"""Splitting a case in two: a second one under the same rules and organisation, handled by the same people.

What belongs to the second is carried over by new sealed acts. Whoever reported gets words of their own for it,
sealed to the words that they have; a respondent is told in it as in any other case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fairhearing.acts import KINDS
from fairhearing.desk.again import again
from fairhearing.desk.door import make_ready, perform, proposed_public, refuse_if_barred
from fairhearing.desk.epochs import fresh_epoch
from fairhearing.desk.file_report import keep_intake
from fairhearing.desk.folder import EMPTY, Body, Json, OpenAct, OpenCase
from fairhearing.desk.holders import Officer
from fairhearing.desk.intake_acts import first_acts
from fairhearing.desk.intake_keys import IntakeKeys
from fairhearing.desk.intake_plan import Intake
from fairhearing.desk.keeping import keep
from fairhearing.desk.mails import mail_of
from fairhearing.desk.memory import MemoryBooks, Tables
from fairhearing.desk.opening import open_case
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.proposal import Proposal, check_place
from fairhearing.desk.readers import acting, directory, public_keys
from fairhearing.desk.records import COMPARTMENTS, EpochRow, MailboxRow, StoredAct
from fairhearing.desk.removing import people_out
from fairhearing.desk.report import Named, Report
from fairhearing.desk.writing import Chain, recipients_of, seal_act
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId, CaseCode, KindName, SlotName, case_code, role_of
from fairhearing.sealing import Identity, ReceiptKeys, Recipient, make_receipt, open_file, read_receipt, seal_file

SPLIT = KindName("case-split")
MAIL = "reporter-mail"


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes a case of its own.

    Args:
        reason: why, for those who handle both, and for whoever reported.
        respondents: slots of the first case whom the second one is about; at least one.
        acts: ids of the acts whose contents belong to it, such as an interview; the report always does.
        id: of the act in the first case, where the same is asked for again when no answer came; None: made now.
    """

    reason: str
    respondents: tuple[SlotName, ...]
    acts: tuple[ActId, ...] = ()
    id: ActId | None = None


@dataclass(frozen=True, slots=True)
class _Second:
    """A case that is made and not kept yet: its plan, its first acts, and those that were carried over."""

    intake: Intake
    chain: Chain
    mailboxes: tuple[MailboxRow, ...]
    carried: tuple[StoredAct, ...] = ()

    def keep(self, ledger: Ledger) -> None:
        """Keep all of it inside a transaction."""
        keep_intake(ledger, self.intake, self.chain, self.mailboxes)
        for act in self.carried:
            ledger.add_act(act)


def split_case(house: House, officer: Officer, code: CaseCode, split: Split) -> CaseCode:
    """Make a second case out of a part of one.

    Args:
        house: the ports.
        officer: who handles it.
        code: the first case.
        split: what becomes of it.

    Returns:
        The code of the second case. The first names it, and it names the first, in sealed parts alone. Where the
        act of the id that is asked for is there already, the case that came out of it.

    Raises:
        NotYoursError: the first case does not open for them.
        RefusedError: a rule speaks against it; then nothing was made.
        InputError: nobody is named whom it is about.
        BusyError: the store cannot keep it; nothing was made.
    """
    return again(lambda: _split(house, officer, open_case(house, officer, code), split))


def _split(house: House, officer: Officer, case: OpenCase, split: Split) -> CaseCode:
    for act in case.done(SPLIT):
        if act.public.id == split.id:
            return CaseCode(str(act.fields["code"]))
    if not split.respondents or not {*split.respondents} <= {*case.slots_of("respondent")}:
        raise InputError(
            "It is not said whom the second case is about.",
            why="A case is about somebody who is named, or described, in the first.",
            remedy="Choose at least one of the respondents.",
        )
    proposal = Proposal(SPLIT, {"code": "?", "reason": split.reason})
    check_place(officer, case, proposal)
    refuse_if_barred(house, case, proposal, proposed_public(house, case, proposal))
    words = {slot: make_receipt(house.randomness) for slot in _sides(case)}
    second = _with_carried(house, officer, case, split, _second(house, case, split, words))
    proposal = Proposal(
        SPLIT, {"code": second.intake.code, "reason": split.reason}, parts=_handed(case, words), id=split.id
    )
    keep(house, [make_ready(house, officer, case, proposal)], second.keep)
    return second.intake.code


def _handed(case: OpenCase, words: Mapping[SlotName, str]) -> dict[str, Body]:
    handed: dict[SlotName, Json] = {
        slot: seal_file(text.encode(), Recipient(bytes.fromhex(case.slots[slot].recipient))).hex()
        for slot, text in words.items()
    }
    mails = {slot: mail_of(case, slot) or MAIL for slot in handed}
    return {
        mail: {"handed": {slot: sealed for slot, sealed in handed.items() if mails[slot] == mail}}
        for mail in mails.values()
    }


def words_handed(case: OpenCase, identity: Identity) -> tuple[tuple[CaseCode, str], ...]:
    """Return the words that a side was given for cases that came out of theirs: the code, and the words.

    Args:
        case: opened by the side.
        identity: theirs, which alone opens the words.
    """
    found: list[tuple[CaseCode, str]] = []
    for act in case.done(SPLIT):
        handed = act.parts.get(mail_of(case, case.me) or MAIL, EMPTY).get("handed")
        sealed = handed.get(case.me) if isinstance(handed, Mapping) else None
        if isinstance(sealed, str):
            found.append((CaseCode(str(act.fields["code"])), open_file(bytes.fromhex(sealed), identity).decode()))
    return tuple(found)


def _sides(case: OpenCase) -> tuple[SlotName, ...]:
    # The second case begins with the mail of whoever reported: an affected person who has their own is let into
    # it by letter, as into the first, and reads nothing of the other's there either.
    slots = (slot for slot in sorted(case.slots) if mail_of(case, slot) == MAIL)
    return tuple(slot for slot in slots if role_of(slot) != "support" and case.slots[slot].recipient)


def _second(house: House, case: OpenCase, split: Split, words: Mapping[SlotName, str]) -> _Second:
    keys = {slot: read_receipt(text) for slot, text in words.items()}
    intake = _intake(house, case, split, keys)
    chain = Chain(intake.code, 0, "", recipients_of(intake.keys.newest))
    first = case.acts[0].fields
    report = Report(
        receipt=words[SlotName("reporter-1")],
        text=str(first.get("text", "")),
        contact=str(first.get("contact", "")),
        course=_course(case),
        consents=_consents(case),
        channel="split",
        linked=case.row.code,
    )
    for draft in first_acts(house, report, intake):
        seal_act(house, chain, draft)
    return _Second(intake, chain, tuple(MailboxRow(key.find, intake.code, slot) for slot, key in keys.items()))


def _with_carried(house: House, officer: Officer, case: OpenCase, split: Split, second: _Second) -> _Second:
    # The same desk judges, over books in memory, what is carried over into a case that is not kept yet.
    with house.books.reading() as ledger:
        row = ledger.keys(officer.person)
    tables = Tables(keys={} if row is None else {officer.person: replace(row, index=b"")})
    aside = replace(house, books=MemoryBooks(tables))
    with aside.books.writing() as ledger:
        second.keep(ledger)
    wanted = [act for act in case.acts if act.public.id in split.acts or (act.public.seq == 0 and act.files)]
    carried = [perform(aside, officer, second.intake.code, _carried(case, act)) for act in wanted]
    return replace(second, carried=tuple(carried))


def _intake(house: House, case: OpenCase, split: Split, keys: Mapping[SlotName, ReceiptKeys]) -> Intake:
    code = case_code(house.randomness)
    moved = {slot: SlotName(f"respondent-{place}") for place, slot in enumerate(split.respondents, 1)}
    parties = case.parties()
    named = tuple(case.slots[slot].person for slot in moved if case.slots[slot].person)
    described = tuple(case.slots[slot].name for slot in moved if not case.slots[slot].person)
    # Who is out of the first case has no part in the second either; nobody else is kept out of it.
    out = people_out(house, case)
    without = replace(parties, respondent=named, excluded=tuple(sorted({*parties.excluded, *out})))
    handlers = tuple(slot for slot in acting(case, role_of(case.me)) if case.slots[slot].person not in out)
    outside = case.acts[0].parts.get("who", EMPTY).get("outside")
    return Intake(
        code=code,
        at=house.now(),
        procedure=case.procedure,
        organisation=case.organisation,
        snapshot=case.row.organisation_digest,
        outside={str(who): str(pin) for who, pin in outside.items()} if isinstance(outside, Mapping) else {},
        named=Named(without, {"respondent": described} if described else {}),
        slots=_slots(case, moved, keys, handlers),
        keys=_keys(house, case, code, keys, handlers),
        receipt=keys[SlotName("reporter-1")],
        moved=False,
    )


def _slots(
    case: OpenCase,
    moved: Mapping[SlotName, SlotName],
    keys: Mapping[SlotName, ReceiptKeys],
    handlers: Sequence[SlotName],
) -> dict[str, dict[str, Json]]:
    found: dict[str, dict[str, Json]] = {}
    for slot in (*case.slots_of("reporter"), *case.slots_of("affected"), *moved):
        known = {"person": case.slots[slot].person, "name": case.slots[slot].name}
        found[moved.get(slot, slot)] = {name: text for name, text in known.items() if text}
    for slot, key in keys.items():
        found[slot].update(public_keys(key))
    for slot in handlers:
        found[slot] = {"person": case.slots[slot].person, "verify": case.slots[slot].verify}
    return found


def _keys(
    house: House,
    case: OpenCase,
    code: CaseCode,
    keys: Mapping[SlotName, ReceiptKeys],
    handlers: Sequence[SlotName],
) -> IntakeKeys:
    role = role_of(case.me)
    rows = {row.verify_key.hex(): row.recipient for row in directory(house, case).values()}
    verify = [case.slots[slot].verify for slot in handlers]
    readers = [rows[key] for key in verify if key in rows]
    epochs: list[EpochRow] = []
    batches = []
    for name in COMPARTMENTS:
        reading = readers if name in case.procedure.roles[role].reads else []
        own = [key.identity.recipient for key in keys.values()] if name == MAIL else []
        epoch, batch = fresh_epoch(house, code, name, 0, [*own, *reading])
        epochs.append(epoch)
        batches.append(batch)
    return IntakeKeys(tuple(epochs), tuple(batches), ())


def _carried(case: OpenCase, act: OpenAct) -> Proposal:
    title = KINDS[act.public.kind].title
    told = [f"{name}: {value}" for name, value in act.fields.items() if isinstance(value, str) and value]
    text = "\n".join((f"{title}, {act.public.on.isoformat()}, {act.public.by}, {case.row.code}", *told))
    files: Body = {"files": [dict(entry) for entry in act.files]}
    return Proposal(KindName("exhibit-added"), {"text": text}, parts={"what": files})


def _course(case: OpenCase) -> str:
    for act in reversed(case.done("course-set")):
        return str(act.fields.get("value", ""))
    return str(case.acts[0].fields.get("course", "proceed"))


def _consents(case: OpenCase) -> tuple[str, ...]:
    given = case.acts[0].fields.get("consents")
    scopes = dict.fromkeys(str(scope) for scope in given) if isinstance(given, list | tuple) else {}
    for act in case.done("consent-given", "consent-refused", "consent-withdrawn"):
        scopes.pop(str(act.fields.get("scope", "")), None)
        if act.public.kind == "consent-given" and role_of(act.public.by) == "reporter":
            scopes[str(act.fields.get("scope", ""))] = None
    return tuple(scopes)


__all__ = ["Split", "split_case", "words_handed"]
