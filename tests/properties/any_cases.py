"""Cases of every shape: any kind that a procedure names, rough days, several accounts, seats that are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from fairhearing.acts import KINDS, Act, CaseFile, Constraint, Coverage, Dispute, Parties, When
from fairhearing.identifiers import ActId, RoleName
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import Procedure, load, shipped

PACKS = {name: load(name) for name in shipped()}
START, AS_OF = date(2023, 1, 2), date(2023, 12, 31)
DATA = Path(__file__).parents[1] / "data" / "organisation.yaml"
LAKELAND = read_organisation(DATA.read_text(encoding="utf-8"), "organisation.yaml")
PEOPLE = ("p01", "p04", "p05", "p08", "p11", "p16", "board", "care", "commission")
SLOTS = ("receiver-1", "reporter-1", "respondent-1", "panel-1", "chair-1", "somebody")
WHO = st.sampled_from((*PEOPLE, *SLOTS))
SEVERAL = st.lists(WHO, max_size=2, unique=True).map(tuple)
KNOWN = ("day",)
BOUNDED = ("day", "day", "instant", "week", "month")
OPEN = (*BOUNDED, "open")
"""How days are known."""
ACCOUNTS = ("minutes", "p08", "p04")
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "reason": st.sampled_from(["", "because"]),
        "value": st.sampled_from(["hold", "proceed", "other", "sexual-misconduct"]),
        "rule": st.sampled_from(
            [str(duty.id) for pack in PACKS.values() for duty in pack.duties if duty.extension]
        ),
        "answer": st.sampled_from(["denies", "admits"]),
        "scope": st.sampled_from(["name-to-others", "mediation"]),
        "proposed_by": st.sampled_from(["board", "p01"]),
        "outcome": st.sampled_from(["upheld", "apology", "time away", "exclusion", "short-term suspension"]),
        "duration": st.sampled_from(["2 weeks", "60 days", "400 days", "for a while"]),
        "tells": st.sampled_from([["respondent"], ["restriction", "report"], []]),
        "audience": st.sampled_from(["doorkeepers", "members", "press"]),
        "handlers": st.sampled_from([["p11"], ["receiver-1", "p16"]]),
        "of": st.sampled_from([["p11"], ["p01"]]),
        "parts": st.sampled_from([["who"], ["what"]]),
        "votes_for": st.sampled_from(["2", "3"]),
        "votes_against": st.sampled_from(["0", "1"]),
    },
)


def kinds_of(pack: Procedure) -> tuple[str, ...]:
    """Return the kinds that the procedure's rules name, and some that no rule needs to."""
    rules = (*pack.duties, *pack.bars, *pack.gates, *pack.powers, *pack.consents)
    named = (kind for rule in rules for kind in rule.act)
    anchors = (kind for duty in pack.duties for kind in (*duty.after, *duty.unless, *duty.pauses, *duty.resumes))
    return tuple(dict.fromkeys(map(str, (*pack.start, *pack.end, *named, *anchors, *list(KINDS)[:6]))))


@st.composite
def whens(draw: st.DrawFn, shapes: tuple[str, ...]) -> When:
    """A day, mostly known; else a week, a month, an open end or an instant."""
    first = START + timedelta(draw(st.integers(0, 320)))
    shape = draw(st.sampled_from(shapes))
    if shape == "instant":
        at = datetime(first.year, first.month, first.day, draw(st.integers(0, 23)), tzinfo=UTC)
        return When(first, first, at)
    if shape == "open":
        return draw(st.sampled_from([When(date.min, first), When(first, date.max)]))
    return When(first, first + timedelta({"day": 0, "week": 6, "month": 30}[shape]), text="as it was told")


@st.composite
def acts(
    draw: st.DrawFn, pack: Procedure, number: int, total: int, *, orders: bool, shapes: tuple[str, ...]
) -> Act:
    """One act of a kind that the procedure knows; the first of a case is what starts it."""
    kind = pack.start[0] if number == 0 else draw(st.sampled_from(kinds_of(pack)))
    others = st.sampled_from([str(other) for other in range(total) if other != number] or ["none"]).map(ActId)
    order = st.builds(Constraint, st.sampled_from(["after", "before"]), others)
    near = st.builds(Constraint, st.just("within"), others, st.sampled_from(["P7D", "P2W"]))
    return Act(
        ActId(str(number)),
        kind,
        draw(whens(shapes)),
        by=draw(SEVERAL),
        to=draw(SEVERAL),
        members=draw(SEVERAL) if "member" in kind or "panel" in kind or "decision" in kind else (),
        about=tuple(draw(st.lists(others, max_size=1))),
        fields=draw(FIELDS),
        asserted_by=draw(st.sampled_from([(), (), ACCOUNTS[:1], ACCOUNTS[1:]])),
        disputed=draw(st.sampled_from([None, None, Dispute("p04", ""), Dispute("p08", "otherwise")])),
        corrects=draw(st.sampled_from([None, None, ActId("0")])) if number else None,
        constraints=tuple(draw(st.lists(order | near, max_size=1))) if orders else (),
        reported_by=draw(st.sampled_from([None, None, "p01"])),
        capacity=draw(st.sampled_from([None, *map(RoleName, pack.roles)])),
    )


@st.composite
def cases(draw: st.DrawFn, *, orders: bool = True, shapes: tuple[str, ...] = OPEN) -> tuple[str, CaseFile]:
    """The name of a procedure that ships, and a case of up to ten acts of its kinds."""
    name = draw(st.sampled_from(list(PACKS)))
    pack = PACKS[name]
    total = draw(st.integers(1, 10))
    done = tuple(draw(acts(pack, number, total, orders=orders, shapes=shapes)) for number in range(total))
    parties = draw(
        st.sampled_from(
            [
                Parties(),
                Parties(reporter=("p08",), affected=("p08",), respondent=("p04",)),
                Parties(reporter=("p08",), affected=("p08", "p05"), respondent=("p04", "p11")),
            ]
        )
    )
    covers = draw(st.sampled_from([(), (Coverage("care", START, date(2023, 6, 1), "minutes"),)]))
    categories = draw(st.sampled_from([(), *((one.id,) for one in pack.categories[:2])]))
    return name, CaseFile("c", "lakeland", categories, parties, done, covers, dict.fromkeys(ACCOUNTS, "told"))


HOUSES: dict[str, Organisation | None] = {"unknown": None, "lakeland": LAKELAND}
houses = st.sampled_from(list(HOUSES))


def surer(case: CaseFile, draw: st.DataObject) -> CaseFile:
    """Return the case as it is when more is found out: fewer days on which its acts can lie."""

    def narrowed(act: Act) -> Act:
        first = draw.draw(st.integers(act.when.first.toordinal(), act.when.last.toordinal()))
        last = draw.draw(st.integers(first, act.when.last.toordinal()))
        return replace(act, when=replace(act.when, first=date.fromordinal(first), last=date.fromordinal(last)))

    return replace(case, acts=tuple(map(narrowed, case.acts)))
