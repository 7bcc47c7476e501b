"""What a kind of act is, and the fields that many kinds share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fairhearing.identifiers import KindName

REASON_CLASSES = (
    "conflict",
    "not-viable",
    "excluded",
    "barred-category",
    "no-consent",
    "too-early",
    "without-power",
    "extension",
    "declined",
    "safety",
    "resigned",
    "appeal",
    "not-upheld",
    "other",
)
"""The closed list of reasons that the public part of an act may carry."""

COMPARTMENTS = ("who", "what", "reporter-mail", "respondent-mail", "panel", "appeal")
"""The parts of a case that are sealed apart from one another."""

ROOMS = ("panel", "appeal")
"""Compartments in which a body that judges keeps notes of its own; each reads its own alone."""

FIELD_TYPES = ("text", "long-text", "choice", "date", "flag", "slot", "files", "list")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act.

    Args:
        name: as in files (`reason`).
        type: one of `FIELD_TYPES`.
        label: as a form asks for it, in plain words.
        required: whether the site insists on it (a procedure may bar its absence besides).
        choices: for `choice`, the values allowed, or the name of a procedure's list: `@categories`,
            `@courses`, `@rules`, `@audiences`; with the slot's roles for `slot`, or `@officers`.
    """

    name: str
    type: str
    label: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act.

    Args:
        name: as in files.
        title: in plain words, past tense ("Report acknowledged").
        fields: what it may carry beside who, to whom and when.
        sealed_to: of `COMPARTMENTS`, those that get its content; `panel` alone stands for the room of the body
            that writes it, see `sealed_by`.
        tells: parties whose mailbox shows its content (`reporter`, `respondent`); the others see
            only that it happened, as far as they know of the case. A `witness` is on no side: what tells one
            is done to them by name, and reaches their own mail and no other.
        to: the slots' role that it is done to, where there is one.
        site: whether the site offers it as an act of its own (others come with a use case).
    """

    name: KindName
    title: str
    fields: tuple[Field, ...] = ()
    sealed_to: tuple[str, ...] = ("what",)
    tells: tuple[str, ...] = ()
    to: str | None = None
    site: bool = True

    def sealed_by(self, reads: Collection[str]) -> tuple[str, ...]:
        """Return the compartments that get its content from an author.

        What a body notes for itself lies in its own room: in another's it could not read it, and the other could.

        Args:
            reads: the compartments that the author's role reads.
        """
        own = tuple(room for room in ROOMS if room in reads)
        return own[:1] if own and self.sealed_to == ROOMS[:1] else self.sealed_to

    def lies_in(self, parts: Collection[str]) -> bool:
        """Return whether nothing is missing of an act of this kind that is sealed to some compartments."""
        noted = self.sealed_to == ROOMS[:1] and not {*ROOMS}.isdisjoint(parts)
        return noted or {*self.sealed_to} <= {*parts}


REASON = Field("reason", "long-text", "Reason", required=True)
NOTE = Field("text", "long-text", "In your own words")
LETTER = Field("text", "long-text", "The letter", required=True)
FILES = Field("files", "files", "Files")
DELIVERY = Field("how", "choice", "How it was delivered", True, ("mailbox", "letter", "spoken"))
MEMBERS = Field("members", "list", "Who took part")
PROPOSED_BY = Field("proposed_by", "text", "Who proposed them")
ROLE = Field("role", "text", "For which role in the case")
VOTES_FOR = Field("votes_for", "text", "Votes for")
VOTES_AGAINST = Field("votes_against", "text", "Votes against")
AUDIENCE = Field("audience", "choice", "Which circle is told", choices=("@audiences",))
TELLS = Field("tells", "list", "What is told")
DISSENT = Field("dissent", "long-text", "Dissent, in the words of those who dissent")

OFFICERS = ("@officers",)
"""Whoever has an office in the case, whatever the procedure calls it."""


def kind(
    name: str,
    title: str,
    *fields: Field,
    sealed_to: tuple[str, ...] = ("what",),
    tells: tuple[str, ...] = (),
    to: str | None = None,
    site: bool = True,
) -> Kind:
    """Return a kind as a row of the table.

    Args:
        name: as in files.
        title: in plain words, past tense.
        fields: in the order of the form.
        sealed_to: of `COMPARTMENTS`.
        tells: parties whose mailbox shows it.
        to: the role that it is done to.
        site: whether the site offers it as an act of its own.
    """
    return Kind(KindName(name), title, fields, sealed_to, tells, to, site)
