"""An answer as somebody outside writes it, a file of acts; and doing them over a packet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from fairhearing.acts import KINDS, OFFICERS, Field, Kind, MappingNode, read_when, read_yaml, table_of
from fairhearing.desk import (
    INVITING,
    House,
    Officer,
    OpenCase,
    Proposal,
    Upload,
    answer_seat,
    draw_panel,
    fix_pool,
    let_in_party,
    name_respondent,
    next_slot,
    open_case,
    perform,
    tell_respondent,
)
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import CaseCode, KindName, RuleId, SlotName, role_of
from fairhearing.judging import Judgement, open_to
from fairhearing.sealing import JSON, LetterCode

FORMAT = "fairhearing/answer@1"
_RUNNING = frozenset({"open", "overdue", "undetermined"})
_COMMON = ("act", "to", "on", "files")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be done in a case.

    Args:
        case: its code.
        proposals: acts, in the order of the file.
    """

    case: CaseCode
    proposals: tuple[Proposal, ...]


def read_answer(text: str, file: str, folder: Path) -> Answer:
    """Read a file of the format fairhearing/answer@1.

    Args:
        text: the whole file.
        file: its name, for messages.
        folder: where the files lie that it names.

    Raises:
        InputError: it is no such file, with the line and what would be right; or a file cannot be read.
    """
    root = table_of(read_yaml(text, file), "an answer")
    root.only(("format", "case", "acts"), "an answer")
    root.choice("format", (FORMAT,))
    return Answer(CaseCode(root.text("case")), tuple(_proposal(entry, folder) for entry in root.tables("acts")))


def _proposal(entry: MappingNode, folder: Path) -> Proposal:
    kind = KINDS[KindName(entry.choice("act", tuple(KINDS)))]
    wanted = {field.name: field for field in kind.fields if field.type != "files"}
    entry.only((*_COMMON, *wanted), f"an act '{kind.name}'")
    fields = {name: value for name, field in wanted.items() if (value := _value(entry, field)) not in ("", [])}
    day = read_when(entry.text("on"), where=entry.where_of("on")).first if entry.get("on") else None
    to = entry.text_or("to")
    files = tuple(_upload(folder / name, entry.where_of("files")) for name in entry.texts("files"))
    return Proposal(kind.name, fields, to=SlotName(to) if to else None, on=day, files=files)


def _value(entry: MappingNode, field: Field) -> JSON:
    if field.type == "list":
        return list(entry.texts(field.name))
    if field.type == "flag":
        return entry.flag(field.name)
    return entry.text_or(field.name)


def _upload(path: Path, where: Where) -> Upload:
    try:
        return Upload(path.name, "application/octet-stream", path.read_bytes())
    except OSError as error:
        raise InputError(
            f"The file {path.name} cannot be read.",
            why=error.strerror or "The system gave no reason.",
            remedy="Give its place as seen from the answer's own folder.",
            where=where,
        ) from None


def write_template(case: OpenCase, judgement: Judgement) -> str:
    """Return an answer to be filled in: every act that the reader may do now, each behind a `#`.

    Args:
        case: opened by the reader.
        judgement: how it stands.
    """
    lines = [
        f"format: {FORMAT}",
        f"case: {case.row.code}",
        "# Take the '#' away from what is to be done, and fill it in. `on` is the day, if it is not today;",
        "# `files` names files beside this one.",
        "acts:",
    ]
    for kind in _doable(case, judgement):
        lines += _example(
            kind, case, judgement, {duty.id for duty in case.procedure.duties if kind.name in duty.act}
        )
    return "\n".join(lines) + "\n"


def _doable(case: OpenCase, judgement: Judgement) -> tuple[Kind, ...]:
    found = dict.fromkeys(one.kind for one in open_to(case.procedure, judgement, role_of(case.me)) if one.now)
    return tuple(KINDS[kind] for kind in found if KINDS[kind].site or kind in _SPECIAL)


def _example(kind: Kind, case: OpenCase, judgement: Judgement, duties: set[RuleId]) -> Iterator[str]:
    yield ""
    yield f"  # {kind.title}"
    for answer in judgement.duties:
        if answer.rule in duties and answer.due is not None and answer.status in _RUNNING:
            # A rule of more than one line must not go on behind the '#', as an act that nobody wrote.
            yield f"  # due by {answer.due.last}: {' '.join(answer.says.split())}"
    yield f"  #- act: {kind.name}"
    if kind.to:
        yield f"  #  to: {kind.to}-1"
    for field in kind.fields:
        needed = "needed" if field.required else "if you wish"
        found = _choices(field, case)
        choices = f"; one of: {', '.join(' '.join(one.split()) for one in found)}" if found else ""
        yield f"  #  {field.name}:   # {field.label} ({needed}{choices})"


def _choices(field: Field, case: OpenCase) -> list[str]:
    """Return what a field can hold in this case: the lists that the procedure names, and the slots that it has."""
    rules = case.procedure
    lists: Mapping[str, Iterable[str]] = {
        "@categories": (one.id for one in rules.categories),
        "@courses": rules.courses,
        "@scopes": rules.scopes,
        "@grounds": rules.grounds,
        "@audiences": rules.audiences,
        "@rules": (str(one.id) for one in rules.duties if one.extension is not None),
    }
    if field.type == "slot":
        officers = [name for name, role in case.procedure.roles.items() if not role.party]
        roles = officers if field.choices == OFFICERS else field.choices
        return [str(slot) for role in roles for slot in case.slots_of(role)]
    return [one for choice in field.choices for one in lists.get(choice, (choice,))]


Doing = Callable[[House, Officer, CaseCode, Proposal], LetterCode | None]


def do(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> LetterCode | None:
    """Do one act of an answer, through the desk's own door.

    Args:
        house: of the packet.
        officer: who answers.
        code: the case.
        proposal: the act.

    Returns:
        The letter code of a respondent who was told; None for every other act.

    Raises:
        FairHearingError: as the use case says.
    """
    return _SPECIAL.get(proposal.kind, _plainly)(house, officer, code, proposal)


def _plainly(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> None:
    perform(house, officer, code, proposal)


def _tell(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> LetterCode:
    slot = proposal.to or SlotName("respondent-1")
    return tell_respondent(house, officer, code, proposal.fields, slot=slot).code


def _let_in(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> LetterCode:
    role = INVITING[proposal.kind]
    slot = proposal.to or next_slot(open_case(house, officer, code), role)
    return let_in_party(house, officer, code, replace(proposal, to=slot)).code


def _name(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> None:
    name_respondent(house, officer, code, str(proposal.fields.get("person", "")))


def _fix(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> None:
    fix_pool(house, officer, code, str(proposal.fields.get("role", "panel")))


def _draw(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> None:
    draw_panel(house, officer, code, str(proposal.fields.get("role", "panel")))


def _free(house: House, officer: Officer, code: CaseCode, proposal: Proposal) -> None:
    answer_seat(house, officer, code, free=proposal.kind == "seat-accepted")


_SPECIAL: Mapping[str, Doing] = MappingProxyType(
    {
        "respondent-notified": _tell,
        **dict.fromkeys(INVITING, _let_in),
        "respondent-identified": _name,
        "pool-committed": _fix,
        "panel-drawn": _draw,
        "seat-accepted": _free,
        "seat-declined": _free,
    }
)
"""Kinds that come with more than an act: keys, a letter code, a draw."""

__all__ = ["FORMAT", "Answer", "do", "read_answer", "write_template"]
