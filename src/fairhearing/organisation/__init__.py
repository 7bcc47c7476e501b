"""People, bodies, seats, terms and ties: who put whom where, as of a day."""

from fairhearing.organisation.lookups import (
    NO_BRANCH,
    Register,
    bodies_of_kind,
    is_member,
    latest_day,
    match_name,
    members_of,
    possibly,
    register,
    seats_of,
)
from fairhearing.organisation.model import Body, Organisation, Person, Seat, Tie
from fairhearing.organisation.policy import ConflictPolicy, TieRule
from fairhearing.organisation.quotas import Quotas, bounds, broken_quotas, trait_of
from fairhearing.organisation.ties import DERIVED_TIES, TIE_KINDS, TieKind

__all__ = [
    "DERIVED_TIES",
    "NO_BRANCH",
    "TIE_KINDS",
    "Body",
    "ConflictPolicy",
    "Organisation",
    "Person",
    "Quotas",
    "Register",
    "Seat",
    "Tie",
    "TieKind",
    "TieRule",
    "bodies_of_kind",
    "bounds",
    "broken_quotas",
    "is_member",
    "latest_day",
    "match_name",
    "members_of",
    "possibly",
    "register",
    "seats_of",
    "trait_of",
]
