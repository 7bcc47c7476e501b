"""What stands in a letter although it is withheld from whoever gets it: marked, refused, or to be confirmed.

The letter is compared with what its writer can open of the case and its readers cannot. A whole name, an address
or an id is refused; a surname alone or a long passage may be chance: it is marked, and stands only with a reason.

Source: the floor's `naming-needs-consent`; CNCF jurisdiction policy, "Central Recordkeeping"; LLVM response guide,
"Confidentiality".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairhearing.acts import KINDS, LETTER, NAMING_ACTS, OF_ONE, Kind
from fairhearing.desk.challenges import RULED, told_of_ruling
from fairhearing.desk.comparing import (
    Word,
    addresses_in,
    passages_in,
    rows_in,
    rows_of,
    word_in,
    words_of,
)
from fairhearing.desk.concerning import judged_of_others
from fairhearing.desk.folder import EMPTY, OpenAct, OpenCase
from fairhearing.desk.mails import MAIL_ROLES, mail_made_for, mail_of, mails, side_of
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.telling_sides import FOR_BOTH
from fairhearing.identifiers import BodyId, KindName, PersonId, role_of

FILE = "files."
"""What the field of a mark in the name of a file begins with; its place follows, counted from 0."""
OTHERS = "others"
"""Whoever is told and is no side of the case."""
_TO_OTHERS = frozenset({"notice-sent", "leadership-told", "correction-sent", "statement-published"})
_NOTES = frozenset({"deliberation-noted"})
_REASONED = frozenset({"finding-made", "decision-made", "appeal-decided"})
"""What is decided is told to both sides, but for these fields of it."""
_KEPT = frozenset({"dissent", "comparable", "earlier"})
_TELLING = frozenset({"recipients", "names", "tells", "audience", "how"})
"""Fields that say whom and what is told: no part of what is read."""
_KNOWN = {
    "reporter": frozenset({"reporter", "affected", "respondent", "excluded"}),
    "respondent": frozenset({"respondent"}),
}
"""Whom a side knows of from the start."""
_MAY_BE = {
    "reporter": frozenset({"reporter", "affected"}),
    "respondent": frozenset({"respondent"}),
    "witness": frozenset({"respondent"}),
    OTHERS: frozenset({"respondent"}),
}
"""Whose name is marked and not refused: what is put to several, or put into effect, cannot be told without it."""
_SCOPES = frozenset({"disclose-identity", "name-to-others"})
_PASSAGE, _NOTE, _SHORTEST = 8, 6, 3
"""So many words in a row are no chance, of the notes of a panel fewer; and so many signs of a name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a letter.

    Args:
        field: which field of the act it is in; `start` and `end`: where, in signs.
        what: what stands there: `name`, `part-of-a-name`, `address`, `id`, `notes`, `outcome`, `passage`.
        of: the role whose it is, the kind of act it comes from, or empty.
        forbidden: whether it is refused, and not only asked about.
    """

    field: str
    start: int
    end: int
    what: str
    of: str
    forbidden: bool


def audiences_of(kind: KindName) -> tuple[str, ...]:
    """Return who reads what an officer writes in a kind of act: sides, `others`, or nobody.

    Args:
        kind: one of `acts.KINDS`.
    """
    if kind in FOR_BOTH or kind == RULED:
        return ("reporter", "respondent")
    return (OTHERS,) if kind in _TO_OTHERS else KINDS[kind].tells


def marks_in(case: OpenCase, proposal: Proposal) -> tuple[Mark, ...]:
    """Return everything in a letter that is, or may be, withheld from whoever gets it, in the order of its fields.

    Only what the writer can open is compared; `unread` says what is not.

    Args:
        case: opened by whoever writes it.
        proposal: the act.
    """
    found: dict[Mark, None] = {}
    texts = _texts(KINDS[proposal.kind], proposal.fields, without=_TELLING | NAMING_ACTS)
    texts.update((f"{FILE}{place}", file.name) for place, file in enumerate(proposal.files))
    for audience in _read_by(case, proposal) if texts else ():
        looked = _Looked(case, proposal, audience)
        for name, text in texts.items():
            found.update(dict.fromkeys(looked.at(name, text)))
    return tuple(sorted(found, key=lambda mark: (mark.field, mark.start, not mark.forbidden, mark.end)))


def _read_by(case: OpenCase, proposal: Proposal) -> tuple[str, ...]:
    # A ruling is told to whoever made the challenge, and not to the other side.
    if proposal.kind != RULED:
        return audiences_of(proposal.kind)
    return tuple(sorted({side_of(mail).removesuffix("-mail") for mail in told_of_ruling(case, proposal)}))


def unread(case: OpenCase) -> tuple[str, ...]:
    """Return the compartments that do not open for whoever writes, so that nothing in them can be compared."""
    return tuple(name for name in case.epochs if not case.reads(name))


class _Looked:
    """A case as it is looked through for one audience."""

    def __init__(self, case: OpenCase, proposal: Proposal, audience: str) -> None:
        self._people = tuple(_withheld_people(case, proposal, audience))
        mails = _mails(case, proposal, audience)
        known = "\n".join(text for act in case.acts if _reads(act, mails) for text in _all_texts(act))
        self._known = words_of(known)
        self._free = frozenset(word for name in _free_names(case, proposal, audience) for word in name)
        hidden = [act for act in case.acts if not _reads(act, mails)]
        told = frozenset(addresses_in(known))
        self._addresses = frozenset(
            one for act in hidden for text in _all_texts(act) for one in addresses_in(text)
        )
        self._addresses -= told
        self._ids = frozenset(act.public.id for act in case.acts) | _codes(case.acts)
        others = [act for act in hidden if audience == "respondent" and judged_of_others(act, proposal.to)]
        own = (act for act in hidden if act.public.kind in OF_ONE and act not in others)
        theirs = "\n".join((known, *(text for act in own for text in _all_texts(act))))
        self._others = _rows(others, theirs, _NOTE, OTHERS)
        self._notes = _rows((act for act in hidden if act.public.kind in _NOTES), known, _NOTE, audience)
        self._said = _rows((act for act in hidden if act.public.kind not in _NOTES), known, _PASSAGE, audience)
        self._may_be = _MAY_BE[audience]

    def at(self, field: str, text: str) -> Iterator[Mark]:
        """Yield what is withheld in one field."""
        words = words_of(text)
        yield from self._named(field, words)
        for address, span in addresses_in(text).items():
            if address in self._addresses:
                yield Mark(field, span.start, span.end, "address", "", forbidden=True)
        for word in words:
            if word.folded in self._ids:
                yield Mark(field, word.start, word.end, "id", "", forbidden=True)
        for span in passages_in(words, self._notes, _NOTE):
            yield Mark(field, span.start, span.end, "notes", "", forbidden=True)
        for span in passages_in(words, self._others, _NOTE):
            yield Mark(field, span.start, span.end, "outcome", "respondent", forbidden=True)
        for span in passages_in(words, self._said, _PASSAGE):
            yield Mark(field, span.start, span.end, "passage", "", forbidden=False)

    def _named(self, field: str, words: tuple[Word, ...]) -> Iterator[Mark]:
        for role, name in self._people:
            whole = () if rows_in(self._known, name) else rows_in(words, name)
            for span in whole:
                yield Mark(field, span.start, span.end, "name", role, forbidden=role not in self._may_be)
            for part in name if len(name) > 1 else ():
                if len(part) < _SHORTEST or part in self._free or word_in(self._known, part):
                    continue
                for span in word_in(words, part):
                    if not any(one.start <= span.start and span.end <= one.end for one in whole):
                        yield Mark(field, span.start, span.end, "part-of-a-name", role, forbidden=False)


def _withheld_people(case: OpenCase, proposal: Proposal, audience: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    # An affected person with mail of their own may not know who reported, nor who else was affected.
    apart = {one for one in _mails(case, proposal, audience) if one.startswith("affected")}
    open_to = _KNOWN.get("respondent" if apart else audience, frozenset()) | _told(case, proposal) | _agreed(case)
    own = {str(proposal.to)} if proposal.to else set(case.slots_of(audience)[:1])
    seen = {(role, _row(name)) for role, slot, name in _people(case) if slot == proposal.to}
    for role, slot, name in _people(case):
        row = _row(name)
        mine = slot in own if audience == role == "respondent" else role in open_to
        mine = mine or (role == "affected" and bool(slot) and apart == {mail_made_for(slot)})
        if row and not mine and (role, row) not in seen:
            seen.add((role, row))
            yield role, row


def _row(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(name))


def _free_names(case: OpenCase, proposal: Proposal, audience: str) -> Iterator[tuple[str, ...]]:
    """Yield the names that may stand there, word by word: a surname that both sides share gives nobody away."""
    withheld = set(_withheld_people(case, proposal, audience))
    for role, _slot, name in _people(case):
        row = _row(name)
        if (role, row) not in withheld:
            yield row
    yield tuple(word.folded for word in words_of(case.organisation.name))


def _people(case: OpenCase) -> Iterator[tuple[str, str, str]]:
    """Yield everybody in the case who has no office, as far as the writer knows them: role, slot, name or id."""
    roles = {name for name, role in case.procedure.roles.items() if role.party} | {"support", "witness"}
    for slot, entry in case.slots.items():
        if role_of(slot) in roles:
            yield from ((str(role_of(slot)), str(slot), name) for name in _names(case, entry.person, entry.name))
    parties = case.parties()
    for role in ("reporter", "affected", "respondent", "support", "witness", "excluded"):
        for number, person in enumerate(getattr(parties, role), 1):
            yield from ((role, f"{role}-{number}", name) for name in _names(case, person, ""))
    for act in case.acts:
        described = act.parts.get("who", EMPTY).get("described")
        for role, names in described.items() if isinstance(described, Mapping) else ():
            yield from ((str(role), "", name) for name in _strings(names) if len(words_of(name)) <= _SHORTEST)
    for number, act in enumerate(case.done("witness-named"), 1):
        yield "witness", f"witness-{number}", str(act.fields.get("person", ""))


def _names(case: OpenCase, person: str, typed: str) -> Iterator[str]:
    known = case.organisation.people.get(PersonId(person)) or case.organisation.bodies.get(BodyId(person))
    yield from (name for name in (known.name if known else "", typed, person) if name)


def _told(case: OpenCase, proposal: Proposal) -> frozenset[str]:
    """Return the roles that the act says it names; whether it may, the rules on telling say."""
    ruled = any(proposal.kind in rule.act for rule in case.procedure.disclosures)
    said = _strings(proposal.fields.get("tells")) if ruled else ()
    return frozenset(said) | {str(role_of(slot)) for slot in _strings(proposal.fields.get("names"))}


def _agreed(case: OpenCase) -> frozenset[str]:
    """Return the roles that agreed to be named to others, and did not take it back."""
    said: dict[tuple[str, str], bool] = {}
    for act in case.case_file().acts:
        scope = str(act.fields.get("scope", ""))
        if act.kind in {"consent-given", "consent-refused", "consent-withdrawn"} and scope in _SCOPES:
            said[str(act.capacity or ""), scope] = act.kind == "consent-given"
    return frozenset(role for (role, _scope), agreed in said.items() if agreed)


def _mails(case: OpenCase, proposal: Proposal, audience: str) -> frozenset[str]:
    """Return the mail of everybody of an audience who gets the letter; empty: they have none in the case."""
    if proposal.to is not None and role_of(proposal.to) in MAIL_ROLES:
        own = (proposal.kind != "affected-invited" and mail_of(case, proposal.to)) or mail_made_for(proposal.to)
        if audience == side_of(own).removesuffix("-mail"):
            return frozenset({own})
    return frozenset(one for one in mails(case) if side_of(one) == f"{audience}-mail")


def _reads(act: OpenAct, mails: frozenset[str]) -> bool:
    return bool(mails) and mails <= {name for name, _epoch, _digest in act.public.files}


def _rows(acts: Iterable[OpenAct], known: str, size: int, audience: str) -> frozenset[tuple[str, ...]]:
    found: frozenset[tuple[str, ...]] = frozenset()
    for act in acts:
        kind = KINDS.get(act.public.kind)
        letter = kind is not None and (LETTER in kind.fields or kind.name in _TO_OTHERS)
        open_reasons = act.public.kind in _REASONED and audience in _KNOWN
        for name, text in act.fields.items() if not letter else ():
            if not open_reasons or name in _KEPT:
                found |= frozenset(row for one in _strings(text) for row in rows_of(one, size))
    return found - rows_of(known, size)


def _all_texts(act: OpenAct) -> Iterator[str]:
    for value in act.fields.values():
        yield from _strings(value)


def _codes(acts: Iterable[OpenAct]) -> frozenset[str]:
    names = ("code", "linked")
    return frozenset(code for act in acts for name in names for code in _strings(act.fields.get(name)))


def _texts(kind: Kind, fields: Mapping[str, object], *, without: frozenset[str]) -> dict[str, str]:
    types = {field.name: field.type for field in kind.fields}
    return {
        name: str(value)
        for name, value in fields.items()
        if types.get(name) in {"text", "long-text"} and name not in without and value
    }


def _strings(value: object) -> tuple[str, ...]:
    given = value if isinstance(value, list | tuple) else [value] if isinstance(value, str) and value else ()
    return tuple(map(str, given))


__all__ = ["FILE", "OTHERS", "Mark", "audiences_of", "marks_in", "unread"]
