"""The kinds of ties: what binds people, and how it reads in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class TieKind:
    """A kind of tie.

    Args:
        name: as in files.
        now: the sentence while it holds, with `{a}` and `{b}`.
        then: the sentence after it ended.
        directed: whether the first person is the one with power, money or the doing, so that the
            others of the same tie are not bound to one another.
    """

    name: str
    now: str
    then: str
    directed: bool = False


_ALL = (
    TieKind("partner", "{a} and {b} are partners", "{a} and {b} were partners"),
    TieKind("kin", "{a} and {b} are kin", "{a} and {b} were kin"),
    TieKind("household", "{a} and {b} live in one household", "{a} and {b} lived in one household"),
    TieKind("friend", "{a} and {b} are friends", "{a} and {b} were friends"),
    TieKind("employer", "{a} employs or manages {b}", "{a} employed or managed {b}", True),
    TieKind("donor", "{a} is a donor to {b}", "{a} was a donor to {b}", True),
    TieKind("host", "{a} is a host to {b}", "{a} was a host to {b}", True),
    TieKind("client", "{a} is a client of {b}", "{a} was a client of {b}", True),
    TieKind("co-signed", "{a} and {b} signed the same text", "{a} and {b} signed the same text"),
    TieKind("mentor", "{a} is a mentor to {b}", "{a} was a mentor to {b}", True),
    TieKind("recruited", "{a} recruited {b}", "{a} recruited {b}", True),
    TieKind("witness", "{a} is a witness in a matter of {b}", "{a} was a witness in a matter of {b}", True),
    TieKind(
        "public-comment",
        "{a} commented in public on a matter of {b}",
        "{a} commented in public on a matter of {b}",
        True,
    ),
    TieKind(
        "handled-before",
        "{a} handled an earlier report that concerned {b}",
        "{a} handled an earlier report that concerned {b}",
        True,
    ),
    TieKind("reviewer", "{a} reviews the work of {b}", "{a} reviewed the work of {b}", True),
    TieKind("was-party", "{a} was a party in a case of {b}", "{a} was a party in a case of {b}", True),
    TieKind("staff", "{a} is paid staff of {b}", "{a} was paid staff of {b}", True),
    TieKind("colleague", "{a} and {b} are colleagues", "{a} and {b} were colleagues"),
    TieKind(
        "shared-branch",
        "{a} and {b} belong to the same branch",
        "{a} and {b} belonged to the same branch",
    ),
    TieKind(
        "shared-committee",
        "{a} and {b} sit on the same committee",
        "{a} and {b} sat on the same committee",
    ),
    TieKind(
        "may-not-judge",
        "{a} may not judge {b}, and need not say why",
        "{a} might not judge {b} then, and need not say why",
        True,
    ),
)

TIE_KINDS: Mapping[str, TieKind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of tie that a file may hold, by name.

Those of one branch or one committee of this organisation follow from `branch` and from seats;
`shared-branch` and `shared-committee` are for branches and committees that the file does not know.
"""

DERIVED_TIES = (
    "answers-to",
    "approves",
    "assigned-by",
    "body-mate",
    "declared",
    "excluded",
    "member-of",
    "owes-seat",
    "same-branch",
    "same-employer",
    "seated",
    "self",
    "through-body",
)
"""Ties that no file holds: worked out from seats, branches and other ties (see `TieRule`)."""
