"""Reading duties: who must do what, by when, after what, and what moves its limit."""

from __future__ import annotations

from fairhearing.acts import KINDS, MappingNode, unknown_word
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName
from fairhearing.procedure.clauses import Extension, Ratification
from fairhearing.procedure.heads import Known, need_roles, read_head, read_roles
from fairhearing.procedure.model import Duty
from fairhearing.procedure.parts import need_kinds, read_condition, read_kind, read_kinds, read_limit, read_rule
from fairhearing.procedure.vocabulary import SILENCES, STRENGTHS

DUTY = (
    *("who", "act", "to", "after", "each", "fallback", "fallback-after", "fallback-for", "within", "until"),
    *("before", "when", "unless", "strength", "stage", "extension", "pauses", "resumes", "pause-most", "lapses"),
    *("ratifies", "closed", "counts", "by-right", "on-receipt"),
)
RATIFICATION = ("act", "sends-back", "silence")
EXTENSION = ("act", "who", "most", "reason", "approver", "approval")


def read_duty(name: str, table: MappingNode, known: Known) -> Duty:
    """Read who must do what, by when, after what.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as a duty.

    Source: the file format `fairhearing/procedure@1`.
    """
    head = read_head(name, table, DUTY, known)
    ratifies = _ratification(table)
    duty = Duty(
        **head,
        who=need_roles(table, "who", known),
        act=need_kinds(table),
        to=table.choice("to", known.roles) if table.get("to") else None,
        after=read_kinds(table, "after"),
        each=table.flag("each"),
        fallback=read_kind(table, "fallback"),
        fallback_after=read_limit(table, "fallback-after"),
        fallback_for=read_rule(table, "fallback-for"),
        within=read_limit(table, "within"),
        until=_until(table),
        before=read_kinds(table, "before"),
        when=read_condition(table),
        unless=read_kinds(table, "unless"),
        strength=table.choice("strength", STRENGTHS, "must"),
        stage=_stage(table, known),
        extension=_extension(table, known),
        pauses=read_kinds(table, "pauses"),
        pause_most=read_limit(table, "pause-most"),
        resumes=read_kinds(table, "resumes"),
        lapses=table.flag("lapses") or (ratifies is not None and ratifies.silence == "returns"),
        ratifies=ratifies,
        closed=table.flag("closed"),
        counts=read_condition(table, "counts"),
        by_right=table.flag("by-right"),
        on_receipt=table.flag("on-receipt"),
    )
    _refuse_what_never_ends(duty, table)
    return duty


def _refuse_what_never_ends(duty: Duty, table: MappingNode) -> None:
    _refuse_clock_without_start(duty, table)
    _refuse_lapse_without_end(duty, table)
    _refuse_silence_without_end(duty, table)


def _stage(table: MappingNode, known: Known) -> str:
    table.need("stage")
    stage = table.text("stage")
    if stage not in known.stages:
        raise unknown_word(stage, known.stages, "a stage of this procedure", table.where_of("stage"))
    return stage


def _extension(table: MappingNode, known: Known) -> Extension | None:
    inner = table.table("extension")
    if inner is None:
        return None
    inner.only(EXTENSION, "an extension")
    if (inner.get("approver") is None) != (inner.get("approval") is None):
        raise InputError(
            "Half an approval stands in this extension.",
            why="It counts once somebody did an act that approves it: both who and which act are needed.",
            remedy="Write 'approver: <role>' and 'approval: <kind of act>', or neither.",
            where=inner.where,
        )
    return Extension(
        act=KindName(inner.choice("act", tuple(KINDS))),
        who=need_roles(inner, "who", known),
        most=read_limit(inner, "most"),
        reason=inner.flag("reason", default=True),
        approver=read_roles(inner, "approver", known),
        approval=read_kind(inner, "approval"),
    )


