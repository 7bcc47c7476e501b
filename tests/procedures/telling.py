"""Cases told in short rows, one for each act, and what the rules of a pack say of them."""

from __future__ import annotations

from datetime import date, timedelta

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.identifiers import ActId, KindName, RoleName, role_of
from fairhearing.judging import Judgement, examine, judge
from fairhearing.procedure import load

START = date(2024, 1, 8)
FINDS = {"finding": "substantiated", "votes": {"for": 5, "against": 0}}
DECIDES = {"outcome": "warning", "reason": "Blows.", "comparable": "none", "votes": {"for": 5, "against": 0}}
PANEL = tuple(f"panel-{place}" for place in range(1, 6))
Row = tuple[str, int, str, str, dict[str, object]]
"""Kind, days since the beginning, author, to whom (or empty), and fields; `members` among them are the members."""

TO_THE_OUTCOME: tuple[Row, ...] = (
    ("report-received", 0, "reporter-1", "", {}),
    ("category-set", 2, "receiver-1", "", {"value": "bullying", "reason": "Again and again."}),
    ("respondent-notified", 8, "receiver-1", "respondent-1", {"text": "It is put to you."}),
    ("response-received", 12, "respondent-1", "", {"text": "No."}),
    ("panel-requested", 13, "receiver-1", "", {}),
    ("panel-formed", 30, "receiver-1", "", {"members": PANEL}),
    ("final-talk-held", 40, "panel-1", "", {}),
    ("finding-made", 45, "panel-1", "", {"members": PANEL, **FINDS}),
    ("affected-heard", 45, "panel-1", "", {}),
    ("matter-weighed", 45, "panel-1", "", {}),
    ("decision-made", 46, "panel-1", "", {"members": PANEL, **DECIDES}),
    ("outcome-notified", 47, "receiver-1", "reporter-1", {}),
    ("respondent-outcome-notified", 47, "receiver-1", "respondent-1", {}),
)


def day(number: int) -> date:
    """Return a day of a case.

    Args:
        number: counted from its beginning.
    """
    return START + timedelta(days=number)


def told(name: str, row: Row) -> Act:
    """Return one act.

    Args:
        name: its id; empty: it is only proposed.
        row: what is told of it.
    """
    kind, number, by, to, fields = row
    members = fields.get("members", ())
    return Act(
        ActId(name),
        KindName(kind),
        When(day(number), day(number)),
        by=(by,),
        to=(to,) if to else (),
        members=tuple(map(str, members)) if isinstance(members, tuple) else (),
        fields={key: value for key, value in fields.items() if key != "members"},
        capacity=RoleName(role_of(by)),
    )


def case(*rows: Row) -> CaseFile:
    """Return a case.

    Args:
        rows: its acts; their ids count from 0.
    """
    acts = tuple(told(str(place), row) for place, row in enumerate(rows))
    told_of_it = {to for kind, _, _, to, _ in rows if kind == "respondent-notified"}
    parties = Parties(respondent=tuple(sorted(told_of_it)) if len(told_of_it) > 1 else ())
    return CaseFile("c", "club", ("bullying",), parties, acts)


def against(pack: str, rows: tuple[Row, ...], row: Row) -> set[str]:
    """Return which rules speak against a further act: at the door, and once it stands in the record.

    Args:
        pack: id of a shipped procedure.
        rows: the case so far.
        row: the further act.

    Raises:
        AssertionError: the door and the audit do not agree.
    """
    rules = load(pack)
    at_the_door = examine(rules, None, case(*rows), told("", row), day(row[1])).barred
    last = str(len(rows))
    afterwards = judge(rules, None, case(*rows, row), day(row[1])).barred
    found = {str(one.rule) for one in at_the_door}
    assert found == {str(one.rule) for one in afterwards if one.act == last and one.status != "undetermined"}
    return found


def judged(pack: str, rows: tuple[Row, ...], number: int) -> Judgement:
    """Return how a case stands on one of its days.

    Args:
        pack: id of a shipped procedure.
        rows: the case.
        number: the day, counted from the beginning of the case.
    """
    return judge(load(pack), None, case(*rows), day(number))


def clocks(pack: str, rows: tuple[Row, ...], number: int, rule: str) -> list[tuple[str, str]]:
    """Return how the clocks of a duty stand: for each what started it, as an id, and its status.

    Args:
        pack: id of a shipped procedure.
        rows: the case.
        number: the day, counted from the beginning of the case.
        rule: the duty.
    """
    return [(str(one.anchor), one.status) for one in judged(pack, rows, number).duties if one.rule == rule]
