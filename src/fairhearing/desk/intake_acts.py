"""The first acts of a case: the report and, where an officer heard it, that it was handed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fairhearing.acts import Act, CaseFile, Due, When
from fairhearing.desk.folder import Body, Json
from fairhearing.desk.intake_plan import Intake
from fairhearing.desk.ports import House
from fairhearing.desk.report import Report
from fairhearing.desk.writing import Draft, keep_files
from fairhearing.identifiers import ActId, KindName, RoleName, SlotName, role_of
from fairhearing.judging import due_after
from fairhearing.sealing import Signer, new_signer

REPORTER, FIRST_RECEIVER = SlotName("reporter-1"), SlotName("first-receiver-1")
PARTIES = ("reporter", "affected", "respondent", "excluded")


def first_acts(house: House, report: Report, intake: Intake) -> list[Draft]:
    """Return the acts that a case starts with; attachments are on disk by then.

    Args:
        house: the ports.
        report: as typed.
        intake: its plan.
    """
    officer = new_signer(house.randomness) if report.heard_by else None
    drafts = [_received(house, report, intake, officer)]
    if officer is not None:
        drafts += _handed_on(drafts[0], officer, intake.today)
    return [*drafts[:-1], replace(drafts[-1], due=_due(intake, drafts, report))]


def _received(house: House, report: Report, intake: Intake, officer: Signer | None) -> Draft:
    slots = {name: dict(entry) for name, entry in intake.slots.items()}
    if officer is not None:
        slots[FIRST_RECEIVER] = {"person": report.heard_by, "verify": officer.verify_key.hex()}
    keys_only: dict[str, Json] = {slot: _keys(entry) for slot, entry in slots.items() if entry.get("verify")}
    content: Body = {
        "fields": {
            "text": report.text,
            "how": report.channel,
            "course": report.course,
            "consents": list(report.consents),
            "contact": report.contact,
            **({"linked": report.linked} if report.linked else {}),
        },
        "files": list(keep_files(house, report.files)),
        "slots": keys_only,
    }
    who: Body = {
        "fields": {"contact": report.contact},
        "parties": {role: list(getattr(intake.named.parties, role)) for role in PARTIES},
        "described": {role: list(names) for role, names in intake.named.unmatched.items()},
        "slots": dict(slots),
        "outside": dict(intake.outside),
    }
    return Draft(
        kind=KindName("report-received"),
        by=REPORTER,
        to=None,
        at=intake.at,
        on=report.heard_on or intake.today,
        bodies={"who": who, "what": content, "reporter-mail": content},
        signer=intake.receipt.signer,
        reason_class="not-viable" if intake.moved else "",
    )


def _keys(entry: Body) -> dict[str, Json]:
    return {name: entry[name] for name in ("verify", "recipient") if name in entry}


def _handed_on(received: Draft, officer: Signer, today: date) -> list[Draft]:
    heard: Body = {"fields": {"heard_on": received.on.isoformat()}}
    made = replace(received, by=FIRST_RECEIVER, bodies={"what": heard}, signer=officer, reason_class="")
    return [
        replace(made, kind=KindName("heard-by-officer")),
        replace(made, kind=KindName("report-handed-on"), on=today, bodies={"what": {"fields": {}}}),
    ]


def _due(intake: Intake, drafts: Sequence[Draft], report: Report) -> tuple[Due, ...]:
    acts = [_judged(draft, f"intake.{number}", intake.today) for number, draft in enumerate(drafts)]
    wish = replace(
        acts[0], id=ActId("intake.course"), kind=KindName("course-set"), fields={"value": report.course}
    )
    given = [
        replace(acts[0], id=ActId(f"intake.{scope}"), kind=KindName("consent-given"), fields={"scope": scope})
        for scope in report.consents
    ]
    case = CaseFile(intake.code, intake.organisation.id, (), intake.named.parties, (*acts, wish, *given))
    return due_after(intake.procedure, intake.organisation.calendar, case, intake.today)


def _judged(draft: Draft, name: str, today: date) -> Act:
    when = When(draft.on, draft.on, draft.at if draft.on == today else None)
    return Act(ActId(name), draft.kind, when, by=(draft.by,), capacity=RoleName(role_of(draft.by)))


__all__ = ["first_acts"]
