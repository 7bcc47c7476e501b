"""Each row of the conflict criteria in use: where it conflicts, where it does not, and whose rule it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import Conflict, conflict_of
from fairhearing.procedure import load
from tests.unit.independence.building import club

DAY = date(2026, 6, 1)
ABOUT_A = Parties(respondent=("a",))
HEAD = """format: fairhearing/organisation@1
id: club
people: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}]
bodies:
  - {id: board, name: Board, kind: leadership}
  - {id: care, name: Care team, kind: intake, answers_to: board}
"""


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Args:
        name: the relation, as the table names it.
        pack, rule: whose rule gives it.
        level: what it makes of b towards a.
        ties: in which b conflicts.
        free: in which b does not by this rule.
        parties: who is who; free_parties: in the second case.
        declared: who declares themselves.
        others: further roles.
    """

    name: str
    pack: str
    rule: str
    level: str
    ties: str = ""
    free: str = ""
    parties: Parties = ABOUT_A
    free_parties: Parties = ABOUT_A
    declared: str = ""
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)


def ties(*lines: str) -> str:
    return f"ties: [{', '.join(lines)}]"


def between(kind: str, more: str = "") -> str:
    return ties(f"{{kind: {kind}, people: [a, b]{more}}}")


B_IS_ACCUSED, B_IS_HARMED = Parties(respondent=("b",)), Parties(respondent=("a",), affected=("b",))
SAME_COMPANY = ties("{kind: staff, people: [a, d]}", "{kind: staff, people: [b, d]}")
TWO_COMPANIES = ties("{kind: staff, people: [a, d]}", "{kind: staff, people: [b, e]}")
ENDED = ", from: 2010, to: 2012"

ROWS = (
    Row("accused person", "cncf-committee", "is-accused-or-harmed", "hard", parties=B_IS_ACCUSED),
    Row("harmed person", "cncf-committee", "is-accused-or-harmed", "hard", parties=B_IS_HARMED),
    Row("a side, in every text", "llvm-committee", "is-in-the-report", "hard", parties=B_IS_HARMED),
    Row("close friend", "cncf-committee", "close-friend-of", "hard", between("friend"), between("mentor")),
    Row("spouse", "cncf-committee", "spouse-of", "hard", between("partner"), between("mentor")),
    Row("family", "cncf-committee", "family-of", "hard", between("kin"), between("mentor")),
    Row("close friend", "membership-grievance", "close-friend", "hard", between("friend"), between("recruited")),
    Row("family", "membership-grievance", "family", "hard", between("kin"), between("recruited")),
    *(
        Row("any personal relationship", "django-working-group", tie, "hard", between(tie), between("co-signed"))
        for tie in ("friend", "partner", "kin", "household")
    ),
    Row("romantic", "psf-working-group", "romantic", "hard", between("partner"), between("co-signed")),
    # to be acquainted is no tie at all
    Row("platonic, acquaintance allowed", "psf-working-group", "platonic", "hard", between("friend"), ties()),
    Row(
        *("past romantic or sexual", "membership-grievance", "romantic", "hard"),
        *(between("partner", ENDED), between("colleague", ENDED)),
    ),
    Row("manager", "psf-working-group", "manager", "hard", between("employer"), between("mentor")),
    Row(
        *("direct report", "cncf-committee", "supervises-or-is-supervised", "hard"),
        *(ties("{kind: employer, people: [b, a]}"), ties("{kind: employer, people: [d, a, b]}")),
    ),
    Row("same employer, distant", "cncf-committee", "same-company", "soft", SAME_COMPANY, TWO_COMPANIES),
    Row("same employer", "django-working-group", "same-employer", "hard", SAME_COMPANY, TWO_COMPANIES),
    Row(
        "close team", "psf-working-group", "works-closely-with", "hard", between("colleague"), between("co-signed")
    ),
    Row("reviewer", "psf-working-group", "regular-reviewer", "hard", between("reviewer"), between("recruited")),
    Row(
        "works with",
        "membership-grievance",
        "works-extensively-with",
        "hard",
        between("colleague"),
        between("mentor"),
    ),
    Row("works with, may recuse", "llvm-committee", "works-directly-with", "soft", between("colleague"), ties()),
    Row("client", "psf-working-group", "direct-client", "hard", between("client"), between("mentor")),
    Row(
        *("public comment", "cncf-committee", "took-it-up-in-public", "soft"),
        *(between("public-comment"), ties("{kind: public-comment, people: [b, c]}")),
    ),
    Row("private information", "django-working-group", "says-so", "hard", declared="b"),
    Row(
        *("witness", "django-working-group", "involved", "hard"),
        parties=Parties(respondent=("a",), witness=("b",)),
        free_parties=Parties(respondent=("a",), witness=("c",)),
    ),
    Row(
        *("took part in the original decision", "acas-code", "made-the-decision", "hard"),
        others={"former-decider": ("b",)},
    ),
    Row(
        *("money, through a third person", "floor", "body-lives-off-the-party", "hard"),
        "seats: [{person: b, body: care}]\nties: [{kind: donor, person: a, to: care}]",
        "seats: [{person: b, body: board}]\nties: [{kind: donor, person: a, to: care}]",
    ),
    Row("same household", "floor", "shares-a-household", "hard", between("household"), between("co-signed")),
    Row(
        *("put into the seat by", "floor", "owes-seat-to-the-party", "hard"),
        "seats: [{person: b, body: care, proposed_by: a}]",
        "seats: [{person: b, body: care, proposed_by: c}]",
    ),
    Row(
        *("owes the seat to, at two steps", "floor", "owes-seat-to-the-party", "soft"),
        "seats: [{person: b, body: care, proposed_by: c}, {person: c, body: board, proposed_by: a}]",
        "seats: [{person: b, body: care, proposed_by: c}, {person: c, body: board, proposed_by: d}]",
    ),
    Row(
        *("handler in an earlier case", "floor", "handled-an-earlier-report", "soft"),
        ties("{kind: handled-before, people: [b, a]}"),
        ties("{kind: handled-before, people: [b, c]}"),
    ),
    Row(
        *("party in an earlier case", "floor", "was-on-the-other-side", "hard"),
        ties("{kind: was-party, people: [b, a]}"),
        ties("{kind: was-party, people: [b, c]}"),
    ),
    Row(
        *("the respondent is a body: its staff", "floor", "staff-of-the-party", "hard"),
        *(ties("{kind: staff, person: b, to: board}"), ties("{kind: staff, person: b, to: care}")),
        parties=Parties(respondent=("board",)),
        free_parties=Parties(respondent=("board",)),
    ),
    Row(
        *("the respondent is a body: what answers to it", "floor", "answers-to-the-party", "hard"),
        *("seats: [{person: b, body: care}]", "seats: [{person: c, body: care}]"),
        parties=Parties(respondent=("board",)),
        free_parties=Parties(respondent=("board",)),
    ),
    Row(
        *("a superior towards those they assign", "model", "above-those-they-sit-with", "soft"),
        "seats: [{person: c, body: care, appointed_by: b}]",
        "seats: [{person: c, body: care, appointed_by: d}]",
        others={"fellow": ("c",)},
    ),
    Row(
        *("of the circle that approves the outcome", "floor", "of-the-approving-circle", "hard"),
        *("seats: [{person: b, body: board}]", "seats: [{person: b, body: care}]"),
        others={"approver": ("board",)},
    ),
)


