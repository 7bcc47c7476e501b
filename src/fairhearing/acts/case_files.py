"""The file of one case: its parties, its accounts, what the writer could see, and the dated acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from fairhearing.acts.edtf import read_when
from fairhearing.acts.entries import act_entry, read_act
from fairhearing.acts.files import flow, read_yaml
from fairhearing.acts.model import Act, CaseFile, Claim, Coverage, Parties
from fairhearing.acts.nodes import MappingNode, one_of, table_of
from fairhearing.acts.words import unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.identifiers import ActId

FORMAT = "fairhearing/case@1"
_KEYS = ("format", "id", "organisation", "categories", "parties", "covers", "sources", "acts", "claims")
_PARTIES = ("reporter", "affected", "respondent", "support", "witness", "excluded")
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def read_case(text: str, file: str) -> CaseFile:
    """Read the file of one case.

    Args:
        text: the whole file, `fairhearing/case@1`.
        file: its name, for messages.

    Returns:
        The case, with the acts in the order of the file, which decides nothing.

    Raises:
        InputError: something in it cannot be what it says; with file, line and what would be right.
    """
    top = table_of(read_yaml(text, file), "The file")
    one_of(top.need("format"), (FORMAT,), "format")
    top.only(_KEYS, "a case file")
    entries = top.tables("acts")
    acts = tuple(read_act(entry) for entry in entries)
    sources = _sources(top)
    claims = tuple(_claim(table) for table in top.tables("claims"))
    known = _ids(entries, acts)
    for entry, act in zip(entries, acts, strict=True):
        _check_references(entry, act, known, sources)
    for table, claim in zip(top.tables("claims"), claims, strict=True):
        _known(claim.about, known, "the id of an act in this file", table.where_of("about"))
        _known((claim.source,), sources, "one of the file's sources", table.where_of("in"))
    return CaseFile(
        id=top.text("id"),
        organisation=top.text("organisation"),
        categories=top.texts("categories"),
        parties=_parties(top.table("parties")),
        acts=acts,
        covers=tuple(_coverage(table) for table in top.tables("covers")),
        sources=sources,
        claims=claims,
    )


def write_case(case: CaseFile) -> str:
    """Write a case so that `read_case` reads the same: an act a line, in the order given.

    Args:
        case: any; its lines in another file are forgotten.

    Returns:
        The text of the file, in YAML 1.2.

    Raises:
        InputError: a text holds a control character, which no file may hold.
    """
    parties = {name: list(getattr(case.parties, name)) for name in _PARTIES if getattr(case.parties, name)}
    lines = [
        f"format: {FORMAT}",
        f"id: {flow(case.id)}",
        f"organisation: {flow(case.organisation)}",
        f"categories: {flow(case.categories)}",
        f"parties: {flow(parties)}",
        *_block("covers", (_coverage_entry(one) for one in case.covers)),
        *(["sources:"] if case.sources else []),
        *(f"  {flow(name)}: {flow(text)}" for name, text in case.sources.items()),
        *_block("acts", (act_entry(act) for act in case.acts)),
        *_block("claims", ({"text": one.text, "in": one.source, "about": one.about} for one in case.claims)),
    ]
    return "\n".join(lines) + "\n"


def _block(key: str, entries: Iterable[Mapping[str, object]]) -> list[str]:
    lines = [f"  - {flow(entry)}" for entry in entries]
    return [f"{key}:", *lines] if lines else []


def _parties(table: MappingNode | None) -> Parties:
    if table is None:
        return Parties()
    table.only(_PARTIES, "the parties")
    return Parties(**{name: table.texts(name) for name in _PARTIES})


def _sources(top: MappingNode) -> dict[str, str]:
    table = top.table("sources")
    return {} if table is None else {name: table.text(name) for name in table.keys}


def _coverage(table: MappingNode) -> Coverage:
    table.only(("body", "from", "to", "how"), "an entry of 'covers'")
    first = read_when(table.text_or("from", "../.."), where=table.where_of("from")).first
    last = read_when(table.text_or("to", "../.."), where=table.where_of("to")).last
    if last < first:
        raise InputError(
            "What is covered ends before it begins.",
            why="'from' is the first day that the writer could see, 'to' the last.",
            remedy="Check both days.",
            where=table.where_of("to"),
        )
    how = table.text_or("how")
    return Coverage(table.text("body"), first, last, how, partial=_ONLY.search(how) is not None)


def _coverage_entry(covered: Coverage) -> dict[str, object]:
    entry: dict[str, object] = {"body": covered.body}
    if covered.first > date.min:
        entry["from"] = covered.first.isoformat()
    if covered.last < date.max:
        entry["to"] = covered.last.isoformat()
    return {**entry, "how": covered.how} if covered.how else entry


def _claim(table: MappingNode) -> Claim:
    table.only(("text", "in", "about"), "a claim")
    return Claim(table.text("text"), table.text("in"), tuple(ActId(text) for text in table.texts("about")))


def _ids(entries: tuple[MappingNode, ...], acts: tuple[Act, ...]) -> set[str]:
    known: set[str] = set()
    for entry, act in zip(entries, acts, strict=True):
        if act.id in known:
            raise InputError(
                f"Two acts have the id '{act.id}'.",
                why="What refers to it could mean either.",
                remedy="Give one of them another id.",
                where=entry.where_of("id"),
            )
        known.add(act.id)
    return known


def _check_references(entry: MappingNode, act: Act, acts: set[str], sources: Mapping[str, str]) -> None:
    others = acts - {act.id}
    what = "the id of another act in this file"
    _known(act.about, others, what, entry.where_of("about"))
    _known((act.corrects,) if act.corrects else (), others, what, entry.where_of("corrects"))
    for order in act.constraints:
        _known((order.act,), others, what, entry.where_of(order.relation))
    _known(act.asserted_by, sources, "one of the file's sources", entry.where_of("asserted_by"))
    disputed = (act.disputed.by,) if act.disputed else ()
    _known(disputed, sources, "one of the file's sources", entry.where_of("disputed"))


def _known(words: tuple[str, ...], known: Iterable[str], what: str, where: Where) -> None:
    for word in words:
        if word not in known:
            raise unknown_word(word, known, what, where)
