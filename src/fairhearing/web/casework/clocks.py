"""What is due, by when and why, the nearest first; and how the procedure was kept so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairhearing.desk import OpenCase
from fairhearing.identifiers import role_of
from fairhearing.judging import DutyAnswer, Judgement
from fairhearing.web.act_choices import role_title, slot_title
from fairhearing.web.casework.opening import today
from fairhearing.web.casework.wording import title_of
from fairhearing.web.speaking import spoken

RUNNING = ("open", "overdue", "undetermined")
DOABLE = ("open", "overdue")


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty that runs.

    Args:
        says: the rule, in one sentence.
        on: the last day; None where no limit is written.
        overdue: whether that day is over.
        late: how late it is, in words; empty where it is not.
        who: the titles of the roles that owe it.
        mine: whether the reader's role is among them.
        why: the facts and the rule with its source and pack.
        rule: the rule's id.
    """

    says: str
    on: date | None
    overdue: bool
    late: str
    who: str
    mine: bool
    why: str
    rule: str


def clocks_of(case: OpenCase, judgement: Judgement) -> tuple[Clock, ...]:
    """Return what is due, the nearest first; duties without a limit come last.

    Args:
        case: opened by its reader.
        judgement: how it stands today.
    """
    running = [_clock(case, answer) for answer in judgement.duties if answer.status in DOABLE]
    return tuple(sorted(running, key=lambda clock: (clock.on or date.max, not clock.mine, clock.says)))


def _clock(case: OpenCase, answer: DutyAnswer) -> Clock:
    on = answer.due.last if answer.due is not None and answer.due.last != date.max else None
    overdue = answer.status == "overdue"
    return Clock(
        says=spoken(answer.says),
        on=on,
        overdue=overdue,
        late=late_words(on, today(case)) if overdue else "",
        who=", ".join(role_title(case, role) for role in answer.who),
        mine=role_of(case.me) in answer.who,
        why=why_of(case, answer),
        rule=str(answer.rule),
    )


def late_words(on: date | None, day: date) -> str:
    """Return how long ago a limit ended.

    Args:
        on: its last day.
        day: today.
    """
    if on is None or day <= on:
        return ""
    days = (day - on).days
    return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}


def why_of(case: OpenCase, answer: DutyAnswer) -> str:
    """Return the facts behind an answer, and the rule with its source and pack."""
    rule = _("Rule “%(rule)s” of “%(pack)s”: %(source)s.") % {
        "rule": answer.rule,
        "pack": answer.pack,
        "source": answer.source,
    }
    return f"{named(case, answer.because)} {rule}"


def named(case: OpenCase, text: str) -> str:
    """Return a sentence in which acts and parties are called by what they are, where a judgement has their ids."""
    text = spoken(text)
    titles = {str(act.public.id): title_of(act.public.kind) for act in case.acts}
    if titles:
        acts = "|".join(re.escape(one) for one in titles)
        text = re.sub(rf"(?:\b[Aa]ct )?\b({acts})(?![\w-])", lambda found: _("“%s”") % titles[found[1]], text)
    people: dict[str, str] = {}
    for slot, entry in case.slots.items():
        people.setdefault(str(entry.person), slot_title(case, slot))
    people.pop("", None)
    ids = "|".join(re.escape(one) for one in sorted(people, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])({ids})(?![\w-])", lambda found: people[found[1]], text) if ids else text
