"""What somebody reports, and whom the names in it mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fairhearing.acts import Parties
from fairhearing.desk.writing import Upload
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, match_name

CHANNELS = ("online", "telephone", "meeting", "letter", "handed-on", "split")


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reports, as they typed it.

    Args:
        receipt: the words made at the check page; the same words are the same report.
        text: what happened, in their own words.
        respondents: names as typed, one a line; may be empty.
        described: a description of a person whose name they do not know.
        reporter: their own name, if they wish.
        affected: who was affected; empty: themselves or not said.
        excluded: names of people, or of bodies, that it must not reach.
        contact: how they may be contacted.
        consents: scopes that they consent to.
        course: how far it should go.
        files: attachments.
        channel: how it came in, one of `CHANNELS`.
        heard_on: for what somebody else took down: the day on which they heard it.
        heard_by: the officer's id, for `handed-on`.
        about: people it is about whom no name was typed for, such as those who handle another case.
        apart: people who are to have no part in it, because they handle the case that it comes from.
        linked: code of the case that it comes from; empty: of none.
        outside: whether only a body outside the organisation may take it in.
    """

    receipt: str
    text: str
    respondents: tuple[str, ...] = ()
    described: str = ""
    reporter: str = ""
    affected: str = ""
    excluded: tuple[str, ...] = ()
    contact: str = ""
    consents: tuple[str, ...] = ()
    course: str = "proceed"
    files: tuple[Upload, ...] = ()
    channel: str = "online"
    heard_on: date | None = None
    heard_by: str = ""
    about: tuple[PersonId, ...] = ()
    apart: tuple[PersonId, ...] = ()
    linked: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Who was meant, after the names were matched in memory.

    Args:
        parties: the people of the roll.
        unmatched: role → what was typed and matches nobody, or two people: it counts as described.
    """

    parties: Parties
    unmatched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether every person reported is on the roll."""
        return bool(self.parties.respondent) and not self.unmatched.get("respondent")


def match(organisation: Organisation, report: Report) -> Named:
    """Match the typed names exactly against the roll; nothing of the result is shown to anybody.

    Args:
        organisation: the roll in force.
        report: as typed.
    """
    found: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    typed = {
        "respondent": report.respondents,
        "reporter": (report.reporter,),
        "affected": (report.affected,),
        "excluded": report.excluded,
    }
    for role, names in typed.items():
        for name in filter(None, (name.strip() for name in names)):
            people = _bodies_or_people(organisation, role, name)
            (found if people else missed).setdefault(role, []).extend(people or [name])
    for role, meant in (("respondent", report.about), ("excluded", report.apart)):
        if meant:
            found.setdefault(role, []).extend(meant)
    if report.described.strip():
        missed.setdefault("respondent", []).append(report.described)
    parties = Parties(**{role: tuple(dict.fromkeys(people)) for role, people in found.items()})
    return Named(parties, {role: tuple(names) for role, names in missed.items()})


def _bodies_or_people(organisation: Organisation, role: str, name: str) -> list[str]:
    people = match_name(organisation, name)
    # Of two people of one name neither can be meant as a party; neither gets to read what one must not.
    if len(people) == 1 or (role == "excluded" and people):
        return [str(person) for person in people]
    if role in {"respondent", "excluded"}:
        wanted = name.casefold()
        return [str(body.id) for body in organisation.bodies.values() if body.name.casefold() == wanted]
    return []


__all__ = ["CHANNELS", "Named", "Report", "match"]
