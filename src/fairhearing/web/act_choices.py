"""What of a case itself can be chosen in the form of an act: slots, open limits, letters that were sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from fairhearing.acts import KINDS
from fairhearing.desk import INVITING, OF_ONE_BY_OFFICERS, OpenCase, gone_from, next_slot, several
from fairhearing.identifiers import KindName, PersonId, RoleName, SlotName, role_of
from fairhearing.judging import judge
from fairhearing.procedure import Duty, Procedure
from fairhearing.web.act_words import OWN_WORDS
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken

Choices = list[tuple[str, str]]

LETTER = KINDS[KindName("leadership-told")].fields[0]
"""The field that every kind which sends a letter has."""
_STILL_OPEN = {"open", "overdue"}


def role_title(case: OpenCase, role: str) -> str:
    """Return what the case's procedure calls a role."""
    known = case.procedure.roles.get(RoleName(role))
    return spoken(known.title if known is not None else role.replace("-", " "))


def name_of(case: OpenCase, person: str) -> str:
    """Return the name of somebody of the roll, or of a body, by its id; else empty."""
    known = case.organisation.people.get(PersonId(person)) if person else None
    body = next((one for one in case.organisation.bodies.values() if one.id == person), None)
    return known.name if known is not None else body.name if body is not None else ""


def name_in(case: OpenCase, slot: str) -> str:
    """Return who fills a slot, as far as the reader of the case may know it; else empty."""
    entry = case.slots.get(SlotName(slot))
    return "" if entry is None else name_of(case, entry.person) or entry.name


def slot_title(case: OpenCase, slot: str) -> str:
    """Return a slot as people read it: the role's title, its number where there are several, and who it is."""
    role = role_of(slot)
    title, number = role_title(case, role), slot.rpartition("-")[2]
    title = f"{title} {number}" if len(case.slots_of(role)) > 1 else title
    name = name_in(case, slot) or witnesses(case).get(slot, "")
    return f"{title} ({name})" if name else title


def slots_in(case: OpenCase, *roles: str) -> Choices:
    """Return the slots of some roles, and for witnesses those who were named, each with its title."""
    found = dict.fromkeys(slot for role in roles for slot in case.slots_of(role))
    found.update(dict.fromkeys(SlotName(slot) for slot in witnesses(case) if role_of(slot) in roles))
    return [(slot, slot_title(case, slot)) for slot in found]


def recipients(kind: KindName, case: OpenCase) -> Choices:
    """Return to whom an act can be done.

    Args:
        kind: one of `acts.KINDS` that is done to a role.
        case: opened by an officer.
    """
    role = KINDS[kind].to or ""
    found = slots_in(case, role)
    if kind in INVITING:
        return [*found, (next_slot(case, role), gettext("somebody who is not in the case yet"))]
    if role == "affected":
        # Who reported reads what the affected person is told, and stands for them where nobody else was named.
        return found + slots_in(case, "reporter")
    if role == "reporter":
        return found + _with_mailbox(case, slots_in(case, "affected"))
    return found if kind == "respondent-notified" else _with_mailbox(case, found) or found


def concerned(kind: KindName, case: OpenCase) -> Choices:
    """Return which of several respondents an act can concern; empty where it is not asked.

    Args:
        kind: one of `acts.KINDS`.
        case: opened by whoever does it; of the parties, only who appeals for the other side is asked.
    """
    respondents = [(str(slot), slot_title(case, slot)) for slot in several(case)]
    if case.mailbox is None:
        return respondents if kind in OF_ONE_BY_OFFICERS else []
    if kind != "appeal-filed" or role_of(case.me) not in {"reporter", "affected"}:
        return []
    return [("", gettext("all of them")), *respondents] if respondents else []


def drafted_for(kind: KindName, case: OpenCase) -> Choices:
    """Return for which of several respondents the letter of an act can be drafted; empty where it is not asked.

    Args:
        kind: one of `acts.KINDS`.
        case: opened by an officer.
    """
    if not several(case):
        return []
    return recipients(kind, case) if KINDS[kind].to == "respondent" else concerned(kind, case)


def whom_asked(kind: KindName, case: OpenCase, slot: str) -> str:
    """Return for which of several respondents a letter is drafted: the one asked for, or the first; else empty."""
    slots = [one for one, _title in drafted_for(kind, case)]
    return slot if slot in slots else next(iter(slots), "")


def _with_mailbox(case: OpenCase, choices: Choices) -> Choices:
    return [
        (slot, title)
        for slot, title in choices
        if SlotName(slot) in case.slots and case.slots[SlotName(slot)].recipient
    ]


def witnesses(case: OpenCase) -> dict[str, str]:
    """Return the witnesses whom somebody named, in order: the slot that stands for each, and who it is."""
    named = [str(act.fields.get("person", "")) for act in case.done("witness-named")]
    return {f"witness-{place}": name for place, name in enumerate(named, 1)}


def colleagues(case: OpenCase) -> Choices:
    """Return those who share the role of whoever acts, without those who stood aside."""
    gone = gone_from(case)
    return [(slot, title) for slot, title in slots_in(case, role_of(case.me)) if slot not in gone]


