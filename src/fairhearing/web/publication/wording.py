"""What stands for a limit, a delay, a reason or a mark, in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import KINDS
from fairhearing.identifiers import KindName, RoleName, role_of
from fairhearing.procedure import Procedure
from fairhearing.web.speaking import spoken

_REASONS = {
    "conflict": _("a conflict"),
    "not-viable": _("too few without a conflict are left"),
    "excluded": _("left out of this case"),
    "barred-category": _("barred for this category"),
    "no-consent": _("a consent is missing"),
    "too-early": _("too early: something comes first"),
    "without-power": _("not for this role to do"),
    "extension": _("more time was given"),
    "declined": _("declined, without a reason"),
    "safety": _("for somebody's safety"),
    "resigned": _("somebody resigned"),
    "appeal": _("an appeal"),
    "not-upheld": _("the report was not upheld"),
    "other": _("another reason"),
}
_MARKS = {
    "verified": _("taken from the full text"),
    "excerpt": _("taken from a part of the text"),
    "unverified": _("the text was not seen"),
    "interpreted": _("read into the text, which leaves it open"),
    "own": _("written by this project"),
}
_PARTS = {
    "who": _("who is who"),
    "what": _("what is reported and answered"),
    "reporter-mail": _("the reporter's mailbox"),
    "respondent-mail": _("the respondent's mailbox"),
    "panel": _("the panel's notes"),
    "appeal": _("the appeal's notes"),
}
_BODIES = {
    "assembly": _("the assembly of all members"),
    "leadership": _("the leadership"),
    "intake": _("those who receive reports"),
    "panel": _("those of whom a panel is drawn"),
    "appeal": _("an appeal body"),
    "oversight": _("overseers"),
    "outside": _("a body outside the organisation"),
}
_STRENGTHS = {"aim": _("is aimed at"), "encouraged": _("is a right, not a duty")}


def reason(reason_class: str) -> str:
    """Return a class of reason in words."""
    return str(_REASONS.get(reason_class, reason_class))


def mark(name: str) -> str:
    """Return how well a rule is founded, in words."""
    return str(_MARKS.get(name, name))


def part(compartment: str) -> str:
    """Return a part of a case that is sealed on its own, in words."""
    return str(_PARTS.get(compartment, compartment))


def body_kind(kind: str) -> str:
    """Return a kind of body in words; one that only the procedure knows as it is written."""
    return str(_BODIES.get(kind, kind))


def strength(name: str) -> str:
    """Return how much a duty binds where it is less than a must; else nothing."""
    return str(_STRENGTHS.get(name, ""))


def silence(name: str) -> str:
    """Return what becomes of a decision when nobody answers in time who has to approve it.

    Args:
        name: one of `procedure.vocabulary.SILENCES`.
    """
    return {
        "returns": gettext("Before that the decision is not in force; without it, it is decided again."),
        "stands": gettext("Before that the decision is not in force; without it, it is once the time is over."),
        "waits": gettext("Before that the decision is not in force."),
    }[name]


def title_of(kind: str) -> str:
    """Return what a kind of act is called once it is done."""
    known = KINDS.get(KindName(kind))
    return kind if known is None else gettext(known.title)


def role_title(procedure: Procedure, role: str) -> str:
    """Return a role as the procedure calls it."""
    known = procedure.roles.get(RoleName(role))
    return role if known is None else spoken(known.title)


def slot_title(procedure: Procedure, slot: str) -> str:
    """Return a slot of a case as a reader says it: the role, and which one where it is not the first."""
    title = role_title(procedure, role_of(slot))
    number = slot.rpartition("-")[2]
    return f"{title} {number}" if number not in {"", "1"} else title


def distance(due: date, today: date) -> str:
    """Return how far a day lies from today, in words: overdue, today or ahead.

    Args:
        due: the last day of a limit.
        today: the organisation's day.
    """
    days = (due - today).days
    if days < 0:
        return ngettext("%(n)d day overdue", "%(n)d days overdue", -days) % {"n": -days}
    if days == 0:
        return gettext("due today")
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


def days_late(days: int) -> str:
    """Return by how much something was late, in words; nothing where it was in time."""
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days} if days > 0 else ""
