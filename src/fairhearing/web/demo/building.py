"""Making the demo's data: the organisation, keys and accounts, and the two cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files

from fairhearing.desk import House, Officer, change_organisation, enrol
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.sealing import make_passphrase
from fairhearing.web.demo.acting import MovedClock, Stage
from fairhearing.web.demo.closed_case import Closed, closed_case
from fairhearing.web.demo.home import Home, Receipt, SignIns
from fairhearing.web.demo.people import enrolled, make_accounts, parts, reading
from fairhearing.web.demo.under_way import UnderWay, under_way
from fairhearing.web.house import Rooms

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_CLOSED_BEGAN = 150
_OPEN_BEGAN = 40
"""Days before today on which the two cases came in."""


def sample_organisation() -> Organisation:
    """Return the demo's organisation, as shipped."""
    text = files("fairhearing").joinpath("demo_data", "organisation.yaml").read_text("utf-8")
    return read_organisation(text, "organisation.yaml")


def build(home: Home, rooms: Rooms, now: datetime, progress: Progress) -> SignIns:
    """Make everything in a site that has a database and nothing in it.

    Args:
        home: where the sign-ins are kept; it is complete when this returns.
        rooms: the ports of the site.
        now: the present instant, aware, in UTC.
        progress: is told how far it has come.
    """
    organisation = sample_organisation()
    clock = MovedClock((now - timedelta(days=_CLOSED_BEGAN)).replace(hour=19, minute=10))
    house = replace(rooms.house, clock=clock)
    change_organisation(house, organisation, "demo")
    words, officers = _keys(house, organisation, now, progress)
    stage = Stage(house, clock, officers)
    progress("A case from report to close", 0, 2)
    closed = closed_case(stage)
    progress("A case under way", 1, 2)
    clock.at = (now - timedelta(days=_OPEN_BEGAN)).replace(hour=20, minute=40)
    open_one = under_way(stage)
    progress("Two cases", 2, 2)
    password = "-".join(make_passphrase(house.randomness).split()[:4])
    called = {closed.code: "the closed case", open_one.code: "the case under way"}
    wanted = [
        replace(part, what=f"{part.what}; {reading(house, officers[part.person], called)}")
        for part in parts(organisation, open_one.drawn, now.date())
    ]
    people = []
    for sign_in in make_accounts(organisation, wanted, words, password):
        people.append(sign_in)
        progress("Accounts", len(people), len(wanted) + 1)
    made = SignIns(password, tuple(people), _receipts(closed, open_one))
    home.keep(made)
    return made


def _keys(
    house: House, organisation: Organisation, now: datetime, progress: Progress
) -> tuple[dict[PersonId, str], dict[PersonId, Officer]]:
    wanted = enrolled(organisation, now.date())
    words: dict[PersonId, str] = {}
    officers: dict[PersonId, Officer] = {}
    for person in wanted:
        progress("Keys", len(words), len(wanted))
        made = enrol(house, person)
        words[person] = made.passphrase
        officers[person] = Officer(person, made.keys)
    progress("Keys", len(words), len(wanted))
    return words, officers


def _receipts(closed: Closed, open_one: UnderWay) -> tuple[Receipt, ...]:
    return (
        Receipt(f"reporter of the case under way ({open_one.code})", open_one.reporter),
        Receipt("respondent of the case under way", open_one.respondent),
        Receipt(f"reporter of the closed case ({closed.code})", closed.reporter),
        Receipt("respondent of the closed case", closed.respondent),
    )
