"""A case that was carried to its end: made up, and done only through the desk."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.desk import Report, TakenUp, Upload, append_record
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.web.demo.acting import Stage

_HANDLER = "p16"
_REPORT = """\
For two years he has corrected me in front of everybody, at nearly every meeting of the accounts group. In \
spring it became worse: when I spoke he counted my words aloud, and people laughed.

On the evening of the summer accounts he took the list out of my hand and said "give it to somebody who can \
count". I have not spoken at a meeting since.

I do not want him thrown out. I want it to stop, and I want to hear it said that this was not a joke."""
_ANSWER = """\
I did correct figures, that is what a treasurer is for. That I counted words aloud is true, once, and it was \
stupid. I did not take the list out of her hand: she held it out to me.

I had no idea that she stopped speaking because of this. Nobody told me before today."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What is left of it: its code and the words of both sides."""

    code: CaseCode
    reporter: str
    respondent: str


def closed_case(stage: Stage) -> Closed:
    """Carry a report of bullying from the first evening to a closed case.

    Args:
        stage: its clock stands at the first evening.

    Returns:
        The case and the receipts of both sides.
    """
    words, code = stage.report(
        Report(
            receipt="",
            text=_REPORT,
            respondents=("Beech Seven",),
            reporter="Larch Six",
            contact="By the mailbox.",
            consents=("tell-respondent",),
            files=(
                Upload(
                    "minutes.txt", "text/plain", b"Summer accounts, item 4: list handed over. Laughter.\n", "text"
                ),
            ),
        )
    )
    append_record(stage.house)
    answered = _both_sides(stage, words, code)
    members = list(stage.draw(_HANDLER, code).values())
    stage.sit(_HANDLER, code, members)
    append_record(stage.house)
    _judged(stage, code, members)
    stage.clock.pass_days(32)
    stage.act(_HANDLER, code, "case-closed", reason="Both sides know the outcome, and nobody appealed.")
    append_record(stage.house)
    return Closed(code, words, answered.receipt)


def _both_sides(stage: Stage, words: str, code: CaseCode) -> TakenUp:
    stage.clock.pass_days(1)
    stage.act(_HANDLER, code, "report-acknowledged", "reporter-1", text="Your report arrived. Thank you for it.")
    rights = stage.house.shelf.in_force().notices.get("rights-reporter", "You are told the outcome.")
    stage.act(_HANDLER, code, "rights-notified", "reporter-1", text=rights)
    stage.clock.pass_days(2)
    stage.act(_HANDLER, code, "category-set", value="bullying", reason="It went on for two years, before others.")
    stage.clock.pass_days(1)
    plan = "She speaks first on her items; a friend sits beside her. He is told on a day without a meeting."
    stage.act(_HANDLER, code, "safety-plan-made", text=plan, with_affected=True)
    stage.act(words, code, "message-sent", text="Thank you. The plan is good for me.")
    append_record(stage.house)
    stage.clock.pass_days(2)
    answered = stage.tell(
        _HANDLER,
        code,
        {
            "what": "That you belittled a member at meetings again and again, and took a list out of her hand.",
            "when": "From spring on; the list on the evening of the summer accounts",
            "where": "Meetings of the accounts group",
            "text": "Nothing is decided. You have 14 days to answer, and can ask for more.",
            "how": "letter",
        },
    )
    stage.clock.pass_days(4)
    stage.act(answered, code, "response-received", answer="admits-in-part", text=_ANSWER)
    append_record(stage.house)
    stage.clock.pass_days(2)
    return answered


def _judged(stage: Stage, code: CaseCode, members: list[PersonId]) -> None:
    slots = [f"panel-{place}" for place, _ in enumerate(members, 1)]
    stage.clock.pass_days(6)
    stage.act(_HANDLER, code, "feedback-given", "reporter-1", text="The panel has read both sides.")
    stage.act(members[0], code, "final-talk-held", text="She wants an apology before the group, and nothing more.")
    stage.clock.pass_days(5)
    stage.act(
        members[0],
        code,
        "finding-made",
        finding="substantiated-in-part",
        standard="more-likely-than-not",
        reason="The counting and the corrections are admitted or seen by several; on the list, accounts differ.",
        members=slots,
        votes_for="2",
        votes_against="1",
        dissent="On the list I believe the report: the minutes name the laughter.",
    )
    stage.clock.pass_days(1)
    stage.act(
        members[0],
        code,
        "decision-made",
        outcome="An apology before the group, and no chairing of meetings for a year.",
        reason="It fits what was found and what she asked for; more would help nobody.",
        members=slots,
        votes_for="3",
        votes_against="0",
    )
    told = (
        "The panel found the report right in part. He apologises before the group and does not chair for a year."
    )
    stage.act(_HANDLER, code, "outcome-notified", "reporter-1", text=told, how="mailbox")
    told = "The panel found the report right in part. You apologise before the group and do not chair for a year."
    stage.act(_HANDLER, code, "respondent-outcome-notified", "respondent-1", text=told, how="mailbox")
    append_record(stage.house)
