"""Made-up organisations of every shape: uncertain dates, disputes, circles of appointment, people in no branch."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as some

from fairhearing.acts import When
from fairhearing.clock import Calendar, Duration
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation import (
    DERIVED_TIES,
    TIE_KINDS,
    Body,
    ConflictPolicy,
    Organisation,
    Person,
    Seat,
    StandIn,
    Tie,
    TieRule,
)

DAY = date(2023, 4, 22)
PEOPLE = tuple(PersonId(f"p{number}") for number in range(7))
NOT_ON_THE_ROLL = PersonId("x0")
BODIES = {
    BodyId("all"): "assembly",
    BodyId("board"): "leadership",
    BodyId("care"): "intake",
    BodyId("jury"): "panel",
    BodyId("office"): "leadership",
    BodyId("second"): "appeal",
    BodyId("abroad"): "outside",
}
SIDES = (("respondent",), ("reporter",), ("respondent", "reporter"))

_days = some.dates(date(2010, 1, 1), date(2026, 1, 1))
_whens = some.tuples(_days, some.integers(0, 400)).map(
    lambda pair: When(pair[0], pair[0] + timedelta(days=pair[1]))
)
_spans = some.tuples(some.none() | _whens, some.none() | _whens).filter(
    lambda span: span[0] is None or span[1] is None or span[0].first <= span[1].last
)
_everybody = some.sampled_from((*PEOPLE, NOT_ON_THE_ROLL))
_sources = some.none() | some.sampled_from((*PEOPLE, *BODIES))
_seats = some.builds(
    lambda person, body, span, sources, chosen, role: Seat(
        person, body, role if body in {"board", "care"} else "", *span, *sources, chosen
    ),
    _everybody,
    some.sampled_from(sorted(BODIES)),
    _spans,
    some.tuples(_sources, _sources),
    some.sampled_from(["", "contested", "acclamation", "lottery"]),
    some.sampled_from(["", "", "alternate"]),
)
_between = some.builds(
    lambda kind, people, span, disputed: Tie(kind, tuple(people), None, *span, None, disputed),
    some.sampled_from(sorted(TIE_KINDS)),
    some.lists(some.sampled_from(PEOPLE), min_size=2, max_size=4, unique=True),
    _spans,
    some.booleans(),
)
_to_body = some.builds(
    lambda kind, person, body, span, disputed: Tie(kind, (person,), body, *span, None, disputed),
    some.sampled_from(["donor", "host", "client", "employer", "staff"]),
    some.sampled_from(PEOPLE),
    some.sampled_from((*BODIES, "north")),
    _spans,
    some.booleans(),
)
any_ties = _between | _to_body
_bodies = some.builds(
    lambda size, drawn, quota: {
        body: Body(
            body,
            body,
            kind,
            size=size if kind in {"intake", "panel", "appeal"} else None,
            filled_by="lottery" if body in drawn else "",
            quotas={"branch": {"each": {"max": 1}}} if quota and kind == "panel" else {},
        )
        for body, kind in BODIES.items()
    },
    some.none() | some.integers(1, 3),
    some.sets(some.sampled_from(["jury", "second"])),
    some.booleans(),
)
any_organisations = some.builds(
    lambda branches, bodies, seats, ties: Organisation(
        "club",
        "Club",
        Calendar(),
        {one: Person(one, branch=branch) for one, branch in zip(PEOPLE, ("north", *branches), strict=True)},
        bodies,
        tuple(seats),
        tuple(ties),
    ),
    some.lists(some.sampled_from(["north", "south", "none", ""]), min_size=6, max_size=6),
    _bodies,
    some.lists(_seats, max_size=9),
    some.lists(any_ties, max_size=9),
)
_rules = some.builds(
    lambda tie, level, towards, steps, after: TieRule(
        f"{tie}-{level}", tie, level, towards, "", "", "test", *steps, after and Duration(after, "days")
    ),
    some.sampled_from((*sorted(TIE_KINDS), *DERIVED_TIES, *(3 * DERIVED_TIES))),
    some.sampled_from(["soft", "hard"]),
    some.sampled_from(SIDES),
    some.tuples(some.integers(1, 2), some.integers(0, 3)),
    some.none() | some.integers(1, 900),
)
_stand_ins = some.builds(
    lambda on, out_of, beyond, seats: StandIn(
        id="in", says="", source="", pack="test", on=on, out_of=out_of, beyond=beyond, seats=seats
    ),
    some.sampled_from(["intake", "leadership"]),
    some.sampled_from(["leadership", "assembly"]),
    some.integers(0, 1),
    some.integers(1, 2),
)
any_policies = some.builds(
    lambda those, soft_sum, clear, least, stand_ins: ConflictPolicy(
        tuple(those), soft_sum, min_clear=clear, min_without_hard=least, stand_ins=tuple(stand_ins)
    ),
    some.lists(_rules, max_size=12),
    some.integers(0, 3),
    some.integers(0, 2),
    some.integers(0, 2),
    some.lists(_stand_ins, max_size=1),
)
