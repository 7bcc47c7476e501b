"""A case that is under way: a panel was drawn, one of those asked has not answered yet, and a clock ran out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from fairhearing.desk import Report, append_record
from fairhearing.errors import RefusedError
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.web.demo.acting import Stage

_HANDLER = "p11"
_REPORT = """\
We were a couple until last November. Since I ended it he stands at the door of the branch meetings when I \
come, though he is not on the list that evening. Twice he followed me to the bus. In the kitchen after the \
winter assembly he held the door shut and said that I would be sorry if I talked.

I am afraid of the next meeting. Please do not let it reach Fir Five, she knows us both."""
_ANSWER = """\
The meetings are at my house, so of course I stand at the door. I went to the same bus because it is my bus.

I did not hold the kitchen door. It sticks; anybody can try it. I said that she would be sorry to leave the \
branch."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What is known of it: its code, the words of both sides, and who was drawn, in the order of the seats."""

    code: CaseCode
    reporter: str
    respondent: str
    drawn: tuple[PersonId, ...]


def under_way(stage: Stage) -> UnderWay:
    """Carry a report of threats up to the questions to those who were drawn.

    Args:
        stage: its clock stands at the first evening, some forty days ago.

    Returns:
        The case, the receipts of both sides, and who was drawn.
    """
    words, code = stage.report(
        Report(
            receipt="",
            text=_REPORT,
            respondents=("Ash Four",),
            reporter="Rowan Eight",
            excluded=("Fir Five",),
            contact="Only by the mailbox, never by telephone.",
            consents=("tell-respondent",),
        )
    )
    append_record(stage.house)
    respondent = _both_sides(stage, words, code)
    drawn = stage.draw(_HANDLER, code)
    stage.sit(_HANDLER, code, list(drawn.values())[:2])
    append_record(stage.house)
    return UnderWay(code, words, respondent, tuple(drawn.values()))


def _both_sides(stage: Stage, words: str, code: CaseCode) -> str:
    stage.clock.pass_days(1)
    stage.act(
        _HANDLER, code, "report-acknowledged", "reporter-1", text="Your report arrived. Fir Five cannot read it."
    )
    rights = stage.house.shelf.in_force().notices.get("rights-reporter", "You are told the outcome.")
    stage.act(_HANDLER, code, "rights-notified", "reporter-1", text=rights)
    stage.clock.pass_days(2)
    stage.act(
        _HANDLER, code, "category-set", value="threats", reason="Following, and a threat behind a shut door."
    )
    _refused_mediation(stage, code)
    stage.clock.pass_days(3)
    plan = "The branch meets elsewhere until the end. She is brought home, and told the day before he is."
    stage.act(_HANDLER, code, "safety-plan-made", text=plan, with_affected=True)
    stage.act(words, code, "report-added-to", text="He waited at the bus again yesterday. A friend saw it.")
    append_record(stage.house)
    stage.clock.pass_days(4)
    respondent = stage.tell(
        _HANDLER,
        code,
        {
            "what": "That you waited for a member again and again, followed her to the bus, held a door shut "
            "and told her that she would be sorry if she talked.",
            "when": "Since November; the door after the winter assembly",
            "where": "The door of the branch meetings, the bus stop, the kitchen",
            "text": "Nothing is decided. You have 14 days to answer, and can ask for more.",
            "how": "letter",
        },
    )
    stage.clock.pass_days(9)
    stage.act(respondent, code, "response-received", answer="denies", text=_ANSWER)
    stage.act(respondent, code, "witness-named", person="Larch Six", text="Was in the kitchen.")
    append_record(stage.house)
    stage.clock.pass_days(4)
    return respondent.receipt


def _refused_mediation(stage: Stage, code: CaseCode) -> None:
    # The floor bars mediation over threats; that somebody tried is what an overseer sees.
    with suppress(RefusedError):
        stage.act(_HANDLER, code, "mediation-proposed", text="Would a talk between you help?")
