"""People, bodies, seats, terms and ties: who put whom where, as of a day."""

from fairhearing.organisation.candidates import LEAST_SCORE, TieCandidate, candidates, told_candidates
from fairhearing.organisation.contests import (
    answer_contest,
    carried_over,
    contest_entry,
    withdraw_contest,
)
from fairhearing.organisation.coverage import BodyCoverage, RollCoverage, coverage, told_coverage
from fairhearing.organisation.dismissals import confirm_candidate, dismiss_candidate
from fairhearing.organisation.edits import called, edits, name_of_tie
from fairhearing.organisation.lists import MemberList, read_list
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
from fairhearing.organisation.mapping import KEYS_OF_ROWS, TableMapping, read_mapping
from fairhearing.organisation.model import Answered, Body, Contest, Dismissal, Organisation, Person, Seat, Tie
from fairhearing.organisation.oddities import oddities
from fairhearing.organisation.policy import (
    Challenge,
    Clause,
    ConflictPolicy,
    ForcedRecusal,
    Silence,
    StandIn,
    TieRule,
)
from fairhearing.organisation.quotas import Quotas, bounds, broken_quotas, trait_of
from fairhearing.organisation.reading import MOST_FILE_BYTES, read_organisation
from fairhearing.organisation.rows import MOST_SHOWN, RowsError, Tell
from fairhearing.organisation.striking import with_struck
from fairhearing.organisation.tables import MOST_TABLE_BYTES, refuse_large
from fairhearing.organisation.ties import DERIVED_TIES, TIE_KINDS, TieKind
from fairhearing.organisation.updating import Update, told_update, update
from fairhearing.organisation.writing import snapshot_digest, write_organisation

__all__ = [
    "DERIVED_TIES",
    "KEYS_OF_ROWS",
    "LEAST_SCORE",
    "MOST_FILE_BYTES",
    "MOST_SHOWN",
    "MOST_TABLE_BYTES",
    "NO_BRANCH",
    "TIE_KINDS",
    "Answered",
    "Body",
    "BodyCoverage",
    "Challenge",
    "Clause",
    "ConflictPolicy",
    "Contest",
    "Dismissal",
    "ForcedRecusal",
    "MemberList",
    "Organisation",
    "Person",
    "Quotas",
    "Register",
    "RollCoverage",
    "RowsError",
    "Seat",
    "Silence",
    "StandIn",
    "TableMapping",
    "Tell",
    "Tie",
    "TieCandidate",
    "TieKind",
    "TieRule",
    "Update",
    "answer_contest",
    "bodies_of_kind",
    "bounds",
    "broken_quotas",
    "called",
    "candidates",
    "carried_over",
    "confirm_candidate",
    "contest_entry",
    "coverage",
    "dismiss_candidate",
    "edits",
    "is_member",
    "latest_day",
    "match_name",
    "members_of",
    "name_of_tie",
    "oddities",
    "possibly",
    "read_list",
    "read_mapping",
    "read_organisation",
    "refuse_large",
    "register",
    "seats_of",
    "snapshot_digest",
    "told_candidates",
    "told_coverage",
    "told_update",
    "trait_of",
    "update",
    "with_struck",
    "withdraw_contest",
    "write_organisation",
]
