"""How the rooms are used from outside, as a file that the type checker reads; nothing here is run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import assert_type

from fairhearing.acts import KINDS, Act, CaseFile, Due, Kind, Parties, When, read_case, read_when, write_case
from fairhearing.clock import Calendar
from fairhearing.errors import FairHearingError
from fairhearing.identifiers import BodyId, CaseCode, Digest, KindName, PersonId, ProcedureId, Randomness
from fairhearing.independence import Conflict, Viability, conflict_of, conflicts, viability
from fairhearing.judging import (
    Examined,
    Judgement,
    Permitted,
    due_after,
    examine,
    judge,
    permitted,
    to_json,
    to_text,
)
from fairhearing.lottery import (
    Check,
    PanelDraw,
    Plan,
    Setting,
    make_draw,
    make_plan,
    published,
    read_people,
    read_quotas,
    read_sources,
    verify_draw,
)
from fairhearing.organisation import (
    Organisation,
    TieCandidate,
    bodies_of_kind,
    candidates,
    coverage,
    match_name,
    members_of,
    read_list,
    read_mapping,
    read_organisation,
    update,
)
from fairhearing.procedure import Problem, Procedure, check, evaluate, load, read_procedure, shipped
from fairhearing.record import FolderStore, Log, Sound, read_proof, verify_proof, verify_record
from fairhearing.sealing import (
    Identity,
    WrapContext,
    digest_of,
    make_receipt,
    make_wraps,
    new_identity,
    open_file,
    open_wraps,
    read_receipt,
    seal_file,
)


def read(folder: Path) -> tuple[CaseFile, Organisation]:
    """Read the two files of an old case; an error names file and line."""
    case = read_case((folder / "case.yaml").read_text(), "case.yaml")
    organisation = read_organisation((folder / "organisation.yaml").read_text(), "organisation.yaml")
    assert_type(case, CaseFile)
    assert_type(organisation, Organisation)
    assert_type(write_case(case), str)
    return case, organisation


def audit(case: CaseFile, organisation: Organisation, as_of: date) -> str:
    """Judge an old case."""
    procedure = load(ProcedureId("model-small"))
    assert_type(procedure, Procedure)
    judgement = judge(procedure, organisation, case, as_of)
    assert_type(judgement, Judgement)
    assert_type(to_json(judgement), dict[str, object])
    return to_text(judgement)


def ask_before(case: CaseFile, organisation: Organisation, act: Act, today: date) -> bool:
    """Ask whether an act is permitted now, and what may be done instead."""
    procedure = load(ProcedureId("model-small"))
    examined = examine(procedure, organisation, case, act, today)
    assert_type(examined, Examined)
    assert_type(permitted(procedure, organisation, case, today), tuple[Permitted, ...])
    assert_type(due_after(procedure, Calendar("Europe/Dublin"), case, today), tuple[Due, ...])
    return not examined.barred and not examined.conflicts


def who_may(organisation: Organisation, today: date) -> tuple[PersonId, ...]:
    """Find the conflicts of everybody, and whether the intake body can still judge."""
    policy = load(ProcedureId("model-small")).conflicts
    parties = Parties(respondent=match_name(organisation, "somebody on the roll"))
    body = bodies_of_kind(organisation, "intake")[0]
    assert_type(body, BodyId)
    assert_type(conflicts(organisation, policy, parties, today), dict[PersonId, Conflict])
    assert_type(viability(organisation, policy, body, parties, today), Viability)
    members = members_of(organisation, body, today)
    assert_type(conflict_of(organisation, policy, members[0], parties, today), Conflict)
    return members


def keep(organisation: Organisation, folder: Path, today: date) -> Organisation:
    """Hold a club's member list against its roll, and see for whom nothing is known."""
    mapping = read_mapping((folder / "map.yaml").read_text(), "map.yaml")
    found = read_list((folder / "members.csv").read_bytes(), "members.csv", mapping, organisation)
    changed = update(organisation, found, today)
    assert_type(changed.sentences, tuple[str, ...])
    assert_type(candidates(changed.organisation, found.contacts), tuple[TieCandidate, ...])
    assert_type(coverage(changed.organisation, today).unknown, tuple[PersonId, ...])
    return changed.organisation


def own_rules(text: str) -> Sequence[Problem]:
    """Read a procedure of one's own with the floor beneath it, and look what is doubtful in it."""
    assert_type(shipped(), tuple[ProcedureId, ...])
    assert_type(evaluate("case.severe", {"case": {"severe": True}}), bool | None)
    return check(read_procedure(text, "procedure.yaml"))


def seal(randomness: Randomness, code: CaseCode) -> tuple[str, bytes]:
    """Seal a file to a receipt, by way of a key epoch, and open it again."""
    words = make_receipt(randomness)
    keys = read_receipt(words)
    epoch = new_identity(randomness)
    context = WrapContext(case=code, compartment="what", epoch=0)
    wraps = make_wraps(epoch, [keys.identity.recipient], context, randomness)
    assert_type(open_wraps(wraps, keys.identity, context), Identity | None)
    sealed = seal_file(b"what happened", epoch.recipient)
    assert_type(open_file(sealed, epoch), bytes)
    assert_type(digest_of(sealed), Digest)
    return words, sealed


def check_record(folder: Path, key: str, proof: str) -> int:
    """Check a whole record, and one proof, from files alone."""
    assert_type(verify_record(FolderStore(folder), key), Sound)
    assert_type(verify_proof(read_proof(proof), key).index, int)
    return Log(FolderStore(folder)).size


def panel(pool: str, quotas: str, said: str, secret: bytes) -> tuple[Check, ...]:
    """Fix a plan, draw by it, and check the draw as anybody can; what each check shows is returned."""
    asked = read_quotas(quotas, "quotas.csv")
    people = read_people(pool, "pool.csv", asked, named_by="id")
    setting = Setting(program="1", organisation="club", case="c1", committed="2026-06-01", seats=3, alternates=3)
    plan = make_plan(people, asked, setting, secret=secret)
    assert_type(plan, Plan)
    assert_type(published(plan, secret), Plan)
    drawn = make_draw(plan, read_sources(said, "sources.yaml"), secret=secret)
    assert_type(drawn, PanelDraw)
    return verify_draw(drawn)


def dates(now: datetime) -> tuple[When, date]:
    """Read an uncertain date; the clock is an argument everywhere."""
    return read_when("2024-02~"), Calendar("Europe/Dublin").day(now)


def kind_of(name: KindName) -> Kind:
    """Look a kind up by its name."""
    return KINDS[name]


def tell(error: FairHearingError) -> str:
    """Tell a person what happened, why and what now."""
    return error.diagnostics()
