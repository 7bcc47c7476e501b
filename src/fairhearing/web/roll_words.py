"""Entries of the roll in words: who is bound to whom, since when, how somebody came to a seat."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairhearing.acts import When
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.organisation import TIE_KINDS, Organisation, Tie

_CHOSEN = {
    "acclamation": _("without anybody standing against"),
    "appointed": _("appointed"),
    "contested": _("in a contested election"),
    "lottery": _("by lot"),
}


def called(organisation: Organisation, name: str | None) -> str:
    """Return what a person or a body is called; an id that the roll gives no name stands for itself."""
    if name is None:
        return ""
    person = organisation.people.get(PersonId(name))
    if person is not None:
        return person.name or name
    body = organisation.bodies.get(BodyId(name))
    return name if body is None else body.name or name


def chosen_in_words(chosen: str) -> str:
    """Return how a seat was filled, in words; empty where the roll does not say."""
    return str(_CHOSEN.get(chosen, chosen))


def tie_in_words(organisation: Organisation, tie: Tie, today: date) -> str:
    """Return a tie as a sentence without its end, in the past where it certainly ended.

    Args:
        organisation: for the names.
        tie: one of its ties.
        today: by its calendar.
    """
    kind = TIE_KINDS[tie.kind]
    over = tie.until is not None and tie.until.last < today
    names = [called(organisation, name) for name in (*tie.people, *([tie.to] if tie.to else []))]
    return gettext(kind.then if over else kind.now).format(a=names[0], b=", ".join(names[1:]) or "?")


def when_in_words(when: When | None) -> str:
    """Return a date as people write it; a rough one as the days between which it lies.

    Args:
        when: None: not known, which is empty.
    """
    if when is None:
        return ""
    if when.certain:
        return date_format(when.first)
    if when.text.isdecimal():
        return when.text
    if (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return date_format(when.first, "YEAR_MONTH_FORMAT")
    first, last = (date_format(day) for day in (when.first, when.last))
    if when.first == date.min:
        return gettext("before %(day)s") % {"day": last}
    if when.last == date.max:
        return gettext("after %(day)s") % {"day": first}
    return gettext("between %(first)s and %(last)s") % {"first": first, "last": last}