def challengeable(case: OpenCase) -> Choices:
    """Return everybody who has an office in a case and has not left it."""
    gone = gone_from(case)
    return [(slot, title) for slot, title in officers(case) if slot not in gone]


def how_to_challenge(case: OpenCase) -> tuple[str, bool]:
    """Return how the procedure lets whoever acts challenge somebody, and whether they must say why."""
    rules = [rule for rule in case.procedure.conflicts.challenges if role_of(case.me) in rule.by]
    return " ".join(spoken(rule.says) for rule in rules), bool(rules) and all(rule.cause for rule in rules)


def parties(case: OpenCase) -> Choices:
    """Return the parties of a case."""
    return slots_in(case, *(name for name, role in case.procedure.roles.items() if role.party))


def officers(case: OpenCase) -> Choices:
    """Return those who have an office in a case."""
    return slots_in(case, *(name for name, role in case.procedure.roles.items() if not role.party))


def tellable(procedure: Procedure) -> tuple[str, ...]:
    """Return what the procedure's rules on telling tell apart."""
    return tuple(dict.fromkeys(word for rule in procedure.disclosures for word in (*rule.may, "annex")))


def letters(case: OpenCase) -> Choices:
    """Return the letters that were sent, by the ids of their acts."""
    sent = [act.public for act in case.acts if act.public.kind in KINDS]
    return [
        (act.id, f"{spoken(KINDS[act.kind].title)}, {date_format(act.on)}")
        for act in sent
        if LETTER in KINDS[act.kind].fields
    ]


def conditions(case: OpenCase) -> Choices:
    """Return the conditions that were set, by the ids of their acts, as far as they opened."""
    found = [(act.public.id, act.fields) for act in case.done("condition-set") if act.fields]
    return [(act, f"{fields.get('text', '')} ({fields.get('until', '')})") for act, fields in found]


def open_rules(case: OpenCase, kind: str) -> dict[str, str]:
    """Return the duties that run now and whose limit an act of this kind can move, if this holder does it.

    Args:
        case: opened by whoever wants to move it.
        kind: such as `extension-granted`.
    """
    rules: Mapping[str, Duty] = {str(duty.id): duty for duty in case.procedure.duties}
    today = case.calendar.day(house().now())
    duties = case.judgement(today).duties
    running = dict.fromkeys(str(answer.rule) for answer in duties if answer.status in _STILL_OPEN)
    found, latest = {}, latest_of(case, kind)
    for rule in running:
        extension = rules[rule].extension
        if extension is None or extension.act != kind:
            continue
        if not extension.who or role_of(case.me) in extension.who:
            most = latest.get(rule)
            said = spoken(rules[rule].says)
            found[rule] = said if most is None else _with_most(said, most)
    return found


def _with_most(says: str, most: date) -> str:
    return _("%(rule)s More time can be given until %(day)s at most.") % {
        "rule": says,
        "day": date_format(most),
    }


def latest_of(case: OpenCase, kind: str) -> dict[str, date]:
    """Return the last day up to which an act of this kind can move each limit that it can move.

    Args:
        case: opened by whoever wants to move it.
        kind: such as `extension-granted`.
    """
    rules = {str(duty.id): duty.extension for duty in case.procedure.duties}
    if all(one is None or one.act != kind or not one.most for one in rules.values()):
        return {}
    told = case.case_file()
    bare = replace(told, acts=tuple(act for act in told.acts if act.kind != kind))
    today = case.calendar.day(house().now())
    found: dict[str, date] = {}
    for answer in judge(case.procedure, case.standing, bare, today, calendar=case.calendar).duties:
        extension = rules[str(answer.rule)]
        if extension and extension.act == kind and extension.most and answer.due and answer.due.last != date.max:
            found[str(answer.rule)] = case.calendar.add(answer.due.last, extension.most)
    return found


def own_words(value: str, says: str, case: OpenCase) -> str:
    """Return a choice as whoever makes it would say it."""
    return str(OWN_WORDS.get(value, says)) if case.mailbox is not None else says


def asked_of(scope: str, case: OpenCase) -> bool:
    """Return whether a party can be asked for its consent to something: a rule names it, or no rule says whom."""
    asked = {role for rule in case.procedure.consents if rule.scope == scope for role in rule.of}
    spoken_for = {"affected"} if role_of(case.me) == "reporter" else set()
    return not asked or bool(asked & ({role_of(case.me)} | spoken_for))


def until(given: date | None, most: date | None) -> date | None:
    """Return the day up to which more time is given.

    Args:
        given: as it was typed.
        most: the last day that the rule allows; None: any.

    Raises:
        ValidationError: it is later than that, so that the clock would stop before what the letter says.
    """
    if given is not None and most is not None and given > most:
        raise ValidationError(
            _("The rule gives time until %(day)s at most. Choose that day or an earlier one.")
            % {"day": date_format(most)}
        )
    return given


ACTS: Mapping[str, Callable[[OpenCase], Choices]] = {"letter": letters, "condition": conditions}
"""Fields that name another act of the case, and which of them can be named."""