def _ratification(table: MappingNode) -> Ratification | None:
    inner = table.table("ratifies")
    if inner is None:
        return None
    inner.only(RATIFICATION, "what has to be approved")
    inner.need("act")
    inner.need("silence")
    back = read_kinds(inner, "sends-back")
    strange = [kind for kind in back if kind not in read_kinds(table, "act")]
    if strange:
        raise InputError(
            f"'{strange[0]}' sends back and is no act of this duty.",
            why="Whoever has to answer either approves or sends back; both are acts that meet the duty.",
            remedy=f"Add '{strange[0]}' to 'act', or take it out of 'sends-back'.",
            where=inner.where_of("sends-back"),
        )
    return Ratification(
        act=KindName(inner.choice("act", tuple(KINDS))),
        silence=inner.choice("silence", SILENCES),
        sends_back=back,
    )


def _until(table: MappingNode) -> str | None:
    """Read which field names the day; at least one of the kinds that start the clock must have such a day."""
    if table.get("until") is None:
        return None
    written = table.text("until")
    days = _days_named_by(read_kinds(table, "after"))
    name = written.removeprefix("act.")
    if name == written or name not in days:
        raise InputError(
            f"'until: {written}' is no day that the act which starts the clock names.",
            why="The clock ends on the day that stands in a field of that act.",
            remedy=f"Write 'until: act.{days[0]}'."
            if days
            else "Write 'within: …', or start it from another act.",
            where=table.where_of("until"),
        )
    return name


def _days_named_by(kinds: tuple[KindName, ...]) -> tuple[str, ...]:
    fields = (field for kind in kinds for field in KINDS[kind].fields)
    return tuple(dict.fromkeys(field.name for field in fields if field.type == "date"))


def _refuse_clock_without_start(duty: Duty, table: MappingNode) -> None:
    if not duty.after and not duty.before:
        raise InputError(
            f"Duty '{duty.id}' has no beginning.",
            why="Without 'after' or 'before' nobody can say when it is due.",
            remedy="Add 'after: <kind of act>' (its clock starts then) or 'before: <kind of act>'.",
            where=table.where,
        )
    if duty.within is not None and not duty.after:
        raise InputError(
            f"Duty '{duty.id}' has a limit but nothing that starts its clock.",
            why="A limit is counted from an act.",
            remedy="Add 'after: <kind of act>'.",
            where=table.where_of("within"),
        )
    if duty.on_receipt and (duty.within is None or duty.until is not None):
        raise InputError(
            f"Duty '{duty.id}' counts from the receipt of a letter, and has no limit to count.",
            why="Only a number of days can be counted from the day on which a letter arrived.",
            remedy="Write 'within: 14 d' and no 'until', or take 'on-receipt' away.",
            where=table.where_of("on-receipt"),
        )
    later = [key for key in ("fallback-after", "fallback-for") if table.get(key) is not None]
    if len(later) != (duty.fallback is not None):
        raise InputError(
            f"Duty '{duty.id}' has half a fallback, or two.",
            why="Where the first act never comes, the clock starts some time after another one: both are needed.",
            remedy="Write 'fallback: <kind of act>', and 'fallback-after: 7 d' or 'fallback-for: <duty>'.",
            where=table.where_of("fallback" if duty.fallback else later[0]),
        )
    if duty.pauses and not duty.resumes:
        raise InputError(
            f"Duty '{duty.id}' can be paused and never goes on.",
            why="A clock that only stops is no clock.",
            remedy="Add 'resumes: clock-resumed'.",
            where=table.where_of("pauses"),
        )


def _refuse_lapse_without_end(duty: Duty, table: MappingNode) -> None:
    if duty.lapses and not (duty.within is not None and duty.each):
        raise InputError(
            f"Duty '{duty.id}' lets something lapse and does not say when.",
            why="Each act that starts its clock lapses for itself, at the end of the limit.",
            remedy="Add 'within: 72 h' and 'each: true', or take 'lapses' away.",
            where=table.where_of("ratifies" if duty.ratifies is not None else "lapses"),
        )


def _refuse_silence_without_end(duty: Duty, table: MappingNode) -> None:
    if duty.ratifies is not None and duty.ratifies.silence == "stands" and duty.within is None:
        raise InputError(
            f"Duty '{duty.id}' says what silence means and not when it begins.",
            why="What is in force when nobody answers in time needs a time.",
            remedy="Add 'within: 14 d', or write 'silence: waits'.",
            where=table.where_of("ratifies"),
        )