def _asked(row: Row, lines: str, parties: Parties, declared: str = "") -> Conflict:
    who = frozenset({PersonId(declared)}) if declared else frozenset()
    organisation = club(lines, head=HEAD)
    policy = load(row.pack).conflicts
    return conflict_of(organisation, policy, PersonId("b"), parties, DAY, declared=who, others=row.others)


def _names(row: Row) -> str:
    return f"{row.name}, {row.pack}"


@pytest.mark.parametrize("row", ROWS, ids=_names)
def test_each_criterion_conflicts_where_it_holds(row: Row) -> None:
    """By the rule of the pack that has it, at its level, with a path and a source."""
    found = _asked(row, row.ties, row.parties, row.declared)
    (reason,) = (one for one in found.reasons if (one.rule, one.pack) == (row.rule, row.pack))
    assert reason.level == row.level
    assert reason.path
    assert reason.source
    assert found.level == "hard" or row.level == "soft"


@pytest.mark.parametrize("row", [row for row in ROWS if row.free or row.free_parties != row.parties], ids=_names)
def test_no_criterion_conflicts_where_it_does_not_hold(row: Row) -> None:
    """The nearest thing that is not meant gives no such reason."""
    found = _asked(row, row.free, row.free_parties)
    assert row.rule not in {one.rule for one in found.reasons}


def test_a_witness_is_no_conflict_for_cncf_and_is_one_for_django() -> None:
    """Packs differ, and the criterion of one is not that of another."""
    parties = Parties(respondent=("a",), witness=("b",))
    levels = {
        pack: conflict_of(club(head=HEAD), load(pack).conflicts, PersonId("b"), parties, DAY).level
        for pack in ("cncf-committee", "django-working-group")
    }
    assert levels == {"cncf-committee": "unknown", "django-working-group": "hard"}


def test_towards_whom_a_tie_counts_differs() -> None:
    """A friend of the reporter is out by the PSF's rule; that of CNCF names the accused and the harmed."""
    parties = Parties(respondent=("c",), reporter=("a",))
    rules = {
        pack: {
            one.rule
            for one in conflict_of(
                club(between("friend"), head=HEAD), load(pack).conflicts, PersonId("b"), parties, DAY
            ).reasons
            if one.pack == pack
        }
        for pack in ("cncf-committee", "psf-working-group")
    }
    assert rules == {"cncf-committee": set(), "psf-working-group": {"platonic"}}


def test_nothing_is_waived() -> None:
    """Every procedure has the floor's rule that nobody sets a conflict aside, and no answer offers to."""
    for pack in ("floor", "model", "cncf-committee"):
        assert [one.id for one in load(pack).conflicts.no_waiver] == ["nothing-is-waived"]
    found = _asked(ROWS[3], ROWS[3].ties, ABOUT_A)
    assert "waive" not in " ".join(one.mends for one in found.reasons)
