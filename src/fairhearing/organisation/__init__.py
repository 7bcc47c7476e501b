"""People, bodies, seats, terms and ties: who put whom where, as of a day."""

from fairhearing.organisation.edits import edits
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
from fairhearing.organisation.people import PeopleError
from fairhearing.organisation.policy import ConflictPolicy, TieRule
from fairhearing.organisation.quotas import Quotas, bounds, broken_quotas, trait_of
from fairhearing.organisation.reading import read_organisation
from fairhearing.organisation.tables import read_people_csv, read_people_xlsx
from fairhearing.organisation.ties import DERIVED_TIES, TIE_KINDS, TieKind
from fairhearing.organisation.writing import snapshot_digest, write_organisation

__all__ = [
    "DERIVED_TIES",
    "NO_BRANCH",
    "TIE_KINDS",
    "Body",
    "ConflictPolicy",
    "Organisation",
    "PeopleError",
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
    "edits",
    "is_member",
    "latest_day",
    "match_name",
    "members_of",
    "possibly",
    "read_organisation",
    "read_people_csv",
    "read_people_xlsx",
    "register",
    "seats_of",
    "snapshot_digest",
    "trait_of",
    "write_organisation",
]
