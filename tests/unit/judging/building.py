"""Small procedures, organisations and cases, so that each test shows only what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from fairhearing.acts import Act, CaseFile, Constraint, Coverage, Dispute, Parties, When, read_when
from fairhearing.clock import Calendar, Duration
from fairhearing.judging.matter import Matter
from fairhearing.organisation import Body, ConflictPolicy, Organisation, Person, Seat, Tie, TieRule
from fairhearing.procedure import Bar, Category, Consent, Duty, Gate, Power, Procedure, Role, Separation, Source

SOURCE = Source("book", "§ 1", "verified", date(2020, 1, 1))
AS_OF = date(2023, 6, 30)
PARTIES = Parties(reporter=("p05",), affected=("p08",), respondent=("p04",))
WHO = {"says": "It is so.", "source": SOURCE, "pack": "tiny"}


def days(amount: int) -> Duration:
    return Duration(amount, "days")


def duty(name: str = "acknowledge", **parts) -> Duty:
    given = {"who": ("receiver",), "act": ("report-acknowledged",), **parts}
    return Duty(id=name, **{**WHO, **given})


def bar(name: str = "no-mediation", **parts) -> Bar:
    return Bar(id=name, **{**WHO, "act": ("mediation-proposed",), **parts})


def gate(name: str = "heard-first", **parts) -> Gate:
    return Gate(id=name, **{**WHO, "act": ("finding-made",), "needs": (("respondent-notified",),), **parts})


def power(name: str = "finding", **parts) -> Power:
    return Power(id=name, **{**WHO, "act": ("finding-made",), "who": ("panel",), **parts})


def consent(name: str = "naming", **parts) -> Consent:
    given = {"act": ("notice-sent",), "of": ("affected",), "scope": "name-to-others", **parts}
    return Consent(id=name, **{**WHO, **given})


def separation(name: str = "apart", **parts) -> Separation:
    return Separation(id=name, **{**WHO, "groups": (("finding-made",), ("decision-made",)), **parts})


def tie_rule(tie: str, level: str = "hard", towards: tuple[str, ...] = ("respondent",)) -> TieRule:
    return TieRule(f"{tie}-rule", tie, level, towards, f"Not with a {tie}.", "book, § 2", "tiny")


ROLES = {
    role.name: role
    for role in (
        Role(name="reporter", title="reporter", party=True),
        Role(name="affected", title="affected person", party=True),
        Role(name="respondent", title="respondent", party=True),
        Role(name="receiver", title="receiver", bodies=("intake", "outside")),
        Role(name="panel", title="panel", bodies=("panel",)),
        Role(name="leadership", title="leadership", bodies=("leadership",)),
    )
}


def procedure(**parts) -> Procedure:
    """Return a procedure without rules but for those given."""
    given = {
        "id": "tiny",
        "version": 1,
        "since": date(2020, 1, 1),
        "title": "A tiny procedure",
        "digest": "0" * 64,
        "sources": {"book": "The book"},
        "stages": ("intake",),
        "start": ("report-received",),
        "end": ("case-closed",),
        "roles": ROLES,
        "duties": (),
        "bars": (),
        "gates": (),
        "powers": (),
        "consents": (),
        "separations": (),
        "conflicts": ConflictPolicy(()),
        "categories": (Category("assault", "Assault", severe=True), Category("other", "Other")),
        **parts,
    }
    return Procedure(**given)


def act(number: str, kind: str, on: str = "2023-01-02", **parts) -> Act:
    """Return an act; unknown names become its fields, texts become tuples of one."""
    known: dict[str, object] = {}
    fields: dict[str, object] = {}
    for name, value in parts.items():
        if name in {"by", "to", "members", "about", "asserted_by"}:
            known[name] = (value,) if isinstance(value, str) else tuple(value)
        elif name in {"corrects", "reported_by", "capacity", "disputed", "when"}:
            known[name] = value
        elif name in {"after", "before"}:
            known["constraints"] = (*known.get("constraints", ()), Constraint(name, value))
        else:
            fields[name] = value
    return Act(id=number, kind=kind, **{"when": read_when(on), "fields": fields, **known})


def at(day: int, hour: int = 12) -> When:
    """Return an exact instant in January 2023."""
    return When(date(2023, 1, day), date(2023, 1, day), datetime(2023, 1, day, hour, tzinfo=UTC))


def case(*acts: Act, **parts) -> CaseFile:
    given = {"id": "c1", "organisation": "o1", "categories": (), "parties": PARTIES, "acts": acts, **parts}
    return CaseFile(**given)


def covers(body: str, first: str = "2023-01-01", last: str = "2023-12-31", *, partial: bool = False) -> Coverage:
    how = "circulars only" if partial else ""
    return Coverage(body, date.fromisoformat(first), date.fromisoformat(last), how, partial)


def seat(person: str, body: str, **parts) -> Seat:
    return Seat(person, body, since=read_when("2020-01-01"), **parts)


def organisation(
    *ties: Tie, seats: tuple[Seat, ...] = (), bodies: Mapping[str, str] | None = None
) -> Organisation:
    """Return people p01 to p12: p11 and p05 take in, p01 and p02 lead, and nobody sits on the panel yet."""
    kinds = bodies or {"care": "intake", "lead": "leadership", "jury": "panel", "far": "outside"}
    people = {f"p{number:02}": Person(f"p{number:02}") for number in range(1, 13)}
    own = (seat("p11", "care"), seat("p05", "care"), seat("p01", "lead"), seat("p02", "lead"))
    made = {name: Body(name, name, kind) for name, kind in kinds.items()}
    return Organisation("o1", "One", Calendar(), people, made, (*own, *seats), ties)


def matter(rules: Procedure, *acts: Act, org: Organisation | None = None, as_of: date = AS_OF, **parts) -> Matter:
    """Return a case laid out for judging."""
    return Matter(rules, org, case(*acts, **parts), as_of)


def disputed(act_: Act, by: str, says: str = "") -> Act:
    return replace(act_, disputed=Dispute(by, says))
