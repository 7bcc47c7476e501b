"""Reading procedure.yaml, strictly: what is not known is refused, with its line and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import TypeVar

from fairhearing.acts import MappingNode, read_yaml, table_of
from fairhearing.errors import InputError
from fairhearing.identifiers import ProcedureId
from fairhearing.organisation import ConflictPolicy
from fairhearing.procedure.chains import refuse_lost_chains
from fairhearing.procedure.disclosures import read_disclosure
from fairhearing.procedure.duties import read_duty
from fairhearing.procedure.heads import Known
from fairhearing.procedure.limits import refuse_lost_limits
from fairhearing.procedure.model import Procedure
from fairhearing.procedure.outcomes import read_outcome
from fairhearing.procedure.packs import FLOOR, pack_text
from fairhearing.procedure.parts import need_kinds, read_day, read_id, read_words
from fairhearing.procedure.recusals import read_recusals
from fairhearing.procedure.roles import (
    read_by_kind,
    read_categories,
    read_publication,
    read_roles_of_pack,
    read_sayings,
)
from fairhearing.procedure.rules import (
    read_bar,
    read_consent,
    read_gate,
    read_power,
    read_rules,
    read_separation,
)
from fairhearing.procedure.ties import lay_beneath, read_conflicts
from fairhearing.procedure.vocabulary import COURSES, FORMAT
from fairhearing.wording import say

KEYS = (
    *("format", "id", "version", "since", "title", "sources", "stages", "start", "end", "courses", "categories"),
    *("roles", "duties", "bars", "gates", "powers", "consents", "separations", "conflicts"),
    *("outcomes", "disclosures"),
    *("letters", "notices", "scopes", "grounds", "silent", "publication"),
)

_Key = TypeVar("_Key")


def read_procedure(text: str, file: str, *, floor: str | None = None) -> Procedure:
    """Read one version of a procedure, and lay the floor beneath it.

    Args:
        text: the whole file.
        file: its name, for messages.
        floor: the text of the floor; None: the one that ships with the program. There is no procedure
            without a floor; a file whose id is `floor` is one.

    Returns:
        The procedure with the floor's rules after its own, each naming its pack.

    Raises:
        InputError: it cannot be read; with the line and what would be right.

    Source: the file format `fairhearing/procedure@1`.
    """
    return _read(text, file, pack_text(FLOOR) if floor is None else floor)


@lru_cache(maxsize=64)  # reading takes a second, and what is read never changes
def _read(text: str, file: str, floor: str) -> Procedure:
    root = table_of(read_yaml(text, file), "the file")
    root.only(KEYS, "a procedure")
    _check_format(root)
    if root.text("id") == FLOOR:
        return _whole(_read_pack(root, None, _digest(text)))
    beneath = _read(floor, f"{FLOOR}/procedure.yaml", "")
    return _whole(_lay(beneath, _read_pack(root, beneath, _digest(text, floor))))


def load(procedure: str) -> Procedure:
    """Read a procedure that ships with the program, with the floor beneath it.

    Args:
        procedure: one of `shipped()`, such as `model-small`; `floor` is the floor alone.

    Returns:
        The procedure with the floor's rules after its own, each naming its pack.

    Raises:
        InputError: no procedure of that name is shipped.

    Source: DESIGN, "Under every procedure lies a small pack `floor`".
    """
    return read_procedure(pack_text(procedure), f"{procedure}/procedure.yaml")


def _whole(procedure: Procedure) -> Procedure:
    return refuse_lost_chains(refuse_lost_limits(procedure))


def _check_format(root: MappingNode) -> None:
    found = root.text_or("format")
    if found != FORMAT:
        raise InputError(
            f"'format: {found}' is not the format of a procedure."
            if found
            else "The file does not say its format.",
            why="So that a later format is not misread as this one.",
            remedy=f"Begin the file with 'format: {FORMAT}'.",
            where=root.where_of("format"),
        )


def _digest(*texts: str) -> str:
    # no such file can hold the NUL that stands between the two
    return sha256("\0".join(texts).encode()).hexdigest()


def _read_pack(root: MappingNode, beneath: Procedure | None, digest: str) -> Procedure:
    roles = read_roles_of_pack(root)
    stages = root.texts("stages")
    scopes = _spoken(read_sayings(root, "scopes"))
    known = Known(
        pack=ProcedureId(read_id(root.text("id"), root.where_of("id"))),
        sources=read_sayings(root, "sources"),
        roles=_joined(tuple(roles), tuple(beneath.roles) if beneath else ()),
        stages=_joined(stages, beneath.stages if beneath else ()),
        scopes=_joined(tuple(scopes), tuple(beneath.scopes) if beneath else ()),
        taken=_taken(beneath) if beneath else {},
    )
    return Procedure(
        id=known.pack,
        version=root.whole("version", least=1),
        since=read_day(root, "since"),
        title=say(root.text("title")),
        digest=digest,
        sources=known.sources,
        stages=stages,
        start=need_kinds(root, "start"),
        end=need_kinds(root, "end"),
        roles=roles,
        duties=read_rules(root, "duties", read_duty, known),
        bars=read_rules(root, "bars", read_bar, known),
        gates=read_rules(root, "gates", read_gate, known),
        powers=read_rules(root, "powers", read_power, known),
        consents=read_rules(root, "consents", read_consent, known),
        separations=read_rules(root, "separations", read_separation, known),
        conflicts=read_recusals(root, read_conflicts(root, known), known),
        categories=read_categories(root),
        courses=read_words(root, "courses", COURSES, "how far a report may go") or COURSES,
        letters=read_by_kind(root, "letters"),
        notices=_spoken(read_sayings(root, "notices")),
        publication=read_publication(root),
        scopes=scopes,
        grounds=_spoken(read_sayings(root, "grounds")),
        silent=_spoken(read_by_kind(root, "silent")),
        outcomes=read_rules(root, "outcomes", read_outcome, known),
        disclosures=read_rules(root, "disclosures", read_disclosure, known),
    )


def _spoken(texts: Mapping[_Key, str]) -> dict[_Key, str]:
    return {name: say(text) for name, text in texts.items()}


def _joined(own: tuple[str, ...], beneath: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*own, *beneath)))


def _taken(floor: Procedure) -> dict[str, str]:
    names = (
        *(rule.id for rule in floor.rules),
        *(rule.id for rule in floor.conflicts.rules),
        *(one.id for one in floor.conflicts.clauses()),
    )
    return dict.fromkeys(map(str, names), "the floor, which lies under every procedure")


def _lay(floor: Procedure, own: Procedure) -> Procedure:
    policy: ConflictPolicy = lay_beneath(floor.conflicts, own.conflicts)
    return replace(
        own,
        sources={**floor.sources, **own.sources},
        stages=_joined(own.stages, floor.stages),
        roles={**own.roles, **{name: role for name, role in floor.roles.items() if name not in own.roles}},
        duties=(*own.duties, *floor.duties),
        bars=(*own.bars, *floor.bars),
        gates=(*own.gates, *floor.gates),
        powers=(*own.powers, *floor.powers),
        consents=(*own.consents, *floor.consents),
        separations=(*own.separations, *floor.separations),
        conflicts=policy,
        outcomes=(*own.outcomes, *floor.outcomes),
        disclosures=(*own.disclosures, *floor.disclosures),
        notices={**floor.notices, **own.notices},
        scopes={**floor.scopes, **own.scopes},
    )
