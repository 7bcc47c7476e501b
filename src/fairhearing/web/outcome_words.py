"""An outcome and how long it holds: written in any of the site's languages, kept in the form that rules read."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from fairhearing.clock import Duration
from fairhearing.judging import read_length
from fairhearing.procedure import Procedure
from fairhearing.web.speaking import limit, spoken
from fairhearing.web.words import LineField
from fairhearing.wording import either

OUTCOME, LENGTH = "outcome", "duration"
"""The fields of a decision that rules read."""
_UNITS = ("hours", "days", "weeks", "months", "years")
_DIGITS = re.compile(r"\d{1,4}")


class LengthField(LineField):
    """For how long something holds; other words stay as they were written."""

    def __init__(self, **kwargs: Any) -> None:
        shown = {"weeks": limit(Duration(3, "weeks")), "months": limit(Duration(2, "months"))}
        says = _(
            "A number and what it counts, such as “%(weeks)s” or “%(months)s”. Other words are kept as they are; "
            "no limit can be worked out from them."
        )
        super().__init__(help_text=says % shown, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the time as rules read it."""
        text = super().to_python(value)
        found = length_in(text)
        return text if found is None else str(found)


class OutcomeField(LineField):
    """What is decided; a title of the procedure's, or other words, which stay as they were written.

    Args:
        procedure: the case's.
    """

    def __init__(self, procedure: Procedure, **kwargs: Any) -> None:
        self._outcomes = procedure.outcomes
        says = _("One of these where it fits: %(titles)s. Other words are kept as they are.")
        titles = spoken(either([one.title for one in self._outcomes]))
        super().__init__(help_text=says % {"titles": titles} if titles else "", **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the title as the procedure has it."""
        text = super().to_python(value)
        for code, _name in settings.LANGUAGES:
            with override(code):
                for one in self._outcomes:
                    if _plain(spoken(one.title)) == _plain(text).rstrip("."):
                        return str(one.title)
        return text


def length_in(text: str) -> Duration | None:
    """Return a time that is written as the site writes it in one of its languages; None for other words.

    Args:
        text: such as “3 weeks”, “3 semaines”.
    """
    digits = _DIGITS.search(text)
    said = text if digits is None else text.replace(digits[0], str(int(digits[0])), 1)
    known = read_length(said)
    if known is not None:
        return known if known.unit in _UNITS else None
    # Arabic says one and two without a number.
    amounts = (1, 2) if digits is None else (int(digits[0]),)
    for code, _name in settings.LANGUAGES:
        with override(code):
            for one in (Duration(amount, unit) for amount in amounts for unit in _UNITS):
                if _plain(limit(one)) == _plain(said):
                    return one
    return None


def outcome_in_words(name: str, text: str, procedure: Procedure) -> str:
    """Return what a field of a decision holds, in the reader's language; words that rules do not read as they are.

    Args:
        name: the field's.
        text: what it holds.
        procedure: the case's.
    """
    if name == LENGTH:
        found = read_length(text)
        return limit(found) if found is not None and str(found) == text else text
    if name == OUTCOME:
        return next((spoken(one.title) for one in procedure.outcomes if one.title == text), text)
    return text


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


__all__ = ["LENGTH", "OUTCOME", "LengthField", "OutcomeField", "length_in", "outcome_in_words"]
